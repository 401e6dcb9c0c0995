import CaseLedger
import RegistryModel
import Testing

@Suite("The life of a case")
struct CaseLifeTests {
    private static let today: CalendarDay = "2013-08-15"

    private static func ruled(_ outcome: VerificationOutcome) -> LifeEvent {
        .ruled(verdict("CASE", outcome))
    }

    private static let overturned = ruled(.overturned)
    private static let confirmed = ruled(.confirmed(parity: 2, policy: nil))
    private static let unverifiable = ruled(.unverifiable)

    /// Every kind of event; `nil` stands for the next month's run.
    private static let alphabet: [LifeEvent?] = [
        nil, .seen(.open, isStrengthened: false), .seen(.provisional, isStrengthened: false),
        .seen(.confirmed, isStrengthened: false), .seen(.provisional, isStrengthened: true),
        .corrected(isSupplemented: true), .corrected(isSupplemented: false), .withdrawn, .merged,
        confirmed, overturned, ruled(.waived(until: "2013-08-14")),
        ruled(.waived(until: "2013-08-15")), unverifiable,
    ]

    private static func life(_ word: [LifeEvent?]) -> [LifeEvent] {
        var month = 5
        func end() -> LifeEvent {
            .cycle(CalendarDay(year: 2013, month: month, day: 28) ?? "2013-01-01")
        }
        var events = [end(), .seen(.provisional, isStrengthened: false)]
        for event in word {
            if event == nil { month += 1 }
            events.append(event ?? end())
        }
        return events
    }

    private static func words(_ length: Int) -> [[LifeEvent?]] {
        (0..<length).reduce([[]]) { words, _ in
            words.flatMap { word in alphabet.map { word + [$0] } }
        }
    }

    @Test("every life of up to four events is told as the agreement tells it")
    func exhaustive() {
        var told = 0
        var wrong: [String] = []
        for length in 0...4 {
            for word in Self.words(length) {
                let events = Self.life(word)
                let standing = CaseLife.standing(events, on: Self.today)
                let oracle = LifeOracle(events: events, today: Self.today)
                guard let standing else {
                    Issue.record("no standing: \(events)")
                    continue
                }
                let isRight =
                    standing.settledAs.name == oracle.settledAs
                    && standing.charging == oracle.charging
                    && (standing.state == .closed) == oracle.isClosed
                if !isRight { wrong.append("\(events): \(standing) against \(oracle.settledAs)") }
                told += 1
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
        #expect(told == 1 + 14 + 196 + 2744 + 38416)
    }

    @Test("nothing costs more for a verdict that overturns, waives or gives up")
    func neverDearer() {
        for word in Self.words(3) {
            let events = Self.life(word)
            for end in [Self.overturned, Self.ruled(.waived(until: Self.today))] {
                #expect(CaseLife.standing(events + [end], on: Self.today)?.charging == nil)
            }
        }
    }

    @Test("a waiver suspends what was found before, and takes nothing of it back")
    func waiverOver() {
        let waived = Self.ruled(.waived(until: "2013-08-14"))
        let found = Self.ruled(.confirmed(parity: 5, policy: .outside))
        func standing(_ word: [LifeEvent?], on day: CalendarDay) -> CaseStanding? {
            CaseLife.standing(Self.life(word), on: day)
        }
        #expect(standing([found, waived], on: "2013-08-14")?.charging == nil)
        let after = standing([found, waived], on: "2013-08-15")
        #expect(after?.charging == .confirmed && after?.verdict?.outcome.parity == 5)
        #expect(standing([Self.overturned, waived], on: "2013-08-15")?.charging == nil)
        #expect(
            standing([Self.unverifiable, nil, nil, waived], on: "2013-08-15")?.charging == nil)
        // Without another verdict the case is the audit's again.
        #expect(standing([waived], on: "2013-08-15")?.charging == .provisional)
    }

    @Test("who confirms again without parity or policy status doesn't take back what was found")
    func confirmedAgain() {
        func outcome(_ word: [LifeEvent?]) -> VerificationOutcome? {
            CaseLife.standing(Self.life(word), on: Self.today)?.verdict?.outcome
        }
        let found = Self.ruled(.confirmed(parity: 5, policy: .outside))
        let bare = Self.ruled(.confirmed(parity: nil, policy: nil))
        #expect(outcome([found, bare]) == .confirmed(parity: 5, policy: .outside))
        #expect(
            outcome([found, Self.ruled(.confirmed(parity: 1, policy: nil))])
                == .confirmed(parity: 1, policy: .outside))
        #expect(outcome([found, Self.overturned, bare]) == .confirmed(parity: nil, policy: nil))
    }

    @Test("two audits of days of one month are no two cycles")
    func oneMonth() {
        let days: [LifeEvent] = [.cycle("2013-06-01"), .cycle("2013-06-02")]
        let standing = CaseLife.standing(
            Self.life([Self.unverifiable]) + days, on: Self.today)
        #expect(standing?.charging == .provisional)
    }

    @Test("a case that was never seen has no standing")
    func unseen() {
        #expect(CaseLife.standing([.cycle("2013-05-31")], on: Self.today) == nil)
    }

    @Test("unverifiable costs until two later periods were audited, or it is given again in one")
    func patience() {
        func standing(_ word: [LifeEvent?]) -> CaseStanding? {
            CaseLife.standing(Self.life(word), on: Self.today)
        }
        #expect(standing([Self.unverifiable])?.charging == .provisional)
        #expect(standing([Self.unverifiable, Self.unverifiable])?.charging == .provisional)
        #expect(standing([Self.unverifiable, nil])?.charging == .provisional)
        #expect(standing([Self.unverifiable, nil, Self.unverifiable])?.charging == nil)
        let given = standing([Self.unverifiable, nil, nil])
        #expect(given?.charging == nil)
        #expect(given?.isCountedApart == true)
        #expect(given?.state == .unverifiable)
        #expect(standing([Self.unverifiable, nil, nil, nil])?.state == .closed)
    }

    @Test("a run over a longer period is no further cycle once its end was audited")
    func quarters() {
        let events: [LifeEvent] = [
            .cycle("2013-05-31"), .seen(.provisional, isStrengthened: false), Self.unverifiable,
            .cycle("2013-06-30"), .cycle("2013-06-30"), .cycle("2013-05-31"),
        ]
        #expect(CaseLife.standing(events, on: Self.today)?.charging == .provisional)
    }
}

/// The same agreement read backwards: which event of each kind was the last, and what came after.
private struct LifeOracle {
    let events: [LifeEvent]
    let today: CalendarDay

    private func prefix(_ count: Int) -> LifeOracle {
        LifeOracle(events: Array(events.prefix(count)), today: today)
    }

    /// The last verdict that isn't a waiver; whatever was waived since.
    private var ruling: (position: Int, outcome: VerificationOutcome)? {
        for (position, event) in events.enumerated().reversed() {
            switch event {
            case .ruled(let verdict) where verdict.outcome.until == nil:
                return (position, verdict.outcome)
            case .seen(_, isStrengthened: true):
                // Stronger evidence undoes what speaks for the village.
                guard let before = prefix(position).ruling else { return nil }
                switch before.outcome {
                case .overturned, .unverifiable: return nil
                default: return before
                }
            default: continue
            }
        }
        return nil
    }

    /// The end of a waiver that is the last verdict.
    private var waivedUntil: CalendarDay? {
        for case .ruled(let verdict) in events.reversed() { return verdict.outcome.until }
        return nil
    }

    private var isWaived: Bool { waivedUntil.map { today <= $0 } ?? false }

    private var base: CaseStatus {
        for case .seen(let status, _) in events.reversed() { return status }
        return .open
    }

    /// The last thing the data said.
    private var data: LifeEvent? {
        events.last {
            switch $0 {
            case .seen, .corrected, .withdrawn, .merged: true
            default: false
            }
        }
    }

    private func months(after position: Int) -> Int {
        events.dropFirst(position + 1).count { if case .cycle = $0 { true } else { false } }
    }

    private var isGivenUp: Bool {
        guard let ruling, case .unverifiable = ruling.outcome else { return false }
        var first = ruling.position
        for position in events.indices.prefix(ruling.position).reversed() {
            guard case .ruled(let verdict) = events[position], verdict.outcome.until == nil else {
                continue
            }
            guard case .unverifiable = verdict.outcome, prefix(ruling.position).ruling != nil else {
                break
            }
            guard prefix(ruling.position).chainHolds(from: position) else { break }
            first = position
        }
        return months(after: first) >= 2
            || (first != ruling.position && months(after: first) > months(after: ruling.position))
    }

    /// Whether the ruling at `position` is still in force at the end.
    private func chainHolds(from position: Int) -> Bool {
        !events.dropFirst(position + 1).contains {
            if case .seen(_, isStrengthened: true) = $0 { true } else { false }
        }
    }

    var settledAs: String {
        if case .merged? = data { return "closed" }
        let isThere = if case .seen? = data { true } else { false }
        var corrected: Bool?
        if case .corrected? = data { corrected = true }
        if isWaived, isThere { return "waived" }
        switch isWaived ? nil : ruling?.outcome {
        case .overturned: return "overturned"
        case .confirmed: return corrected == true ? "corrected" : "confirmed"
        case .unverifiable where isGivenUp || isThere: return "unverifiable"
        default: break
        }
        if !isThere { return "corrected" }
        switch base {
        case .open: return "open"
        case .provisional: return "provisional"
        case .confirmed: return "confirmed"
        }
    }

    var charging: CaseStatus? {
        if case .merged? = data { return nil }
        if isWaived { return nil }
        switch ruling?.outcome {
        case .overturned: return nil
        case .confirmed: return .confirmed
        case .unverifiable where isGivenUp: return nil
        default: break
        }
        switch data {
        case .seen: return base
        case .corrected(let isSupplemented): return isSupplemented ? base : nil
        default: return nil
        }
    }

    private var isSettled: Bool {
        if case .seen? = data {
            guard waivedUntil == nil else { return false }
            switch ruling?.outcome {
            case .overturned, .confirmed: return true
            case .unverifiable: return isGivenUp
            case .waived: return false
            case nil: return base == .confirmed
            }
        }
        return true
    }

    /// A month was audited after it was settled, and it stayed so, without a new verdict.
    var isClosed: Bool {
        if case .merged? = data { return true }
        return events.indices.dropFirst(2).contains { position in
            guard case .cycle = events[position], prefix(position).isSettled else { return false }
            return (position...events.count).dropFirst().allSatisfy { prefix($0).isSettled }
                && !events.dropFirst(position).contains {
                    if case .ruled = $0 { true } else { false }
                }
        }
    }
}
