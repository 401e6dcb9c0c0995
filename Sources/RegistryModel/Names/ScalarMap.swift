/// A compact table from Unicode scalars to small numbers; zero means “no entry”.
///
/// Scalars are kept in blocks of 128, and blocks without an entry share one, so that the
/// scattered planes of Han characters cost no more than they hold. A look-up is two array reads.
struct ScalarMap<Value: FixedWidthInteger & Sendable>: Sendable {
    private static var blockBits: UInt32 { 7 }
    private static var blockSize: Int { 1 << Int(blockBits) }

    private var blockOf: [UInt16]
    private var values: [Value]

    /// Makes an empty table for scalars below `limit`; entries from there on are ignored.
    init(below limit: UInt32) {
        let count = Int(limit >> Self.blockBits) + 1
        blockOf = [UInt16](repeating: 0, count: count)
        values = [Value](repeating: 0, count: Self.blockSize)
    }

    /// The value of a scalar, zero when it has none.
    subscript(scalar: UInt32) -> Value {
        get {
            let block = Int(scalar >> Self.blockBits)
            guard block < blockOf.count else { return 0 }
            let offset = Int(scalar) & (Self.blockSize - 1)
            return values[Int(blockOf[block]) * Self.blockSize + offset]
        }
        set {
            let block = Int(scalar >> Self.blockBits)
            guard block < blockOf.count else { return }
            if blockOf[block] == 0 {
                blockOf[block] = UInt16(values.count / Self.blockSize)
                values.append(contentsOf: repeatElement(0, count: Self.blockSize))
            }
            let offset = Int(scalar) & (Self.blockSize - 1)
            values[Int(blockOf[block]) * Self.blockSize + offset] = newValue
        }
    }
}
