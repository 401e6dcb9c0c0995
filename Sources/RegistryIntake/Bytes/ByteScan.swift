import CByteScan

/// Finds bytes in text: the one place where intake hands memory to C.
///
/// Each pointer is that of the span's own memory, given with the span's own count, and doesn't
/// outlive the call; the C functions read `count` bytes and no more.
enum ByteScan {
    /// What the text holds besides plain characters. Cost: one pass, some 10 GB/s.
    static func census(_ text: Span<UInt8>) -> hecha_byte_census {
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return hecha_byte_census() }
            return hecha_take_census(base, buffer.count)
        }
    }

    /// Line feeds, and whether a comment, section, declaration or instruction may begin in the text.
    /// Cost: one pass, some 10 GB/s.
    static func surveyMarkup(_ text: Span<UInt8>) -> (lineFeeds: Int, hasSection: Bool) {
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return (0, false) }
            let survey = hecha_survey_markup(base, buffer.count)
            return (Int(survey.line_feeds), survey.sections != 0)
        }
    }

    static func isUTF8(_ text: Span<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return true }
            return hecha_is_utf8(base, buffer.count) != 0
        }
    }

    /// One past the last line feed; 0 without one.
    static func endOfLastLine(_ text: Span<UInt8>) -> Int {
        text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return hecha_after_last_line_feed(base, buffer.count)
        }
    }

    /// Where cells and lines end: the offset of each delimiter and line feed, ascending, and of each
    /// line feed its place among them.
    typealias CellEnds = (ends: [UInt32], lineEnds: [UInt32])

    /// Finds all delimiters and line feeds. A chunk is some megabytes at most, so offsets fit.
    static func cellEnds(_ text: Span<UInt8>, delimiter: UInt8) -> CellEnds {
        // Cells of fewer than six bytes on average are rare; the second try has room for any text.
        index(text, delimiter, room: text.count / 6 + 64)
            ?? index(text, delimiter, room: text.count + 64) ?? ([], [])
    }

    private static func index(_ text: Span<UInt8>, _ delimiter: UInt8, room: Int) -> CellEnds? {
        var found = hecha_cell_count()
        var result: CellEnds = ([], [])
        text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            result.lineEnds = [UInt32](unsafeUninitializedCapacity: room) { lines, lineCount in
                result.ends = [UInt32](unsafeUninitializedCapacity: room) { ends, endCount in
                    guard let ends = ends.baseAddress, let lines = lines.baseAddress else { return }
                    // At most `room` numbers are written to each, the capacity asked for.
                    found = hecha_index_cells(base, bytes.count, delimiter, ends, lines, room)
                    endCount = min(found.cells, room)
                }
                lineCount = found.lines
            }
        }
        return found.cells > room ? nil : result
    }
}
