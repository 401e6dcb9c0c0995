/// Surnames and given-name characters, all within GB 2312.
enum NameTables {
    /// By falling frequency in the county's flavour: Han and 穿青人 names, then those common
    /// among Miao and Yi families.
    static let surnames: [UInt16] = Array(
        ("王李张陈杨刘黄赵周吴罗徐孙朱高林何郭马胡郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁"
            + "沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱"
            + "严覃武安禄苟祝管饶班岑游糜蒙成单查解仇尚穆").utf16)

    static let doubleSurnames = ["欧阳", "司马", "上官", "诸葛"].map { Array($0.utf16) }

    static let male: [UInt16] = Array(
        ("伟强军勇杰涛明超刚平辉鹏华飞波斌宇浩凯健俊帆帅旭宁龙林欢阳建亮成畅洪峰永富贵才德荣福祥顺安邦国庆"
            + "志文武学光启发开远达忠义仁礼智信友良先进朝廷正兴昌盛贤能思源江河山川松柏").utf16)

    static let female: [UInt16] = Array(
        ("芳娜敏静丽艳娟霞秀燕玲桂英红梅兰菊香莲琴珍贞莉萍云雪晶玉凤洁美琳素真环爱妹瑞凡佳嘉琼勤婷姣"
            + "慧巧婉馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽茗羽希欣飘育滢柔竹霭凝晓欢枫芸菲寒伊亚宜可姬舒影荔").utf16)

    static let clans = ["阿西", "吉克", "沙马", "阿扎", "安布", "尔古"]
    static let clanGiven = ["木果", "阿牛", "拉铁", "乌且", "曲布", "伍各", "阿依", "金曲"]

    /// Pairs read alike in Mandarin, tone included or not.
    private static let pairs =
        "芳方丽莉敏民娟鹃霞侠秀绣燕艳玲灵英瑛红虹梅美兰岚菊局香湘莲连琴芹珍贞萍平云芸雪学玉育凤奉洁杰"
        + "伟维强墙军君勇永明鸣刚钢辉晖华桦飞非波播宇雨健建俊峻龙隆林琳阳杨亮量成诚峰锋富付荣容祥详国果"
        + "志智文闻光广忠终义艺信鑫兴星思丝江姜山杉松嵩"

    static let homophones: [UInt16: UInt16] = {
        let characters = Array(pairs.utf16)
        var table: [UInt16: UInt16] = [:]
        for place in stride(from: 0, to: characters.count - 1, by: 2) {
            table[characters[place]] = characters[place + 1]
        }
        return table
    }()

    /// Female given-name characters that have a homophone.
    static let confusable: [UInt16] = female.filter { homophones[$0] != nil }
}
