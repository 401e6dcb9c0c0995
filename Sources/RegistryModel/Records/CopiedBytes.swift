extension [UInt8] {
    /// A copy of bytes that are only lent. Cost: their length.
    package init(_ lent: Span<UInt8>) {
        self.init(capacity: lent.count) { output in
            for index in lent.indices { output.append(lent[index]) }
        }
    }

    /// Adds a copy of bytes that are only lent.
    package mutating func append(_ lent: Span<UInt8>) {
        append(addingCapacity: lent.count) { output in
            for index in lent.indices { output.append(lent[index]) }
        }
    }
}

extension String {
    /// Text of bytes that are only lent; what isn't UTF-8 becomes U+FFFD.
    package init(_ lent: Span<UInt8>) {
        self.init(decoding: [UInt8](lent), as: UTF8.self)
    }
}
