import Testing

@testable import RegistryModel

@Suite("Cells of codes, booleans and numbers")
struct CodeCellTests {
    @Test(
        "sex: codes, words and 01",
        arguments: [
            ("0", 0, true), ("1", 1, true), ("2", 2, true), ("9", 9, true), ("男", 1, false),
            ("女", 2, false), ("男性", 1, false), ("M", 1, false), ("m", 1, false), ("F", 2, false),
            ("f", 2, false), ("01", 1, false), ("02", 2, false), ("09", 9, false), ("未知", 0, false),
            ("未说明", 9, false), ("未说明的性别", 9, false),
        ])
    func sex(text: String, code: Int64, isCanonical: Bool) {
        let cell = reading(text, as: .code(.sex))
        #expect(cell.packed == code)
        #expect(cell.deviations == (isCanonical ? [] : .nonCanonicalForm))
        #expect(cell.defect == nil)
    }

    @Test("width and blanks are repaired", arguments: [" 1", "１", "1\u{3000}", "'1", "1\t"])
    func repairedCode(text: String) {
        let cell = reading(text, as: .code(.sex))
        #expect(cell.packed == 1)
        #expect(cell.deviations == (text == "１" ? .fullWidth : .surroundingBlank))
    }

    @Test(
        "outside the list", arguments: ["3", "5", "10", "99", "男女", "X", "-1", "1.0", "001", "是"])
    func notACode(text: String) {
        #expect(reading(text, as: .code(.sex)) == .unreadable(.notACode))
    }

    @Test(
        "policy: codes and the words themselves",
        arguments: [
            ("1", 1), ("2", 2), ("9", 9), ("政策内", 1), ("政策外", 2), ("待定", 9), ("计划内", 1),
            ("计划外", 2), ("01", 1),
        ] as [(String, Int64)])
    func policy(text: String, code: Int64) {
        #expect(reading(text, as: .code(.policyStatus)).packed == code)
        #expect(reading("3", as: .code(.policyStatus)).defect == .notACode)
    }

    @Test(
        "lists of two digits: the short form is read and said",
        arguments: [
            ("06", []), ("6", .nonCanonicalForm), ("苗", .nonCanonicalForm),
            ("苗族", .nonCanonicalForm),
        ] as [(String, FormDeviations)])
    func ethnicity(text: String, form: FormDeviations) {
        let cell = reading(text, as: .code(.ethnicity))
        #expect(cell.packed == 6)
        #expect(cell.deviations == form)
    }

    @Test(
        "people the code list of 1991 lacks, and misspelt names",
        arguments: [
            ("穿青人", 101), ("穿青", 101), ("革家人", 102), ("布衣族", 9), ("布依族", 9), ("达斡族", 31),
            ("达斡尔族", 31), ("未识别", 97), ("外入中籍", 98), ("汉族", 1), ("基诺族", 56), ("仡佬族", 37),
        ]
            as [(String, Int64)])
    func ethnicWords(text: String, code: Int64) {
        #expect(reading(text, as: .code(.ethnicity)).packed == code)
    }

    @Test(
        "letter codes of GB 3304 are read, as another form than its numbers",
        arguments: [
            ("HA", 1), ("MG", 2), ("MH", 6), ("YI", 7), ("ZH", 8), ("BY", 9), ("LS", 20),
            ("TU", 30), ("TA", 41), ("RS", 44), ("GI", 49), ("JN", 56),
        ] as [(String, Int64)])
    func ethnicLetters(text: String, code: Int64) {
        let cell = reading(text, as: .code(.ethnicity))
        #expect(cell.packed == code)
        #expect(cell.deviations == .nonCanonicalForm)
        #expect(reading("XX", as: .code(.ethnicity)).defect == .notACode)
    }

    @Test("GB 3304: 56 groups, the numbers in the standard's order")
    func ethnicList() {
        #expect((1...56).allSatisfy { CodeList.ethnicity.contains($0) })
        #expect(!CodeList.ethnicity.contains(0) && !CodeList.ethnicity.contains(57))
        let samples: [(UInt8, String)] = [
            (1, "汉"), (6, "苗"), (7, "彝"), (15, "土家"), (30, "土"), (44, "俄罗斯"), (56, "基诺"),
        ]
        for (code, label) in samples { #expect(CodeList.ethnicity.label(of: code) == label) }
    }

    @Test(
        "codes of the contract",
        arguments: [
            (CodeList.birthPlace, [1, 2, 3, 9]), (.deliveryOutcome, [1, 2, 3]),
            (.residency, [1, 2, 3]), (.residentStatus, [1, 2, 3]), (.sex, [0, 1, 2, 9]),
            (.policyStatus, [1, 2, 9]), (.maritalStatus, [10, 20, 21, 22, 23, 30, 40, 90]),
        ] as [(CodeList, [UInt8])])
    func lists(list: CodeList, codes: [UInt8]) {
        #expect(list.entries.map(\.code) == codes)
        #expect((0...255).filter { list.contains($0) } == codes)
        for entry in list.entries {
            #expect(reading(entry.label, as: .code(list)).packed == Int64(entry.code))
            let digits = Int(entry.code).padded(list.width)
            #expect(reading(digits, as: .code(list)).isClean)
        }
    }

    @Test(
        "relations of one digit begin the groups of two, and are the standard's own form",
        arguments: [
            ("0", 0, "本人或户主"), ("1", 10, "配偶"), ("2", 20, "子"), ("3", 30, "女"), ("5", 50, "父母"),
            ("8", 80, "其他"), ("３", 30, "女"), (" 7", 70, "兄弟姐妹"),
        ] as [(String, Int64, String)])
    func shortRelations(text: String, code: Int64, label: String) {
        let cell = reading(text, as: .code(.relation))
        #expect(cell.packed == code)
        #expect(!cell.deviations.contains(.nonCanonicalForm))
        #expect(CodeList.relation.label(of: UInt8(code)) == label)
        #expect(reading("9", as: .code(.relation)).defect == .notACode)
        #expect(reading("02", as: .code(.relation)).packed == 2)
        #expect(reading("02", as: .code(.relation)).isClean)
    }

    @Test("no word of a list stands for two codes")
    func unambiguous() {
        let lists: [CodeList] = [
            .sex, .policyStatus, .birthPlace, .deliveryOutcome, .residency, .residentStatus,
            .maritalStatus, .noticeKind, .dueClass, .signerRole, .relation, .ethnicity,
        ]
        for list in lists {
            let words = list.words.map { String(decoding: $0.bytes, as: UTF8.self) }
            #expect(Set(words).count == words.count, "\(list.name)")
            #expect(Set(list.entries.map(\.code)).count == list.entries.count)
        }
    }

    @Test(
        "booleans",
        arguments: [
            ("1", 1, true), ("0", 0, true), ("是", 1, true), ("否", 0, true),
            ("true", 1, false), ("TRUE", 1, false), ("N", 0, false), ("no", 0, false),
        ]
            as [(String, Int64, Bool)])
    func booleans(text: String, value: Int64, isCanonical: Bool) {
        let cell = reading(text, as: .boolean)
        #expect(cell.packed == value)
        #expect(cell.deviations == (isCanonical ? [] : .nonCanonicalForm))
    }

    @Test("neither yes nor no", arguments: ["2", "01", "有", "是否", "-"])
    func notBooleans(text: String) {
        #expect(reading(text, as: .boolean) == .unreadable(.notACode))
    }

    @Test(
        "integers",
        arguments: [
            ("0", 0), ("3", 3), ("007", 7), ("3250", 3250), ("-5", -5), ("３", 3),
            (" 12 ", 12), ("999999999", 999_999_999), ("-999999999", -999_999_999),
        ]
            as [(String, Int64)])
    func integers(text: String, value: Int64) {
        #expect(reading(text, as: .integer).packed == value)
        #expect(reading(text, as: .integer).defect == nil)
    }

    @Test(
        "not integers",
        arguments: ["3.0", "1,000", "+3", "-", "39+2", "三", "0x10", "1 2", "1000000000", "--1"])
    func notIntegers(text: String) {
        #expect(reading(text, as: .integer) == .unreadable(.notAnInteger, form(text)))
    }

    private func form(_ text: String) -> FormDeviations {
        text.contains(" ") ? .surroundingBlank : []
    }

    @Test(
        "decimals are held as hundredths",
        arguments: [
            ("98.29", 9829), ("98.29%", 9829), ("98.2", 9820), ("98", 9800), ("0.05", 5),
            ("-3.29", -329), ("-0.50", -50), ("９８.２９％", 9829), ("42376", 4_237_600),
            ("999999.99", 99_999_999), ("40000000", 4_000_000_000),
            ("999999999999", 99_999_999_999_900),
        ] as [(String, Int64)])
    func decimals(text: String, value: Int64) {
        #expect(reading(text, as: .decimal).packed == value)
        #expect(reading(text, as: .decimal).defect == nil)
    }

    @Test(
        "thousands set apart and further decimals are read, with a notice",
        arguments: [
            ("42,376", 4_237_600), ("43，115", 4_311_500), ("1 234 567.5", 123_456_750),
            ("-1,000", -100_000), ("99.168", 9917), ("99.994", 9999), ("99.995", 10_000),
        ] as [(String, Int64)])
    func otherDecimals(text: String, value: Int64) {
        #expect(reading(text, as: .decimal).packed == value)
        #expect(reading(text, as: .decimal).defect == nil)
        #expect(reading(text, as: .decimal).deviations.contains(.nonCanonicalForm))
    }

    @Test(
        "not decimals",
        arguments: [
            ".5", "1.2.3", "%", "-", "百分之九十八", "9x", "1e3", "1234567890123", "98.1234567", "1,23",
            "1234,567", "12,3456", ",123", "1,,234",
        ])
    func notDecimals(text: String) {
        #expect(reading(text, as: .decimal) == .unreadable(.notAnInteger))
    }

    @Test("a blank is absent, whatever the type")
    func blank() {
        let types: [FieldType] = [
            .date, .dateTime, .month, .residentID, .division, .certificate, .code(.sex), .integer,
            .decimal, .boolean,
        ]
        for type in types {
            for text in ["", " ", "\u{3000}", "\t \u{A0}\u{FEFF}"] {
                #expect(reading(text, as: type) == .absent, "\(type) “\(text)”")
            }
        }
    }

    @Test("no text makes a reader crash")
    func anyText() {
        let pieces = [
            "1", "9", "0", "-", "+", "/", ".", ":", "T", "Z", "x", "X", "E", "年", "月", "日", "十",
            "二",
            "〇", " ", "\u{3000}", "'", "%", "Ａ", "９", "男", "😀", "\u{FFFD}", "a", "\n", "\0",
        ]
        let types: [FieldType] = [
            .date, .month, .residentID, .division, .certificate, .code(.sex), .code(.ethnicity),
            .integer, .decimal, .boolean,
        ]
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededNumbers(seed: seed)
            for _ in 0..<300 {
                let length = random.below(20)
                let text = (0..<length).map { _ in pieces[random.below(pieces.count)] }.joined()
                for type in types {
                    let cell = reading(text, as: type)
                    let isRead = cell.packed > Packed.unreadable
                    let isKept = cell.defect == nil || type == .residentID
                    #expect(!isRead || isKept, "seed \(seed): \(type) “\(text)”")
                }
            }
        }
    }
}
