import RegistryModel

/// Differences of form that reading repairs: notices, gathered, never an error of content.
enum FormRules {
    static let all: [any Rule] = [
        fullWidth, surroundingBlank, nonCanonicalDate, variantInterpunct, lowerCaseX,
        privateUseCharacter, spreadsheetSerial, nonCanonicalForm,
    ]

    private static func card(
        _ code: RuleCode, _ name: String, message: Bilingual, explanation: Bilingual,
        source: Citation = .dataContract("Types")
    ) -> RuleCard {
        RuleCard(
            code, name, .notice, .field, message: message, explanation: explanation,
            source: source, isGathered: true)
    }

    private static func rule(
        _ card: RuleCard, of form: FormDeviations,
        in types: @escaping @Sendable (FieldDefinition) -> Bool = { _ in true },
        examples: [RuleExample]
    ) -> DefectRule {
        DefectRule(
            card, in: types, judging: { $0.deviations.contains(form) ? .failed : .passed },
            examples: examples)
    }

    static let fullWidth = rule(
        card(
            "FLD101", "full-width",
            message: Bilingual(
                zh: "{field} “{value}” 含全角字符", en: "{field} “{value}” has full-width characters"),
            explanation: Bilingual(
                zh: "全角数字或字母已按半角理解，不影响判断。请在半角状态下录入。",
                en:
                    "Full-width digits or letters are read as plain ones; nothing else changes. "
                    + "Type in half width.")),
        of: .fullWidth,
        examples: [
            .passes("半角", "half width"),
            .fails("全角数字", "full-width digits", [.birthDate: "2013-05-0７"], at: .birthDate),
        ])

    static let surroundingBlank = DefectRule(
        card(
            "FLD102", "surrounding-blank",
            message: Bilingual(
                zh: "{field} “{value}” 有多余的空格或引号", en: "{field} “{value}” has blanks around it"),
            explanation: Bilingual(
                zh: "首尾空格、制表符或电子表格的前导单引号已去除，不影响判断。请在导出时清除。",
                en:
                    "Blanks or tabs around the value, or a spreadsheet's apostrophe before it, are "
                    + "taken away; nothing else changes. Clean them up in export.")),
        in: { _ in true },
        judging: { remark in
            guard remark.deviations.contains(.surroundingBlank) else { return .passed }
            // A cell of nothing but blanks is a blank cell.
            let ink = NormalizedCell(Array(remark.text.utf8).span)
            return ink.bytes.isEmpty ? .passed : .failed
        },
        examples: [
            .passes("没有空格", "no blanks"),
            .passes("全是空格的单元格按空白处理", "a cell of blanks counts as blank", [.fatherName: "  "]),
            .fails("姓名后有空格", "a blank after a name", [.motherName: "王秀英 "], at: .motherName),
            .fails(
                "前导单引号", "an apostrophe before a number",
                [.motherIDNumber: "'" + ExampleRecords.motherID], at: .motherIDNumber),
        ])

    static let nonCanonicalDate = rule(
        card(
            "FLD103", "non-canonical-date",
            message: Bilingual(
                zh: "{field} “{value}” 不是规定的日期写法",
                en: "{field} “{value}” is not in the prescribed form"),
            explanation: Bilingual(
                zh:
                    "20130507、2013/5/7、2013年5月7日 等写法已正确理解，不影响判断。请按规定写法 2013-05-07（时间 "
                    + "2013-05-07T23:40）导出。",
                en:
                    "20130507, 2013/5/7, 2013年5月7日 and the like are understood; nothing else "
                    + "changes. Export dates as 2013-05-07 (with time 2013-05-07T23:40).")),
        of: .nonCanonicalDate, in: \.isDate,
        examples: [
            .passes("2013-05-07", "2013-05-07"),
            .fails("2013/5/7", "2013/5/7", [.birthDate: "2013/5/7"], at: .birthDate),
        ])

    static let variantInterpunct = rule(
        card(
            "FLD104", "variant-interpunct",
            message: Bilingual(
                zh: "{field} “{value}” 的间隔号不规范", en: "{field} “{value}” has another dot than ·"),
            explanation: Bilingual(
                zh: "少数民族姓名的间隔号应为“·”（U+00B7,GB 18030 A1A4）。其他圆点已按间隔号理解，不影响比对。请改用规范的间隔号。",
                en:
                    "The dot in a minority name is · (U+00B7, GB 18030 A1A4). Other dots are read "
                    + "as it and don't affect comparison. Use the prescribed dot."),
            source: .nameCharacters),
        of: .variantInterpunct, in: { $0.type == .name },
        examples: [
            .passes("规范的间隔号", "the prescribed dot", [.motherName: "阿依古丽·买买提"]),
            .fails("用“•”", "a bullet", [.motherName: "阿依古丽•买买提"], at: .motherName),
        ])

    static let lowerCaseX = rule(
        card(
            "FLD105", "lower-case-x",
            message: Bilingual(
                zh: "{field} {value} 末位应为大写 X", en: "{field} {value} should end in a capital X"),
            explanation: Bilingual(
                zh: "校验码 10 写作大写 X。小写已按大写理解，不影响判断。请改为大写 X。",
                en:
                    "The check value 10 is written with a capital X. The small letter is read as "
                    + "such; nothing else changes. Write a capital X."),
            source: .residentID),
        of: .lowerCaseX, in: { $0.type == .residentID },
        examples: [
            .passes("大写 X", "a capital X"),
            .fails(
                "小写 x", "a small x", [.idNumber: ExampleRecords.childID.lowercased()],
                at: .idNumber),
        ])

    static let privateUseCharacter = DefectRule(
        card(
            "FLD106", "private-use-character",
            message: Bilingual(
                zh: "{field} “{value}” 含造字区字符，已换成标准字",
                en: "{field} “{value}” has a private-use character, read as the standard one"),
            explanation: Bilingual(
                zh: "旧系统把一些生僻字放在造字区；有公认对应的已换成标准字，比对时不算差异。没有公认对应的由 FLD022 说明。请改用标准字。",
                en:
                    "Older systems kept some rare characters in the private-use area. Those with "
                    + "an agreed standard form are read as it, and no difference is counted. Those "
                    + "without one are FLD022's matter. Use the standard character."),
            source: .chineseCharacters),
        in: { $0.type == .name },
        judging: { remark in
            let isMapped = remark.text.unicodeScalars.contains {
                HanVariants.isPrivateUse($0.value) && HanVariants.folded($0.value) != $0.value
            }
            return remark.deviations.contains(.privateUse) && isMapped ? .failed : .passed
        },
        examples: [
            .passes("标准字", "standard characters"),
            .passes(
                "来历不明的造字由 FLD022 说明", "an unknown character is FLD022's matter",
                [.childName: "李\u{E000}"]),
            .fails(
                "GB 18030 旧版的造字", "a place of older GB 18030",
                [.childName: "李\u{E815}"], at: .childName),
        ])

    static let spreadsheetSerial = rule(
        card(
            "FLD107", "spreadsheet-serial-date",
            message: Bilingual(
                zh: "{field} {value} 是电子表格的日期序号，已换算",
                en: "{field} {value} is a spreadsheet's day number; converted"),
            explanation: Bilingual(
                zh: "日期列被导出成了天数（41401 即 2013-05-07），已换算后参加判断。请把该列设为文本或日期格式后重新导出。",
                en:
                    "A date was exported as a number of days (41401 is 2013-05-07) and has been "
                    + "converted. Format the column as date or text and export again.")),
        of: .spreadsheetSerial, in: \.isDate,
        examples: [
            .passes("2013-05-07", "2013-05-07"),
            .fails("41401", "41401", [.birthDate: "41401"], at: .birthDate),
        ])

    static let nonCanonicalForm = rule(
        card(
            "FLD108", "non-canonical-form",
            message: Bilingual(
                zh: "{field} “{value}” 不是规定的写法",
                en: "{field} “{value}” is not in the prescribed form"),
            explanation: Bilingual(
                zh: "以文字代替代码（男、女）、代码位数不足、证件编号字母小写、数字带千分位（42,376）等，已正确理解，不影响判断。请按数据约定填写。",
                en:
                    "A word for a code (男, 女), a code with too few digits, a small letter in a "
                    + "certificate number, thousands set apart (42,376): understood, and nothing else changes. Write it as the "
                    + "data contract says.")),
        of: .nonCanonicalForm,
        examples: [
            .passes("代码", "a code"),
            .fails("性别写作“女”", "the word 女", [.sex: "女"], at: .sex),
            .passes(
                "一位数的关系代码也是国标写法", "a one-digit relation is the standard's own", [.relation: "1"],
                in: .registryPersons),
            .fails(
                "自查报告的数字带千分位", "a claim with thousands set apart", [.numerator: "42,376"],
                at: .numerator, in: .claims),
            .fails(
                "证件编号字母小写", "a small letter", [.certificateNumber: "n520012345"],
                at: .certificateNumber),
        ])
}
