import RegistryIntake
import RegistryModel
import RegistryRules

/// One input file, numbered, with what the manifest says of it.
struct NumberedFile: Sendable {
    var number: UInt32
    let path: String
    let location: String
    let declaration: SourceDeclaration

    var context: ReadingContext {
        var context = ReadingContext(
            path: path, location: location, source: declaration.source, file: number)
        context.declaredEncoding = declaration.encoding
        context.delimiter = declaration.delimiter
        context.headerRows = declaration.headerRows
        context.columns = declaration.columns
        context.layout = declaration.layout
        context.sheet = declaration.sheet
        return context
    }
}

/// The records kept of one slice of a file, numbered from 1.
struct KeptSlice: Sendable {
    let table: RecordTable
    /// What the records' byte offsets count from.
    var byteOffset = 0
    /// Records of the file before the slice of which nothing could be read.
    var unreadBefore = 0
}

/// What reading a file yielded.
struct FileOutcome: Sendable {
    var input: InputFile
    /// Slices in the order of the file. Empty when only keys and traits are kept.
    var tables: [KeptSlice] = []
    /// The same slices' keys, when these are kept.
    var keys: [SliceKeys] = []
    var findings: [Finding] = []
    var rules = RuleOutcome()
    /// What the root of an XML file says of county and period.
    var root: XMLRootAttributes?
    /// What is said once of how the file was read.
    var notes: [ReadingNote] = []
    /// Nothing could be read: refused, empty, or without a header.
    var isUnread = false

    /// Adds a slice that comes after all that are here, before its records are counted.
    mutating func take(_ slice: JudgedSlice) {
        rules.merge(slice.rules, base: UInt64(input.recordCount))
        if let table = slice.table { tables.append(KeptSlice(table: table)) }
        if let slice = slice.keys { keys.append(slice) }
    }
}

extension InputFile {
    /// Notes how the file's bytes were read.
    mutating func note(_ stream: borrowing DecodedStream) {
        encoding = stream.encoding.encoding.rawValue
        encodingBasis = stream.encoding.basis.rawValue
        isCompressed = stream.isCompressed
        byteCount = stream.byteCount
    }
}
