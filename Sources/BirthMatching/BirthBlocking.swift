import RecordLinkage
import RegistryModel

/// The keys under which records of one birth are likely to meet.
///
/// The order is that of reports: a pair belongs to the first rule that yields it.
enum BirthBlocking {
    static func rules(_ births: [StandardBirth]) -> [any BlockingRule] {
        [
            KeyedBlocking(name: "mother-id", births: births) { birth, keys in
                if let id = birth.motherID { keys.append(id.firstSeventeen) }
            },
            KeyedBlocking(name: "certificate", births: births) { birth, keys in
                if let number = birth.certificate { keys.append(number.rawValue) }
            },
            KeyedBlocking(name: "child-id", births: births) { birth, keys in
                if let id = birth.childID { keys.append(id.firstSeventeen) }
            },
            KeyedBlocking(name: "mother-sound-and-day", births: births) { birth, keys in
                guard let name = birth.motherName, let day = birth.day else { return }
                for hash in name.soundHashes {
                    keys.append(Self.mix(hash, UInt64(bitPattern: Int64(day.number))))
                }
            },
            KeyedBlocking(name: "village-day-sex", births: births) { birth, keys in
                guard let village = birth.village, village.isVillage, let day = birth.day,
                    let sex = birth.sex
                else { return }
                let place = Self.mix(village.rawValue, UInt64(bitPattern: Int64(day.number)))
                keys.append(Self.mix(place, UInt64(sex.rawValue)))
            },
            KeyedBlocking(name: "mother-id-neighbourhood", births: births) { birth, keys in
                guard let id = birth.motherID else { return }
                DigitString.appendDeletions(of: id.firstSeventeen, width: 17, to: &keys)
            },
            KeyedBlocking(name: "father-id", births: births) { birth, keys in
                if let id = birth.fatherID { keys.append(id.firstSeventeen) }
            },
            KeyedBlocking(name: "parents-sounds", births: births) { birth, keys in
                guard let mother = birth.motherName, let father = birth.fatherName else { return }
                keys.append(Self.mix(mother.soundHash, father.soundHash))
            },
            KeyedBlocking(name: "father-sound-and-day", births: births) { birth, keys in
                guard let name = birth.fatherName, let day = birth.day else { return }
                keys.append(Self.mix(name.soundHash, UInt64(bitPattern: Int64(day.number))))
            },
            KeyedBlocking(name: "mother-and-child-sounds", births: births) { birth, keys in
                guard let mother = birth.motherName, let child = birth.childName else { return }
                keys.append(Self.mix(mother.soundHash, child.soundHash))
            },
            // Of records that have but one name and another day.
            KeyedBlocking(name: "mother-sound-and-village", births: births) { birth, keys in
                appendKeys(of: birth.motherName, in: birth.village, to: &keys)
            },
            KeyedBlocking(name: "father-sound-and-village", births: births) { birth, keys in
                appendKeys(of: birth.fatherName, in: birth.village, to: &keys)
            },
        ]
    }

    private static func appendKeys(
        of name: PersonName?, in village: DivisionCode?, to keys: inout [UInt64]
    ) {
        guard let name, let village, village.isVillage else { return }
        for hash in name.soundHashes { keys.append(mix(hash, village.rawValue)) }
    }

    static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var hash = StableHash()
        hash.combine(left)
        hash.combine(right)
        return hash.value
    }
}

/// A blocking rule given by a closure; a block grown too large is split by sex.
private struct KeyedBlocking: BlockingRule {
    let name: String
    let births: [StandardBirth]
    let keys: @Sendable (StandardBirth, inout [UInt64]) -> Void

    init(
        name: String, births: [StandardBirth],
        keys: @escaping @Sendable (StandardBirth, inout [UInt64]) -> Void
    ) {
        self.name = name
        self.births = births
        self.keys = keys
    }

    func appendKeys(of record: Int, to out: inout [UInt64]) {
        keys(births[record], &out)
    }

    func refinementKey(of record: Int) -> UInt64? {
        births[record].sex.map { UInt64($0.rawValue) }
    }
}

extension PersonName {
    /// Of all its readings.
    fileprivate var soundHashes: [UInt64] { [soundHash] + alternativeSoundHashes }
}
