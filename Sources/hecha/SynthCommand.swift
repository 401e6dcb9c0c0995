import ArgumentParser
import RegistryModel
import SyntheticCounty

struct SynthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "synth",
        abstract: "造一个真相已知的虚拟县 · a synthetic county with known truth, any size, seeded",
        discussion: """
            写出一个可直接 hecha audit 的目录，并在 truth/ 里写明每个出生的真相和应得的认定。所有人名、号码都是\
            虚构的。Writes an audit directory, and beside it in truth/ what is true and what should \
            be found. All persons are invented.
            """)

    @Argument(help: "输出目录，须不存在或为空 · the directory to make; new or empty.")
    var directory: String

    @OptionGroup(title: "多大 · How large") var size: SynthSizeOptions
    @OptionGroup(title: "什么样 · Of what kind") var kind: SynthKindOptions
    @OptionGroup var speech: LanguageOption

    func run() throws {
        let language = speech.language
        do {
            let summary = try SyntheticCounty.generate(try options())
            for row in summary.rows { print("\(row.source)\t\(row.count)") }
            for verdict in summary.expected { print("truth: \(verdict.verdict)\t\(verdict.count)") }
        } catch let failure as SynthesisFailure {
            throw Terminal.stop(Self.sentence(failure), language)
        }
    }

    private func options() throws -> SynthesisOptions {
        var options =
            kind.showcase
            ? SynthesisOptions.showcase(directory: directory)
            : SynthesisOptions(directory: directory)
        size.set(&options)
        try kind.set(&options)
        return options
    }

    private static func sentence(_ failure: SynthesisFailure) -> Bilingual {
        switch failure {
        case .invalidOption(let name, let reason):
            Bilingual(
                zh: "选项 \(name) 不可用：\(limits[name] ?? reason)", en: "Option \(name) \(reason).")
        case .directoryNotEmpty(let path):
            Bilingual(
                zh: "\(path) 不是空目录；请换一个目录，以免覆盖。",
                en: "\(path) isn't empty; choose another directory.")
        case .cannotWrite(let path):
            Bilingual(zh: "无法写入 \(path)", en: "Can't write \(path)")
        default:
            Bilingual(zh: "无法生成：\(failure)", en: "Can't generate: \(failure)")
        }
    }

    /// The reasons of `SynthesisOptions` in Chinese, by the option's name.
    private static let limits = [
        "county": "应为六位县级代码", "period": "应在 1980 至 2049 年之间，期初不晚于期末",
        "villages": "应为 2 至 20000", "persons": "每个出生至少要有 6 人",
        "marriages": "除出生家庭外，每对新婚要有 4 人", "showcase": "须为 14 个村、至少 280 个出生",
        "rates": "差错率应在 0 与 1 之间，合起来不超过 1", "coverage": "覆盖率应在 0 与 1 之间",
    ]
}
