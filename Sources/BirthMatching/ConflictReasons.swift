import RegistryModel

/// Why a reported birth is judged as it is, in words a village can answer.
enum ConflictReasons {
    static let stillborn = Bilingual(
        zh: "医院登记该次分娩为死胎死产，出生个案却按出生上报，须核实。",
        en: "The hospital recorded a stillbirth, yet the village reported a birth: to be verified.")
    static let unsupported = Bilingual(
        zh: "应当见到此出生的外部来源都没有记录，须核实是否虚报；扣分表无此条款，不扣分。",
        en: "No outside source that should have seen this birth has it: to be verified. The table "
            + "has no points for over-reporting.")

    static func wrongVillage(from village: DivisionCode?) -> Bilingual {
        Bilingual(
            zh: "此出生由 \(village?.description ?? "未列入名册的村") 上报，而证据表明母亲居住在本村；不扣分，请办理责任村更正。",
            en: "Reported by \(village?.description ?? "a village not on the roll"), while the "
                + "evidence is that the mother lives here: no points, to be reassigned.")
    }

    static func late(reported: CalendarDay, closing: CalendarDay) -> Bilingual {
        Bilingual(
            zh: "\(reported) 才上报，晚于当月截止日 \(closing)；扣分表无迟报条款，只计数不扣分。",
            en: "Reported on \(reported), after the month closed on \(closing). Late reports are "
                + "counted; the table has no points for them.")
    }

    static func duplicate(isSameVillage: Bool) -> Bilingual {
        isSameVillage
            ? Bilingual(
                zh: "同一出生在本村上报了两次；只计数不扣分，请删除多余的一条。",
                en: "The same birth was reported twice in this village: counted, no points.")
            : Bilingual(
                zh: "同一出生在两个村各上报了一次；只计数不扣分，请确认责任村。",
                en: "The same birth was reported by two villages: counted, no points.")
    }

    static func reason(
        _ verdict: CaseVerdict, _ found: [FieldConflict], births: [StandardBirth]
    ) -> Bilingual {
        var zh: [String] = []
        var en: [String] = []
        for conflict in found {
            let sentence = sentence(conflict, births)
            zh.append(sentence.zh)
            en.append(sentence.en)
        }
        switch verdict {
        case .misreported: break
        case .disputed:
            zh.append("证据不足以定论，须核实上报是否有错。")
            en.append("The evidence doesn't decide: to be verified whether the report is wrong.")
            if !found.contains(where: { $0.outcome == .disputed && $0.isChargeable }) {
                zh.append("有外部来源与上报一致，有错也不扣分。")
                en.append("An outside source says the same as the report: no points either way.")
            }
        default:
            zh.append("村级上报不扣分。")
            en.append("It costs the village nothing.")
        }
        return Bilingual(zh: zh.joined(), en: en.joined(separator: " "))
    }

    private static func sentence(
        _ conflict: FieldConflict, _ births: [StandardBirth]
    ) -> Bilingual {
        let decision = conflict.decision
        let zhField = decision.field.title.zh
        let enField = decision.field.title.en.capitalisedFirst
        let against = SourceTitles.of(decision.contrary.map { births[$0] })
        let percent = "\(Int((decision.probability * 100).rounded(.down)))%"
        let remark = conflict.remark
        switch conflict.outcome {
        case .misreported:
            return Bilingual(
                zh: "“\(zhField)”与\(against.zh)不符，采信后者（把握 \(percent)）。",
                en: "\(enField) differs from \(against.en), which outweigh it (\(percent) sure).")
        case .disputed:
            return Bilingual(
                zh: "“\(zhField)”与\(against.zh)不符。" + (remark?.zh ?? ""),
                en: "\(enField) differs from \(against.en)." + (remark.map { " " + $0.en } ?? ""))
        case .feedError:
            let odd = SourceTitles.of(decision.odd.filter { $0 >= 0 }.map { births[$0] })
            let isCopied = decision.isAgainstRegistry
            return isCopied
                ? Bilingual(
                    zh: "“\(zhField)”与\(against.zh)不符，但与一个外部来源一致，属沿用外部来源的错误。",
                    en: "\(enField) differs from \(against.en) but agrees with another outside "
                        + "source, whose error it repeats.")
                : Bilingual(
                    zh: "“\(zhField)”以出生个案为准（把握 \(percent)），\(odd.zh)有误。",
                    en: "\(enField): the registry is right (\(percent) sure), \(odd.en) is wrong.")
        }
    }
}

/// The lists that records come from, by their titles, each once.
enum SourceTitles {
    static func of(_ births: [StandardBirth]) -> Bilingual {
        let titles = Set(births.map(\.source)).sorted().map(\.title)
        return Bilingual(
            zh: titles.map(\.zh).joined(separator: "、"),
            en: titles.map(\.en).joined(separator: ", "))
    }
}

extension String {
    /// As it stands at the head of a sentence.
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
