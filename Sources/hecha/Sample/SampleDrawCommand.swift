import ArgumentParser
import AuditPipeline
import RegistryModel
import SpotChecks

struct SampleDrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "抽取样本，写出 plan.json 和核查表 · draw a sample, write plan.json and worksheets",
        discussion: """
            设计 designs：all 所选村全部疑似个案；simple 简单随机；stratified 分层；pps 与规模成比例抽村；\
            lqas 每村 n、d；iso2859 每村按 GB/T 2828.1 水平Ⅱ。--advise 只给样本量建议，不需要数据。\
            all: every suspected case of the villages; --advise says how many to check, without data.
            """)

    @Argument(help: "审核目录 · the audit directory; not with --advise.")
    var directory: String?

    @OptionGroup(title: "抽样 · Sample") var design: SampleDesignOptions
    @OptionGroup(title: "目标与风险 · Target and risks") var target: SampleTargetOptions
    @OptionGroup(title: "样本量建议 · Advice") var advice: SampleAdviceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "台账文件；不写则用 audit.yaml 中的 ledger · the ledger, else the manifest's.")
    var ledger: String?

    @Option(help: "输出文件夹，须不存在或为空 · folder to write; new or empty.")
    var out: String?

    func validate() throws {
        if advice.advise {
            guard directory == nil, design.plan == nil, ledger == nil else {
                throw ValidationError(
                    "--advise 不需要目录、--plan 和 --ledger · takes no directory, --plan or --ledger.")
            }
            return
        }
        guard directory != nil else {
            throw ValidationError("Missing expected argument '<directory>'")
        }
        guard design.plan != nil else {
            throw ValidationError("Missing expected argument '--plan <plan>'")
        }
    }

    func run() async throws {
        let language = common.language
        if advice.advise {
            let lines = SampleAdvice(advice, target).lines
            try StandardStreams.print(lines.map { $0[language] }.joined(separator: "\n"))
            return
        }
        guard let directory, let plan = design.plan else { return }
        var options = common.runOptions()
        options.ledger = ledger
        let drawn = try await SampleRun(directory: directory, options: options).draw(
            request(plan), language: language, reveal: common.revealing)
        let folder = SampleFolder(path: out ?? SampleFolder.usual(directory, drawn.plan))
        try folder.write(drawn)
        ProgressLine.clear()
        if !common.quiet {
            let summary = SampleSummary(drawn, folder: folder.path)
            try StandardStreams.print(
                summary.lines.map { $0[language] }.joined(separator: "\n"))
        }
    }

    private func request(_ plan: SampleDesign) -> SampleRequest {
        var request = SampleRequest(
            design: plan, kind: design.of ?? (plan == .all ? .cases : .persons),
            seed: design.seed ?? UInt64.random(in: 0...SamplePlan.largestSeed))
        request.size = design.size
        request.villages = design.villageList
        request.strata = design.stratify
        request.allocation = design.allocation
        request.clusters = design.clusters
        request.question = target.question
        request.limit = InspectionPlan.limit(target.aql) ?? target.aql
        request.severity = target.inspection
        request.confidence = target.confidence.value
        return request
    }
}

/// What was drawn, in a few lines.
struct SampleSummary {
    private let drawn: DrawnPlan
    private let folder: String

    init(_ drawn: DrawnPlan, folder: String) {
        self.drawn = drawn
        self.folder = folder
    }

    var lines: [Bilingual] {
        let plan = drawn.plan
        return [
            Bilingual(
                zh: "抽查计划 \(plan.planID)  种子 \(plan.seed)",
                en: "Plan \(plan.planID)  seed \(plan.seed)"),
            Bilingual(
                zh: "\(plan.design.title.zh)：从 \(plan.frameUnits) 个\(plan.of.title.zh)中抽取 "
                    + "\(plan.items.count) 个，核查表 \(drawn.sheets.count) 份",
                en: "\(plan.design.title.en): \(plan.items.count) of \(plan.frameUnits) "
                    + "\(plan.of.title.en), on \(drawn.sheets.count) worksheets"),
        ] + lots + drawn.notes + [
            Bilingual(
                zh: "核查表 \(folder)/sheets/（每村一份：html 打印，xlsx 或 csv 填写）",
                en: "Worksheets in \(folder)/sheets/, one a village: html to print, xlsx or csv to "
                    + "fill in"),
            Bilingual(
                zh: "填好后：hecha sample estimate \(folder)/plan.json \(folder)/sheets",
                en: "When filled in: hecha sample estimate \(folder)/plan.json \(folder)/sheets"),
        ]
    }

    /// The plans of lots, one line for all lots of one plan.
    private var lots: [Bilingual] {
        struct Kind: Hashable {
            let drawn: Int
            let accept: Int
            let letter: String
        }
        var counts: [Kind: Int] = [:]
        for group in drawn.plan.groups {
            guard let accept = group.accept else { continue }
            counts[
                Kind(drawn: group.drawn, accept: accept, letter: group.letter ?? ""), default: 0] +=
                1
        }
        let sorted = counts.sorted { ($0.key.drawn, $0.key.accept) < ($1.key.drawn, $1.key.accept) }
        return sorted.map { kind, count in
            let letter = kind.letter.isEmpty ? "" : " (\(kind.letter))"
            return Bilingual(
                zh: "  \(count) 个村\(letter)：每村查 \(kind.drawn)，有误不超过 \(kind.accept) 为合格",
                en: "  \(count) villages\(letter): check \(kind.drawn) each, up to \(kind.accept) "
                    + "wrong pass")
        }
    }
}
