import RegistryModel

/// What a child is known by both as a missing birth and, later, as a person the register lacks, beside
/// the number: how the name sounds with the day of birth; village, day and sex.
///
/// Of a household every person's are among them.
struct ChildKeys {
    private struct Child {
        var names: Set<String> = []
        var days: Set<CalendarDay> = []
        var sexes: Set<String> = []
    }

    private let children: [Child]
    private let village: String?

    init(_ auditCase: AuditCase, isBirth: Bool) {
        village = auditCase.village?.description
        let all = Array(auditCase.records.indices)
        // A birth's records are of one child, those of persons of one person each.
        children = (isBirth ? [all] : all.map { [$0] }).map { records in
            func texts(_ field: Field) -> [String] {
                guard let row = auditCase.evidence.first(where: { $0.field == field }) else {
                    return []
                }
                return records.filter { $0 < row.cells.count }.compactMap { row.cells[$0].text }
            }
            let names = texts(isBirth ? .childName : .name).map { PersonName($0) }.filter {
                !$0.isUnnamed(givenMother: nil)
            }
            let days =
                texts(.birthDate).map { CalendarDay(String($0.prefix(10))) }
                + texts(.idNumber).map { ResidentID($0)?.birthDate }
            return Child(
                names: Set(names.map(\.soundKey)), days: Set(days.compactMap(\.self)),
                sexes: Set(texts(.sex).filter(Self.stated.contains)))
        }
    }

    private static let stated: Set<String> = Set(
        [Sex.male, Sex.female].compactMap { CodeList.sex.label(of: $0.rawValue) })

    func keys(_ keyer: EvidenceKeyer) -> [EvidenceKey] {
        children.flatMap { child in
            var keys = child.names.map { keyer.key(.childName, [$0]) }
            for day in child.days.map(\.description) {
                keys += child.names.map { keyer.key(.namedChild, [$0, day]) }
                guard let village else { continue }
                keys += child.sexes.map { keyer.key(.bornHere, [village, day, $0]) }
            }
            return keys
        }
    }
}
