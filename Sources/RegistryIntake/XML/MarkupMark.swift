/// A place the scanner found where the text can be cut, or where it must stop.
struct MarkupMark: Equatable {
    enum Kind: Equatable {
        /// After the root's start tag; `selfClosed` for `<births/>`.
        case rootOpened(selfClosed: Bool)
        /// At the `<` of a record. `unclosed` elements besides the root are open before it.
        case recordStart(unclosed: Int, insideRecord: Bool)
        /// After a record's end tag.
        case recordEnd
        /// At the `<` of the root's end tag.
        case rootEnd
        /// At an end tag of an element that was open when a record started inside it.
        case lateEnd(length: Int)
        case limit(XMLLimit)
        case doctype
    }

    let kind: Kind
    /// Offset in the text, from 0.
    let offset: Int
    let line: Int
}
