import RegistryModel

/// A document in the form official ones have (公文, after GB/T 9704-2012): a red head with the office,
/// a line for the number, a title, the addressee, the body, and who signs when. One content for the
/// page and for the text document.
struct OfficialDocument {
    let language: Language
    /// The office in the red head.
    var issuer: String
    /// `〔2013〕　　号`; the number itself is the office's to give.
    var number: String
    var title: String
    var addressee: String
    var blocks: [DocumentBlock]
    /// Lines at the end on the right: the office, the day.
    var signature: [String]
    /// Small print below everything.
    var colophon: [String]
}

enum DocumentBlock {
    case heading(String)
    case paragraph(String)
    /// Small, below a table or beside a caution.
    case remark(String)
    case table(DocumentTable)
}

struct DocumentTable {
    struct Column {
        let title: String
        /// Against the others.
        let width: Double
        let isNumber: Bool

        init(_ title: String, width: Double, isNumber: Bool = true) {
            self.title = title
            self.width = width
            self.isNumber = isNumber
        }
    }

    let caption: String
    let columns: [Column]
    /// As many cells as columns each.
    let rows: [[String]]
    /// How many of the last rows are sums.
    var sums = 0

    /// Many columns are set small, to keep words in one piece.
    var isCrowded: Bool { columns.count > 8 }
}
