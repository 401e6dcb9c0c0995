import RegistryModel

/// What a push parser tells of a document, element by element. Called while it is fed.
protocol MarkupSink: AnyObject {
    func start(_ name: Span<UInt8>, _ attributes: MarkupAttributes, line: Int)
    func end(_ name: Span<UInt8>)
    func text(_ bytes: Span<UInt8>)
    func fault(_ fault: MarkupFault)
}

/// Why a document is no good, in part or from here on.
struct MarkupFault: Equatable {
    enum Kind: Equatable {
        case syntax
        /// The document ended inside an element.
        case prematureEnd
        case illegalCharacter
        case doctype
        case limit(XMLLimit)
    }

    let kind: Kind
    let line: Int
    let message: Bilingual
    /// Nothing after it is read.
    let isFinal: Bool
}
