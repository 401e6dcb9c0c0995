internal import GRDB
import RegistryModel

/// Works one row of the history into the tables for looking up.
struct LedgerProjection {
    let db: Database

    func apply(_ row: HistoryRow) throws {
        switch EventKind(rawValue: row.kind) {
        case .run: try apply(CanonicalContent.event(RunEvent.self, row.content), row.seq)
        case .opened: try apply(CanonicalContent.event(OpenedEvent.self, row.content), row.seq)
        case .seen: try apply(CanonicalContent.event(SeenEvent.self, row.content), row.seq)
        case .shared:
            let event = try CanonicalContent.event(SharedEvent.self, row.content)
            try execute(
                "UPDATE cases SET facts = ?, seq = ? WHERE number = ?",
                [try CanonicalContent.text(event.facts), row.seq, event.number])
        case .corrected, .withdrawn, .merged, .divided:
            let event = try CanonicalContent.event(LeftEvent.self, row.content)
            try execute(
                "UPDATE cases SET isInData = 0, seq = ? WHERE number = ?", [row.seq, event.number])
        case .verdict: try apply(CanonicalContent.event(VerdictEvent.self, row.content), row.seq)
        case .figures: try apply(CanonicalContent.event(FiguresEvent.self, row.content))
        case .bulletin: try apply(CanonicalContent.event(BulletinEvent.self, row.content))
        case .ledger, .reveal, nil: break
        }
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    private func apply(_ event: RunEvent, _ seq: Int) throws {
        try execute(
            "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                event.run, seq, event.kind, event.county, event.from, event.to, event.tool,
                event.date, event.table, event.tableHash, event.policyHash, event.fingerprint,
            ])
        for (position, input) in event.inputs.enumerated() {
            try execute(
                "INSERT INTO run_inputs VALUES (?, ?, ?, ?)",
                [event.run, position, input.path, input.sha256])
        }
        for range in NumberRanges.ranges(event.seen) {
            try execute(
                "UPDATE cases SET lastRun = ? WHERE number BETWEEN ? AND ?",
                [event.run, range.lowerBound, range.upperBound])
        }
    }

    private func apply(_ event: OpenedEvent, _ seq: Int) throws {
        let facts = event.facts
        try execute(
            "INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
            [
                event.number, event.caseID, event.family, event.run, event.run, event.account,
                facts.verdict, facts.grade, facts.village, facts.status, facts.eventDay,
                try CanonicalContent.text(facts), seq,
            ])
        try add(event.keys, to: event.number)
    }

    private func apply(_ event: SeenEvent, _ seq: Int) throws {
        let facts = event.facts
        try execute(
            """
            UPDATE cases SET verdict = ?, grade = ?, village = ?, status = ?, eventDay = ?,
                facts = ?, isInData = 1, seq = ? WHERE number = ?
            """,
            [
                facts.verdict, facts.grade, facts.village, facts.status, facts.eventDay,
                try CanonicalContent.text(facts), seq, event.number,
            ])
        try add(event.keys, to: event.number)
    }

    private func apply(_ event: VerdictEvent, _ seq: Int) throws {
        try execute(
            "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                seq, event.number, event.outcome, event.parity, event.policy, event.until,
                event.by, event.day, event.seen, event.document,
            ])
    }

    /// The figures of a run audited again take the place of those before.
    private func apply(_ event: FiguresEvent) throws {
        try execute("DELETE FROM figures WHERE run = ?", [event.run])
        try execute("DELETE FROM village_births WHERE run = ?", [event.run])
        for (name, value) in event.figures {
            try execute("INSERT INTO figures VALUES (?, ?, ?)", [event.run, name, value])
        }
        for village in event.villages {
            try execute(
                "INSERT INTO village_births VALUES (?, ?, ?, ?, ?)",
                [event.run, village.code, village.name, village.township, village.births])
        }
    }

    /// A bulletin written again takes the place of the one before.
    private func apply(_ event: BulletinEvent) throws {
        try execute(
            "DELETE FROM bulletins WHERE firstDay = ? AND lastDay = ?", [event.from, event.to])
        for (place, entry) in event.counts.entries {
            try execute(
                "INSERT INTO bulletins VALUES (?, ?, ?, ?, ?)",
                [event.from, event.to, place, entry.count, entry.sign.rawValue])
        }
    }

    private func add(_ keys: [StoredKey], to number: Int) throws {
        for key in keys {
            try execute(
                "INSERT INTO evidence VALUES (?, ?, ?, ?)",
                [number, key.kind, key.hash, key.source])
        }
    }
}
