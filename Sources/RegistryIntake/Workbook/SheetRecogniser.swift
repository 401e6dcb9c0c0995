import RegistryModel

/// Tells a workbook's data from its cover, notes and tables of contents by their headers.
struct SheetRecogniser {
    /// Of a sheet's text, looked at for a header.
    static let headBytes = 1 << 14

    private let contexts: [ReadingContext]

    /// Where nobody has said what the file is of, a header of any source counts.
    init(_ context: ReadingContext) {
        contexts =
            context.isSourceKnown
            ? [context]
            : SourceCatalogue.all.map { schema in
                ReadingContext(
                    path: context.path, location: context.location, source: SourceID(schema.kind),
                    file: context.file)
            }
    }

    /// How many fields the sheet's header names; 0 where nothing reads as a header.
    func fieldsNamed(in text: [UInt8]) -> Int {
        contexts.map { context in
            let layout = CSVLayoutReader(context: context).layout(of: text).layout
            return layout?.columnOfPosition.count { $0 >= 0 } ?? 0
        }.max() ?? 0
    }
}
