import RegistryModel
import Testing

@Suite("Names as written")
struct PersonNameTests {
    @Test(
        "blanks of all kinds",
        arguments: [
            " 王小明", "王小明\u{3000}", "\u{FEFF}王小明", "王小明\u{A0}\t", "\u{200B}王小明\r\n", "'王小明",
        ])
    func trims(raw: String) {
        let name = PersonName(raw)
        #expect(name.standard == "王小明")
        #expect(name.deviations == .surroundingBlank)
        #expect(name.raw == raw)
        #expect(PersonName.agreement(name, PersonName("王小明")) == .identical)
    }

    @Test("a blank inside a Han name goes, one between Latin words stays")
    func innerBlanks() {
        #expect(PersonName("王\u{3000}明").standard == "王明")
        #expect(PersonName("王 明").deviations == .innerBlank)
        #expect(PersonName("Anna  Maria").standard == "Anna Maria")
        #expect(PersonName("Anna Maria").surname == "")
        #expect(PersonName("ＡＮＮＡ").deviations.contains(.fullWidth))
        #expect(PersonName.agreement(PersonName("ANNA"), PersonName("Anna")) == .equivalent)
    }

    @Test(
        "all dots are one dot",
        arguments: Array(
            "\u{2022}\u{2027}\u{2219}\u{22C5}\u{30FB}\u{FF65}\u{2E31}\u{387}●．.\u{FE52}"
                .unicodeScalars))
    func dots(dot: Unicode.Scalar) {
        let name = PersonName("买买提\(dot)吐尔逊")
        #expect(name.standard.unicodeScalars.elementsEqual("买买提\u{B7}吐尔逊".unicodeScalars))
        #expect(name.deviations == .variantInterpunct)
        #expect(PersonName.agreement(name, PersonName("买买提·吐尔逊")) == .identical)
        #expect(PersonName.agreement(name, PersonName("买买提吐尔逊")) == .equivalent)
        #expect(PersonName.agreement(name, PersonName("买买提 吐尔逊")) == .equivalent)
        #expect(name.surname == "" && name.surnameLength == 0)
    }

    @Test("the prescribed dot is no deviation")
    func rightDot() {
        #expect(PersonName("买买提\u{B7}吐尔逊").deviations.isEmpty)
    }

    @Test("rare characters are in order", arguments: ["王䶮", "李𬱖", "张㛃", "王\u{30EDE}", "李〇"])
    func rareCharacters(raw: String) {
        #expect(PersonName(raw).deviations.isEmpty)
        #expect(PersonName(raw).surnameLength == 1)
    }

    @Test(
        "an unknown character matches any one",
        arguments: [
            "王?明", "王？明", "王□明", "王■明", "王\u{FFFD}明", "王×明", "王X明", "王ｘ明", "王yan明", "王(yan)明",
            "王（yǎn）明", "王(上龙下天)明", "王〈上龙下天〉明", "王⿱龙天明", "王⿰氵⿱龙天明", "王\u{F0001}明", "王\u{E000}明",
            "王*明",
        ])
    func unknown(raw: String) {
        let name = PersonName(raw)
        #expect(name.wildcardPositions == [1])
        #expect(name.comparisonForm.count == 3)
        #expect(PersonName.agreement(name, PersonName("王䶮明")) == .equivalent)
        #expect(PersonName.agreement(name, PersonName("王䶮芳")) == .oneCharacterDifferent)
        #expect(!name.deviations.isDisjoint(with: [.replacementCharacter, .privateUse]))
    }

    @Test("pinyin that annotates the character before it is a remark")
    func annotations() {
        #expect(PersonName("計(jì)生(shēng)").standard == "計生")
        #expect(PersonName("計(jì)").deviations == .bracketedNote)
        #expect(PersonName("张三（曾用名张上山）").standard == "张三")
        #expect(PersonName("李红(大)").standard == "李红")
    }

    @Test("private-use characters of older standards are read as what they became")
    func privateUse() {
        let name = PersonName("王\u{E81E}")
        #expect(name.deviations == .privateUse)
        #expect(PersonName.agreement(name, PersonName("王\u{9FB4}")) == .equivalent)
    }

    @Test(
        "words for no name",
        arguments: [
            "无", "不详", "未知", "***", "---", "０", "NULL", "n/a", "□□", "無", "某某", "暂无",
        ])
    func placeholders(raw: String) {
        #expect(PersonName(raw).deviations.contains(.placeholder))
        #expect(PersonName.agreement(PersonName(raw), PersonName("王明")) == .missing)
    }

    @Test("nothing written", arguments: ["", " ", "\u{3000}", "\u{FEFF}\t", "'"])
    func blank(raw: String) {
        #expect(PersonName(raw).isBlank)
        #expect(PersonName.agreement(PersonName(raw), PersonName(raw)) == .missing)
    }

    @Test(
        "surname and given name",
        arguments: [
            ("王明", "王", "明"), ("欧阳修", "欧阳", "修"), ("歐陽修", "歐陽", "修"), ("欧阳", "欧", "阳"),
            ("司马相如", "司马", "相如"),
            ("王", "王", ""), ("张李小明", "张", "李小明"),
        ])
    func parts(raw: String, surname: String, given: String) {
        #expect(PersonName(raw).surname == surname)
        #expect(PersonName(raw).givenName == given)
    }

    @Test("names beyond 25 Han or 50 characters are too long")
    func length() {
        #expect(!PersonName(String(repeating: "明", count: 25)).deviations.contains(.tooLong))
        #expect(PersonName(String(repeating: "明", count: 26)).deviations.contains(.tooLong))
        #expect(PersonName(String(repeating: "A", count: 51)).deviations.contains(.tooLong))
        #expect(PersonName("王明1").deviations == .notHan)
    }

    @Test("bytes that are no UTF-8 make an unknown character")
    func bytes() {
        let name = PersonName(utf8: [0xE7, 0x8E, 0x8B, 0xFF, 0xE6, 0x98, 0x8E])
        #expect(name.wildcardPositions == [1])
        #expect(PersonName(utf8: Array("王明".utf8)) == PersonName("王明"))
    }

    @Test("hostile text neither crashes nor stalls")
    func hostile() {
        for letter in ["⿰", "(", "〈", " ", "\u{200B}", "?", "·", "X", "王 ", "之子", "\u{E000}", "a "]
        {
            let name = PersonName("王" + String(repeating: letter, count: 50_000) + "明")
            #expect(
                PersonName.agreement(name, PersonName("王明")) != .identical || letter == " "
                    || letter == "\u{200B}")
            _ = name.isUnnamedNewborn
        }
    }

    @Test("any scalars make a name")
    func anyScalars() {
        var seed: UInt64 = 99
        func next() -> UInt32 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: seed >> 33)
        }
        let ranges: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x24F, 0x2000...0x33FF, 0x4E00...0x9FFF, 0xE000...0xFFFF,
            0...0x10_FFFF,
        ]
        for _ in 0..<5_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<(next() % 8) {
                let range = ranges[Int(next() % 6)]
                let value = range.lowerBound + next() % (range.upperBound - range.lowerBound + 1)
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            }
            let name = PersonName(String(text))
            let again = PersonName(name.standard)
            if again.comparisonForm != name.comparisonForm && !name.deviations.contains(.privateUse)
            {
                Issue.record("\(text.map { String($0.value, radix: 16) })")
            }
            _ = (name.soundHash, name.alternativeSoundHashes, name.surname, name.givenName)
            _ = name.isUnnamed(givenMother: again, father: nil)
        }
    }

    @Test("values are equal when the source wrote the same scalars")
    func equality() {
        #expect(PersonName("岂") != PersonName("\u{F900}"))
        #expect(Set([PersonName("王明"), PersonName("王明"), PersonName("王 明")]).count == 2)
    }
}
