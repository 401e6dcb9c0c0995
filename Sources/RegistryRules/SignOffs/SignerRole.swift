import RegistryModel

/// The five who sign a village's month, in the data contract's order.
enum SignerRole: UInt8, CaseIterable, Sendable {
    case populationDirector = 1
    case committeeDirector = 2
    case partySecretary = 3
    case leadOfficer = 4
    case fieldOfficer = 5

    init?(_ view: RecordView) {
        guard let code = view.code(.role), let role = SignerRole(rawValue: code) else { return nil }
        self = role
    }

    private static let separators = Set("、,，;；/／|\n")

    /// The names of a roll's cell, which may name several officers of a role.
    static func listed(in cell: String) -> [PersonName] {
        cell.split(whereSeparator: separators.contains).compactMap { part in
            let words = part.split(whereSeparator: \.isWhitespace)
            return words.isEmpty ? nil : PersonName(words.joined(separator: " "))
        }
    }

    /// The last two approve what the first three have signed.
    var isApproval: Bool { self == .leadOfficer || self == .fieldOfficer }

    /// The village roll's column with the person who holds the role.
    var rollField: Field {
        switch self {
        case .populationDirector: .populationDirector
        case .committeeDirector: .committeeDirector
        case .partySecretary: .partySecretary
        case .leadOfficer: .leadOfficer
        case .fieldOfficer: .fieldOfficer
        }
    }

    private var title: String { CodeList.signerRole.label(of: rawValue) ?? String(rawValue) }

    /// Roles as a message names them.
    static func shown(_ roles: [SignerRole], as name: String) -> FindingValue {
        FindingValue(
            name, roles.map(\.title).joined(separator: "、"), words: .signerRole)
    }

    static let rollColumns: FieldSet = FieldSet(allCases.map(\.rollField) + [.villageCode])
}

/// The signatures of each village's month.
struct SignedMonths: Sendable {
    private(set) var rows: [VillageMonth: [Int]] = [:]
    /// Rows whose village, month or role can't be read.
    private(set) var open: [Int] = []

    init(_ signoffs: RecordTable) {
        for row in 0..<signoffs.count {
            let view = signoffs[row]
            guard !signoffs.brokenRows.contains(row), let unit = VillageMonth(view),
                SignerRole(view) != nil
            else {
                open.append(row)
                continue
            }
            rows[unit, default: []].append(row)
        }
        for (unit, group) in rows {
            rows[unit] = group.sorted { KeyGroups.precedes($0, $1, in: signoffs) }
        }
    }
}

/// Who holds which role, by the village roll: one person, or several named in one cell or in
/// several rows of the village.
struct RoleHolders: Sendable {
    private var rows: [DivisionCode: [RecordView]] = [:]

    init(_ villages: RecordTable?) {
        guard let villages else { return }
        var verdict = CrossVerdict()
        for row in Roll.rows(of: villages, &verdict) {
            guard let village = villages[row].division(.villageCode)?.current else { continue }
            rows[village, default: []].append(villages[row])
        }
    }

    /// The names the roll gives, in its order; empty when it names nobody.
    func holders(of role: SignerRole, in village: DivisionCode) -> [PersonName] {
        rows(of: role, in: village).compactMap { $0.text(role.rollField) }.flatMap(Self.names)
    }

    /// The village's rows of the roll that name somebody for the role.
    func rows(of role: SignerRole, in village: DivisionCode) -> [RecordView] {
        (rows[village] ?? []).filter { $0.text(role.rollField) != nil }
    }

    /// Whether the roll has the person in the role; nil when it names nobody.
    func hasHolder(
        _ name: PersonName, of role: SignerRole, in village: DivisionCode
    ) -> Bool? {
        let holders = holders(of: role, in: village)
        return holders.isEmpty ? nil : holders.contains { PersonName.areOne($0, name) }
    }

    /// The names of a cell. A blank may stand between two names or inside one, 王 伟: then the cell as
    /// a whole is a name too, and so is each part of two characters or more.
    private static func names(_ cell: String) -> [PersonName] {
        SignerRole.listed(in: cell).flatMap { part in
            let words = part.raw.split(whereSeparator: \.isWhitespace)
            let isList = words.count > 1 && words.allSatisfy { $0.count > 1 }
            return [PersonName(words.joined(separator: " "))]
                + (isList ? words.map { PersonName(String($0)) } : [])
        }
        .filter { !$0.isBlank }
    }
}

extension PersonName {
    /// One name, but for variant characters, dots and characters a source lost.
    static func areOne(_ left: PersonName, _ right: PersonName) -> Bool {
        switch agreement(left, right) {
        case .identical, .equivalent: true
        default: false
        }
    }
}

/// The five sign-offs of the standard village's month.
enum SignOffExamples {
    static let committee: RuleExample.Changes = [.role: "2", .name: "钱文斌"]
    static let secretary: RuleExample.Changes = [.role: "3", .name: "赵国平"]
    static let lead: RuleExample.Changes = [.role: "4", .name: "吴志强", .signedAt: "2013-06-03"]
    static let field: RuleExample.Changes = [.role: "5", .name: "郑海燕", .signedAt: "2013-06-03"]
    static let director: RuleExample.Changes = [.role: "1", .name: "周玉兰"]
    static let five: [RuleExample.Changes] = [director, committee, secretary, lead, field]
}
