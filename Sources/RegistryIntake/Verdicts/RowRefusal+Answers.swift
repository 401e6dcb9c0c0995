import RegistryModel

extension RowRefusal {
    /// What is wrong with what somebody wrote.
    var ofAnswer: Bilingual {
        switch self {
        case .noOutcome:
            Bilingual(
                zh: "填了其他栏而没有填核查结果。", en: "Other columns are filled in, the outcome isn't.")
        case .unknownOutcome(let text, let possible):
            Bilingual(
                zh: "核查结果“\(text)”不在可选项中：\(possible.map(\.word.zh).joined(separator: "、"))。",
                en: "The outcome '\(text)' is none of "
                    + possible.map(\.word.en).joined(separator: ", ") + ".")
        case .severalOutcomes(let text):
            Bilingual(
                zh: "核查结果“\(text)”自相矛盾，只能选一个。",
                en: "The outcome '\(text)' contradicts itself; there can be one only.")
        case .contradicts(let outcome, let column):
            Bilingual(
                zh: "结果为“\(outcome.word.zh)”，却填了“\(column.title.zh)”，两者矛盾。",
                en:
                    "The outcome is '\(outcome.word.en)', and yet '\(column.title.en)' is filled in."
            )
        case .nothingSeen(let outcome):
            Bilingual(
                zh: "结果为“\(outcome.word.zh)”，须写明所见情况。",
                en: "With the outcome '\(outcome.word.en)' it must be said what was seen.")
        case .unreadableParity(let text):
            Bilingual(
                zh:
                    "实际孩次“\(text)”不是 \(Self.parities.lowerBound) 至 \(Self.parities.upperBound) 的整数。",
                en: "The parity '\(text)' is no whole number from \(Self.parities.lowerBound) to "
                    + "\(Self.parities.upperBound).")
        case .unknownPolicy(let text):
            Bilingual(
                zh: "实际政策属性“\(text)”不是“政策内”“政策外”或“未认定”。",
                en: "The policy status '\(text)' is none of: within policy, outside policy, not "
                    + "determined.")
        default: ofDays
        }
    }

    private static let parities = VerificationVerdict.parities

    private var ofDays: Bilingual {
        switch self {
        case .noName: Bilingual(zh: "没有填核查人。", en: "Nobody is named who checked it.")
        case .controlsInName:
            Bilingual(
                zh: "核查人一栏有控制字符或换行，请重新输入。",
                en: "The name of who checked it has control characters; type it anew.")
        case .waiverTooLong(let day):
            Bilingual(
                zh: "暂缓至 \(day) 太久：至多一年（\(VerificationVerdict.longestWaiver) 天），到期可再给。",
                en: "A waiver until \(day) is too long: a year at most "
                    + "(\(VerificationVerdict.longestWaiver) days), to be given again then.")
        case .noDay: Bilingual(zh: "没有填核查日期。", en: "The date of the check is missing.")
        case .unreadableDay(let column, let text):
            Bilingual(
                zh: "\(column.title.zh)“\(text)”不是日期，应如 2013-06-08。",
                en: "\(column.title.en): '\(text)' is no date; write it like 2013-06-08.")
        case .futureDay(let day):
            Bilingual(
                zh: "核查日期 \(day) 在今天之后。", en: "The date of the check, \(day), is yet to come.")
        case .dayBefore(let day, let period):
            Bilingual(
                zh: "核查日期 \(day) 早于统计期（\(period) 起）。",
                en:
                    "The date of the check, \(day), is before the period, which begins on \(period)."
            )
        case .noWaiverDay:
            Bilingual(
                zh: "结果为“暂缓”，须填暂缓至哪一天。", en: "A waiver needs the day until which it holds.")
        case .waiverEnded:
            Bilingual(
                zh: "暂缓至的日期早于核查日期。", en: "The waiver ends before the check was made.")
        default: Bilingual(zh: "", en: "")
        }
    }
}
