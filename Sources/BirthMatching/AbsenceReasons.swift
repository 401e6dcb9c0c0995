import RegistryModel

/// Why a birth outside the registry is judged as it is, in words a village can answer.
enum AbsenceReasons {
    static let noDate = Bilingual(
        zh: "各来源都没有可读的出生日期，无法归入统计期。",
        en: "No source has a readable birth date, so it can't be placed in a period.")
    static let stillbirth = Bilingual(
        zh: "分娩结局为死胎死产，不计入出生。",
        en: "The delivery ended in a stillbirth, which isn't counted as a birth.")
    static let outsidePeriod = Bilingual(
        zh: "出生日期不在本次审核期内。", en: "Born outside the audited period.")
    static let elsewhere = Bilingual(
        zh: "母亲现居住地不在本县。", en: "The mother lives outside the county.")
    static let uncertain = Bilingual(
        zh: "与一条出生个案可能是同一出生，但证据不足或互有矛盾，请人工判别；判别前不扣分。",
        en: "It may be the same birth as a registry record, but the evidence is thin or at odds: "
            + "for a person to judge, no points until then.")
    static let sameAsOtherAbsent = Bilingual(
        zh: "与另一条未上报的出生可能是同一出生，没有可区分的信息；只计那一条，本条不扣分。",
        en:
            "It may be the same birth as another one that wasn't reported, with nothing to tell them "
            + "apart: only that one is counted.")
    static let repeated = Bilingual(
        zh: "出生个案中同一母亲或同一号码的另一条被认作重复上报，可能正是此出生，请人工判别；不扣分。",
        en:
            "A report of the same mother or with the same number was set aside as a repetition and may "
            + "have been of this birth: for a person to judge, no points.")
    static let registryIncomplete = Bilingual(
        zh: "出生个案文件不完整，缺失的部分里可能有此出生；补齐文件后重新审核。",
        en:
            "The birth registry file is incomplete and may have had this birth: complete it and audit "
            + "again.")
    static let surplus = Bilingual(
        zh: "同一母亲同期的出生已有出生个案，各来源没有表明还有另一个婴儿，可能是同一出生；不扣分。",
        en: "The registry has this mother's birth of those days, and no source speaks of a further "
            + "child: it may be the same birth, so no points.")
    static let bornDeadOrAlive = Bilingual(
        zh: "医院登记为死胎死产，其他来源却有此婴儿，须核实。",
        en: "The hospital recorded a stillbirth, yet another source has the child: to be verified.")
    static let inBrokenRow = Bilingual(
        zh: "出生个案文件中有无法读取的损坏记录，其中出现了该母亲或婴儿的身份证号；修复文件后重新审核。",
        en: "A damaged record of the registry file contains the mother's or the child's number: "
            + "mend the file and audit again.")

    static func notClosed(_ closing: CalendarDay) -> Bilingual {
        Bilingual(
            zh: "当月报表 \(closing) 才截止，尚不能认定漏报。",
            en: "The month's reports close on \(closing): it can't be called missing yet.")
    }

    static func missing(
        day: CalendarDay, sources: Bilingual, grade: EvidenceGrade, isVillageKnown: Bool,
        isVillageUndisputed: Bool, isTwin: Bool, status: CaseStatus
    ) -> Bilingual {
        var zh = "\(sources.zh)显示 \(day) 有此出生，出生个案中没有与之相符的记录；证据等级 \(grade.rawValue)。"
        var en =
            "Born \(day) according to \(sources.en); no record of the birth registry matches. "
            + "Evidence of grade \(grade.rawValue)."
        if isTwin {
            zh += "同胎另一婴儿已上报。"
            en += " The other child of this confinement was reported."
        }
        if !isVillageUndisputed, isVillageKnown {
            zh += "各来源登记的村不一致，按母亲的居住地认定。"
            en += " The sources name different villages; the mother's residence decides."
        }
        if !isVillageKnown {
            zh += "无法确定责任村，列入县未定村名单，不扣任何村的分。"
            en +=
                " No source tells the village: on the county's unassigned list, charged to nobody."
        }
        if status == .confirmed {
            zh += "入户核查已证实。"
            en += " A household visit has confirmed it."
        }
        return Bilingual(zh: zh, en: en)
    }

    /// What a verification would settle of a missing birth.
    static func caveats(
        policy: PolicyStatus?, parity: ClosedRange<Int>, status: CaseStatus
    ) -> [ReasonCaveat] {
        var caveats: [ReasonCaveat] = []
        if policy == nil { caveats.append(.policyUnknown) }
        if parity.lowerBound != parity.upperBound { caveats.append(.parityUnknown(parity)) }
        switch status {
        case .confirmed: break
        case .provisional: caveats.append(.provisional)
        case .open: caveats.append(.uncounted)
        }
        return caveats
    }
}
