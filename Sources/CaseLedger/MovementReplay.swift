internal import GRDB
import RegistryModel

/// Follows the history to see how cases moved in a period: from before its first run was recorded to
/// before the first run of a later one. What is only there to be known doesn't count, for it never
/// leaves the list. Cost: one walk through the history.
struct MovementReplay {
    private let period: ClosedRange<CalendarDay>
    private let day: CalendarDay

    init(_ period: ClosedRange<CalendarDay>, on day: CalendarDay) {
        self.period = period
        self.day = day
    }

    /// Nil while no run of the period is recorded.
    func movement(_ db: Database) throws -> CaseMovement? {
        let runs = try LedgerState.runs(db)
        guard let start = runs.first(where: { period.contains($0.period) })?.seq
        else { return nil }
        let end = runs.first { $0.seq > start && $0.end > period.upperBound }?.seq ?? .max
        var lives: [Int: CaseLife] = [:]
        var informing: Set<Int> = []
        var openBefore: Set<Int> = []
        var knownBefore: Set<Int> = []
        var pending = runs[...]
        // A life begins with the run that first saw it.
        var latest: CalendarDay?
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT seq, kind, number, content FROM history "
                + "WHERE number IS NOT NULL OR kind = 'run' ORDER BY seq")
        while let row = try rows.next() {
            let seq: Int = row["seq"]
            if seq >= end { break }
            if seq == start {
                openBefore = open(lives).subtracting(informing)
                knownBefore = Set(lives.keys).subtracting(informing)
            }
            if let run = pending.first, run.seq == seq {
                for number in lives.keys { lives[number]?.apply(.cycle(run.cycle)) }
                pending = pending.dropFirst()
                latest = run.cycle
                continue
            }
            guard let number = row["number"] as Int?,
                let kind = EventKind(rawValue: row["kind"])
            else { continue }
            let told = try LedgerState.told(kind, row["content"], on: "")
            if let verdict = told.verdict {
                if verdict.isForInformation {
                    informing.insert(number)
                } else {
                    informing.remove(number)
                }
            }
            var life = lives[number] ?? told.origin.flatMap { lives[$0] } ?? Self.begun(latest)
            for event in told.events { life.apply(event) }
            lives[number] = life
        }
        return Self.movement(
            before: openBefore, known: knownBefore, now: open(lives).subtracting(informing),
            all: Set(lives.keys).subtracting(informing))
    }

    private static func movement(
        before: Set<Int>, known: Set<Int>, now: Set<Int>, all: Set<Int>
    ) -> CaseMovement {
        let found = all.subtracting(known)
        var movement = CaseMovement()
        movement.opening = before.count
        movement.new = found.count
        movement.closing = now.count
        movement.carriedOver = before.intersection(now).count
        movement.reopened = now.intersection(known).subtracting(before).count
        movement.closed = before.union(found).subtracting(now).count
        return movement
    }

    private static func begun(_ cycle: CalendarDay?) -> CaseLife {
        var life = CaseLife()
        if let cycle { life.apply(.cycle(cycle)) }
        return life
    }

    private func open(_ lives: [Int: CaseLife]) -> Set<Int> {
        Set(lives.lazy.filter { $0.value.standing(on: day)?.isUnsettled == true }.map(\.key))
    }
}
