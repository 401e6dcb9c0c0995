/// A record of an outside source, or of the registry itself, that a run found to be of an event the
/// registry has.
package struct AnsweredRecord: Sendable {
    package let record: RecordReference
    package let report: RegistryReport
    /// A registry record that no outside one was found beside: it answers for whoever has its numbers,
    /// and for no case that rests on itself.
    package let isAlone: Bool
    /// What the record has in the fields by which an event is told from others, as cases show it.
    package let identity: [Field: String]

    package init(
        _ view: RecordView, _ report: RegistryReport = RegistryReport(), isAlone: Bool = false
    ) {
        record = RecordReference(view)
        self.report = report
        self.isAlone = isAlone
        var identity: [Field: String] = [:]
        for field in Self.identityFields where view.table.schema.position(of: field) != nil {
            identity[field] = view.display(field)
        }
        self.identity = identity
    }

    private static let identityFields: [Field] = [
        .certificateNumber, .idNumber, .name, .motherIDNumber, .motherName, .husbandName,
        .wifeName, .husbandIDNumber, .wifeIDNumber, .birthDate, .deliveredAt,
    ]
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
