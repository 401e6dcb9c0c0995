import ArgumentParser
import SyntheticCounty

extension CivilDay: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}

extension FileFormat: ExpressibleByArgument {}
extension EncodingMix: ExpressibleByArgument {}

/// How large the made county is, and when and where.
struct SynthSizeOptions: ParsableArguments {
    @Option(help: "随机种子；同样的选项得到同样的字节 · the seed; same options, same bytes.")
    var seed: UInt64?

    @Option(help: "出生数 · births in the period.")
    var births: Int?

    @Option(help: "全员人口数 · persons in the register.")
    var persons: Int?

    @Option(help: "村数 · villages.")
    var villages: Int?

    @Option(help: "期初，如 2013-05-01 · first day of the period.")
    var from: CivilDay?

    @Option(help: "期末 · last day of the period.")
    var to: CivilDay?

    @Option(help: "县级代码 · the county's six digits.")
    var county: String?

    func set(_ options: inout SynthesisOptions) {
        if let seed { options.seed = seed }
        if let births { options.births = births }
        if let persons { options.persons = persons }
        if let villages { options.villages = villages }
        if let county { options.county = county }
        if let from { options.from = from }
        if let to { options.to = to }
    }
}

/// What the made files look like, and what is wrong in them.
struct SynthKindOptions: ParsableArguments {
    @Option(help: "csv、xml 或 mixed · file format.")
    var format: FileFormat?

    @Option(help: "utf8、gb18030 或 mixed · encodings.")
    var encodings: EncodingMix?

    @Option(
        parsing: .upToNextOption,
        help: """
            差错率，如 missing=0.05 late=0 · error rates: \
            \(ErrorRates.names.joined(separator: ", ")).
            """)
    var rate: [String] = []

    @Flag(help: "不写公安户籍名册 · no police roster.")
    var noRoster = false

    @Flag(help: "随附样例：每种情形至少一例，并写 README · the bundled sample: each case once.")
    var showcase = false

    func validate() throws {
        for entry in rate where Self.parsed(entry) == nil {
            let names = ErrorRates.names.joined(separator: ", ")
            throw ValidationError(
                "“\(entry)”应如 missing=0.05 · not like missing=0.05；名称 names: \(names)")
        }
    }

    private static func parsed(_ entry: String) -> (name: String, share: Double)? {
        let parts = entry.split(separator: "=").map(String.init)
        guard parts.count == 2, let share = Double(parts[1]), ErrorRates.names.contains(parts[0])
        else { return nil }
        return (parts[0], share)
    }

    func set(_ options: inout SynthesisOptions) throws {
        if noRoster { options.roster = false }
        if let format { options.format = format }
        if let encodings { options.encodings = encodings }
        for entry in rate.compactMap(Self.parsed) {
            try options.rates.set(entry.name, to: entry.share)
        }
    }
}
