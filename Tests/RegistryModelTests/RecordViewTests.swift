import RegistryModel
import Testing

@Suite("Typed access to a record")
struct RecordViewTests {
    private func record(_ kind: SourceKind, _ row: [Field: String]) -> RecordView {
        SampleTable.make(kind, [row])[0]
    }

    @Test("each type comes back as itself")
    func types() {
        let birth = record(
            .registryBirths,
            [
                .birthID: " B1 ", .childName: "王小明", .sex: "女", .birthDate: "2013/5/7",
                .idNumber: "52242620130507003x", .certificateNumber: "m520123456", .parity: "２",
                .policyStatus: "政策外", .villageCode: "520525201203001", .supplementary: "是",
                .birthPlace: "医院",
            ])
        #expect(birth.text(.birthID) == "B1")
        #expect(birth.text(.childName) == "王小明")
        #expect(birth.sex(.sex) == .female)
        #expect(birth.date(.birthDate)?.description == "2013-05-07")
        #expect(birth.residentID(.idNumber)?.description == "52242620130507003X")
        #expect(birth.certificate(.certificateNumber)?.description == "M520123456")
        #expect(birth.integer(.parity) == 2)
        #expect(birth.code(.policyStatus) == PolicyStatus.outside.rawValue)
        #expect(birth.division(.villageCode)?.description == "520525201203")
        #expect(birth.boolean(.supplementary) == true)
        #expect(birth.recordID == "B1")
        #expect(birth.provenance.line == 2)
    }

    @Test("values are displayed in their canonical form")
    func display() {
        let birth = record(
            .registryBirths,
            [
                .birthID: "B1", .sex: "f", .birthDate: "20130507", .parity: "02",
                .policyStatus: "1", .supplementary: "0", .villageCode: "520525",
                .certificateNumber: "Ｍ520123456",
            ])
        let shown = [Field.sex, .birthDate, .parity, .policyStatus, .supplementary, .villageCode]
            .map { birth.display($0) }
        #expect(shown == ["女", "2013-05-07", "2", "政策内", "否", "520525000000"])
        #expect(birth.display(.certificateNumber) == "M520123456")
        #expect(birth.display(.fatherName) == nil)
    }

    @Test("days, months, moments and decimals of other sources")
    func otherTypes() {
        let delivery = record(.hospitalDeliveries, [.deliveredAt: "2013-05-07 15:40:00"])
        #expect(delivery.moment(.deliveredAt)?.minute == 940)
        #expect(delivery.date(.deliveredAt)?.description == "2013-05-07")
        #expect(delivery.display(.deliveredAt) == "2013-05-07T15:40")
        let signature = record(.signoffs, [.month: "201305", .role: "支书"])
        #expect(signature.display(.month) == "2013-05")
        #expect(signature.code(.role) == 3)
        #expect(signature.recordID == nil)
        let claim = record(.claims, [.claimedPercent: "99.15%", .claimedMargin: "4.1"])
        #expect(claim.hundredths(.claimedPercent) == 9915)
        #expect(claim.display(.claimedPercent) == "99.15")
        #expect(claim.display(.claimedMargin) == "4.10")
    }

    @Test("what can't be read is no value, but is filled and shown as written")
    func unreadable() {
        let birth = record(
            .registryBirths,
            [
                .birthDate: "2013-04-31", .sex: "x", .parity: "三", .villageCode: "52",
                .idNumber: "G12345678", .certificateNumber: "1",
            ])
        #expect(birth.date(.birthDate) == nil && birth.sex(.sex) == nil)
        #expect(birth.integer(.parity) == nil && birth.division(.villageCode) == nil)
        #expect(birth.residentID(.idNumber) == nil && birth.certificate(.certificateNumber) == nil)
        for (field, text) in [
            (Field.birthDate, "2013-04-31"), (.sex, "x"), (.parity, "三"),
            (.villageCode, "52"), (.idNumber, "G12345678"), (.certificateNumber, "1"),
        ] {
            #expect(birth.isFilled(field))
            #expect(birth.display(field) == text)
        }
    }

    @Test("a number with a wrong check character still serves linkage")
    func wrongCheck() {
        let birth = record(.registryBirths, [.idNumber: "522426201305070036"])
        #expect(birth.residentID(.idNumber)?.description == "522426201305070036")
        #expect(birth.residentID(.idNumber)?.isValid == false)
        #expect(birth.display(.idNumber) == "522426201305070036")
    }

    @Test("blank cells and fields of other sources hold nothing")
    func blank() {
        let birth = record(.registryBirths, [.parity: " ", .sex: "\u{3000}"])
        for field in Field.allCases {
            #expect(!birth.isFilled(field), "\(field.name)")
            #expect(birth.display(field) == nil)
            #expect(birth.text(field) == nil)
        }
        #expect(birth.date(.deliveredAt) == nil && birth.moment(.deliveredAt) == nil)
        #expect(birth.residentID(.husbandIDNumber) == nil && birth.boolean(.supplementary) == nil)
        #expect(birth.recordID == nil)
    }

    @Test("sources name their records by the identifier of the contract")
    func identifiers() {
        #expect(
            record(.policeRoster, [.idNumber: "11010519491231002x"]).recordID
                == "11010519491231002X")
        #expect(record(.villages, [.villageCode: "520525201203"]).recordID == "520525201203")
        #expect(record(.hospitalDeliveries, [.deliveryID: "D7"]).recordID == "D7")
        #expect(record(.vaccinationChildren, [.childCode: "5205250101"]).recordID == "5205250101")
    }
}
