import ArgumentParser
import AuditPipeline
import RegistryModel
import SpotChecks

extension SampleStrata: ExpressibleByArgument {}
extension Allocation: ExpressibleByArgument {}
extension InspectionSeverity: ExpressibleByArgument {}
extension SampledKind: ExpressibleByArgument {}

extension SampleDesign: ExpressibleByArgument {}

/// A share: 0.98 or 98%.
struct Share: ExpressibleByArgument {
    let value: Double

    init?(argument: String) {
        let isPercent = argument.hasSuffix("%") || argument.hasSuffix("％")
        guard let number = Double(isPercent ? String(argument.dropLast()) : argument),
            number.isFinite
        else { return nil }
        value = isPercent ? number / 100 : number
        guard (0...1).contains(value) else { return nil }
    }

    init(_ value: Double) { self.value = value }

    var defaultValueDescription: String { String(value) }
}

/// What is asked of the register, and at what risk.
struct SampleTargetOptions: ParsableArguments {
    @Option(help: "目标准确率 · the share that is to be right.")
    var target = Share(0.98)

    @Option(help: "LQAS 下限：准确率低到此值的村不得通过 · at this share a village mustn't pass.")
    var threshold = Share(0.90)

    @Option(help: "LQAS：达标的村被退回的风险 · risk of sending a good village back.")
    var alpha = Share(0.05)

    @Option(help: "LQAS：不达标的村通过的风险 · risk of passing a bad one.")
    var beta = Share(0.10)

    @Option(help: "区间的可信度 · confidence of intervals.")
    var confidence = Share(0.95)

    @Option(help: "ISO 2859-1 接收质量限（%）· acceptance quality limit, per cent.")
    var aql = "1.5"

    @Option(help: "ISO 2859-1 检验严格度 normal、tightened、reduced · severity of inspection.")
    var inspection = InspectionSeverity.normal

    func validate() throws {
        guard threshold.value < target.value else {
            throw ValidationError("--threshold 应小于 --target · must be below --target.")
        }
        guard (0.5..<1).contains(confidence.value) else {
            throw ValidationError("--confidence 应在 0.5 与 1 之间 · 0.5 ≤ confidence < 1.")
        }
        guard alpha.value > 0, alpha.value < 0.5, beta.value > 0, beta.value < 0.5 else {
            throw ValidationError("--alpha、--beta 应在 0 与 0.5 之间 · between 0 and 0.5.")
        }
        guard InspectionPlan.limit(aql) != nil else {
            throw ValidationError(
                "--aql 可用 one of: \(InspectionPlan.limits.joined(separator: ", ")).")
        }
    }

    var question: LotPlan.Question {
        LotPlan.Question(
            target: target.value, threshold: threshold.value, alpha: alpha.value,
            beta: beta.value)
    }
}

/// What to draw, and how.
struct SampleDesignOptions: ParsableArguments {
    @Option(
        help: "抽样设计 · the design: \(SampleDesign.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var plan: SampleDesign?

    @Option(
        help: """
            抽取对象 cases、births（本期出生）、persons · what to draw, births being the period's; cases with \
            --plan all, else persons.
            """)
    var of: SampledKind?

    @Option(help: "样本量（simple、stratified、pps）· how many to check.")
    var size: Int?

    @Option(help: "随机种子，0 至 15 位数；不写则随机取一个并打印 · the seed; drawn and printed if absent.")
    var seed: UInt64?

    @Option(help: "只抽这些村，代码或名称，用逗号分开 · only these villages, codes or names.")
    var villages: String?

    @Option(help: "分层 village 或 township · strata.")
    var stratify: SampleStrata = .township

    @Option(help: "各层分配 proportional、equal、neyman · how the sample is divided among strata.")
    var allocation: Allocation = .proportional

    @Option(help: "pps 抽取的村数 · villages to draw, with --plan pps.")
    var clusters: Int?

    func validate() throws {
        guard seed ?? 0 <= SamplePlan.largestSeed else {
            throw ValidationError("--seed 最多 15 位 · fifteen digits at most.")
        }
        guard villages == nil || !villageList.isEmpty else {
            throw ValidationError(
                "--villages 后面没有村名或代码 · names no village; leave it out for all of them.")
        }
        for (name, value) in [("--size", size), ("--clusters", clusters)] {
            if let value, !(1...10_000_000).contains(value) {
                throw ValidationError("\(name) 应为正整数 · a whole number from 1.")
            }
        }
        guard let plan else { return }
        let needsSize = [.simple, .stratified, .proportional].contains(plan)
        if needsSize, size == nil {
            throw ValidationError("--plan \(plan.rawValue) 须写 --size · needs --size.")
        }
        if !needsSize, size != nil {
            throw ValidationError(
                "--plan \(plan.rawValue) 的样本量由设计决定，请去掉 --size · sets its own size; "
                    + "leave --size out.")
        }
        if (plan == .proportional) != (clusters != nil) {
            throw ValidationError(
                plan == .proportional
                    ? "--plan pps 须写 --clusters · needs --clusters."
                    : "--clusters 只用于 --plan pps · is for --plan pps only.")
        }
    }

    var villageList: [String] {
        (villages ?? "").split { ",，、 ".contains($0) }.map(String.init)
    }
}
