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

    var title: String { CodeList.signerRole.label(of: rawValue) ?? String(rawValue) }

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

/// Who holds which role, by the village roll.
struct RoleHolders: Sendable {
    private var rows: [DivisionCode: RecordView] = [:]

    init(_ villages: RecordTable?) {
        guard let villages else { return }
        var verdict = CrossVerdict()
        for row in Roll.rows(of: villages, &verdict) {
            guard let village = villages[row].division(.villageCode)?.current else { continue }
            rows[village] = villages[row]
        }
    }

    func holder(of role: SignerRole, in village: DivisionCode) -> PersonName? {
        rows[village]?.text(role.rollField).map { PersonName($0) }
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
