import RegistryModel

/// Whether what the manifest sets aside still is to be.
extension FileRules {
    /// Sets the notice on dates in another form aside, up to a day.
    private static func suppressing(_ day: String) -> String {
        "suppressions:\n  - {rule: FLD103, reason: 等待厂家改正, expires: \(day)}\n"
    }

    static let suppressions: [any Rule] = [
        ReportedByIntake(
            "FIL040", "expired-suppression", .warning,
            message: Bilingual(
                zh: "对 {rule} 的豁免已于 {expires} 到期，涉及 {count} 处",
                en: "The suppression of {rule} expired on {expires}; findings it covered: {count}"),
            explanation: Bilingual(
                zh: "清单 suppressions 中的这一项已过到期日，不再起作用，它所涉及的问题重新列出。豁免只影响问题的列出和退出码，从不影响认定和扣分。"
                    + "请改正数据；确需延长的，核实后写明新的到期日和理由。",
                en:
                    "The entry of the manifest's suppressions is past its day and no longer holds: "
                    + "what it covered is listed again. A suppression changes what is listed and "
                    + "the exit code, never a case nor points. Correct the data; where more time "
                    + "is needed, verify and state a new day and the reason."),
            source: .dataContract("audit.yaml"),
            examples: [
                .passes(
                    "尚未到期", "not yet expired", file: "{rule: FLD104, …, expires: 2013-12-31}",
                    .csv(["2013-05-07": "2013/5/7"]), manifest: suppressing("2013-12-31")),
                .fails(
                    "已过期", "past its day", file: "{rule: FLD104, …, expires: 2013-05-31}",
                    .csv(["2013-05-07": "2013/5/7"]), manifest: suppressing("2013-05-31")),
            ]),
        ReportedByIntake(
            "FIL041", "unused-suppression", .notice,
            message: Bilingual(
                zh: "对 {rule} 的豁免没有用到", en: "The suppression of {rule} covers nothing"),
            explanation: Bilingual(
                zh: "没有一处问题符合清单 suppressions 中的这一项：可能已经改正，也可能文件、来源、字段或记录编号写错。请删去或改正这一项。",
                en:
                    "No finding fits this entry of the manifest's suppressions: the data may have "
                    + "been corrected, or its file, source, field or record is misspelt. Remove or "
                    + "correct it."),
            source: .dataContract("audit.yaml"),
            examples: [
                .passes(
                    "有问题符合", "a finding fits", file: "{rule: FLD104, field: motherName, …}",
                    .csv(["2013-05-07": "2013/5/7"]), manifest: suppressing("2013-12-31")),
                .fails(
                    "文件名写错", "a misspelt file",
                    file: "{rule: FLD104, file: registry/birth-*.csv, …}",
                    .csv(), manifest: suppressing("2013-12-31")),
            ]),
    ]
}
