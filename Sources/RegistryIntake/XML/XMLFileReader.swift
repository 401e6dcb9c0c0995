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

    /// The next piece of the text before the first record; nil once that was reached.
    package mutating func nextOfHead() throws(ReadFailure) -> XMLStretch? {
        while cutter.isBeforeRecords, !isAtEnd {
            if let stretch = try nextOfBlock() { return stretch }
        }
        return nil
    }

    /// The next stretch; nil at the end of the file.
    package mutating func next() throws(ReadFailure) -> XMLStretch? {
        while !isAtEnd {
            if let stretch = try nextOfBlock() { return stretch }
        }
        return nil
    }

    private mutating func nextOfBlock() throws(ReadFailure) -> XMLStretch? {
        if let stretch = cutter.next() { return stretch }
        if let block = try stream.next() {
            cutter.add(block)
            return cutter.next()
        }
        isAtEnd = true
        return cutter.finish()
    }
}
