import ArgumentParser
import Foundation
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

    @Option(help: "随机种子；同样的选项得到同样的字节 · the seed; same options, same bytes.")
    var seed: UInt64?

    @Option(help: "出生数 · births in the period.")
    var births: Int?

    @Option(help: "全员人口数 · persons in the register.")
    var persons: Int?

    @Option(help: "村数 · villages.")
    var villages: Int?

    @Option(help: "期初，如 2013-05-01 · first day of the period.")
    var from: String?

    @Option(help: "期末 · last day of the period.")
    var to: String?

    @Option(help: "县级代码 · the county's six digits.")
    var county: String?

    @Option(help: "csv、xml 或 mixed · file format.")
    var format: String?

    @Option(help: "utf8、gb18030 或 mixed · encodings.")
    var encodings: String?

    @Option(parsing: .upToNextOption, help: "差错率，如 missing=0.05 · error rates.")
    var rate: [String] = []

    @Flag(help: "不写公安户籍名册 · no police roster.")
    var noRoster = false

    @Flag(help: "随附样例：每种情形至少一例，并写 README · the bundled sample: each case once.")
    var showcase = false

    @Option(help: "语言 zh 或 en · language.")
    var lang: Language?

    func run() throws {
        let language = try CommonOptions.parse(lang.map { ["--lang", $0.rawValue] } ?? []).language
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
            showcase
            ? SynthesisOptions.showcase(directory: directory)
            : SynthesisOptions(directory: directory)
        if let seed { options.seed = seed }
        if let births { options.births = births }
        if let persons { options.persons = persons }
        if let villages { options.villages = villages }
        if let county { options.county = county }
        if noRoster { options.roster = false }
        if let from { options.from = try day(from) }
        if let to { options.to = try day(to) }
        if let format { options.format = try value(format, "--format") }
        if let encodings { options.encodings = try value(encodings, "--encodings") }
        for entry in rate {
            let parts = entry.split(separator: "=").map(String.init)
            guard parts.count == 2, let share = Double(parts[1]) else {
                throw ValidationError("--rate NAME=SHARE: \(entry)")
            }
            try options.rates.set(parts[0], to: share)
        }
        return options
    }

    private func day(_ text: String) throws -> CivilDay {
        guard let day = CivilDay(text) else {
            throw ValidationError(
                "“\(text)”不是日期，应如 2013-05-01 · not a date like 2013-05-01")
        }
        return day
    }

    private func value<Value: RawRepresentable & CaseIterable>(
        _ text: String, _ option: String
    ) throws -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(option) \(text): \(known)")
        }
        return value
    }

    private static func sentence(_ failure: SynthesisFailure) -> Bilingual {
        switch failure {
        case .invalidOption(let name, let reason):
            Bilingual(zh: "选项 \(name) 不可用：\(reason)", en: "Option \(name): \(reason)")
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
}
