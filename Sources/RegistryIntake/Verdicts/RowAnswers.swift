import RegistryModel

/// Reads what a visit wrote into a row.
struct RowAnswers: Sendable {
    let plan: SamplePlan
    let today: CalendarDay

    func check(of item: SampleItem, _ row: SheetRow) throws(Refused) -> ItemCheck {
        let outcome = try outcome(row)
        let allowed = Self.columns(for: outcome)
        for column in [WorksheetColumn.parity, .policyStatus, .waivedUntil]
        where !row[column].isEmpty && !allowed.contains(column) {
            throw Refused(.contradicts(outcome, column))
        }
        guard !row[.by].isEmpty else { throw Refused(.noName) }
        guard FreeText.isOneLine(row[.by]) else { throw Refused(.controlsInName) }
        let day = try checkedDay(row)
        if outcome != .accurate, outcome != .unverifiable, row[.seen].isEmpty {
            throw Refused(.nothingSeen(outcome))
        }
        return ItemCheck(
            item: item, outcome: outcome, parity: try parity(row), policy: try policy(row),
            waivedUntil: try waiver(row, outcome, day), by: row[.by], day: day, seen: row[.seen],
            document: row[.document].isEmpty ? nil : row[.document])
    }

    private static func columns(for outcome: CheckOutcome) -> [WorksheetColumn] {
        switch outcome {
        case .confirmed: [.parity, .policyStatus]
        case .waived: [.waivedUntil]
        default: []
        }
    }

    private func outcome(_ row: SheetRow) throws(Refused) -> CheckOutcome {
        let text = row[.outcome]
        guard !text.isEmpty else { throw Refused(.noOutcome) }
        let possible = CheckOutcome.possible(for: plan.of)
        if let found = possible.first(where: { Self.isWord(text, $0.word, $0.rawValue) }) {
            return found
        }
        // 属实、不属实 names both: whoever wrote it meant one.
        let parts = text.split { "、,，;；/+ ".contains($0) }.map(String.init)
        let named = parts.filter { part in
            possible.contains { Self.isWord(part, $0.word, $0.rawValue) }
        }
        throw Refused(
            named.count > 1
                ? .severalOutcomes(text) : .unknownOutcome(text, possible: possible))
    }

    private static func isWord(_ text: String, _ word: Bilingual, _ name: String) -> Bool {
        let plain = text.lowercased()
        return [word.zh, word.en, name].contains { $0.lowercased() == plain }
    }

    private func checkedDay(_ row: SheetRow) throws(Refused) -> CalendarDay {
        guard let day = try day(.day, row) else { throw Refused(.noDay) }
        guard day <= today else { throw Refused(.futureDay(day.description)) }
        if let from = CalendarDay(plan.from), day < from {
            throw Refused(.dayBefore(day.description, period: plan.from))
        }
        return day
    }

    private func waiver(
        _ row: SheetRow, _ outcome: CheckOutcome, _ day: CalendarDay
    ) throws(Refused) -> CalendarDay? {
        guard outcome == .waived else { return nil }
        guard let until = try self.day(.waivedUntil, row) else { throw Refused(.noWaiverDay) }
        let ends = VerificationVerdict.waiverEnds(givenOn: day)
        guard until >= ends.lowerBound else { throw Refused(.waiverEnded) }
        guard until <= ends.upperBound else {
            throw Refused(.waiverTooLong(until.description))
        }
        return until
    }

    private func day(
        _ column: WorksheetColumn, _ row: SheetRow
    ) throws(Refused) -> CalendarDay? {
        let text = row[column]
        guard !text.isEmpty else { return nil }
        let reading = CellParsing.date(Array(text.utf8).span)
        guard reading.defect == nil, let number = Int32(exactly: reading.packed) else {
            throw Refused(.unreadableDay(column, text))
        }
        return CalendarDay(number: number)
    }

    private func parity(_ row: SheetRow) throws(Refused) -> Int? {
        let text = row[.parity]
        guard !text.isEmpty else { return nil }
        let reading = CellParsing.integer(Array(text.utf8).span)
        guard reading.defect == nil, let parity = Int(exactly: reading.packed),
            VerificationVerdict.parities.contains(parity)
        else { throw Refused(.unreadableParity(text)) }
        return parity
    }

    private func policy(_ row: SheetRow) throws(Refused) -> PolicyStatus? {
        let text = row[.policyStatus]
        guard !text.isEmpty else { return nil }
        let found = PolicyStatus.allCases.first {
            Self.isWord(text, $0.word, String($0.rawValue))
        }
        guard let found else { throw Refused(.unknownPolicy(text)) }
        return found
    }
}
