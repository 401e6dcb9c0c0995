import RegistryModel

/// What whoever answers for a case is to do about it, in a sentence or two.
struct CaseAction {
    let context: ReportContext
    let position: Int

    private var auditCase: AuditCase { context.result.cases[position].auditCase }

    var text: String {
        let parts = [isSettled ? settled : action, isSettled ? nil : deadline].compactMap { $0 }
        return parts.map { context[$0] }.joined(separator: context.language == .zh ? "" : " ")
    }

    /// Without the day, which a notice states once.
    var withoutDeadline: String { context[isSettled ? settled : action] }

    private var isSettled: Bool {
        guard let standing = auditCase.standing else { return false }
        return standing.settledAs == .overturned || standing.settledAs == .corrected
    }

    private var settled: Bilingual {
        Bilingual(zh: "已办结，不必再处理。", en: "Settled; nothing more to do.")
    }

    private var deadline: Bilingual? {
        let concern = context.concerns[position]
        guard concern != .notice, let day = context.result.run.answerBy else { return nil }
        return Bilingual(zh: "请于 \(day) 前答复。", en: "Answer by \(day).")
    }

    private var action: Bilingual {
        if let standing = auditCase.standing, standing.isCarriedOver,
            let month = standing.account?.monthText
        {
            return Bilingual(
                zh: "请按 \(month) 的扣分通知核实并答复；有了核实结论、或数据已更正，即可销号。",
                en: "Verify it by the notice of \(month) and answer; it is closed once there is a "
                    + "verdict or the data are put right.")
        }
        if context.concerns[position] == .confirmed {
            return Bilingual(
                zh: "已核实属实，扣分有效。尚未更正的数据请更正；仍有异议的按申诉办法提出。",
                en: "Verified: the points stand. Put the data right where that hasn't been done; "
                    + "appeal if you still object.")
        }
        if auditCase.village == nil, auditCase.verdict == .missing {
            return Bilingual(
                zh: "先由县里查明产妇的常住村，归到村以后才计分。",
                en: "The county first finds out the mother's village; only then are there points.")
        }
        return Self.action(auditCase.verdict)
    }

    private static func action(_ verdict: CaseVerdict) -> Bilingual {
        switch verdict {
        case .missing:
            Bilingual(
                zh: "请入户核实这个出生：属实的补报；不属实、或不归本村的，附证明申诉。",
                en:
                    "Visit the household. Report the birth if it is true; if it isn't, or isn't this "
                    + "village's, appeal with proof.")
        case .misreported:
            Bilingual(
                zh: "请对照出生医学证明、户口簿等原件，核对标“≠”的项目：登记错的更正，来源错的附原件申诉。",
                en: "Compare the fields marked ≠ with the originals. Correct what the registry has "
                    + "wrong; appeal with the original where the source is wrong.")
        case .missingPerson, .missingHousehold:
            Bilingual(
                zh: "请核实是否仍常住本村：是的补录入库；已迁出、死亡或重户的，附证明申诉。",
                en:
                    "Find out whether they still live in the village. Enter them if so; if they moved, "
                    + "died or are listed twice, appeal with proof.")
        case .missingNewlyweds:
            Bilingual(
                zh: "请核实这对夫妇是否居住本村：是的补报新婚；否的附证明申诉。",
                en: "Find out whether the couple lives in the village. Report the marriage if so; "
                    + "appeal with proof if not.")
        default: actionWithoutPoints(verdict)
        }
    }

    private static func actionWithoutPoints(_ verdict: CaseVerdict) -> Bilingual {
        switch verdict {
        case .disputed:
            Bilingual(
                zh: "请查看原件或入户，把标“≠”的项目查清后答复。",
                en:
                    "Look at the originals or visit the household, and settle the fields marked ≠.")
        case .uncertainLink:
            Bilingual(
                zh: "请核实这几条记录是不是同一个出生，答复“是”或“不是”。",
                en: "Find out whether these records are one birth, and answer yes or no.")
        case .unsupported:
            Bilingual(
                zh: "请核实这个出生是否真有其人，有则附出生证明或户口簿，无则删除。",
                en:
                    "Find out whether the child exists. Attach proof if so; delete the record if not."
            )
        case .duplicate:
            Bilingual(
                zh: "请保留与证据一致的一条，删去另一条。",
                en: "Keep the record that agrees with the evidence and delete the other.")
        case .wrongVillage:
            Bilingual(
                zh: "请两村对明母亲的常住地，由应报的村上报。",
                en: "The two villages settle where the mother lives; that one reports.")
        case .late:
            Bilingual(
                zh: "请查明迟报的原因。",
                en: "Find out why it was reported late.")
        case .feedError:
            Bilingual(
                zh: "差错在外部来源，村无责任，不必处理；由县转该来源更正。",
                en:
                    "The outside source is wrong and the village has nothing to do; the county tells "
                    + "that source.")
        default:
            Bilingual(
                zh: "不在本期统计口径内，仅供知悉，不必处理。",
                en: "Out of the period's scope; listed to be known, nothing to do.")
        }
    }
}
