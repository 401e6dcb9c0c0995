/// Gathers pairs, so that they are compared many at a time.
enum PairBatch {
    /// As many as stay in the processor's nearest cache, with their levels.
    private static let size = 1_024

    /// Calls `body` with the pairs that `fill` hands over, in their order.
    @inline(__always)
    static func each(
        _ fill: ((CandidatePair) -> Void) -> Void, _ body: @escaping ([CandidatePair]) -> Void
    ) {
        var pairs: [CandidatePair] = []
        pairs.reserveCapacity(size)
        fill { pair in
            pairs.append(pair)
            if pairs.count == size {
                body(pairs)
                pairs.removeAll(keepingCapacity: true)
            }
        }
        if !pairs.isEmpty { body(pairs) }
    }
}
