import RegistryModel
import Testing

@Suite("Folding of character variants")
struct HanVariantsTests {
    @Test(
        "variants meet in the standard character",
        arguments: [
            ("萬", "万"), ("張", "张"), ("劉", "刘"), ("鍾", "钟"), ("锺", "钟"), ("峯", "峰"), ("羣", "群"),
            ("説", "说"), ("說", "说"), ("復", "复"), ("線", "线"), ("⽂", "文"), ("⻢", "马"), ("⾺", "马"),
            ("凉", "凉"), ("\u{F900}", "岂"), ("\u{2F800}", "丽"), ("\u{E81E}", "龴"), ("\u{E7C7}", "ḿ"),
            ("\u{E816}", "𠂇"), ("\u{E831}", "𡗗"), ("叡", "睿"),
        ])
    func folds(variant: String, standard: String) {
        let from = variant.unicodeScalars.map(HanVariants.folded)
        #expect(
            String(String.UnicodeScalarView(from)).unicodeScalars.elementsEqual(
                standard.unicodeScalars))
    }

    @Test(
        "standard characters that are names of their own stay",
        arguments: Array("喆昇淼堃珺著乾后里妳䶮".unicodeScalars))
    func stays(scalar: Unicode.Scalar) {
        #expect(HanVariants.folded(scalar) == scalar)
    }

    @Test("folding twice changes nothing more")
    func isIdempotent() {
        for value in UInt32(0)...0x3_3500 {
            let once = HanVariants.folded(value)
            if HanVariants.folded(once) != once { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test("Han characters of every block are known as such")
    func blocks() {
        let han: [UInt32] = [
            0x3007, 0x3400, 0x4DAE, 0x4DBF, 0x4E00, 0x9FA6, 0x9FFF, 0xF900, 0xFA0E, 0x2_0000,
            0x2_A6DF, 0x2_A700, 0x2_B740, 0x2_B820, 0x2_CEB0, 0x2_EBF0, 0x2_EE5D, 0x2_F800,
            0x3_0000, 0x3_1350, 0x3_23AF,
        ]
        for scalar in han { #expect(HanVariants.isHan(scalar), "U+\(String(scalar, radix: 16))") }
        for scalar in [0x41, 0xB7, 0x2F42, 0x3000, 0xE000, 0x1_F600, 0x11_0000] as [UInt32] {
            #expect(!HanVariants.isHan(scalar), "U+\(String(scalar, radix: 16))")
        }
        #expect(HanVariants.isPrivateUse(0xE81E) && HanVariants.isPrivateUse(0xF_0000))
        #expect(!HanVariants.isPrivateUse(0xF900) && !HanVariants.isPrivateUse(0xD800))
    }
}
