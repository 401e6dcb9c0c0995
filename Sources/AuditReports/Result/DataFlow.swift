import RegistryModel

/// What became of the birth records on their way to cases, as linkage and adjudication counted it.
package struct DataFlow: Sendable, Hashable {
    /// The sources of births, the registry first.
    package var sources: [LinkedSource] = []
    /// Births that the sources together speak of, in the period or out of it.
    package var believed = 0
    /// Births of the period that a village reported, by day of birth; those without a readable day
    /// are left out.
    package var reportedByDay: [CalendarDay: Int] = [:]

    package init() {}
}
