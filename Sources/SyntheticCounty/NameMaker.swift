/// Draws names: surnames by a falling frequency, one or two given characters.
struct NameMaker: Sendable {
    /// Cumulative weights of the surnames, the first more than forty times the last.
    private static let cumulative: [Int] = {
        var sum = 0
        return NameTables.surnames.indices.map { rank in
            sum += 60_000 / (rank + 6)
            return sum
        }
    }()

    /// The family part of a name: a surname, or the clan of an interpunct name.
    func family(_ random: inout SeededGenerator) -> [UInt16] {
        if random.chance(0.003) { return random.pick(NameTables.doubleSurnames) }
        if random.chance(0.004) { return Array((random.pick(NameTables.clans) + "·").utf16) }
        let cumulative = Self.cumulative
        let target = random.below(cumulative[cumulative.count - 1])
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return [NameTables.surnames[low]]
    }

    func name(
        family: [UInt16], male: Bool, _ random: inout SeededGenerator
    ) -> PersonName {
        if family.last == 0xB7 {
            return PersonName(family + Array(random.pick(NameTables.clanGiven).utf16))
        }
        let given = male ? NameTables.male : NameTables.female
        var characters = family
        characters.append(random.pick(given))
        if random.chance(0.72) { characters.append(random.pick(given)) }
        return PersonName(characters)
    }

    func name(male: Bool, _ random: inout SeededGenerator) -> PersonName {
        name(family: family(&random), male: male, &random)
    }

    /// A woman's name that another clerk could write with a character of the same sound.
    func confusableName(_ random: inout SeededGenerator) -> PersonName {
        let surname = random.pick(NameTables.surnames)
        return PersonName([
            surname, random.pick(NameTables.female), random.pick(NameTables.confusable),
        ])
    }
}
