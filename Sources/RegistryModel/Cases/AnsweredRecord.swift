/// A record of an outside source, or of the registry itself, that a run found to be of an event the
/// registry has.
package struct AnsweredRecord: Sendable {
    package let record: RecordReference
    /// The day the registry says it was told; nil when it doesn't say.
    package let reportedAt: CalendarDay?

    package init(_ view: RecordView, reportedAt: CalendarDay? = nil) {
        record = RecordReference(view)
        self.reportedAt = reportedAt
    }
}

/// Which records a run is to say of whether the registry has them: those that open cases rest on.
package typealias RecordFollower = @Sendable (RecordView) -> Bool
