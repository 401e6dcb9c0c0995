/// A name of at most eight characters of the basic plane, without memory of its own.
struct PersonName: Hashable, Sendable {
    private(set) var scalars: SIMD8<UInt16>
    private(set) var count: Int

    init(_ text: String) {
        scalars = SIMD8(repeating: 0)
        count = 0
        for unit in text.utf16.prefix(8) {
            scalars[count] = unit
            count += 1
        }
    }

    init(_ characters: [UInt16]) {
        scalars = SIMD8(repeating: 0)
        count = 0
        for character in characters.prefix(8) {
            scalars[count] = character
            count += 1
        }
    }

    var isEmpty: Bool { count == 0 }

    var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) {
        for place in 0..<count {
            bytes.appendScalar(scalars[place])
        }
    }

    /// The name with its last character replaced by one that sounds the same, if there is one.
    var homophone: PersonName? {
        for place in stride(from: count - 1, through: 1, by: -1) {
            guard let other = NameTables.homophones[scalars[place]] else { continue }
            var changed = self
            changed.scalars[place] = other
            return changed
        }
        return nil
    }
}
