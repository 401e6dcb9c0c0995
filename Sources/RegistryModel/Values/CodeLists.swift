/// Sex, GB/T 2261.1.
package enum Sex: UInt8, Sendable, CaseIterable {
    case unknown = 0
    case male = 1
    case female = 2
    case unspecified = 9

    /// True for the two values that say something.
    package var isStated: Bool { self == .male || self == .female }
}

/// Whether a birth was within the birth policy of its day: given, never inferred.
package enum PolicyStatus: UInt8, Sendable, CaseIterable {
    case within = 1
    case outside = 2
    case undetermined = 9
}

/// How a delivery ended.
package enum DeliveryOutcome: UInt8, Sendable {
    case liveBirth = 1
    case stillbirth = 2
    /// Live-born, died soon after: counts as a birth.
    case neonatalDeath = 3
}

/// A closed list of codes with the words that are read in their place.
///
/// A reference, since every cell of a coded column asks its list.
package final class CodeList: Sendable, Hashable {
    package struct Entry: Sendable, Equatable {
        package let code: UInt8
        package let label: String
        /// Further spellings that mean the same code.
        package let aliases: [String]

        package init(_ code: UInt8, _ label: String, _ aliases: [String] = []) {
            self.code = code
            self.label = label
            self.aliases = aliases
        }
    }

    package let name: String
    /// Digits a code is written with: `01` for two.
    package let width: Int
    package let entries: [Entry]
    /// The contract itself writes the words, so that files hold these and no codes.
    let isWrittenOut: Bool
    /// Words in UTF-8 with the code each stands for.
    let words: [(bytes: [UInt8], code: UInt8)]
    /// Of these, the ones that are a proper form of the value: the standard has no code for it, or
    /// the contract writes it out.
    let uncoded: [(bytes: [UInt8], code: UInt8)]
    private let known: [Bool]
    /// Codes that single digits stand for in a list of two, where the standard has a short form.
    private let short: [UInt8]

    /// - Parameter isWrittenOut: words are proper forms of the value too.
    package init(
        _ name: String, width: Int = 1, short: [UInt8] = [], isWrittenOut: Bool = false,
        _ entries: [Entry]
    ) {
        self.name = name
        self.width = width
        self.short = short
        self.entries = entries
        self.isWrittenOut = isWrittenOut
        words = entries.flatMap { entry in
            ([entry.label] + entry.aliases).map { (Array($0.utf8), entry.code) }
        }
        uncoded =
            isWrittenOut
            ? words
            : entries.filter { $0.code >= Self.firstUncoded }
                .map { (Array($0.label.utf8), $0.code) }
        var known = [Bool](repeating: false, count: 256)
        for entry in entries { known[Int(entry.code)] = true }
        self.known = known
    }

    /// Entries from here on are numbered by us and written as words.
    package static let firstUncoded: UInt8 = 100

    package func contains(_ code: UInt8) -> Bool { known[Int(code)] }

    /// Whether the standard writes codes with so many digits.
    func isWritten(in digits: Int) -> Bool { digits == width || digits == 1 && !short.isEmpty }

    /// The code that one or two digits stand for; nil when they stand for none.
    func code(_ digits: Span<UInt8>) -> UInt8? {
        guard let value = CellParsing.number(digits, 0..<digits.count) else { return nil }
        if digits.count == 1, Int(value) < short.count { return short[Int(value)] }
        let code = UInt8(truncatingIfNeeded: value)
        return contains(code) ? code : nil
    }

    package func label(of code: UInt8) -> String? {
        entries.first { $0.code == code }?.label
    }

    package static func == (left: CodeList, right: CodeList) -> Bool {
        left.name == right.name
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension CodeList {
    package static let sex = CodeList(
        "sex",
        [
            Entry(0, "未知的性别", ["未知"]), Entry(1, "男", ["男性", "M", "m"]),
            Entry(2, "女", ["女性", "F", "f"]), Entry(9, "未说明的性别", ["未说明"]),
        ])

    package static let policyStatus = CodeList(
        "policyStatus",
        [
            Entry(1, "政策内", ["计划内"]), Entry(2, "政策外", ["计划外"]),
            Entry(9, "待定", ["未定", "未确定"]),
        ])

    package static let birthPlace = CodeList(
        "birthPlace",
        [Entry(1, "医疗机构", ["医院"]), Entry(2, "家中"), Entry(3, "途中"), Entry(9, "其他")])

    package static let deliveryOutcome = CodeList(
        "outcome",
        [
            Entry(1, "活产"), Entry(2, "死胎死产", ["死胎", "死产"]), Entry(3, "新生儿死亡"),
        ])

    package static let residency = CodeList(
        "residency", [Entry(1, "常住"), Entry(2, "流入"), Entry(3, "流出")])

    package static let residentStatus = CodeList(
        "status", [Entry(1, "在册"), Entry(2, "迁出"), Entry(3, "死亡注销", ["死亡"])])

    /// GB/T 2261.2.
    package static let maritalStatus = CodeList(
        "maritalStatus", width: 2,
        [
            Entry(10, "未婚"), Entry(20, "已婚"), Entry(21, "初婚"), Entry(22, "再婚"),
            Entry(23, "复婚"), Entry(30, "丧偶"), Entry(40, "离婚"), Entry(90, "未说明"),
        ])

    package static let noticeKind = CodeList(
        "kind", isWrittenOut: true,
        [Entry(1, "出生"), Entry(2, "证件"), Entry(3, "统计核查"), Entry(9, "其他")])

    package static let dueClass = CodeList(
        "dueClass", isWrittenOut: true,
        [
            Entry(1, "一般", ["ordinary"]), Entry(2, "紧急", ["urgent"]),
            Entry(3, "审批", ["approval"]),
        ])

    package static let signerRole = CodeList(
        "role", isWrittenOut: true,
        [
            Entry(1, "人口主任", ["populationDirector"]),
            Entry(2, "村委主任", ["committeeDirector"]), Entry(3, "支书", ["partySecretary"]),
            Entry(4, "包村领导", ["leadOfficer"]), Entry(5, "包村干部", ["fieldOfficer"]),
        ])

    /// GB/T 4761-2008: the two-digit codes, and the one-digit ones from 0, self or head, to 8, other,
    /// which are read as the two-digit codes that begin their groups.
    package static let relation = CodeList(
        "relation", width: 2, short: [0, 10, 20, 30, 40, 50, 60, 70, 80],
        [
            Entry(0, "本人或户主"), Entry(1, "本人"), Entry(2, "户主"),
            Entry(10, "配偶"), Entry(11, "夫", ["丈夫"]), Entry(12, "妻", ["妻子"]),
            Entry(20, "子"), Entry(21, "独生子"), Entry(22, "长子"), Entry(23, "次子"),
            Entry(24, "三子"), Entry(25, "四子"), Entry(26, "五子"), Entry(27, "养子或继子"),
            Entry(28, "女婿"), Entry(29, "其他儿子"),
            Entry(30, "女"), Entry(31, "独生女"), Entry(32, "长女"), Entry(33, "次女"),
            Entry(34, "三女"), Entry(35, "四女"), Entry(36, "五女"), Entry(37, "养女或继女"),
            Entry(38, "儿媳"), Entry(39, "其他女儿"),
            Entry(40, "孙子、孙女或外孙子、外孙女"), Entry(41, "孙子"), Entry(42, "孙女"),
            Entry(43, "外孙子"), Entry(44, "外孙女"), Entry(45, "孙媳妇或外孙媳妇"),
            Entry(46, "孙女婿或外孙女婿"), Entry(47, "曾孙子或外曾孙子"),
            Entry(48, "曾孙女或外曾孙女"), Entry(49, "其他孙子、孙女或外孙子、外孙女"),
            Entry(50, "父母"), Entry(51, "父亲"), Entry(52, "母亲"), Entry(53, "公公"),
            Entry(54, "婆婆"), Entry(55, "岳父"), Entry(56, "岳母"), Entry(57, "继父或养父"),
            Entry(58, "继母或养母"), Entry(59, "其他父母关系"),
            Entry(60, "祖父母或外祖父母"), Entry(61, "祖父"), Entry(62, "祖母"),
            Entry(63, "外祖父"), Entry(64, "外祖母"), Entry(65, "配偶的祖父母或外祖父母"),
            Entry(66, "曾祖父"), Entry(67, "曾祖母"), Entry(68, "配偶的曾祖父母或外曾祖父母"),
            Entry(69, "其他祖父母或外祖父母关系"),
            Entry(70, "兄弟姐妹"), Entry(71, "兄"), Entry(72, "嫂"), Entry(73, "弟"),
            Entry(74, "弟媳"), Entry(75, "姐姐"), Entry(76, "姐夫"), Entry(77, "妹妹"),
            Entry(78, "妹夫"), Entry(79, "其他兄弟姐妹"),
            Entry(80, "其他"), Entry(81, "伯父"), Entry(82, "伯母"), Entry(83, "叔父"),
            Entry(84, "婶母"), Entry(85, "舅父"), Entry(86, "舅母"), Entry(87, "姨父"),
            Entry(88, "姨母"), Entry(89, "姑父"), Entry(90, "姑母"), Entry(91, "堂兄弟、堂姐妹"),
            Entry(92, "表兄弟、表姐妹"), Entry(93, "侄子"), Entry(94, "侄女"), Entry(95, "外甥"),
            Entry(96, "外甥女"), Entry(97, "其他亲属"), Entry(99, "非亲属"),
        ])

    /// Letter codes of GB 3304-91, table 3, in the order of its numbers: read, but not its numbers' form.
    private static let ethnicLetters = """
        HA MG HU ZA UG MH YI ZH BY CS MA DO YA BA TJ HN KZ DA LI LS VA SH GS LH SU DX NX JP KG TU DU ML \
        QI BL SL MN GL XB AC PM TA NU UZ RS EW DE BN YG GI TT DR OR HZ MB LB JN
        """.split(separator: " ").map(String.init)

    /// GB 3304-91, with the two groups of 公治〔2003〕118号 and the customary 97/98.
    package static let ethnicity = CodeList(
        "ethnicity", width: 2,
        zip(
            1...,
            zip(
                """
                汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 \
                拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 \
                乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
                """.split(separator: " "), ethnicLetters)
        ).map { number, names in
            let (word, letters) = names
            let aliases =
                switch word {
                case "布依": ["布依族", "布衣族", "布衣"]
                case "达斡尔": ["达斡尔族", "达斡族"]
                default: ["\(word)族"]
                }
            return Entry(UInt8(number), String(word), aliases + [letters])
        } + [
            Entry(97, "未识别", ["其他"]), Entry(98, "外入中籍", ["外国血统"]),
            Entry(101, "穿青人", ["穿青"]), Entry(102, "革家人", ["革家", "亻革家人"]),
        ])
}
