/// What a check of one item found, as it is written on a worksheet.
package enum CheckOutcome: String, Sendable, Hashable, CaseIterable {
    /// The case stands.
    case confirmed
    /// The case was wrong.
    case overturned
    /// The case costs nothing for the time being.
    case waived
    /// The record is right.
    case accurate
    /// The record is there and something in it is wrong.
    case inaccurate
    /// There is no such person or birth.
    case absent
    /// Nothing could be found out.
    case unverifiable

    /// What may be found of a case, or of a record.
    package static func possible(for kind: SampledKind) -> [CheckOutcome] {
        kind == .cases
            ? [.confirmed, .overturned, .waived, .unverifiable]
            : [.accurate, .inaccurate, .absent, .unverifiable]
    }

    /// The word of the drop-down list.
    package var word: Bilingual {
        switch self {
        case .confirmed: Bilingual(zh: "属实", en: "confirmed")
        case .overturned: Bilingual(zh: "不属实", en: "overturned")
        case .waived: Bilingual(zh: "暂缓", en: "waived")
        case .accurate: Bilingual(zh: "准确", en: "accurate")
        case .inaccurate: Bilingual(zh: "有误", en: "inaccurate")
        case .absent: Bilingual(zh: "查无此人", en: "no such person")
        case .unverifiable: Bilingual(zh: "无法核实", en: "unverifiable")
        }
    }

    /// Whether what was checked is as the case or the record says; nil when nobody knows.
    package var isAsStated: Bool? {
        switch self {
        case .confirmed, .accurate: true
        case .overturned, .inaccurate, .absent: false
        // A waiver says nothing of what happened.
        case .waived, .unverifiable: nil
        }
    }
}

/// Where a row of a worksheet stands.
package struct SheetPlace: Sendable, Hashable {
    package let file: String
    /// From 1.
    package let line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}

/// A filled row of a worksheet, sound in itself and belonging to the plan.
package struct ItemCheck: Sendable, Hashable {
    package let item: SampleItem
    package let outcome: CheckOutcome
    package let parity: Int?
    package let policy: PolicyStatus?
    package let waivedUntil: CalendarDay?
    package let by: String
    package let day: CalendarDay
    package let seen: String
    package let document: String?

    package init(
        item: SampleItem, outcome: CheckOutcome, parity: Int? = nil, policy: PolicyStatus? = nil,
        waivedUntil: CalendarDay? = nil, by: String, day: CalendarDay, seen: String,
        document: String? = nil
    ) {
        self.item = item
        self.outcome = outcome
        self.parity = parity
        self.policy = policy
        self.waivedUntil = waivedUntil
        self.by = by
        self.day = day
        self.seen = seen
        self.document = document
    }

    /// The verdict on the item's case; nil for a record, which isn't a case.
    package var verdict: VerificationVerdict? {
        guard let caseID = item.caseID, let found else { return nil }
        return VerificationVerdict(
            caseID: caseID, outcome: found, by: by, day: day, seen: seen, document: document)
    }

    private var found: VerificationOutcome? {
        switch outcome {
        case .confirmed: .confirmed(parity: parity, policy: policy)
        case .overturned: .overturned
        case .waived: waivedUntil.map { .waived(until: $0) }
        case .unverifiable: .unverifiable
        case .accurate, .inaccurate, .absent: nil
        }
    }
}

/// A row that wasn't taken, and why.
package struct RefusedRow: Sendable, Hashable {
    package let file: String
    /// From 1; 0 for the file as a whole.
    package let line: Int
    package let reason: Bilingual

    package var place: String { line == 0 ? file : "\(file):\(line)" }

    package init(file: String, line: Int, reason: Bilingual) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}
