import RegistryModel

/// The positions of each village's cases in the result.
struct VillageCases {
    private var positions: [DivisionCode: [Int]] = [:]

    init(_ context: ReportContext) {
        for (position, scored) in context.result.cases.enumerated() {
            guard let village = scored.auditCase.village else { continue }
            positions[village, default: []].append(position)
        }
    }

    subscript(village: DivisionCode) -> [Int] { positions[village] ?? [] }
}
