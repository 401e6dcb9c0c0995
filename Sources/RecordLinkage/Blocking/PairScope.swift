/// Which pairs of records a linkage looks at.
package enum PairScope: Sendable {
    /// Records of different sources: linkage.
    case acrossSources
    /// Records of one source: finding duplicates.
    case withinSources
    /// Both.
    case everywhere
}
