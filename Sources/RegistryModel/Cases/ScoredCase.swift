/// A case with the points a penalty table gives it.
package struct ScoredCase: Sendable, Hashable {
    package let auditCase: AuditCase
    /// The table row it falls under at the minimum; nil when no row applies.
    package let row: String?
    /// What is counted now: the minimum when the case carries points, else zero.
    package let points: Points
    /// What the case could come to: equal to `points` when nothing is open.
    package let range: PointRange

    package init(auditCase: AuditCase, row: String?, points: Points, range: PointRange) {
        self.auditCase = auditCase
        self.row = row
        self.points = points
        self.range = range
    }
}

/// One village's account: points by table row, confirmed and provisional kept apart.
package struct VillageDeduction: Sendable, Hashable {
    package let village: Village
    /// Points by row of the table, in the table's order, provisional ones at their minimum.
    package let rows: [Points]
    package let confirmed: Points
    package let provisional: PointRange
    /// Cases that carry points.
    package let cases: Int
    /// Births of the period that belong to the village, reported or found missing.
    package let births: Int
    /// 1 = most points; equal points share a rank. By points, never by rate.
    package let rank: Int

    package init(
        village: Village, rows: [Points], confirmed: Points, provisional: PointRange, cases: Int,
        births: Int, rank: Int
    ) {
        self.village = village
        self.rows = rows
        self.confirmed = confirmed
        self.provisional = provisional
        self.cases = cases
        self.births = births
        self.rank = rank
    }

    package var points: Points { confirmed + provisional.min }
    package var pointsMax: Points { confirmed + provisional.max }
}

/// The penalty table as reports show it.
package struct TableSummary: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        package let id: String
        /// The clause as published, quoted.
        package let clause: String
        package let title: Bilingual

        package init(id: String, clause: String, title: Bilingual) {
            self.id = id
            self.clause = clause
            self.title = title
        }
    }

    package let id: String
    package let title: Bilingual
    /// The document the clauses are quoted from.
    package let document: String
    package let sha256: String
    package let rows: [Row]
    /// Each reading option with the value chosen.
    package let options: [(name: String, value: String)]

    package init(
        id: String, title: Bilingual, document: String, sha256: String, rows: [Row],
        options: [(name: String, value: String)]
    ) {
        self.id = id
        self.title = title
        self.document = document
        self.sha256 = sha256
        self.rows = rows
        self.options = options
    }

    package static func == (left: TableSummary, right: TableSummary) -> Bool {
        left.sha256 == right.sha256 && left.id == right.id
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(sha256)
        hasher.combine(id)
    }
}
