extension Finding {
    /// True for a finding that stands alone or leads its defect: those are counted as defects, the
    /// others are consequences of the same cause.
    package var opensDefect: Bool { cause?.isLeading ?? true }
}

extension Sequence<Finding> {
    /// How many things are wrong with the data: errors and warnings, consequences not counted twice.
    package var defectCount: Int { count { $0.severity > .notice && $0.opensDefect } }
}
