/// What was decided about one believed event.
package enum CaseVerdict: String, Sendable, CaseIterable {
    case missing
    case misreported
    case feedError = "feed-error"
    case disputed
    case unsupported
    case uncertainLink = "uncertain-link"
    case duplicate
    case wrongVillage = "wrong-village"
    case late
    case missingPerson = "missing-person"
    case missingHousehold = "missing-household"
    case missingNewlyweds = "missing-newlyweds"
    case outOfScope = "out-of-scope"

    /// Whether the case is only there to be known: a late report can't be made early any more, an
    /// outside source's error is that source's, and what is out of scope is nobody's here. Nobody has
    /// to settle it, so that it isn't carried over.
    package var isForInformation: Bool {
        switch self {
        case .late, .feedError, .outOfScope: true
        case .missing, .misreported, .disputed, .unsupported, .uncertainLink, .duplicate,
            .wrongVillage, .missingPerson, .missingHousehold, .missingNewlyweds:
            false
        }
    }
}

/// How strong the evidence of a missing event is: A two custody chains, B one with legal force,
/// C anything weaker.
package enum EvidenceGrade: String, Sendable, CaseIterable, Comparable {
    case a = "A"
    case b = "B"
    case c = "C"

    package static func < (left: EvidenceGrade, right: EvidenceGrade) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Whether a case's points stand, await verification, or don't arise.
package enum CaseStatus: String, Sendable, CaseIterable {
    case confirmed
    case provisional
    /// To be verified before any points arise, or shown for information.
    case open
}

/// A record as cases cite it.
package struct RecordReference: Sendable, Hashable {
    package let source: SourceID
    /// Nil when the source gives its records no identifier of their own.
    package let recordID: String?
    package let recordIDPrivacy: Privacy
    /// Hash of the content, of a record without an identifier: what else it could be known by.
    package let contentKey: UInt64?
    package let file: UInt32
    package let line: UInt32

    package init(
        source: SourceID, recordID: String?, recordIDPrivacy: Privacy = .plain,
        contentKey: UInt64? = nil, file: UInt32, line: UInt32
    ) {
        self.source = source
        self.recordID = recordID
        self.recordIDPrivacy = recordIDPrivacy
        self.contentKey = contentKey
        self.file = file
        self.line = line
    }

    package init(_ view: RecordView) {
        source = view.table.source
        recordID = view.recordID
        contentKey = recordID == nil ? view.stableKey : nil
        recordIDPrivacy =
            view.table.schema.identifier.flatMap {
                view.table.schema.definition(of: $0)?.privacy
            } ?? .plain
        file = view.provenance.file
        line = view.provenance.line
    }

    package static func precedes(_ left: RecordReference, _ right: RecordReference) -> Bool {
        (left.source.name, left.file, left.line) < (right.source.name, right.file, right.line)
    }
}

/// One field's value in one record, ready to be laid beside the others.
package struct EvidenceCell: Sendable, Hashable {
    /// Nil when the record leaves the field blank.
    package let text: String?
    package let privacy: Privacy
    /// True when it differs in content from the adjudicated value.
    package let differs: Bool

    package init(text: String?, privacy: Privacy, differs: Bool) {
        self.text = text
        self.privacy = privacy
        self.differs = differs
    }
}

/// A row of the evidence table: one field across the case's records, in the order of `records`.
package struct EvidenceRow: Sendable, Hashable {
    package let field: Field
    package let cells: [EvidenceCell]

    package init(field: Field, cells: [EvidenceCell]) {
        self.field = field
        self.cells = cells
    }
}

/// What was decided of one field on which the records disagree.
package struct FieldJudgement: Sendable, Hashable {
    package let field: Field
    package let registry: String?
    package let adjudicated: String?
    package let privacy: Privacy
    /// Posterior probability of the adjudicated value, 0…1.
    package let probability: Double

    package init(
        field: Field, registry: String?, adjudicated: String?, privacy: Privacy,
        probability: Double
    ) {
        self.field = field
        self.registry = registry
        self.adjudicated = adjudicated
        self.privacy = privacy
        self.probability = probability
    }
}

/// One step of a match weight, in bits.
package struct WeightStep: Sendable, Hashable {
    package let name: String
    package let level: String
    package let log2Weight: Double

    package init(name: String, level: String, log2Weight: Double) {
        self.name = name
        self.level = level
        self.log2Weight = log2Weight
    }
}

/// What a case is charged for, before any table is looked at.
package enum Charge: Sendable, Hashable {
    /// A birth no village reported. `policy` nil and `parity` a range when they aren't known.
    case missingBirth(policy: PolicyStatus?, parity: ClosedRange<Int>)
    case misreportedBirth(fields: [Field])
    case missingPerson
    /// A person of a household that was absent as a whole and is charged by person, since somebody of
    /// it was spoken for: together its persons never come to more than it would. `before` is how many
    /// of them are charged ahead of this one, `.max` where the household's points are charged
    /// already; `household` names the household among the ledger's cases.
    case missingMember(before: Int, household: String? = nil)
    /// A household absent as a whole, with the number of its persons.
    case missingHousehold(persons: Int)
    case missingNewlyweds
}

/// An adjudicated case: what was decided, why, and on which records. It knows no points.
package struct AuditCase: Sendable, Hashable {
    /// Stable from run to run while the same records stand behind it.
    package internal(set) var caseID: String
    package internal(set) var verdict: CaseVerdict
    package let grade: EvidenceGrade?
    /// Nil when no village answers for it: out of scope, or the village can't be determined.
    package internal(set) var village: DivisionCode?
    package internal(set) var status: CaseStatus
    package internal(set) var charge: Charge?
    package let fields: [FieldJudgement]
    /// Sorted by source, file and line.
    package let records: [RecordReference]
    package let evidence: [EvidenceRow]
    /// What the case rests on, whatever is found out later.
    let grounds: Bilingual
    /// What holds only until somebody has looked.
    package internal(set) var caveats: [ReasonCaveat]
    package let matchProbability: Double?
    package let waterfall: [WeightStep]
    /// What the ledger knows of it; nil without a ledger, or before it was asked.
    package internal(set) var standing: CaseStanding?

    package init(
        caseID: String, verdict: CaseVerdict, grade: EvidenceGrade? = nil,
        village: DivisionCode?, status: CaseStatus, charge: Charge? = nil,
        fields: [FieldJudgement] = [], records: [RecordReference], evidence: [EvidenceRow] = [],
        reason: Bilingual, caveats: [ReasonCaveat] = [], matchProbability: Double? = nil,
        waterfall: [WeightStep] = []
    ) {
        self.caseID = caseID
        self.verdict = verdict
        self.grade = grade
        self.village = village
        self.status = status
        self.charge = charge
        self.fields = fields
        self.records = records
        self.evidence = evidence
        grounds = reason
        self.caveats = caveats
        self.matchProbability = matchProbability
        self.waterfall = waterfall
    }

    /// The order cases are listed in: by village, verdict, identifier.
    package static func precedes(_ left: AuditCase, _ right: AuditCase) -> Bool {
        let leftKey = (left.village?.rawValue ?? .max, left.verdict.order, left.caseID)
        let rightKey = (right.village?.rawValue ?? .max, right.verdict.order, right.caseID)
        return leftKey < rightKey
    }
}

extension CaseVerdict {
    package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package var title: Bilingual {
        switch self {
        case .missing: Bilingual(zh: "出生漏报", en: "Missing birth")
        case .misreported: Bilingual(zh: "出生错报", en: "Misreported birth")
        case .feedError: Bilingual(zh: "外部来源有误", en: "Error in an outside source")
        case .disputed: Bilingual(zh: "待核实（证据不足）", en: "Disputed")
        case .unsupported: Bilingual(zh: "无来源佐证", en: "Unsupported birth")
        case .uncertainLink: Bilingual(zh: "疑似同一人", en: "Uncertain link")
        case .duplicate: Bilingual(zh: "重复上报", en: "Duplicate report")
        case .wrongVillage: Bilingual(zh: "责任村有误", en: "Reported by the wrong village")
        case .late: Bilingual(zh: "迟报", en: "Reported late")
        case .missingPerson: Bilingual(zh: "人员漏报", en: "Missing person")
        case .missingHousehold: Bilingual(zh: "整户漏报", en: "Missing household")
        case .missingNewlyweds: Bilingual(zh: "新婚户漏报", en: "Missing newlyweds")
        case .outOfScope: Bilingual(zh: "不在统计口径", en: "Out of scope")
        }
    }
}

extension AuditCase {
    /// What the sources have in a field; in the order of the evidence.
    package func values(of field: Field) -> [String] {
        evidence.first { $0.field == field }?.cells.compactMap(\.text) ?? []
    }
}
