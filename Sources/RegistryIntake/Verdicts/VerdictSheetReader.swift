import RegistryModel

/// Reads filled worksheets (CSV or XLSX) of one plan.
///
/// Every filled row is either taken or refused with its reason; rows that nobody filled in are counted.
/// Columns are found by their titles in either language, in any order. Cost: each file once.
package struct VerdictSheetReader: Sendable {
    private let plan: SamplePlan
    private let items: [String: SampleItem]
    private let answers: RowAnswers

    /// - Parameter today: no check can have been made after it.
    package init(plan: SamplePlan, today: CalendarDay) {
        self.plan = plan
        items = Dictionary(
            plan.items.map { ($0.itemID, $0) }, uniquingKeysWith: { first, _ in first })
        answers = RowAnswers(plan: plan, today: today)
    }

    /// Throws when a file can't be opened; whatever is wrong inside is refused row by row.
    package func read(_ paths: [String]) throws(ReadFailure) -> VerdictSheetReading {
        var reading = VerdictSheetReading()
        var taken: [TakenRow] = []
        for path in paths { try read(path, into: &reading, &taken) }
        settleRepeats(taken, &reading)
        reading.checks.sort { $0.item.number < $1.item.number }
        let order = Dictionary(
            paths.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        reading.refused.sort { left, right in
            (order[left.file] ?? 0, left.line) < (order[right.file] ?? 0, right.line)
        }
        return reading
    }

    private struct TakenRow {
        let check: ItemCheck
        let file: String
        let line: Int
    }

    // MARK: One file

    private func read(
        _ path: String, into reading: inout VerdictSheetReading, _ taken: inout [TakenRow]
    ) throws(ReadFailure) {
        var reader = try FreeTableReader(path: path, encoding: nil, delimiter: nil)
        func refuse(_ line: Int, _ refusal: RowRefusal) {
            reading.refused.append(
                RefusedRow(file: path, line: line, reason: refusal.sentence))
        }
        if let finding = reader.findings.first(where: { $0.severity == .error }) {
            refuse(0, .unreadableFile(finding.rule.text))
            return
        }
        let places = SheetColumns(header: reader.header)
        let missing = places.missing
        guard missing.isEmpty else {
            refuse(1, .missingColumns(missing))
            return
        }
        guard places.repeated.isEmpty else {
            refuse(1, .repeatedColumns(places.repeated))
            return
        }
        let layout = reader.layout
        while let chunk = try reader.nextChunk() {
            let rows = layout.rows(of: chunk)
            for line in rows.brokenLines { refuse(line, .wrongCellCount) }
            for row in 0..<rows.count {
                let cells = SheetRow(rows, row, places)
                if cells.isUnanswered {
                    reading.blankRows += 1
                    continue
                }
                switch check(cells) {
                case .success(let check):
                    taken.append(TakenRow(check: check, file: path, line: rows.lines[row]))
                case .failure(let refusal): refuse(rows.lines[row], refusal.reason)
                }
            }
            reader.note(rows)
        }
        // What was lost in the middle of the file was part of some row.
        for finding in reader.findings where finding.severity == .error {
            refuse(Int(finding.line), .unreadableFile(finding.rule.text))
        }
    }

    private func check(_ row: SheetRow) -> Result<ItemCheck, Refused> {
        do throws(Refused) {
            return .success(try answers.check(of: try item(row), row))
        } catch {
            return .failure(error)
        }
    }

    private func item(_ row: SheetRow) throws(Refused) -> SampleItem {
        let planID = row[.planID]
        guard planID == plan.planID else { throw Refused(.otherPlan(planID)) }
        let seed = row[.seed]
        // A spreadsheet may have rounded a long one: only digits are compared.
        if let number = UInt64(seed), number != plan.seed {
            throw Refused(.otherPlan("\(planID), \(seed)"))
        }
        let text = row[.itemID]
        guard let itemID = ItemID.canonical(text) else { throw Refused(.damagedID(text)) }
        guard let item = items[itemID] else { throw Refused(.unknownItem(itemID)) }
        guard Int(row[.number]) == item.number else {
            throw Refused(
                .numberOfAnother(
                    itemID: itemID, expected: item.number, found: row[.number]))
        }
        guard Self.isVillage(row[.villageCode], item.village) else {
            throw Refused(
                .villageOfAnother(
                    itemID: itemID, expected: item.village, found: row[.villageCode]))
        }
        try refuseOther(row[.subject], item)
        return item
    }

    /// Whoever sorts some of the columns and not the others puts every answer beside another case.
    private func refuseOther(_ subject: String, _ item: SampleItem) throws(Refused) {
        guard let own = item.caseID, !subject.contains(own),
            let other = plan.items.lazy.compactMap(\.caseID).first(where: subject.contains)
        else { return }
        throw Refused(.caseOfAnother(itemID: item.itemID, expected: own, found: other))
    }

    /// A sheet without the column, or with a blank, says nothing; a spreadsheet may have written the
    /// code as 5.20525E+11, which keeps six digits of it.
    private static func isVillage(_ text: String, _ village: String) -> Bool {
        let plain = String(
            decoding: NormalizedCell(Array(text.utf8).span, strippingInnerBlanks: true).bytes,
            as: UTF8.self
        ).lowercased()
        if plain.isEmpty || plain == village.lowercased() { return true }
        guard plain.contains("e"), let rounded = Double(plain), let code = Double(village) else {
            return false
        }
        return abs(rounded - code) < code * 1e-5
    }

    // MARK: Items filled in twice

    private func settleRepeats(_ rows: [TakenRow], _ reading: inout VerdictSheetReading) {
        let byItem = Dictionary(grouping: rows) { $0.check.item.itemID }
        for own in byItem.values {
            guard own.contains(where: { $0.check != own[0].check }) else {
                reading.checks.append(own[0].check)
                reading.places[own[0].check.item.itemID] = SheetPlace(
                    file: own[0].file, line: own[0].line)
                for row in own.dropFirst() {
                    refuse(row, .repeated(file: own[0].file, line: own[0].line), &reading)
                }
                continue
            }
            for (place, row) in own.enumerated() {
                let other = own[place == 0 ? 1 : 0]
                refuse(row, .disagrees(file: other.file, line: other.line), &reading)
            }
        }
    }

    private func refuse(
        _ row: TakenRow, _ refusal: RowRefusal, _ reading: inout VerdictSheetReading
    ) {
        reading.refused.append(
            RefusedRow(file: row.file, line: row.line, reason: refusal.sentence))
    }
}

/// A refusal on its way up.
struct Refused: Error {
    let reason: RowRefusal

    init(_ reason: RowRefusal) { self.reason = reason }
}
