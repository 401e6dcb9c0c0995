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
            : comparisonForm.indices.reduce(Self.emptyHash) { hash, position in
                let first = SurnameReadings.first(
                    at: position, of: comparisonForm, surnameLength: surnameLength)
                return Self.extend(
                    hash, by: first.map { UInt32($0.number) } ?? 0x1_0000 + comparisonForm[position]
                )
            }
    }

    /// The hashes of the name's other possible sounds, without `soundHash`, rising; at most 15.
    ///
    /// Readings are combined from left to right; a character that would bring more than 16
    /// combinations keeps its first reading.
    package var alternativeSoundHashes: [UInt64] {
        let all = soundHashes(comparisonForm.indices.map { readings(at: $0) })
        return Set(all).subtracting([soundHash]).sorted()
    }

    /// `soundHash` and `alternativeSoundHashes` together, of readings that are at hand: those of
    /// `readings(at:)` at every place. In no particular order, and one may come twice; none for a blank
    /// name.
    package func soundHashes(_ readings: [[Syllable]]) -> [UInt64] {
        guard !isBlank else { return [] }
        var begun = [Self.emptyHash]
        for (position, own) in readings.enumerated() {
            guard let first = own.first else {
                // A character that can't be read stands for itself, beyond all syllables.
                let code = 0x1_0000 + comparisonForm[position]
                for place in begun.indices { begun[place] = Self.extend(begun[place], by: code) }
                continue
            }
            let count = begun.count
            if count * own.count <= 16 {
                for further in own.dropFirst() {
                    for place in 0..<count {
                        begun.append(Self.extend(begun[place], by: UInt32(further.number)))
                    }
                }
            }
            for place in 0..<count {
                begun[place] = Self.extend(begun[place], by: UInt32(first.number))
            }
        }
        return begun
    }

    private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One code more, its four bytes by FNV-1a. Source: Fowler, Noll, Vo, RFC 9923.
    private static func extend(_ hash: UInt64, by code: UInt32) -> UInt64 {
        var hash = hash
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            hash = (hash ^ UInt64(code >> shift & 0xFF)) &* 0x100_0000_01B3
        }
        return hash
    }
}
