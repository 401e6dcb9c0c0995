import RegistryModel

// The only file of the fast path that holds pointers. Their bounds:
// - `text` has `XMLStretch.padding` (64) zero bytes after its `end`. Positions never pass `end`: they
//   move over bytes that were compared with tags or found to be blank, and no tag holds a zero. A
//   look reads at most 32 bytes from a position at or before `end`.
// - `ends` and `rows` have room for `capacity` records; one is only begun while `count < capacity`.
// - `fields`, `next` and `accepts` hold the plan's arrays whole; a row is one the plan numbered, and
//   a byte is below 0x80 when it is looked up.

/// Finds plain, valid records, byte for byte as the plan has them, and steps aside from any other.
///
/// Plain: no attribute, reference, comment, section, instruction, control character or `>` in text;
/// elements in order, none missing; values valid by the tables; well-formed UTF-8 that XML allows;
/// only blanks between elements; another record right behind it. Never looser than libxml2.
final class XMLPlainScanner {
    /// Records kept at once.
    static let capacity = 512
    private static let blankLimit = 4_096

    private(set) var count = 0
    private let plan: XMLRecordPlan
    private let fieldCount: Int
    private let fields: UnsafeMutablePointer<XMLRecordPlan.Field>
    private let next: UnsafeMutablePointer<UInt16>
    private let accepts: UnsafeMutablePointer<Bool>
    /// Two a field: the byte before the value, and the one behind it.
    private let ends: UnsafeMutablePointer<UInt32>
    private let rows: UnsafeMutablePointer<CellBatch.Record>
    /// Of types met with a value that isn't canonical, by field.
    private var tokens: [XSDTokenCheck?]
    /// Blanks between two fields as last seen, with the `<` behind them.
    private var gap: (word: UInt64, mask: UInt64, count: Int, lines: Int) = (0, 0, 0, 0)

    init(_ plan: XMLRecordPlan) {
        self.plan = plan
        fieldCount = plan.fields.count
        fields = .allocate(capacity: max(1, fieldCount))
        next = .allocate(capacity: plan.next.count)
        accepts = .allocate(capacity: plan.accepts.count)
        ends = .allocate(capacity: max(1, Self.capacity * fieldCount * 2))
        rows = .allocate(capacity: Self.capacity)
        for (index, field) in plan.fields.enumerated() {
            (fields + index).initialize(to: field)
        }
        for (index, state) in plan.next.enumerated() { (next + index).initialize(to: state) }
        for (index, value) in plan.accepts.enumerated() {
            (accepts + index).initialize(to: value)
        }
        ends.initialize(repeating: 0, count: max(1, Self.capacity * fieldCount * 2))
        rows.initialize(
            repeating: CellBatch.Record(
                firstCell: 0, start: 0, line: 0, bytes: 0..<0, isBroken: false),
            count: Self.capacity)
        tokens = Array(repeating: nil, count: fieldCount)
    }

    deinit {
        fields.deallocate()
        next.deallocate()
        accepts.deallocate()
        ends.deallocate()
        rows.deallocate()
    }

    /// Where the record stands in the stretch.
    func start(of index: Int) -> Int {
        precondition(index < count)
        return Int(rows[index].byteOffset)
    }

    /// Adds some of the records found, two cells a field, to those of a batch.
    func copy(_ range: Range<Int>, _ cells: inout [UInt32], _ records: inout [CellBatch.Record]) {
        precondition(range.upperBound <= count)
        let width = fieldCount &* 2
        let first = cells.count
        cells.append(
            contentsOf: UnsafeBufferPointer(
                start: ends + range.lowerBound &* width, count: range.count &* width))
        for index in range {
            let row = rows[index]
            let start = Int(row.byteOffset)
            records.append(
                CellBatch.Record(
                    firstCell: first &+ (index &- range.lowerBound) &* width, start: start,
                    line: Int(row.line),
                    bytes: start..<(start &+ Int(row.byteLength)),
                    isBroken: false))
        }
    }

    func removeAll() { count = 0 }

    /// Adds records from a position on; stops at the first that isn't plain, or when full.
    ///
    /// Moves the position and its line behind the last one found. The text's end must be a place
    /// where a record starts, if `endsAtRecord`.
    func scan(_ stretch: XMLStretch, from position: inout Int, line: inout Int) {
        let end = stretch.count
        guard stretch.bytes.count >= end + XMLStretch.padding, end <= Int(Int32.max) else { return }
        stretch.bytes.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return }
            while count < Self.capacity, position < end {
                guard
                    let place = record(base, position, end, line, stretch.endsAtRecord)
                else { return }
                position = place.position
                line = place.line
                count &+= 1
            }
        }
    }

    // MARK: One record

    private typealias Place = (position: Int, line: Int)

    @inline(__always)
    private func record(
        _ text: UnsafeRawPointer, _ start: Int, _ end: Int, _ firstLine: Int, _ endsAtRecord: Bool
    ) -> Place? {
        guard matches(text, start, plan.record.open) else { return nil }
        var at: Place = (start &+ plan.record.open.count, firstLine)
        guard skipBlanks(text, &at) else { return nil }
        let cell = ends + count &* fieldCount &* 2
        for index in 0..<fieldCount {
            let field = fields + index
            guard matches(text, at.position, field.pointee.tags.open) else {
                if field.pointee.isRequired { return nil }
                // Ends before it starts: empty.
                cell[index &* 2] = UInt32(truncatingIfNeeded: start)
                cell[index &* 2 &+ 1] = UInt32(truncatingIfNeeded: start)
                continue
            }
            let from = at.position &+ field.pointee.tags.open.count
            let to = endOfText(text, from, end)
            guard isValid(text, from, to, index), matches(text, to, field.pointee.tags.close)
            else { return nil }
            cell[index &* 2] = UInt32(truncatingIfNeeded: from &- 1)
            cell[index &* 2 &+ 1] = UInt32(truncatingIfNeeded: to)
            at.position = to &+ field.pointee.tags.close.count
            guard skipBlanks(text, &at) else { return nil }
        }
        guard matches(text, at.position, plan.record.close) else { return nil }
        let recordEnd = at.position &+ plan.record.close.count
        at.position = recordEnd
        guard skipBlanks(text, &at),
            at.position == end ? endsAtRecord : startsRecord(text, at.position)
        else { return nil }
        rows[count] = CellBatch.Record(
            firstCell: 0, start: start, line: firstLine, bytes: start..<recordEnd,
            isBroken: false)
        return at
    }

    @inline(__always)
    private func word(_ text: UnsafeRawPointer, _ position: Int) -> UInt64 {
        UInt64(littleEndian: text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    @inline(__always)
    private func matches(
        _ text: UnsafeRawPointer, _ position: Int, _ tag: XMLTagWords
    ) -> Bool {
        let first =
            (word(text, position) ^ tag.words.0) & tag.masks.0
            | (word(text, position &+ 8) ^ tag.words.1) & tag.masks.1
        if first != 0 { return false }
        if tag.count <= 16 { return true }
        return (word(text, position &+ 16) ^ tag.words.2) & tag.masks.2
            | (word(text, position &+ 24) ^ tag.words.3) & tag.masks.3 == 0
    }

    /// `<birth` and the end of that name: what the cutter and libxml2's side call a record's start.
    @inline(__always)
    private func startsRecord(_ text: UnsafeRawPointer, _ position: Int) -> Bool {
        if matches(text, position, plan.record.open) { return true }
        let name = plan.record.open.count &- 1
        guard matches(text, position, plan.recordStart) else { return false }
        let byte = text.load(fromByteOffset: position &+ name, as: UInt8.self)
        // A zero may be the padding.
        return byte == UInt8(ascii: "/") || (1...0x20).contains(byte)
    }

    /// Moves over blanks to a `<` or the end of the text; false when they are too many.
    @inline(__always)
    private func skipBlanks(_ text: UnsafeRawPointer, _ at: inout Place) -> Bool {
        let ahead = word(text, at.position)
        if (ahead ^ gap.word) & gap.mask == 0, gap.mask != 0 {
            at.position &+= gap.count
            at.line &+= gap.lines
            return true
        }
        return skipOtherBlanks(text, &at)
    }

    private func skipOtherBlanks(_ text: UnsafeRawPointer, _ at: inout Place) -> Bool {
        let start = at.position
        let startLine = at.line
        while true {
            let byte = text.load(fromByteOffset: at.position, as: UInt8.self)
            if byte == 0x0A {
                at.line &+= 1
            } else if byte != 0x20, byte != 0x0D, byte != 0x09 {
                break
            }
            at.position &+= 1
            if at.position &- start > Self.blankLimit { return false }
        }
        let count = at.position &- start
        if count < 8, text.load(fromByteOffset: at.position, as: UInt8.self) == 0x3C {
            let mask = UInt64.max >> UInt64(56 &- 8 &* count)
            gap = (word(text, start) & mask, mask, count, at.line &- startLine)
        }
        return true
    }

    /// The next `<`, or the end of the text.
    @inline(__always)
    private func endOfText(_ text: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
        var position = start
        while position < end {
            let other = word(text, position) ^ 0x3C3C_3C3C_3C3C_3C3C
            let zeros = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
            if zeros != 0 { return min(end, position &+ zeros.trailingZeroBitCount >> 3) }
            position &+= 8
        }
        return end
    }

    // MARK: Values

    @inline(__always)
    private func isValid(
        _ text: UnsafeRawPointer, _ from: Int, _ to: Int, _ index: Int
    ) -> Bool {
        let field = fields + index
        if field.pointee.isFreeText { return isText(text, from, to) }
        if from == to || isCanonical(text, from, to, field) { return true }
        return isToken(text, from, to, index)
    }

    @inline(__always)
    private func isCanonical(
        _ text: UnsafeRawPointer, _ from: Int, _ to: Int,
        _ field: UnsafeMutablePointer<XMLRecordPlan.Field>
    ) -> Bool {
        var state = field.pointee.start
        var position = from
        let run = field.pointee.run.count
        if run > 0 {
            if to &- from < run || !isInRun(text, from, field) { return false }
            state = field.pointee.afterRun
            position &+= run
        }
        if to &- position > 32 { return false }
        while position < to {
            let byte = text.load(fromByteOffset: position, as: UInt8.self)
            if byte >= 0x80 { return false }
            state = next[Int(state) &* 128 &+ Int(byte)]
            position &+= 1
        }
        return accepts[Int(state)]
    }

    @inline(__always)
    private func isInRun(
        _ text: UnsafeRawPointer, _ from: Int, _ field: UnsafeMutablePointer<XMLRecordPlan.Field>
    ) -> Bool {
        @inline(__always)
        func isIn(_ word: UInt64, _ low: UInt64, _ high: UInt64, _ mask: UInt64) -> Bool {
            let low7 = word & 0x7F7F_7F7F_7F7F_7F7F
            return (low7 &+ low) & ~(low7 &+ high) & ~word & mask == mask
        }
        let run = field.pointee.run
        guard isIn(word(text, from), run.fromLowest.0, run.aboveHighest.0, run.masks.0) else {
            return false
        }
        if run.count <= 8 { return true }
        return isIn(word(text, from &+ 8), run.fromLowest.1, run.aboveHighest.1, run.masks.1)
            && isIn(word(text, from &+ 16), run.fromLowest.2, run.aboveHighest.2, run.masks.2)
    }

    /// A value in another form than the canonical one.
    private func isToken(_ text: UnsafeRawPointer, _ from: Int, _ to: Int, _ index: Int) -> Bool {
        guard isText(text, from, to) else { return false }
        let check = tokens[index] ?? XSDTokenCheck(plan.patterns[index])
        tokens[index] = check
        let bytes = UnsafeRawBufferPointer(start: text + from, count: to &- from)
        return check.accepts(bytes.assumingMemoryBound(to: UInt8.self).span)
    }

    /// Text XML allows as it stands, in well-formed UTF-8, no longer than the schema's limit.
    @inline(__always)
    private func isText(_ text: UnsafeRawPointer, _ from: Int, _ to: Int) -> Bool {
        if to &- from > XSDSimpleType.maximumLength { return false }
        var position = from
        while position < to {
            let ahead = word(text, position)
            let left = to &- position
            // Bytes behind the value count as blanks.
            let mask = left >= 8 ? UInt64.max : ~(UInt64.max << UInt64(left &* 8))
            let own = ahead & mask | 0x2020_2020_2020_2020 & ~mask
            let high = own & 0x8080_8080_8080_8080
            if high == 0 {
                if hasMarkup(own) { return false }
                position &+= 8
                continue
            }
            let ascii = high.trailingZeroBitCount >> 3
            if ascii > 0 {
                let few = ~(UInt64.max << UInt64(ascii &* 8))
                if hasMarkup(own & few | 0x2020_2020_2020_2020 & ~few) { return false }
                position &+= ascii
            }
            let length = characterLength(word(text, position), to &- position)
            if length == 0 { return false }
            position &+= length
        }
        return true
    }

    /// A control character, `&` or `>` among eight ASCII bytes.
    @inline(__always)
    private func hasMarkup(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let ampersand = word ^ 0x2626_2626_2626_2626
        let greater = word ^ 0x3E3E_3E3E_3E3E_3E3E
        let found =
            (word &- 0x2020_2020_2020_2020) & ~word | (ampersand &- ones) & ~ampersand
            | (greater &- ones) & ~greater
        return found & 0x8080_8080_8080_8080 != 0
    }

    /// Bytes of a character beyond ASCII; 0 when malformed, cut off, or one XML forbids.
    @inline(__always)
    private func characterLength(_ word: UInt64, _ left: Int) -> Int {
        let lead = word & 0xFF
        if lead > 0xE0, lead < 0xED, left >= 3, word & 0xC0_C000 == 0x80_8000 { return 3 }
        return rareCharacterLength(word, left)
    }

    private func rareCharacterLength(_ word: UInt64, _ left: Int) -> Int {
        let lead = word & 0xFF
        let second = word >> 8 & 0xFF
        switch lead {
        case 0xC2...0xDF: return left >= 2 && second & 0xC0 == 0x80 ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, word & 0xC0_C000 == 0x80_8000 else { return 0 }
            if lead == 0xE0, second < 0xA0 { return 0 }
            if lead == 0xED, second > 0x9F { return 0 }
            // U+FFFE and U+FFFF.
            return word & 0xFF_FFFF == 0xBE_BFEF || word & 0xFF_FFFF == 0xBF_BFEF ? 0 : 3
        case 0xF0...0xF4:
            guard left >= 4, word & 0xC0C0_C000 == 0x8080_8000 else { return 0 }
            if lead == 0xF0, second < 0x90 { return 0 }
            return lead == 0xF4 && second > 0x8F ? 0 : 4
        default: return 0
        }
    }
}
