import RegistryModel
import Testing

@Suite("Agreement of names")
struct NameAgreementTests {
    @Test(
        "levels",
        arguments: [
            ("张晓丽", "张晓丽", NameAgreement.identical), ("張曉麗", "张晓丽", .equivalent),
            ("⻢丽", "马丽", .equivalent), ("张晓丽", "张小莉", .homophone), ("曾明", "增明", .homophone),
            ("单芳", "山芳", .homophone), ("张丽晓", "张晓丽", .transposed),
            ("张晓丽", "张晓明", .oneCharacterDifferent), ("王明", "王芳", .oneCharacterDifferent),
            ("张晓丽", "张丽", .oneCharacterMissing), ("张丽", "张丽晓", .oneCharacterMissing),
            ("王明", "李芳", .different), ("张晓丽", "丽晓张", .different), ("王", "王明", .different),
            ("王", "李", .different),
            ("张晓丽", "", .missing), ("张晓丽", "女婴", .missing), ("张晓丽", "???", .missing),
            ("王??", "王小明", .missing), ("王?", "王明", .equivalent),
            ("欧阳修", "欧阳", .oneCharacterMissing),
            ("买买提·吐尔逊", "买买提•吐尔逊", .identical),
        ])
    func levels(left: String, right: String, expected: NameAgreement) {
        #expect(PersonName.agreement(PersonName(left), PersonName(right)) == expected)
        #expect(PersonName.agreement(PersonName(right), PersonName(left)) == expected)
    }

    @Test("the order of the two names never matters, and a real name agrees with itself")
    func symmetry() {
        var seed: UInt64 = 20_130_507
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let letters = Array("王李张單单曾丽莉麗明鸣?□小晓·欧阳X婴之子")
        func name() -> PersonName {
            PersonName(String((0..<(1 + next(4))).map { _ in letters[next(letters.count)] }))
        }
        for _ in 0..<4_000 {
            let (a, b) = (name(), name())
            let forth = PersonName.agreement(a, b)
            if forth != PersonName.agreement(b, a) { Issue.record("\(a.raw) \(b.raw)") }
            let own = PersonName.agreement(a, a)
            if ![.identical, .equivalent, .missing].contains(own) { Issue.record("\(a.raw)") }
        }
    }
}
