import RegistryModel
import Testing

@testable import RegistryRules

@Suite("Plain names: the quick look never passes what the slow one would stop")
struct PlainNameTests {
    private func holds(_ text: String) -> Bool {
        // A name is looked at with the byte behind it, which mustn't matter.
        let answers = [0x2C, 0xB7, 0xE5].map { behind in
            let bytes = Array(text.utf8) + [UInt8(behind)]
            return PlainName().holds(bytes.span, 0..<bytes.count - 1)
        }
        #expect(Set(answers).count == 1)
        return answers[0]
    }

    @Test(arguments: [
        "王秀英", "李建国", "欧阳秀英", "吴芳", "毛建国", "尚志强", "阿依·买买提", "阿依古丽·买买提·艾山",
    ])
    func passesOrdinaryNames(text: String) {
        #expect(holds(text))
        #expect(!PersonName(text).isStandIn)
        #expect(PersonName(text).deviations == [])
    }

    @Test(arguments: [
        "未取名", "无名氏", "不详", "不祥", "不明", "未知", "李某某", "女婴", "男婴", "李某之子", "王芳之女",
        "大双", "小双", "毛毛", "宝宝", "大宝", "小孩", "长子", "次女", "老大", "待定", "待取", "暂缺", "保密",
        "测试", "姓名", "空", "无", "没有", "缺失", "无父", "父不详", "双一", "大毛", "新生儿", "初生儿", "弃婴",
        "無名", "女嬰", "王?英", "王□英", "·买买提", "阿依··买提", "买买提·", "尚无名", "毛孩", "JOHN", "李3", "", "王",
        "王㐂", "李\u{E000}国",
        "儿子", "三子", "二宝", "尚未取", "没名字", "双胞胎",
    ])
    func looksTwiceAtOddOnes(text: String) {
        #expect(!holds(text))
    }

    @Test("what passes is no stand-in and has no deviation of form", arguments: [1, 2, 3])
    func neverPassesAnOddOne(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let characters = Array("毛尚未取名无氏不详某婴女男之子宝大小双长次老待定暂缺王芳建国·某未有起命上")
        for _ in 0..<5000 {
            let count = Int.random(in: 1...5, using: &random)
            let text = String(
                (0..<count).compactMap { _ in characters.randomElement(using: &random) })
            guard holds(text) else { continue }
            let name = PersonName(text)
            #expect(!name.isStandIn && name.deviations == [], "\(text), seed \(seed)")
        }
    }
}
