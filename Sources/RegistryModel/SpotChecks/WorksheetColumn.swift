/// The columns of a worksheet, in their order; the same in CSV and XLSX.
package enum WorksheetColumn: String, Sendable, Hashable, CaseIterable {
    case number
    case itemID
    case subject
    case outcome
    case parity
    case policyStatus
    case waivedUntil
    case seen
    case by
    case day
    case document
    case villageCode
    case villageName
    case planID
    case seed

    package var title: Bilingual {
        switch self {
        case .number: Bilingual(zh: "序号", en: "No.")
        case .itemID: Bilingual(zh: "检查编号", en: "Item")
        case .subject: Bilingual(zh: "核查对象", en: "What is checked")
        case .outcome: Bilingual(zh: "核查结果", en: "Outcome")
        case .parity: Bilingual(zh: "实际孩次", en: "Parity found")
        case .policyStatus: Bilingual(zh: "实际政策属性", en: "Policy status found")
        case .waivedUntil: Bilingual(zh: "暂缓至", en: "Waived until")
        case .seen: Bilingual(zh: "所见情况", en: "What was seen")
        case .by: Bilingual(zh: "核查人", en: "Checked by")
        case .day: Bilingual(zh: "核查日期", en: "Date of check")
        case .document: Bilingual(zh: "凭据文号", en: "Document")
        case .villageCode: Bilingual(zh: "村(居)代码", en: "Village code")
        case .villageName: Bilingual(zh: "村(居)名称", en: "Village")
        case .planID: Bilingual(zh: "计划编号", en: "Plan")
        case .seed: Bilingual(zh: "随机种子", en: "Seed")
        }
    }

    /// Those that a visit fills in.
    package var isFilledIn: Bool {
        switch self {
        case .outcome, .parity, .policyStatus, .waivedUntil, .seen, .by, .day, .document: true
        default: false
        }
    }

    /// The columns of a sheet: parity, policy status and waiver are found of cases only.
    package static func columns(for kind: SampledKind) -> [WorksheetColumn] {
        allCases.filter { column in
            kind == .cases || ![.parity, .policyStatus, .waivedUntil].contains(column)
        }
    }

    /// The column a header names, in either language or by its own name.
    package init?(header: String) {
        let name = header.filter { !$0.isWhitespace && $0 != "*" }.lowercased()
        let found = Self.allCases.first { column in
            [column.title.zh, column.title.en, column.rawValue].contains {
                $0.filter { !$0.isWhitespace }.lowercased() == name
            }
        }
        guard let found else { return nil }
        self = found
    }
}

extension PolicyStatus {
    /// The words of the drop-down list.
    package var word: Bilingual {
        switch self {
        case .within: Bilingual(zh: "政策内", en: "within policy")
        case .outside: Bilingual(zh: "政策外", en: "outside policy")
        case .undetermined: Bilingual(zh: "未认定", en: "not determined")
        }
    }
}
