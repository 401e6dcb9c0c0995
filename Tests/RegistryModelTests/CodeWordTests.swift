import RegistryModel
import Testing

@testable import RegistryModel

@Suite("Codes in English: every label has a word, with its code where files hold codes")
struct CodeWordTests {
    private static let lists: [CodeList] = [
        .sex, .policyStatus, .birthPlace, .deliveryOutcome, .residency, .residentStatus,
        .maritalStatus, .noticeKind, .dueClass, .signerRole, .relation, .ethnicity, .yesNo,
        .parent, .spouse,
    ]

    @Test func everyCodedFieldsListIsKnownHere() {
        let known = Set(Self.lists.map(\.name))
        for kind in SourceKind.allCases {
            for definition in SourceCatalogue.schema(of: kind).fields {
                if case .code(let list) = definition.type { #expect(known.contains(list.name)) }
            }
        }
    }

    @Test(arguments: lists.map(\.name))
    func everyLabelHasAWord(name: String) throws {
        let list = try #require(Self.lists.first { $0.name == name })
        for entry in list.entries {
            let word = try #require(list.english(ofLabels: entry.label), "\(name) \(entry.code)")
            #expect(word.unicodeScalars.allSatisfy { $0.isASCII }, "\(word)")
        }
        #expect(Set(list.entries.map { list.englishWord(of: $0.code) }).count == list.entries.count)
    }

    @Test func codesStandBehindWords() {
        func told(_ text: String, _ list: CodeList?) -> String {
            FindingValue("value", text, words: list).text(in: .en)
        }
        #expect(told("男", .sex) == "male (1)")
        #expect(told("未婚", .maritalStatus) == "never married (10)")
        #expect(told("本人", .relation) == "self (01)")
        #expect(told("穿青人", .ethnicity) == "Chuanqing")
        #expect(told("人口主任、包村干部", .signerRole) == "population director, field officer")
        #expect(told("其他孙子、孙女或外孙子、外孙女", .relation) == "other grandchild (49)")
        // What the file has, and what is no label, stands as it is.
        #expect(told("男", nil) == "男")
        #expect(told("男、妖", .sex) == "男、妖")
        #expect(FindingValue("value", "男", words: .sex).text(in: .zh) == "男")
    }
}
