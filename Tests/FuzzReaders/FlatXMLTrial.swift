import RegistryModel

@testable import RegistryIntake

/// A county's own XML, in one block and in many.
enum FlatXMLTrial {
    static func run(_ given: TrialInput) throws -> [String] {
        let scratch = try ScratchInput(given.file)
        let context = scratch.context(given.kind)
        let text = try DecodedStream.wholeText(context)
        guard text.span.isUTF8 else { return ["The text isn't UTF-8."] }
        _ = FlatXMLReader.isForeign(text, for: context.schema)
        let whole = try read([text[...]], context)
        let cut = try read(given.cuts.blocks(of: text), context)
        return cut.difference(from: whole).map { ["In blocks: \($0)"] } ?? []
    }

    private static func read(
        _ blocks: [ArraySlice<UInt8>], _ context: ReadingContext
    ) throws -> ReadRows {
        let reader = try FlatXMLReader(context)
        var rows = ReadRows()
        func take(_ output: XMLOutput) {
            for table in output.tables {
                let derived = table.deriving(reader.derivations)
                rows.take(derived, number: rows.rows.count, bytes: 0)
            }
        }
        for block in blocks { take(reader.feed(Array(block))) }
        take(reader.finish())
        return rows
    }
}
