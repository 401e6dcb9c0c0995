import RegistryModel

/// Resident IDs, division codes and certificate numbers that are wrong in themselves.
extension DefectRules {
    private static let isID: @Sendable (FieldDefinition) -> Bool = { $0.type == .residentID }

    static let idWrongLength = DefectRule(
        RuleCard(
            "FLD010", "id-wrong-length", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 不是 18 位",
                en: "{field} “{value}” doesn't have 18 characters"),
            explanation: Bilingual(
                zh: "公民身份号码为 18 位，1999 年以前为 15 位。常见原因：漏抄或多抄一位、混入其他字符。请按证件重抄。",
                en:
                    "A citizen's number has 18 characters; before 1999 it had 15. Usual causes: a "
                    + "digit dropped or doubled, other characters mixed in. Copy it again from the "
                    + "document."
            ),
            source: .residentID),
        of: .idWrongLength, in: isID,
        examples: [
            .passes("18 位", "18 characters"),
            .fails(
                "少一位", "a digit dropped", [.motherIDNumber: "52242619881103984"],
                at: .motherIDNumber),
            .fails(
                "末尾多一位", "a digit too many", [.motherIDNumber: "5224261988110398455"],
                at: .motherIDNumber),
        ])

    static let idBadCheckDigit = DefectRule(
        RuleCard(
            "FLD011", "id-bad-check-digit", .error, .field,
            message: Bilingual(
                zh: "{field} {value} 校验码不符", en: "{field} {value} has a wrong check character"),
            explanation: Bilingual(
                zh: "末位校验码与前 17 位不符，必有抄错：任何一位抄错、相邻两位颠倒都会被发现。请按证件重抄；比对时仍可容一位之差。",
                en:
                    "The last character doesn't agree with the seventeen before it, so something "
                    + "was miscopied: any single wrong digit and any two neighbours swapped are "
                    + "caught. Copy it again; linkage can still use a number with one wrong "
                    + "digit."),
            source: .residentID),
        of: .idBadCheckCharacter, in: isID,
        examples: [
            .passes("校验码正确", "a right check character"),
            .fails(
                "错一位", "one digit wrong", [.motherIDNumber: "522426198811039846"],
                at: .motherIDNumber),
        ])

    static let idPlaceholder = DefectRule(
        RuleCard(
            "FLD014", "id-placeholder", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 是占位数字，不是号码",
                en: "{field} “{value}” is a filler, not a number"),
            explanation: Bilingual(
                zh: "同一数字重复（999…9、111…1）或顺序数字，用来绕过必填检查。其中 666666666666666666 能通过校验码。请填真实号码，没有则留空。",
                en:
                    "One digit repeated (999…9, 111…1) or a plain sequence, typed to get past a "
                    + "check. 666666666666666666 even passes the check character. Enter the real "
                    + "number or leave the cell blank."),
            source: .domainNotes("§2.1")),
        of: .idPlaceholder, in: isID,
        examples: [
            .passes("真实号码", "a real number"),
            .fails(
                "18 个 9", "eighteen nines", [.motherIDNumber: "999999999999999999"],
                at: .motherIDNumber),
            .fails(
                "18 个 6 能过校验", "eighteen sixes pass the check",
                [.motherIDNumber: "666666666666666666"], at: .motherIDNumber),
            .fails(
                "15 个 1", "fifteen ones", [.fatherIDNumber: "111111111111111"],
                at: .fatherIDNumber),
        ])

    static let idTruncated = DefectRule(
        RuleCard(
            "FLD015", "id-truncated-by-spreadsheet", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 疑被电子表格截断",
                en: "{field} “{value}” looks rounded by a spreadsheet"),
            explanation: Bilingual(
                zh: "电子表格只保留 15 位有效数字，18 位号码变成 5.10322E+17 或末三位变 000，原值已丢失。校验码碰巧正确的"
                    + "（约占 9%，极少数真号码也如此）只作提示。请把该列设为文本后重新录入或导出。",
                en:
                    "A spreadsheet keeps 15 digits, so an 18-digit number becomes 5.10322E+17 or "
                    + "ends in 000; the original is lost. Where the check character happens to fit "
                    + "(about 9 %, and a few true numbers) this is only a notice. Format the "
                    + "column as text and enter or export it again."),
            source: .domainNotes("§2.1"), isGathered: true),
        in: isID,
        judging: { remark in
            if remark.defect == .idTruncated { return .failed }
            return remark.deviations.contains(.suspectTruncation) ? .failedAs(.notice) : .passed
        },
        examples: [
            .passes("完整号码", "a whole number"),
            .fails(
                "科学记数", "scientific notation", [.motherIDNumber: "5.22426E+17"],
                at: .motherIDNumber),
            .fails(
                "末三位为 000", "the last three became 000",
                [.motherIDNumber: "522426198811039000"], at: .motherIDNumber),
            .fails(
                "末三位为 000 而校验码碰巧正确", "ends in 000 with a fitting check character",
                [.motherIDNumber: "522426198811019000"], at: .motherIDNumber, as: .notice),
        ])

    static let idFifteenDigits = DefectRule(
        RuleCard(
            "FLD016", "id-fifteen-digits", .notice, .field,
            message: Bilingual(
                zh: "{field} {value} 为 15 位旧号码，已换算",
                en: "{field} {value} is an old 15-digit number; converted"),
            explanation: Bilingual(
                zh: "1999 年以前的号码为 15 位，按“19”世纪补足并计算校验码后参加比对。1900 年以前出生者会被误算。请换用 18 位号码。",
                en:
                    "Numbers before 1999 had 15 digits. It is read with the century 19 and a "
                    + "computed check character, which is wrong for people born before 1900. Use "
                    + "the 18-character number."),
            source: .residentID, isGathered: true),
        in: isID, judging: { $0.deviations.contains(.fifteenDigits) ? .failed : .passed },
        examples: [
            .passes("18 位", "18 characters"),
            .fails("15 位", "15 digits", [.motherIDNumber: "522426881103984"], at: .motherIDNumber),
        ])

    static let idIsAnotherDocument = DefectRule(
        RuleCard(
            "FLD017", "id-is-another-document", .warning, .field,
            message: Bilingual(
                zh: "{field} “{value}” 像是护照、通行证等其他证件",
                en: "{field} “{value}” looks like another document's number"),
            explanation: Bilingual(
                zh: "含字母的 7–12 位号码多为护照、军官证或通行证。外籍及港澳台居民属正常，但不能据以比对；有公民身份号码的请改填。",
                en:
                    "Seven to twelve characters with letters are usually a passport, officer's "
                    + "card or travel permit. For foreigners and residents of Hong Kong, Macao and "
                    + "Taiwan that is normal, but it can't be matched; enter the citizen's number "
                    + "where there is one."),
            source: .dataContract("Types")),
        of: .idIsAnotherDocument, in: isID,
        examples: [
            .passes("身份证号", "a citizen's number"),
            .fails("护照号", "a passport", [.fatherIDNumber: "E12345678"], at: .fatherIDNumber),
        ])

    static let divisionWrongLength = DefectRule(
        RuleCard(
            "FLD032", "division-wrong-length", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 不是 12 位区划代码",
                en: "{field} “{value}” is no 12-digit division code"),
            explanation: Bilingual(
                zh: "村（居）代码为 12 位（2+2+2+3+3）。6、9、15、17 位的仍能理解（短码指到县或乡镇，长码取前 12 位），只作提示；"
                    + "其他长度无法判定归属。请按统计用区划代码填写。",
                en:
                    "A village's code has 12 digits (2+2+2+3+3). Codes of 6, 9, 15 or 17 digits "
                    + "are understood (a county or township; the first 12 digits) and only noted; "
                    + "of any other length nothing can be said. Enter the statistical division "
                    + "code."),
            source: .statisticalDivisions, isGathered: true),
        // A notice may well pass between counties: 6 or 9 digits are right there.
        in: { $0.type == .division },
        judging: { remark in
            if remark.defect == .divisionWrongLength { return .failed }
            let mayBeShort = remark.field == .fromDivision || remark.field == .toDivision
            let isOff = remark.deviations.contains(.divisionLength) && !mayBeShort
            return isOff ? .failedAs(.notice) : .passed
        },
        examples: [
            .passes("12 位", "12 digits"),
            .passes(
                "通报单位可用 6 位", "a notice between counties", [.toDivision: "520502"],
                in: .notices),
            .fails("10 位", "10 digits", [.villageCode: "5205252012"], at: .villageCode),
            .fails(
                "9 位乡镇代码", "a township's 9 digits", [.villageCode: "520525201"],
                at: .villageCode, as: .notice),
        ])

    static let certificateMalformed = DefectRule(
        RuleCard(
            "FLD040", "certificate-malformed", .error, .field,
            message: Bilingual(
                zh: "{field} “{value}” 不是一个字母加九位数字",
                en: "{field} “{value}” is not a letter and nine digits"),
            explanation: Bilingual(
                zh: "出生医学证明编号为一个大写字母加九位数字。常见原因：漏抄首字母、多抄空格外的字符、填了旧版或存根号。请按证件重抄。",
                en:
                    "A birth certificate number is a capital letter and nine digits. Usual causes: "
                    + "the letter left out, a digit too many or too few, the number of the "
                    + "counterfoil. Copy it again."),
            source: .dataContract("Types")),
        of: .certificateMalformed, in: { $0.type == .certificate },
        examples: [
            .passes("N520012345", "N520012345"),
            .fails(
                "漏抄字母", "without its letter", [.certificateNumber: "520012345"],
                at: .certificateNumber),
        ])
}
