/// One file of a report set, which hands itself over in pieces, so that no more than one is held at a
/// time. Documents don't depend on each other: they may be written side by side.
package struct ReportDocument: Sendable {
    /// Relative to the report's folder.
    package let path: String
    private let make: @Sendable (_ take: ([UInt8]) -> Void) -> Void

    init(_ path: String, _ make: @escaping @Sendable (_ take: ([UInt8]) -> Void) -> Void) {
        self.path = path
        self.make = make
    }

    /// A document made in one piece.
    init(_ path: String, whole: @escaping @Sendable () -> [UInt8]) {
        self.init(path) { take in take(whole()) }
    }

    /// Hands over every piece in order, up to the first that `take` throws at.
    package func write<Failure: Error>(
        _ take: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var failure: Failure?
        make { piece in
            guard failure == nil else { return }
            do throws(Failure) {
                try take(piece)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}
