import RegistryModel
import Testing

@Suite("Masking of personal values")
struct MaskingTests {
    @Test(
        "masked values keep what a clerk needs to find the record",
        arguments: [
            (Privacy.personName, "张三", "张**"), (.personName, "欧阳小明", "欧**"),
            (.identityNumber, "52052519850101123X", "520525********123X"),
            (.identityNumber, "520525850101123", "520525********1123"),
            (.certificateNumber, "M520123451", "M52******1"), (.address, "新房乡新民村二组", "新房乡***"),
            (.plain, "2013-05-07", "2013-05-07"),
        ])
    func masked(privacy: Privacy, text: String, expected: String) {
        #expect(privacy.shown(text, .masked) == expected)
        #expect(privacy.shown(text, .revealed) == text)
    }

    @Test(
        "too short a value shows one character at most",
        arguments: [
            Privacy.personName, .identityNumber, .certificateNumber, .address,
        ])
    func short(privacy: Privacy) {
        #expect(privacy.shown("", .masked) == "")
        #expect(privacy.shown("张", .masked).hasPrefix("张*"))
        #expect(Privacy.identityNumber.shown("G12345678", .masked) == "G********")
        #expect(Privacy.identityNumber.shown("5205251985", .masked) == "5********")
    }

    @Test("a rare character counts as one")
    func rare() {
        #expect(Privacy.personName.shown("𠂇山", .masked) == "𠂇**")
    }

    @Test("privacy follows the field's type")
    func ofFields() {
        for schema in SourceCatalogue.all {
            for definition in schema.fields {
                switch definition.field {
                case .idNumber, .motherIDNumber, .fatherIDNumber, .husbandIDNumber, .wifeIDNumber:
                    #expect(definition.privacy == .identityNumber)
                case .childName, .motherName, .fatherName, .name, .husbandName, .wifeName:
                    #expect(definition.privacy == .personName)
                case .certificateNumber: #expect(definition.privacy == .certificateNumber)
                case .address: #expect(definition.privacy == .address)
                case .sex, .birthDate, .villageCode: #expect(definition.privacy == .plain)
                default: break
                }
            }
        }
    }
}
