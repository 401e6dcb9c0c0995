import RegistryModel

/// Reads an XML file stretch by stretch: decoded text, cut where records start.
///
/// Sequential by nature, so that the stretches it hands out can be read in parallel.
package struct XMLFileReader: ~Copyable {
    package private(set) var stream: DecodedStream
    private var cutter: XMLTextCutter
    private var isAtEnd = false

    package init(_ stream: consuming DecodedStream, source: SourceID) {
        self.stream = stream
        cutter = XMLTextCutter(record: SourceCatalogue.schema(of: source.kind).recordElement)
    }

    /// Index of the stretch to come.
    package var nextIndex: Int { cutter.index }

    /// The next piece of the text before the first record; nil once that was reached.
    package mutating func nextOfHead() throws(ReadFailure) -> XMLStretch? {
        while cutter.isBeforeRecords, !isAtEnd {
            if let stretch = cutter.next() { return stretch }
            guard cutter.isBeforeRecords else { return nil }
            if let stretch = try readBlock() { return stretch }
        }
        return nil
    }

    /// The next stretch; nil at the end of the file.
    package mutating func next() throws(ReadFailure) -> XMLStretch? {
        while !isAtEnd {
            if let stretch = cutter.next() { return stretch }
            if let stretch = try readBlock() { return stretch }
        }
        return nil
    }

    /// Gives the cutter another block; at the end returns what is left.
    private mutating func readBlock() throws(ReadFailure) -> XMLStretch? {
        guard let block = try stream.next() else {
            isAtEnd = true
            return cutter.finish()
        }
        cutter.add(block)
        return nil
    }
}
