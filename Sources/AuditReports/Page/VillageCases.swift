import RegistryModel

/// The positions of each village's cases in the result.
struct VillageCases: Sendable {
    private var positions: [DivisionCode: [Int]] = [:]
    /// Cases that no village of the roll answers for.
    private(set) var unassigned: [Int] = []

    init(_ context: ReportContext) {
        for (position, scored) in context.result.cases.enumerated() {
            let village = scored.auditCase.village
            if context.deduction(village) == nil { unassigned.append(position) }
            guard let village else { continue }
            positions[village, default: []].append(position)
        }
    }

    subscript(village: DivisionCode) -> [Int] { positions[village] ?? [] }
}
