/// Hands two texts' scalars to `body` as plain memory, copying only what isn't stored so already.
///
/// The comparators' inner loops thus exist once, whatever the collection, and need no
/// specialisation across modules.
func withScalars<Result>(
    of a: some Collection<UInt32>, _ b: some Collection<UInt32>,
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Result
) -> Result {
    withScalars(of: a) { a in withScalars(of: b) { b in body(a, b) } }
}

private func withScalars<Result>(
    of text: some Collection<UInt32>, _ body: (UnsafeBufferPointer<UInt32>) -> Result
) -> Result {
    text.withContiguousStorageIfAvailable(body) ?? Array(text).withUnsafeBufferPointer(body)
}
