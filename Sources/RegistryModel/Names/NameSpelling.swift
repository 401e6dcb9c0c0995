/// Brings a name as written into one standard spelling and notes what was out of form.
///
/// Used by `PersonName` only. The steps: trim, fold width, find marks and descriptions that stand
/// for an unknown character, drop bracketed remarks, fold dots, close gaps between Han characters.
struct NameSpelling {
    /// The name for display: blanks and remarks gone, dots folded, characters otherwise kept; each
    /// unknown character is U+FFFD.
    private(set) var standard: [UInt32] = []
    private(set) var deviations: NameDeviations = []

    private var input: [UInt32]
    private var position = 0
    private let hasHan: Bool

    init(_ raw: String) {
        input = raw.unicodeScalars.map(\.value)
        if input.allSatisfy(NameScalars.isPlainHan) {
            // Most names: there is nothing to tidy.
            standard = input
            hasHan = true
            return
        }
        hasHan = input.contains(where: NameScalars.isHanLike)
        trim()
        foldWidth()
        while position < input.count { takeNext() }
        closeGaps()
    }

    private mutating func trim() {
        let length = input.count
        while let last = input.last, NameScalars.isBlank(last) { input.removeLast() }
        var start = input.prefix(while: NameScalars.isBlank).count
        // Spreadsheets put an apostrophe before text.
        if start < input.count && input[start] == 0x27 { start += 1 }
        input.removeFirst(start)
        if input.count < length { deviations.insert(.surroundingBlank) }
    }

    private mutating func foldWidth() {
        for index in input.indices where (0xFF01...0xFF5E).contains(input[index]) {
            // A full-width stop is a dot in the wrong form, not a wide letter.
            if input[index] != 0xFF0E { deviations.insert(.fullWidth) }
            input[index] -= 0xFEE0
        }
    }

    private mutating func takeNext() {
        let scalar = input[position]
        if let close = NameScalars.closing(scalar) {
            takeBracket(closedBy: close)
        } else if let arity = NameScalars.descriptionArity(scalar) {
            position += 1
            skipDescription(parts: arity)
            takeUnknown()
        } else if NameScalars.isReplacement(scalar) {
            position += 1
            takeUnknown()
        } else if hasHan && NameScalars.plainLetter(scalar) != nil {
            takeLetters()
        } else {
            takePlain(scalar)
        }
    }

    private mutating func takePlain(_ scalar: UInt32) {
        position += 1
        if HanVariants.isPrivateUse(scalar) {
            deviations.insert(.privateUse)
            // An unmapped private character differs from machine to machine.
            standard.append(
                HanVariants.folded(scalar) == scalar ? NameScalars.wildcard : scalar)
        } else if scalar == 0x67D0 {  // 某
            takeUnknown()
        } else {
            if !NameScalars.isHanLike(scalar) && !NameScalars.isInterpunct(scalar)
                && !NameScalars.isBlank(scalar)
            {
                deviations.insert(.notHan)
            }
            standard.append(scalar)
        }
    }

    private mutating func takeUnknown() {
        standard.append(NameScalars.wildcard)
        deviations.insert(.replacementCharacter)
    }

    /// Letters among Han: pinyin or X for one character, else foreign matter.
    private mutating func takeLetters() {
        let start = position
        while position < input.count, NameScalars.plainLetter(input[position]) != nil {
            position += 1
        }
        let letters = input[start..<position].compactMap(NameScalars.plainLetter)
        if letters.allSatisfy({ $0 == 0x78 }) {  // X, XX
            for _ in letters { takeUnknown() }
        } else if letters.count > 1 && Self.syllable(letters) != nil {
            takeUnknown()
        } else {
            deviations.insert(.notHan)
            standard += input[start..<position]
        }
    }

    /// A bracket holds the pinyin of the character before it, a description, or a remark.
    private mutating func takeBracket(closedBy close: UInt32) {
        let start = position + 1
        let end = input[start...].firstIndex(of: close) ?? input.endIndex
        let content = input[start..<end].filter { !NameScalars.isBlank($0) }
        position = min(end + 1, input.count)
        let letters = content.compactMap(NameScalars.plainLetter)
        if hasHan && !content.isEmpty && letters.count == content.count {
            if let syllable = Self.syllable(letters), let before = standard.last,
                MandarinReadings.readings(of: before).contains(syllable)
            {
                deviations.insert(.bracketedNote)
            } else {
                takeUnknown()
            }
        } else if Self.isDescription(content) {
            takeUnknown()
        } else {
            deviations.insert(.bracketedNote)
        }
    }

    /// 上龙下天, 左火右华, 王加旁, 三个鑫: tells how an untypable character looks.
    private static func isDescription(_ content: [UInt32]) -> Bool {
        let words: Set<UInt32> = [0x4E0A, 0x4E0B, 0x5DE6, 0x53F3, 0x52A0, 0x65C1, 0x5934, 0x5E95]
        guard content.count >= 3 else {
            return content.contains { NameScalars.descriptionArity($0) != nil }
        }
        if content.contains(where: { NameScalars.descriptionArity($0) != nil || $0 == 0x2B }) {
            return true
        }
        // 曾用名, 小名: a remark, whatever else it holds.
        if content.contains(0x540D) { return false }
        return content.allSatisfy(NameScalars.isHanLike)
            && content.contains(where: words.contains) && content.count <= 8
    }

    private mutating func skipDescription(parts: Int) {
        // A count instead of recursion: a hostile cell may nest as deep as it is long.
        var open = parts
        while open > 0 && position < input.count {
            open += (NameScalars.descriptionArity(input[position]) ?? 0) - 1
            position += 1
        }
    }

    private static func syllable(_ letters: [UInt32]) -> Syllable? {
        let text = String(
            String.UnicodeScalarView(letters.compactMap { Unicode.Scalar($0) }))
        // Passports and keyboards write lyu, nyu, lue, nue for lü, nü, lüe, nüe.
        let spelt: [String: String] = ["lyu": "lv", "nyu": "nv", "lue": "lve", "nue": "nve"]
        return MandarinReadings.syllable(spelt: spelt[text] ?? text)
    }

    /// Folds dots and drops blanks, both as their neighbours require.
    private mutating func closeGaps() {
        var closed: [UInt32] = []
        var gapFollows = false
        for scalar in standard {
            if NameScalars.isBlank(scalar) {
                gapFollows = true
                continue
            }
            if gapFollows {
                gapFollows = false
                if let last = closed.last, Self.isLatin(last), Self.isLatin(scalar) {
                    closed.append(0x20)
                } else {
                    deviations.insert(.innerBlank)
                }
            }
            if NameScalars.isInterpunct(scalar) && (hasHan || scalar != 0x2E) {
                if scalar != NameScalars.interpunct { deviations.insert(.variantInterpunct) }
                if let last = closed.last, last != NameScalars.interpunct {
                    closed.append(NameScalars.interpunct)
                }
            } else {
                closed.append(scalar)
            }
        }
        while closed.last == NameScalars.interpunct { closed.removeLast() }
        standard = closed
    }

    private static func isLatin(_ scalar: UInt32) -> Bool {
        NameScalars.plainLetter(scalar) != nil
    }
}
