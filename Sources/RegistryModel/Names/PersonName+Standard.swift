extension PersonName {
    /// Appends the scalars of a name's `standard` spelling; none for a blank name.
    ///
    /// The same as making the name and asking it, at a tenth of the cost for the usual name of two
    /// to four Han characters.
    package static func appendStandard(utf8 bytes: Span<UInt8>, to scalars: inout [UInt32]) {
        if appendPlainHan(bytes, to: &scalars) { return }
        let name = PersonName(String(bytes))
        if !name.isBlank { scalars.append(contentsOf: name.standardScalars) }
    }

    /// Nothing but Han characters of the basic block that stand for themselves.
    private static func appendPlainHan(_ bytes: Span<UInt8>, to scalars: inout [UInt32]) -> Bool {
        guard bytes.count >= 6, bytes.count <= 12, bytes.count % 3 == 0 else { return false }
        let start = scalars.count
        var index = 0
        while index < bytes.count {
            let scalar =
                (UInt32(bytes[index]) & 0x0F) << 12 | (UInt32(bytes[index + 1]) & 0x3F) << 6
                | (UInt32(bytes[index + 2]) & 0x3F)
            guard bytes[index] & 0xF0 == 0xE0, NameScalars.isPlainHan(scalar) else {
                scalars.removeSubrange(start...)
                return false
            }
            scalars.append(scalar)
            index += 3
        }
        return true
    }
}
