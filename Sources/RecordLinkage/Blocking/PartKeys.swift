/// The keys that one part of a blocking rule makes of each record.
///
/// Keys of texts are made once for each distinct text: 4 bytes and 8 a key each. Other kinds are
/// made when asked for.
package struct PartKeys: Sendable {
    private enum Source: Sendable {
        /// Lists of keys by text number.
        case texts(ids: [UInt32], lists: KeyListColumn)
        case single(LinkageColumn)
        case dates(DateColumn, @Sendable (CivilDate) -> Int)
        case digits(CodeColumn, width: Int)
        case leading(CodeColumn, divisor: UInt64)
        case buckets(NumberColumn, width: Double)
        case lists(KeyListColumn)
    }

    private let source: Source

    /// Throws when the column is missing or of a kind the transform can't read.
    package init(
        _ part: KeyPart, of table: ColumnTable, rule: String
    ) throws(LinkageSettingsFailure) {
        let column = try table.column(part.column)
        guard part.transform.kinds.contains(column.kind) else {
            throw .wrongKind(column: part.column, found: column.kind, use: part.name)
        }
        guard part.transform.isInRange else {
            throw .keySizeOutOfRange(rule: rule, part: part.name)
        }
        source = Self.source(part.transform, column)
    }

    /// Appends a record's keys, none if its value is missing; a key may come twice.
    package func appendKeys(of record: Int, to keys: inout [UInt64]) {
        switch source {
        case .texts(let ids, let lists):
            for place in lists.range(of: Int(ids[record])) { keys.append(lists.keys[place]) }
        case .single(let column):
            if let key = column.key(of: record) { keys.append(key) }
        case .dates(let days, let part):
            guard let day = days[record] else { return }
            keys.append(UInt64(bitPattern: Int64(part(CivilDate(dayNumber: day)))))
        case .digits(let codes, let width):
            guard let code = codes[record] else { return }
            DigitString.appendDeletions(of: code, width: width, to: &keys)
        case .leading(let codes, let divisor):
            if let code = codes[record] { keys.append(code / divisor) }
        case .buckets(let numbers, let width):
            guard let number = numbers[record] else { return }
            let bucket = (number / width).rounded(.down)
            keys.append((bucket + 0).bitPattern)
            keys.append((bucket + 1).bitPattern)
        case .lists(let lists):
            for place in lists.range(of: record) { keys.append(lists.keys[place]) }
        }
    }

    /// Whether no record has more than one key.
    var givesOneKeyAtMost: Bool {
        switch source {
        case .texts(_, let lists), .lists(let lists):
            (0..<lists.count).allSatisfy { lists.range(of: $0).count < 2 }
        case .single(.keys(let lists)):
            (0..<lists.count).allSatisfy { lists.range(of: $0).count < 2 }
        case .single, .dates, .leading: true
        case .digits, .buckets: false
        }
    }

    /// Numbers that are the same for two records just when their keys are, and mostly fewer.
    func appendIdentity(of record: Int, to numbers: inout [UInt64]) {
        if case .digits(let codes, _) = source {
            if let code = codes[record] { numbers.append(code) }
        } else {
            appendKeys(of: record, to: &numbers)
        }
    }

    /// The keys of a range of records, end to end; `ends` gains where each record's end.
    ///
    /// The kind of the column is looked at once, and its storage isn't handed over for every record.
    func appendKeys(
        of records: Range<Int>, to keys: inout [UInt64], ends: inout [Int32]
    ) {
        func each(_ append: (Int) -> Void) {
            for record in records {
                append(record)
                ends.append(Int32(truncatingIfNeeded: keys.count))
            }
        }
        switch source {
        case .texts(let ids, let lists):
            each { record in
                for place in lists.range(of: Int(ids[record])) { keys.append(lists.keys[place]) }
            }
        case .single(.code(let codes)):
            each { record in if let code = codes[record] { keys.append(code) } }
        case .single(.date(let days)):
            each { record in
                if let day = days[record] { keys.append(UInt64(bitPattern: Int64(day))) }
            }
        case .dates(let days, let part):
            each { record in
                guard let day = days[record] else { return }
                keys.append(UInt64(bitPattern: Int64(part(CivilDate(dayNumber: day)))))
            }
        case .lists(let lists):
            each { record in
                for place in lists.range(of: record) { keys.append(lists.keys[place]) }
            }
        default: each { appendKeys(of: $0, to: &keys) }
        }
    }

    private static func source(_ transform: KeyTransform, _ column: LinkageColumn) -> Source {
        switch (column, transform) {
        case (.text(let texts), _):
            return .texts(ids: texts.ids, lists: TextKeys(transform).lists(of: texts))
        case (.date(let days), .year): return .dates(days) { $0.year }
        case (.date(let days), .yearMonth): return .dates(days) { $0.year * 12 + $0.month }
        case (.date(let days), .monthDay): return .dates(days) { $0.month * 32 + $0.day }
        case (.code(let codes), .digitMissing(let width)): return .digits(codes, width: width)
        case (.code(let codes), .leadingDigits(let digits, let width)):
            let divisor = (0..<(width - digits)).reduce(UInt64(1)) { power, _ in power * 10 }
            return .leading(codes, divisor: divisor)
        case (.number(let numbers), .bucket(let width)): return .buckets(numbers, width: width)
        case (.keys(let lists), _): return .lists(lists)
        default: return .single(column)
        }
    }
}
