import RegistryModel
import Testing

@Suite("Mandarin readings")
struct MandarinReadingsTests {
    @Test(
        "surnames that general dictionaries misread",
        arguments: [
            ("曾小明", "zeng-xiao-ming"), ("仇英", "qiu-ying"), ("单田芳", "shan-tian-fang"),
            ("解缙", "xie-jin"), ("查良镛", "zha-liang-yong"), ("区志强", "ou-zhi-qiang"),
            ("朴树", "piao-shu"), ("翟明", "zhai-ming"), ("覃芳", "qin-fang"), ("缪明", "miao-ming"),
            ("乐嘉", "yue-jia"), ("盖丽丽", "ge-li-li"), ("长孙无忌", "zhang-sun-wu-ji"),
            ("尉迟恭", "yu-chi-gong"), ("万俟卨", "mo-qi-xie"), ("令狐冲", "ling-hu-chong"),
            ("欧阳修", "ou-yang-xiu"), ("呂布", "lv-bu"), ("吕布", "lv-bu"), ("单于明", "chan-yu-ming"),
        ])
    func surnames(name: String, sound: String) {
        #expect(PersonName(name).soundKey == sound)
    }

    @Test("surname readings hold for the first character only")
    func givenNames() {
        #expect(PersonName("王乐").soundKey == "wang-le")
        #expect(PersonName("王单").soundKey == "wang-dan")
        #expect(PersonName("王長青").soundKey == PersonName("王长青").soundKey)
    }

    @Test("polyphones keep their other readings")
    func polyphones() {
        let readings = MandarinReadings.readings(of: "曾").map(\.text)
        #expect(readings.contains("zeng") && readings.contains("ceng"))
        #expect(MandarinReadings.readings(of: "女").first?.text == "nv")
        #expect(MandarinReadings.readings(of: "略").map(\.text) == ["lve"])
        #expect(MandarinReadings.readings(of: "䶮").map(\.text) == ["yan"])
        #expect(MandarinReadings.readings(of: "A").isEmpty)
        #expect(MandarinReadings.syllable(spelt: "zhuang")?.text == "zhuang")
        #expect(MandarinReadings.syllable(spelt: "zhuangg") == nil)
    }

    @Test("nearly every character of the basic block has a reading")
    func coverage() {
        var missing = 0
        for value in UInt32(0x4E00)...0x9FFF where MandarinReadings.first(of: value) == nil {
            missing += 1
        }
        #expect(missing < 100)
    }

    @Test("a folded character keeps a reading, and no two keys are folded away")
    func foldedReadings() {
        for value in UInt32(0x3400)...0x3_23AF where MandarinReadings.first(of: value) != nil {
            if MandarinReadings.first(of: HanVariants.folded(value)) == nil {
                Issue.record("U+\(String(value, radix: 16))")
            }
        }
        for surname in "曾仇单解查区朴翟覃缪乐盖" {
            let scalars = surname.unicodeScalars.map(\.value)
            #expect(scalars.map(HanVariants.folded) == scalars)
        }
    }

    @Test("sound hashes of homophones meet, also by a second reading")
    func hashes() {
        #expect(PersonName("张晓丽").soundHash == PersonName("章小莉").soundHash)
        #expect(PersonName("张晓丽").soundHash != PersonName("张晓明").soundHash)
        #expect(PersonName("张丽晓").soundHash != PersonName("张晓丽").soundHash)
        #expect(PersonName("单芳").alternativeSoundHashes.contains(PersonName("丹芳").soundHash))
        #expect(PersonName("").soundHash == 0)
        #expect(!PersonName("单乐").alternativeSoundHashes.contains(PersonName("单乐").soundHash))
        #expect(PersonName("乐乐乐乐乐乐").alternativeSoundHashes.count <= 15)
        #expect(PersonName("張曉麗").soundHash == PersonName("张晓丽").soundHash)
    }
}
