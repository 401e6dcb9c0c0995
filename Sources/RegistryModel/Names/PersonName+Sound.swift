/// The sound of a name, for finding records that may belong together.
extension PersonName {
    /// All readings of the character at a place of `comparisonForm`, the fitting one first: a
    /// surname's own reading at the head. Empty for unknown and foreign characters.
    package func readings(at position: Int) -> [Syllable] {
        SurnameReadings.readings(
            at: position, of: comparisonForm, surnameLength: surnameLength)
    }

    /// The first-choice sounds as text: `zeng-xiao-ming`; other characters stand as they are, and
    /// an unknown one is `?`.
    package var soundKey: String {
        comparisonForm.indices.map { position in
            if let syllable = readings(at: position).first { return syllable.text }
            let scalar = comparisonForm[position]
            return scalar == NameScalars.wildcard ? "?" : Self.text([scalar])
        }
        .joined(separator: "-")
    }

    /// The first-choice sounds as one number, for bulk work; homophones share it.
    ///
    /// The same in every run of one edition of the reading table. Zero for a blank name.
    package var soundHash: UInt64 {
        isBlank
            ? 0
            : Self.hash(
                comparisonForm.indices.lazy.map { position in
                    let first = SurnameReadings.first(
                        at: position, of: comparisonForm, surnameLength: surnameLength)
                    return first.map { UInt32($0.number) } ?? 0x1_0000 + comparisonForm[position]
                })
    }

    /// The hashes of the name's other possible sounds, without `soundHash`, rising; at most 15.
    ///
    /// Readings are combined from left to right; a character that would bring more than 16
    /// combinations keeps its first reading.
    package var alternativeSoundHashes: [UInt64] {
        guard !isBlank else { return [] }
        var combinations: [[UInt32]] = [[]]
        for position in comparisonForm.indices {
            var codes = soundCodes(at: position)
            if combinations.count * codes.count > 16 { codes = [codes[0]] }
            combinations = combinations.flatMap { start in codes.map { start + [$0] } }
        }
        return Set(combinations.map { Self.hash($0) }).subtracting([soundHash]).sorted()
    }

    /// `soundHash` and `alternativeSoundHashes` together, of readings that are at hand: those of
    /// `readings(at:)` at every place. In no particular order; none for a blank name.
    package func soundHashes(_ readings: [[Syllable]]) -> [UInt64] {
        guard !isBlank else { return [] }
        if readings.allSatisfy({ $0.count == 1 }) {
            return [Self.hash(readings.lazy.map { UInt32($0[0].number) })]
        }
        return [soundHash] + alternativeSoundHashes
    }

    /// Syllable numbers of a character, or, when it has none, its scalar beyond all of them.
    private func soundCodes(at position: Int) -> [UInt32] {
        let readings = readings(at: position)
        guard readings.isEmpty else { return readings.map { UInt32($0.number) } }
        return [0x1_0000 + comparisonForm[position]]
    }

    /// FNV-1a over the codes' four bytes. Source: Fowler, Noll, Vo, RFC 9923.
    private static func hash(_ codes: some Sequence<UInt32>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for code in codes {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                hash = (hash ^ UInt64(code >> shift & 0xFF)) &* 0x100_0000_01B3
            }
        }
        return hash
    }
}
