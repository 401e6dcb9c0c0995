/// Recognising what is written for a child that has no name yet.
extension PersonName {
    /// Whether the text says that a newborn has no name yet: 未取名, 女婴, 李某之子, 张芳之长女, 大双.
    ///
    /// Judges by the text alone and stays careful: 王婴 or 贝贝 may be real names, and 王毛毛 is one.
    /// With the parents' names at hand, ask `isUnnamed(givenMother:father:)`.
    package var isUnnamedNewborn: Bool {
        guard comparisonForm.contains(where: Self.triggers.contains) else { return false }
        let form = Self.withoutOrdinal(comparisonForm)
        if Self.unnamedWords.has(form) || Self.unnamedPhrases.occur(in: form)
            || Self.childEndings.end(form)
        {
            return true
        }
        let hasUnknown = comparisonForm.contains(NameScalars.wildcard)
        // 李长子 may be a name; 李某长子 and 欧阳长子 are not.
        if form.count >= 4 || hasUnknown, Self.bareEndings.end(form) { return true }
        return form.count == 2 && comparisonForm.last == NameScalars.wildcard
            && deviations.contains(.replacementCharacter) && raw.unicodeScalars.contains("某")
    }

    /// Whether the child has no name yet, judged with the parents' names.
    ///
    /// Counts a blank or placeholder, the words of `isUnnamedNewborn`, a parent's own name in the
    /// child's field, and a parent's name followed by a word for a child (李秀兰毛毛, 李秀兰2).
    package func isUnnamed(givenMother mother: PersonName?, father: PersonName? = nil) -> Bool {
        if isBlank || deviations.contains(.placeholder) || isUnnamedNewborn { return true }
        for parent in [mother, father].compactMap(\.self) where parent.comparisonForm.count >= 2 {
            let name = parent.comparisonForm
            if parent.deviations.contains(.placeholder) { continue }
            if comparisonForm == name { return true }
            let surname = name.prefix(max(1, parent.surnameLength))
            if comparisonForm.starts(with: name) {
                let rest = comparisonForm.dropFirst(name.count)
                // 王丽 may name her daughter 王丽娜, and even 王丽子: one letter needs a full name.
                if Self.petNames.has(rest) || Self.isOrdinal(rest) { return true }
                if name.count >= 3 && Self.shortPetNames.has(rest) { return true }
            }
            if comparisonForm.starts(with: surname) {
                if Self.surnameFollowers.has(comparisonForm.dropFirst(surname.count)) {
                    return true
                }
            }
        }
        return false
    }

    /// Drops the count of twins or siblings at the end: 婴儿2, 之子A.
    private static func withoutOrdinal(_ form: [UInt32]) -> ArraySlice<UInt32> {
        var form = form[...]
        while form.count > 1, let last = form.last, isOrdinal(last) { form.removeLast() }
        return form
    }

    private static func isOrdinal(_ form: ArraySlice<UInt32>) -> Bool {
        form.count == 1 && form.first.map(isOrdinal) ?? false
    }

    private static func isOrdinal(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0x41...0x44).contains(scalar)
    }

    /// One of these is in every text judged unnamed: spares ordinary names the full test.
    private static let triggers: Set<UInt32> = Set(
        "婴子女儿孩双宝毛名定取缺老弃胎生之男".unicodeScalars.map(\.value) + [NameScalars.wildcard])

    private static let unnamedWords = NamePhrases([
        "婴", "婴儿", "婴孩", "女婴", "男婴", "女婴儿", "男婴儿", "弃婴", "弃儿", "新生儿", "初生儿",
        "无名", "无名氏", "无名婴", "没名", "没名字", "待定", "未定", "待取", "暂缺", "毛毛", "宝宝",
        "小宝宝", "大双", "小双", "双大", "双小", "双一", "双二", "大宝", "小宝", "二宝", "大毛",
        "男孩", "女孩", "小孩", "孩子", "儿子", "女儿", "男", "女", "子", "长子", "次子", "三子", "长女",
        "次女", "三女", "之子", "之女", "之婴", "老大", "老二", "老三", "男孩儿", "女孩儿",
    ])

    private static let unnamedPhrases = NamePhrases([
        "未取名", "未命名", "未起名", "未上名", "未定名", "没取名", "没起名", "待取名", "待命名", "待起名",
        "尚未取", "暂未取", "双胞胎", "三胞胎", "新生儿", "未取姓名", "未有名", "尚无名", "暂无名",
    ])

    /// Endings that follow a parent's name and are hardly ever part of a real one.
    private static let childEndings: NamePhrases = {
        var endings = ["男婴", "女婴", "之婴", "婴儿", "之孩", "之小孩", "之孩子", "的小孩", "的孩子"]
        endings += ["之大双", "之小双", "之双", "之毛毛", "之宝宝", "之大", "之小", "之儿", "之女儿"]
        endings += ["之儿子", "的儿子", "的女儿", "之男", "之男孩", "之女孩", "的婴", "之毛"]
        for order in ["", "长", "大", "次", "二", "三", "四", "五", "幼", "小", "双"] {
            endings += ["之\(order)子", "之\(order)女"]
        }
        return NamePhrases(endings)
    }()

    private static let bareEndings = NamePhrases([
        "长子", "次子", "三子", "长女", "次女", "三女", "大双", "小双", "儿子", "女儿", "毛毛", "宝宝",
    ])

    private static let petNames = NamePhrases([
        "大双", "小双", "大宝", "小宝", "二宝", "宝宝", "毛毛", "大毛", "小毛", "儿子", "女儿", "男孩",
        "女孩", "小孩", "孩子", "长子", "次子", "三子", "长女", "次女", "三女", "老大", "老二", "双大",
        "双小", "子女",
    ])

    private static let shortPetNames = NamePhrases(["子", "女", "儿", "婴", "宝", "大", "小", "男", "毛"])

    private static let surnameFollowers = NamePhrases([
        "毛毛", "宝宝", "无名", "大双", "小双", "小孩", "儿子", "女儿", "长子", "次子", "长女", "次女",
        "小毛毛", "小宝宝", "小宝", "大毛", "男孩", "女孩", "没名", "未定", "待定",
    ])
}
