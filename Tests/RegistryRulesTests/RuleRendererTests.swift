import RegistryModel
import Testing

@testable import RegistryRules

@Suite("What findings say")
struct RuleRendererTests {
    private func finding(_ rule: RuleCode, line: UInt32, _ values: [FindingValue] = []) -> Finding {
        Finding(
            rule: rule, severity: .error, source: SourceID(.registryBirths), file: 0, line: line,
            values: values)
    }

    @Test(
        "a file that breaks off names the line, where one is known",
        arguments: [
            (0, "文件中途断开", "The file breaks off"),
            (7, "文件在第 7 行中途断开", "The file breaks off in line 7"),
        ] as [(UInt32, String, String)])
    func brokenOff(line: UInt32, chinese: String, english: String) {
        let finding = finding("FIL031", line: line)
        #expect(RuleRenderer(in: .zh).message(for: finding) == chinese)
        #expect(RuleRenderer(in: .en).message(for: finding) == english)
    }

    @Test("an encoding nobody can name is called unknown, in both languages")
    func encoding() {
        let unknown = FindingValue.sentence(
            "declared", Bilingual(zh: "未知编码", en: "unknown encoding"))
        let finding = finding("FIL002", line: 0, unknown)
        #expect(RuleRenderer(in: .zh).message(for: finding).hasSuffix("：未知编码"))
        #expect(RuleRenderer(in: .en).message(for: finding).hasSuffix(": unknown encoding"))
    }
}
