import RegistryModel

/// The sources of a run side by side, with the figures it has measured.
package struct RunRecords: Sendable {
    /// In the order of their names.
    package let all: [SourceRecords]
    private let positions: [SourceKind: Int]
    private let incomplete: Set<SourceKind>
    package let figures: [MeasuredFigure]

    /// - Parameter incomplete: sources of which something is known to be lost; what is absent from
    ///   them proves nothing.
    package init(
        _ tables: [RecordTable], incomplete: Set<SourceKind> = [], figures: [MeasuredFigure] = []
    ) {
        self.init(tables.map { SourceRecords($0) }, incomplete, figures)
    }

    /// Records of one source.
    init(_ source: SourceRecords) { self.init([source], [], []) }

    private init(
        _ sources: [SourceRecords], _ incomplete: Set<SourceKind>, _ figures: [MeasuredFigure]
    ) {
        all = sources.sorted { $0.table.source < $1.table.source }
        self.incomplete = incomplete
        self.figures = figures
        var positions: [SourceKind: Int] = [:]
        for (position, source) in all.enumerated() where !source.table.source.kind.isExtra {
            positions[source.table.source.kind] = position
        }
        self.positions = positions
    }

    private init(_ other: RunRecords, figures: [MeasuredFigure]) {
        all = other.all
        positions = other.positions
        incomplete = other.incomplete
        self.figures = figures
    }

    package func with(figures: [MeasuredFigure]) -> RunRecords {
        RunRecords(self, figures: figures)
    }

    /// The source's records; nil when it wasn't given.
    func source(_ kind: SourceKind) -> SourceRecords? { positions[kind].map { all[$0] } }

    func table(_ kind: SourceKind) -> RecordTable? { source(kind)?.table }

    func isIncomplete(_ kind: SourceKind) -> Bool { incomplete.contains(kind) }

    /// Given, and nothing of it known to be lost.
    func isWhole(_ kind: SourceKind) -> Bool {
        positions[kind] != nil && !incomplete.contains(kind)
    }
}

/// A figure that this run has counted itself, for comparison with what a report claims.
package struct MeasuredFigure: Sendable, Hashable {
    /// What reports call it, in any language.
    package let names: [String]
    package let numerator: Int
    /// Nil for a plain count.
    package let denominator: Int?

    package init(_ names: [String], _ numerator: Int, of denominator: Int? = nil) {
        self.names = names
        self.numerator = numerator
        self.denominator = denominator
    }
}
