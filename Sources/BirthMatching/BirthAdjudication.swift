import RecordLinkage
import RegistryModel

/// What adjudicating the births came to.
package struct BirthOutcome: Sendable {
    package var cases: [AuditCase] = []
    /// Births of the period by the village that answers for them, reported or found missing.
    package var births: [DivisionCode: Int] = [:]
    /// Births of the period that outside sources know and the registry lacks, while their month isn't
    /// closed: nobody can say yet whether they will be missing.
    package var notYetDue = 0
    /// Registry births of the period on which all sources agree.
    package var confirmed = 0
    /// Of `births`, those the registry has, by the day it states.
    package var reportedByDay: [CalendarDay: Int] = [:]
    /// What the births showed of the sources; empty where the published rates were used.
    package var reliability: [EstimatedReliability] = []
    /// Followed records of births that the registry has and an outside source knows.
    package var answered: [AnsweredRecord] = []
    /// Cases of births outside the period that their data would still make, where a followed record is
    /// among their records.
    package var persisting: [AuditCase] = []
    /// Registry records, by position, of which it is asked whether another record is the same birth.
    var questioned: Set<Int> = []
}

/// Parts of the birth registry that are known to be lacking: nobody can be called missing from them.
package enum RegistryGap: Sendable, Hashable {
    /// It isn't known which.
    case whole
    case townships(Set<DivisionCode>)

    /// Whether the village's births may be in it. One of no known village costs nothing anyway.
    func has(_ village: DivisionCode?) -> Bool {
        switch self {
        case .whole: true
        case .townships(let townships): village.map { townships.contains($0.township) } ?? false
        }
    }
}

/// Decides, for each believed birth, what is true and whose affair it is.
///
/// Knows no points: a case says what is charged, the penalty table what that costs. The verdicts
/// and their order of precedence are those of the scoring agreement, §1.
package struct BirthAdjudication: Sendable {
    let clusters: BirthClusters
    let context: RunContext
    let policy: AuditPolicy
    let register: PersonRegister
    /// Kinds of outside sources that were given, by what they should have seen.
    let present: Set<SourceKind>
    let brokenRegistry: BrokenRegistryText
    let gap: RegistryGap
    /// Records to be told of in `answered`.
    package var follows: RecordFollower?

    package init(
        clusters: BirthClusters, context: RunContext, policy: AuditPolicy,
        register: PersonRegister, present: Set<SourceKind>, brokenRegistry: BrokenRegistryText,
        gap: RegistryGap = .townships([])
    ) {
        self.clusters = clusters
        self.context = context
        self.policy = policy
        self.register = register
        self.present = present
        self.brokenRegistry = brokenRegistry
        self.gap = gap
    }

    package func adjudicate() -> BirthOutcome {
        var outcome = BirthOutcome()
        let believed = ConfinementReconciliation(clusters: clusters).believedBirths()
        if policy.reliability == .automatic {
            outcome.reliability = ReliabilityEstimation(births, believed).rates()
        }
        let adjudication = FieldAdjudication(
            reliability: SourceReliability.published.with(outcome.reliability))
        let absent = AbsentBirths(self, adjudication, believed: believed)
        for birth in believed where !births[birth.members[0]].isRegistry {
            absent.judge(birth, &outcome)
        }
        let reported = ReportedBirths(self, adjudication, questioned: outcome.questioned)
        for birth in believed where births[birth.members[0]].isRegistry {
            reported.judge(birth, &outcome)
        }
        for duplicate in clusters.population.duplicates { reported.judge(duplicate, &outcome) }
        if let follows {
            outcome.answered = answered(believed, follows)
            outcome.persisting = reported.persisting(believed, follows)
        }
        outcome.cases.sort(by: AuditCase.precedes)
        return outcome
    }

    /// A registry record that nobody else knows answers by its numbers alone.
    private func answered(
        _ believed: [BelievedBirth], _ follows: RecordFollower
    ) -> [AnsweredRecord] {
        believed.flatMap { birth -> [AnsweredRecord] in
            let registry = births[birth.members[0]]
            guard registry.isRegistry else { return [] }
            let report = RegistryReport(
                day: registry.view.date(.reportedAt),
                isSupplementary: registry.view.boolean(.supplementary) == true)
            return birth.members.map { births[$0].view }.filter(follows).map {
                AnsweredRecord($0, report, isAlone: birth.members.count == 1)
            }
        }
    }

    var births: [StandardBirth] { clusters.population.births }

    var assembly: CaseAssembly { CaseAssembly(births: births, scorer: clusters.scorer) }

    func isInPeriod(_ day: CalendarDay) -> Bool { context.period?.contains(day) ?? true }
}

/// The text of the registry's damaged records, as it stands in the files.
///
/// A birth is never called missing when its mother's number stands in a row that couldn't be read.
package struct BrokenRegistryText: Sendable {
    private let texts: [[UInt8]]

    /// Width, blanks and letter case are folded: a number is found however it was written.
    package init(_ texts: [[UInt8]]) {
        self.texts = texts.map { text in
            NormalizedCell(text.span, strippingInnerBlanks: true).bytes.map { byte in
                (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            }
        }
    }

    /// `number` in its canonical form; a resident ID is also looked for without its check character
    /// and in the form of fifteen digits.
    func mentions(_ number: String) -> Bool {
        if texts.isEmpty { return false }
        var forms = [Array(number.utf8)]
        if number.utf8.count == 18 {
            let first = Array(number.utf8.prefix(17))
            forms += [first, Array(first[..<6] + first[8...])]
        }
        return texts.contains { text in forms.contains { Self.contains($0, in: text) } }
    }

    private static func contains(_ needle: [UInt8], in text: [UInt8]) -> Bool {
        guard text.count >= needle.count, let first = needle.first else { return false }
        return (0...(text.count - needle.count)).contains { start in
            text[start] == first && text[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}
