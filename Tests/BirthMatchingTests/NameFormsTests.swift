import RecordLinkage
import RegistryModel
import TestSupport
import Testing

@testable import BirthMatching

/// The compact forms must say of names what `PersonName.agreement` says, which is the reference.
struct NameFormsTests {
    private static let characters = Array("张章王黄李丽莉立明铭曾单仇欧阳买提吐·晓小婴女某之子华花")

    private func name(_ random: inout SeededNumbers) -> String {
        switch random.below(20) {
        case 0: return random.pick(["未取名", "不详", "女婴", "张丽之子", "?", "李某", "无", "王*明", "  "])
        case 1: return random.pick(["买买提·吐尔逊", "买买提吐尔逊", "欧阳明", "张 丽", "ZHANG LI", "張麗"])
        default:
            return String((0..<(2 + random.below(3))).map { _ in random.pick(Self.characters) })
        }
    }

    @Test func agreeAsPersonNamesDo() {
        var random = SeededNumbers(seed: 20_261_122)
        let raws = (0..<600).map { _ in name(&random) }
        let names = raws.map { PersonName(PersonName($0).standard) }
        let column = InternedTextColumn(names.map { $0.isBlank ? nil : $0.standard })
        let comparison = NameComparison("name", column: column)
        var reached: [Int: Int] = [:]
        for (a, left) in names.enumerated() {
            for (b, right) in names.enumerated() {
                let expected = Rungs.name(PersonName.agreement(left, right))
                let found = comparison.level(a, b)
                reached[found, default: 0] += 1
                #expect(found == expected, "\(left.raw) \(right.raw)")
            }
        }
        // Every rung was met.
        #expect(reached.count == comparison.levels.count, "\(reached)")
    }

    @Test func partsPutTogetherAreTheWhole() {
        var random = SeededNumbers(seed: 7)
        let column = InternedTextColumn((0..<300).map { _ in name(&random) })
        let whole = NameForms(of: column)
        var joined = NameForms(of: column, numbers: 0..<100)
        joined.append(contentsOf: NameForms(of: column, numbers: 100..<101))
        joined.append(
            contentsOf: NameForms(of: column, numbers: 101..<(column.distinctCount + 1)))
        for x in 0...column.distinctCount {
            for y in 0...column.distinctCount {
                #expect(joined.agreement(x, y) == whole.agreement(x, y))
            }
        }
        let (a, b) = (whole.sounds(ofRecords: column.ids), joined.sounds(ofRecords: column.ids))
        for record in 0..<column.count { #expect(a[record] == b[record]) }
    }

    @Test func standardSpellingsAreThoseOfNames() {
        var random = SeededNumbers(seed: 11)
        for _ in 0..<3_000 {
            let raw = name(&random)
            var scalars: [UInt32] = []
            PersonName.appendStandard(utf8: Array(raw.utf8).span, to: &scalars)
            let name = PersonName(raw)
            let expected = name.isBlank ? [] : name.standard.unicodeScalars.map(\.value)
            #expect(scalars == expected, "\(raw)")
        }
    }
}
