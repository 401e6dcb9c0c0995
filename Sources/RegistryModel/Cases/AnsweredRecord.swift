/// A record of an outside source, or of the registry itself, that a run found to be of an event the
/// registry has.
package struct AnsweredRecord: Sendable {
    package let record: RecordReference
    package let report: RegistryReport

    package init(_ view: RecordView, _ report: RegistryReport = RegistryReport()) {
        record = RecordReference(view)
        self.report = report
    }
}

/// What the registry says of when it was told.
package struct RegistryReport: Sendable, Hashable {
    /// Nil when it doesn't say.
    package var day: CalendarDay?
    /// Whether the report is marked as supplementary, 是否补报.
    package var isSupplementary: Bool

    package init(day: CalendarDay? = nil, isSupplementary: Bool = false) {
        self.day = day
        self.isSupplementary = isSupplementary
    }
}

/// Which records a run is to say of whether the registry has them: those that open cases rest on.
package typealias RecordFollower = @Sendable (RecordView) -> Bool
