/// An encoding the readers understand.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    /// GB 18030, which contains GBK and GB 2312.
    case gb18030 = "GB18030"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    /// A decoder for a file in this encoding.
    package func makeDecoder() -> any TextDecoder {
        switch self {
        case .utf8: UTF8Validator()
        case .gb18030: GB18030Decoder()
        case .utf16LittleEndian: UTF16Decoder(isBigEndian: false)
        case .utf16BigEndian: UTF16Decoder(isBigEndian: true)
        }
    }
}

/// What the first block of a file says about its encoding.
package struct DetectedEncoding: Hashable, Sendable {
    /// Why the encoding was chosen.
    package enum Evidence: String, Hashable, Sendable {
        case byteOrderMark, zeroBytes, onlyASCII, validUTF8, mostlyUTF8, plausibleGB18030, utf32,
            plausibleBig5, none
    }

    /// Nil when none fits.
    package let encoding: TextEncoding?
    package let evidence: Evidence
    /// How many bytes to skip before decoding.
    package let byteOrderMarkLength: Int
}

/// Tells the encoding of a file from its first block.
///
/// Asks in this order: byte order mark; zero bytes as UTF-16 has them in Latin text; valid UTF-8,
/// which Chinese text in another encoding practically never is; GB 18030 that is well formed and
/// consists mainly of everyday characters. UTF-8 with a few broken places comes out as
/// `mostlyUTF8`. Big5 and UTF-32 are told to be named, not to be read. `onlyASCII` is a guess (UTF-8): later blocks may tell otherwise.
/// Cost: one or two passes over the block; 64 KB suffice.
package enum EncodingDetector {
    /// Judges the first block; `isWholeFile` tells that no byte follows it.
    package static func detect(
        _ block: ArraySlice<UInt8>, isWholeFile: Bool = false
    ) -> DetectedEncoding {
        if isUTF32(block) {
            return DetectedEncoding(encoding: nil, evidence: .utf32, byteOrderMarkLength: 0)
        }
        if let marked = byteOrderMark(block) { return marked }
        if let zeros = utf16(block) {
            return DetectedEncoding(encoding: zeros, evidence: .zeroBytes, byteOrderMarkLength: 0)
        }
        let (encoding, evidence) = multibyte(block, isWholeFile: isWholeFile)
        return DetectedEncoding(encoding: encoding, evidence: evidence, byteOrderMarkLength: 0)
    }

    /// Four bytes a character, of which the upper two are a plane's number at most: no reader here
    /// understands it, but it can be named. A mark of UTF-16 begins that of UTF-32.
    private static func isUTF32(_ block: ArraySlice<UInt8>) -> Bool {
        if block.starts(with: [0xFF, 0xFE, 0, 0]) || block.starts(with: [0, 0, 0xFE, 0xFF]) {
            return true
        }
        let head = Array(block.prefix(256))
        let groups = head.count / 4
        guard groups >= 4 else { return false }
        func isPlane(_ high: Int, _ low: Int) -> Bool {
            (0..<groups).allSatisfy { head[4 * $0 + high] == 0 && head[4 * $0 + low] <= 0x10 }
        }
        let isBlank = head.allSatisfy { $0 == 0 }
        return !isBlank && (isPlane(3, 2) || isPlane(0, 1))
    }

    private static func byteOrderMark(_ block: ArraySlice<UInt8>) -> DetectedEncoding? {
        let marks: [([UInt8], TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0x84, 0x31, 0x95, 0x33], .gb18030),
            ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ]
        for (mark, encoding) in marks where block.starts(with: mark) {
            return DetectedEncoding(
                encoding: encoding, evidence: .byteOrderMark, byteOrderMarkLength: mark.count)
        }
        return nil
    }

    /// Digits, commas and line ends have a zero byte in UTF-16, always on the same side.
    private static func utf16(_ block: ArraySlice<UInt8>) -> TextEncoding? {
        let head = block.prefix(65_536)
        let bytes = head.span
        var zeros = [0, 0]
        for index in bytes.indices where bytes[index] == 0 { zeros[index & 1] += 1 }
        let pairs = bytes.count / 2
        guard pairs > 0, zeros[0] + zeros[1] >= max(1, pairs / 20) else { return nil }
        if zeros[1] > zeros[0] * 20 { return .utf16LittleEndian }
        if zeros[0] > zeros[1] * 20 { return .utf16BigEndian }
        return nil
    }

    private static func multibyte(
        _ block: ArraySlice<UInt8>, isWholeFile: Bool
    ) -> (TextEncoding?, DetectedEncoding.Evidence) {
        let utf8 = UTF8Census(block.span, isWholeFile: isWholeFile)
        if utf8.valid == 0 && utf8.faults == 0 { return (.utf8, .onlyASCII) }
        if utf8.faults == 0 { return (.utf8, .validUTF8) }
        let chinese = GB18030Census(block.span, isWholeFile: isWholeFile)
        if chinese.faults == 0 && chinese.isPlausible { return (.gb18030, .plausibleGB18030) }
        if utf8.valid >= utf8.faults * 10 { return (.utf8, .mostlyUTF8) }
        if chinese.isPlausible && chinese.characters >= chinese.faults * 100 {
            return (.gb18030, .plausibleGB18030)
        }
        // Short texts: with a damaged byte in one, or lines of another encoding among UTF-8.
        if chinese.isPlausible, utf8.valid < utf8.faults,
            chinese.characters >= chinese.faults * 8
        {
            return (.gb18030, .plausibleGB18030)
        }
        if !chinese.isPlausible, utf8.valid > utf8.faults { return (.utf8, .mostlyUTF8) }
        if isMixedByLine(block, isWholeFile: isWholeFile) { return (.utf8, .mostlyUTF8) }
        let isBig5 = Big5Census(block.span, isWholeFile: isWholeFile).isPlausible
        return (nil, isBig5 ? .plausibleBig5 : .none)
    }

    /// Whether every line is either UTF-8 or GB 18030 and some can only be the one, some the other, as
    /// in two exports pasted together.
    private static func isMixedByLine(_ block: ArraySlice<UInt8>, isWholeFile: Bool) -> Bool {
        var lines = block.split(separator: 0x0A)
        // The last one may be cut.
        if !isWholeFile { _ = lines.popLast() }
        var (hasUTF8, hasChinese) = (false, false)
        for line in lines {
            let utf8 = UTF8Census(line.span, isWholeFile: true)
            let chinese = GB18030Census(line.span, isWholeFile: true)
            let isChinese = chinese.faults == 0 && chinese.isPlausible
            if utf8.faults > 0, !isChinese { return false }
            if utf8.faults > 0 { hasChinese = true }
            if utf8.valid > 0, utf8.faults == 0, !isChinese { hasUTF8 = true }
        }
        return hasUTF8 && hasChinese
    }

    /// Whether GB 18030 bytes hold a code that GB 2312-80 lacks.
    ///
    /// For a file whose XML declaration says gb2312: true means the declaration is wrong, though
    /// the file decodes. Malformed bytes don't count.
    package static func usesCodesBeyondGB2312(_ block: ArraySlice<UInt8>) -> Bool {
        GB18030Census(block.span, isWholeFile: false).isBeyondGB2312
    }
}
