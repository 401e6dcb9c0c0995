import RecordLinkage

/// Rungs of comparisons as a settings file writes them: `jaro-winkler 0.92`, `days 1`.
enum LinkRungText {
    /// What may be written for a type.
    static func known(_ type: LinkSettings.ColumnType) -> [String] {
        switch type {
        case .text:
            [
                "jaro-winkler 0.92", "jaro 0.85", "edits 1", "free-edits 1", "2-grams 0.6",
                "padded 2-grams 0.6",
            ]
        case .date: ["days 1", "swapped", "years 1", "lunar"]
        case .number: ["within 5", "within 10%"]
        case .list: ["shared 50%"]
        default: []
        }
    }

    static func rung(_ text: String, of type: LinkSettings.ColumnType) -> LinkSettings.Rung? {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        let last = words.count > 1 ? words[words.count - 1] : ""
        switch type {
        case .text: return textRung(words, last).map(LinkSettings.Rung.text)
        case .date:
            if words == ["swapped"] { return .dayMonthSwapped }
            if words == ["lunar"] { return .lunar }
            guard words.count == 2, let number = Int(last) else { return nil }
            return first == "days" ? .days(number) : first == "years" ? .years(number) : nil
        case .number:
            guard words.count == 2, first == "within" else { return nil }
            if let share = percentage(last) { return .withinShare(share) }
            return Double(last).map(LinkSettings.Rung.within)
        case .list:
            guard words.count == 2, first == "shared" else { return nil }
            return percentage(last).map(LinkSettings.Rung.shared)
        default: return nil
        }
    }

    private static func textRung(_ words: [String], _ last: String) -> TextRung? {
        if words.count == 2, words[0] == "jaro-winkler" {
            return Double(last).map(TextRung.jaroWinkler)
        }
        if words.count == 2, words[0] == "jaro" { return Double(last).map(TextRung.jaro) }
        if words.count == 2, words[0] == "edits" { return Int(last).map(TextRung.edits) }
        if words.count == 2, words[0] == "free-edits" { return Int(last).map(TextRung.freeEdits) }
        let isPadded = words.first == "padded"
        let rest = isPadded ? Array(words.dropFirst()) : words
        guard rest.count == 2, rest[0].hasSuffix("-grams"),
            let size = Int(rest[0].dropLast("-grams".count)), let least = Double(last),
            let grams = QGrams(size: size, isPadded: isPadded)
        else { return nil }
        return .qGrams(grams, least)
    }

    private static func percentage(_ text: String) -> Double? {
        guard text.hasSuffix("%"), let number = Double(text.dropLast()) else { return nil }
        return number / 100
    }
}

/// Parts of blocking keys as a settings file writes them behind a column's name: `first 3`.
enum LinkKeyText {
    /// The column of a name's sounds, which the reader of the tables makes beside the name's own.
    static func soundColumn(of name: String) -> String { name + " sound" }

    static func known(_ type: LinkSettings.ColumnType) -> [String] {
        let whole = "(whole)"
        return switch type {
        case .text:
            [whole, "first 3", "soundex", "sorted words", "any word", "one character missing"]
        case .name: [whole, "sound", "first 1", "one character missing"]
        case .number: [whole, "within 5"]
        case .date: [whole, "year", "year-month", "month-day"]
        case .residentID: [whole, "one digit missing"]
        case .division: [whole, "first 9"]
        case .digits: [whole, "one digit missing"]
        case .code: [whole]
        case .list: ["any value"]
        }
    }

    /// What a search for rules tries of a type, the whole value first and typing slips last; each
    /// is one that `part` reads.
    static func worthTrying(_ type: LinkSettings.ColumnType) -> [String] {
        switch type {
        case .text: ["", "first 3", "soundex", "one character missing"]
        case .name: ["", "sound", "first 1", "one character missing"]
        case .number, .code, .list: [""]
        case .date: ["", "year-month", "month-day"]
        case .residentID, .digits: ["", "one digit missing"]
        case .division: ["", "first 9"]
        }
    }

    static func part(_ text: String, of column: LinkSettings.Column) -> KeyPart? {
        let words = text.split(separator: " ").map(String.init)
        let name = column.name
        switch (column.type, words) {
        case (.list, []), (.list, ["any", "value"]): return KeyPart(name, .anyValue)
        case (_, []): return KeyPart(name)
        case (.name, ["sound"]): return KeyPart(soundColumn(of: name), .anyValue)
        case (.text, ["soundex"]): return KeyPart(name, .soundex)
        case (.text, ["sorted", "words"]): return KeyPart(name, .sortedWords)
        case (.text, ["any", "word"]): return KeyPart(name, .anyWord)
        case (.text, ["one", "character", "missing"]), (.name, ["one", "character", "missing"]):
            return KeyPart(name, .characterMissing)
        case (.date, ["year"]): return KeyPart(name, .year)
        case (.date, ["year-month"]): return KeyPart(name, .yearMonth)
        case (.date, ["month-day"]): return KeyPart(name, .monthDay)
        case (.residentID, ["one", "digit", "missing"]):
            return KeyPart(bodyColumn(of: name), .digitMissing(width: 17))
        case (.digits, ["one", "digit", "missing"]):
            return KeyPart(name, .digitMissing(width: 19))
        default: return counted(words, column)
        }
    }

    private static func counted(_ words: [String], _ column: LinkSettings.Column) -> KeyPart? {
        guard words.count == 2 else { return nil }
        switch (column.type, words[0]) {
        case (.text, "first"), (.name, "first"):
            return Int(words[1]).flatMap { $0 > 0 ? KeyPart(column.name, .prefix($0)) : nil }
        case (.division, "first"):
            return Int(words[1]).flatMap {
                (1...12).contains($0)
                    ? KeyPart(column.name, .leadingDigits($0, width: 12)) : nil
            }
        case (.number, "within"):
            return Double(words[1]).flatMap {
                $0 > 0 && $0.isFinite ? KeyPart(column.name, .bucket($0)) : nil
            }
        default: return nil
        }
    }

    /// The column of a resident number's seventeen digits, without the check character.
    static func bodyColumn(of name: String) -> String { name + " digits" }
}
