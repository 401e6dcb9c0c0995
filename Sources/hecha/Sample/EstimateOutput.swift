import AuditReports
import Foundation
import RegistryModel
import SpotChecks

/// An estimate for machines; member and column names are stable.
struct EstimateOutput {
    private let estimate: SampleEstimate
    private let refused: [RefusedRow]

    init(_ estimate: SampleEstimate, refused: [RefusedRow]) {
        self.estimate = estimate
        self.refused = refused
    }

    // MARK: JSON

    private struct Document: Encodable {
        let planID: String
        let seed: UInt64
        let design: String
        let of: String
        let method: String
        let target: Double
        let confidence: Double
        let frameUnits: Int
        let judgement: String
        /// The share right; absent when nothing was verified.
        let share: Double?
        let interval: Interval?
        /// Over the finite register; what a simple sample is judged by.
        let registerInterval: Interval?
        let standardError: Double?
        /// If everything open were wrong, and if it were right.
        let bounds: Interval
        let counts: Counts
        let groups: [Group]
        let uncovered: [String]
        let refused: [Refused]
        let sentences: [Bilingual]
    }

    private struct Interval: Encodable {
        let low: Double
        let high: Double

        init(_ range: ClosedRange<Double>) {
            low = range.lowerBound
            high = range.upperBound
        }
    }

    private struct Counts: Encodable {
        let drawn: Int
        let right: Int
        let wrong: Int
        let unverifiable: Int
        /// Cases put off, with no part in the share.
        let waived: Int
        let pending: Int

        init(_ tally: CheckTally) {
            drawn = tally.all
            right = tally.right
            wrong = tally.wrong
            unverifiable = tally.unverifiable
            waived = tally.waived
            pending = tally.pending
        }
    }

    private struct Group: Encodable {
        let id: String
        let name: String
        let units: Int
        let counts: Counts
        let accept: Int?
        let letter: String?
        let decision: String?

        init(_ result: GroupResult) {
            id = result.group.id
            name = result.group.name
            units = result.group.units
            counts = Counts(result.tally)
            accept = result.group.accept
            letter = result.group.letter
            decision = result.decision?.rawValue
        }
    }

    private struct Refused: Encodable {
        let file: String
        let line: Int
        let reason: Bilingual

        init(_ row: RefusedRow) {
            file = row.file
            line = row.line
            reason = row.reason
        }
    }

    func json() throws -> [UInt8] {
        let plan = estimate.plan
        let document = Document(
            planID: plan.planID, seed: plan.seed, design: plan.design.rawValue,
            of: plan.of.rawValue, method: estimate.method.rawValue, target: plan.target,
            confidence: plan.confidence, frameUnits: plan.frameUnits,
            judgement: estimate.judgement.rawValue, share: estimate.share,
            interval: estimate.interval.map(Interval.init),
            registerInterval: estimate.registerInterval.map(Interval.init),
            standardError: estimate.standardError, bounds: Interval(estimate.bounds),
            counts: Counts(estimate.tally), groups: estimate.groups.map(Group.init),
            uncovered: estimate.uncovered.map(\.id), refused: refused.map(Refused.init),
            sentences: estimate.sentences)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(document)) + [0x0A]
    }

    // MARK: CSV

    private static let heads: [(name: String, title: String)] = [
        ("group", "组"), ("name", "名称"), ("units", "总体"), ("drawn", "抽取"), ("right", "准确"),
        ("wrong", "有误"), ("unverifiable", "无法核实"), ("waived", "暂缓"), ("pending", "未交回"),
        ("share", "估计值"), ("low", "区间下限"), ("high", "区间上限"), ("accept", "允许有误"), ("decision", "判定"),
    ]

    /// The whole plan, called `plan`, then a row a group; with a byte-order mark, for spreadsheets.
    func csv(_ language: Language) -> [UInt8] {
        var csv = CSVWriter(headings: Self.heads.map { language == .zh ? $0.title : $0.name })
        let plan = estimate.plan
        begin("plan", plan.planID, plan.frameUnits, estimate.tally, in: &csv)
        let interval = estimate.registerInterval ?? estimate.interval
        for value in [estimate.share, interval?.lowerBound, interval?.upperBound] {
            csv.text(value.flatMap { DecimalText.shortest($0, places: 6) } ?? "")
        }
        csv.text("")
        csv.text(estimate.judgement.rawValue)
        csv.endRow()
        for result in estimate.groups {
            let group = result.group
            begin(group.id, group.name, group.units, result.tally, in: &csv)
            for _ in 0..<3 { csv.text("") }
            csv.text(group.accept.map(String.init) ?? "")
            csv.text(
                result.decision.map { language == .zh ? $0.title.zh : $0.rawValue } ?? "")
            csv.endRow()
        }
        return csv.bytes
    }

    private func begin(
        _ id: String, _ name: String, _ units: Int, _ tally: CheckTally, in csv: inout CSVWriter
    ) {
        csv.text(id)
        csv.text(name)
        for count in [
            units, tally.all, tally.right, tally.wrong, tally.unverifiable, tally.waived,
            tally.pending,
        ] { csv.plain(count) }
    }
}
