import RegistryModel
import Testing

@Suite("Newborns without a name")
struct UnnamedNewbornTests {
    @Test(
        "texts that say so by themselves",
        arguments: [
            "未取名", "未命名", "无名", "無名", "待定", "婴", "女婴", "男嬰", "婴儿", "李某之子", "李××之女", "李XX之子",
            "王芳之长子",
            "王芳之次女", "毛毛", "宝宝", "大双", "小双", "双胞胎大", "王某之子", "张三(尚未取名)之子", "李芳之子2", "婴儿1", "王芳之女A",
            "李芳婴儿", "王女婴", "欧阳兰长女", "李某长子", " 女 婴 ", "新生儿", "暂未取名", "李芳之双子", "李之子",
        ])
    func unnamed(raw: String) {
        #expect(PersonName(raw).isUnnamedNewborn)
    }

    @Test(
        "real names that look like it",
        arguments: [
            "王婴", "赵子婴", "王毛毛", "李宝宝", "贝贝", "王子", "李女", "李长子", "孙之子龙", "王双", "李次女", "陈之南", "王定",
            "张无名", "李三女", "王小宝", "赵孩", "李大双", "刘生儿", "王待取".replacing("待取", with: "取"),
        ])
    func named(raw: String) {
        #expect(!PersonName(raw).isUnnamedNewborn)
    }

    @Test(
        "the parents' names decide doubtful cases",
        arguments: [
            ("李秀兰", true), ("李秀兰之子", true), ("李秀兰毛毛", true), ("李秀兰2", true), ("李秀兰女", true),
            ("李毛毛", true), ("王毛毛", true), ("李无名", true), ("", true), ("无", true), ("王强", true),
            ("女婴", true),
            ("李秀", false), ("王明", false), ("李秀兰芳", false), ("张毛毛", false), ("王强强", false),
        ])
    func withParents(child: String, expected: Bool) {
        let unnamed = PersonName(child).isUnnamed(
            givenMother: PersonName("李秀兰"), father: PersonName("王强"))
        #expect(unnamed == expected)
    }

    @Test("a two-character mother's name may begin her daughter's")
    func shortMother() {
        let mother = PersonName("王丽")
        #expect(!PersonName("王丽娜").isUnnamed(givenMother: mother, father: nil))
        #expect(!PersonName("王丽子").isUnnamed(givenMother: mother, father: nil))
        #expect(PersonName("王丽毛毛").isUnnamed(givenMother: mother, father: nil))
        #expect(PersonName("王麗").isUnnamed(givenMother: mother, father: nil))
        #expect(!PersonName("王丽").isUnnamed(givenMother: nil, father: nil))
    }
}
