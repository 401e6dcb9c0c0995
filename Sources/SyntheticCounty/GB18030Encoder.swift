/// Encodes UTF-8 bytes as GB18030, for the characters that a synthetic county uses.
///
/// Every two-byte code of GB18030 for a GB 2312 character is the GB 2312 code itself.
enum GB18030Encoder {
    private static let symbols: [(scalar: UInt16, code: UInt16)] = [
        (0x3000, 0xA1A1), (0x3001, 0xA1A2), (0x3002, 0xA1A3), (0x00B7, 0xA1A4),
        (0x2014, 0xA1AA), (0x201C, 0xA1B0), (0x201D, 0xA1B1), (0x300A, 0xA1B6),
        (0x300B, 0xA1B7), (0x3007, 0xA996),
    ]

    private static let codes: [UInt16] = {
        var codes = [UInt16](repeating: 0, count: 0x10000)
        let scalars = GB2312Characters.text.unicodeScalars.filter { $0 != "\n" }
        for (place, scalar) in scalars.enumerated() where scalar != GB2312Characters.filler {
            let (row, column) = place.quotientAndRemainder(
                dividingBy: GB2312Characters.rowLength)
            codes[Int(scalar.value)] = UInt16(0xB0 + row) << 8 | UInt16(0xA1 + column)
        }
        for symbol in symbols {
            codes[Int(symbol.scalar)] = symbol.code
        }
        for offset in 0..<94 where offset != 3 {
            codes[0xFF01 + offset] = 0xA3A1 + UInt16(offset)
        }
        return codes
    }()

    static func append(_ utf8: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let lead = utf8[index]
            if lead < 0x80 {
                output.append(lead)
                index += 1
                continue
            }
            let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            guard length < 4, index + length <= utf8.endIndex else {
                throw SynthesisFailure.notEncodable(UInt32(lead))
            }
            var scalar = length == 2 ? UInt32(lead & 0x1F) : UInt32(lead & 0x0F)
            for next in (index + 1)..<(index + length) {
                scalar = scalar << 6 | UInt32(utf8[next] & 0x3F)
            }
            let code = codes[Int(scalar)]
            guard code != 0 else { throw SynthesisFailure.notEncodable(scalar) }
            output.append(UInt8(code >> 8))
            output.append(UInt8(code & 0xFF))
            index += length
        }
    }
}
