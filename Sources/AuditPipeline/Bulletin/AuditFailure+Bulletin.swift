import RegistryModel

extension AuditFailure {
    /// The sentences of what keeps a bulletin from being made.
    var ofBulletins: Bilingual {
        switch self {
        case .noMonths(let period, let recorded):
            let zh = recorded.isEmpty ? "还没有任何记录" : "有 \(recorded.joined(separator: "、"))"
            let en = recorded.isEmpty ? "no run at all" : recorded.joined(separator: ", ")
            return Bilingual(
                zh: "台账里没有\(period.zh)任何一个月的核查（\(zh)）。请先逐月运行 hecha audit --ledger 文件。",
                en:
                    "The ledger has no audit of any month of \(period.en) (it has \(en)). Run hecha "
                    + "audit --ledger FILE for each month first.")
        case .unevenYear(let year):
            return Bilingual(
                zh: "audit.yaml 的 reportingYear 不从月初开始，凑不成 \(year) 年度的整月。请改用 --quarter，或把 "
                    + "startsOn 写成某月 01 日。",
                en: "The reporting year of audit.yaml doesn't begin with a month, so year \(year) "
                    + "has no whole months. Use --quarter, or let startsOn be the first of a month."
            )
        case .bulletinExists(let path):
            return Bilingual(
                zh: "\(path) 已经存在，内容不同，可能已由人补写，没有覆盖。请移走它，或用 --out 另选文件夹。",
                en: "\(path) exists, is different, and may have been completed by hand; it wasn't "
                    + "overwritten. Move it, or choose another folder with --out.")
        default: return sentence
        }
    }
}
