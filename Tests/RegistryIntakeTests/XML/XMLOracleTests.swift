import RegistryModel
import Testing

@testable import RegistryIntake

/// xmllint, another program, must report the same lines.
struct XMLOracleTests {
    static let births = SampleXML(.registryBirths)

    static let files: [String] = [
        births.file(births.record(1, [.sex: "x", .birthDate: "y"]), births.record(2, [.sex: "z"])),
        births.file(births.record(1, [.sex: nil]), births.record(2, [.reportedAt: nil])),
        births.file(births.record(1, [.birthID: nil]), births.record(2)),
        births.file(births.record(1).replacing("<sex>", with: "<foo/><sex>"), births.record(2)),
        births.file(births.record(1).replacing("<sex>", with: "<sex a='1'>"), births.record(2)),
        births.file(births.record(1).replacing("<birth>", with: "<birth a='1'>")),
        births.file(births.record(1).replacing("<sex>1", with: "<sex><b/>1"), births.record(2)),
        births.file(births.record(1).replacing("    <sex>", with: "text<sex>"), births.record(2)),
        births.file(births.record(1), root: " county='52' period='x' foo='1'"),
        births.file(births.record(1), "<foo/>"),
        births.file("<birth/>", births.record(1)),
        births.file("<birth xmlns=''/>"),
        births.file(births.record(1).replacing("<sex>1</sex>", with: "<sex xmlns=''>1</sex>")),
        births.file(
            births.record(1).replacing("<sex>1</sex>", with: "<sex>1</sex><sex>2</sex>"),
            births.record(2, [.parity: "x"])),
        births.file((1...500).map { births.record($0, $0 % 7 == 0 ? [.sex: "?"] : [:]) }.joined()),
        births.file(births.record(1)).replacing("urn:hecha:exchange:1", with: "urn:other"),
    ]

    @Test(.enabled(if: XMLLint.isThere), arguments: files.indices)
    func xmllintReportsTheSameLines(_ index: Int) throws {
        let text = Self.files[index]
        let read = try ReadXML(text, .registryBirths)
        let lines = read.findings.filter { $0.rule == "FIL011" }.map { Int($0.line) }
        #expect(lines == (try XMLLint.lines(text, .registryBirths).lines))
        #expect(!lines.isEmpty)
    }
}

struct DeniedColumnsTests {
    @Test(arguments: [
        "HIV", "母亲HIV", "ＨＩＶ检测结果", "motherHIVStatus", "hiv_result", "艾滋病", "梅毒", "避孕方法", "现用避孕措施",
        "节育情况", "孕检日期", "查 环", "末次月经", "联系电话", "电话", "手机", "手机号码", "mother_phone", "MobileNo",
        "Tel", "TEL.", "telNo", "contraceptiveMethod", "pregnancyCheck", "IUD", "上环日期", "结扎", "LMP",
    ])
    func denied(_ header: String) {
        #expect(DeniedColumns.isDenied(header))
    }

    @Test(arguments: [
        "hotel", "archiveNumber", "motel", "achieved", "本人流动情况", "automobile", "telescope", "",
    ])
    func harmless(_ header: String) {
        #expect(!DeniedColumns.isDenied(header))
    }

    @Test func noFieldOfAnySourceIsDenied() {
        for definition in SourceCatalogue.all.flatMap(\.fields) {
            for header in [definition.field.name] + definition.labels {
                #expect(!DeniedColumns.isDenied(header), "\(header)")
            }
        }
    }
}
