import RegistryModel

/// 扣分明细, a row a case that carries points; and 待核实, a row each of the others.
struct CaseSheet {
    enum Kind {
        case charged
        case open
    }

    let context: ReportContext
    let kind: Kind

    var sheet: WorkbookSheet {
        let positions = context.currentFirst(
            context.result.cases.indices.filter {
                context.concerns[$0].carriesPoints == (kind == .charged)
            })
        var own = WorkbookSheet(
            name: context[
                kind == .charged
                    ? Bilingual(zh: "扣分明细", en: "Deductions")
                    : Bilingual(zh: "待核实", en: "To verify")],
            columns: columns, rows: positions.map(row))
        own.isFiltered = true
        own.printedColumns = 10 + points.count
        own.frozenColumns = 1
        return context.dressed(own, [kind == .charged ? .pointsApart : Self.openRemark])
    }

    private static let openRemark = Bilingual(
        zh: "本表个案本期均不扣分：待核实的须先核实；“另列不扣分”的条款没有规定分值，或差错不在村；“结转”“计入”某月的，分值记在那个月。",
        en:
            "None of these cases costs points in this period: some are to be verified first; for those "
            + "listed for information the clauses name no points, or the fault isn't the village's; "
            + "those of another month count in that month's account.")

    // MARK: Columns

    /// Printed are those up to the reason: the evidence stands in the villages' notices too.
    private var columns: [WorkbookColumn] {
        [
            context.column(Bilingual(zh: "个案编号", en: "Case ID"), 16),
            context.column(.village, 13), context.column(.township, 12),
            context.column(.verdict, 12),
            context.column(Bilingual(zh: "等级", en: "Grade"), 6), context.column(.status, 9),
        ] + points + [
            context.column(Bilingual(zh: "对象", en: "Subject"), 12),
            context.column(Bilingual(zh: "发生日期", en: "Day of the event"), 11, .day),
            context.column(
                kind == .charged ? .clause : Bilingual(zh: "怎么办", en: "What to do"), 30),
            context.column(.reason, 46),
            context.column(
                Bilingual(zh: "证据（来源、编号、文件:行）", en: "Evidence (source, ID, file:line)"), 64),
            context.column(Bilingual(zh: "村代码", en: "Village code"), 15),
            context.column(.matchProbability, 10, .share),
            context.column(Bilingual(zh: "台账", en: "Ledger"), 30),
        ]
    }

    private var points: [WorkbookColumn] {
        guard kind == .charged else {
            return [
                context.column(
                    Bilingual(zh: "若属实扣分（下限）", en: "If verified, minimum"), 10, .points),
                context.column(
                    Bilingual(zh: "若属实扣分（上限）", en: "If verified, maximum"), 10, .points),
            ]
        }
        return [
            context.column(.confirmed, 9, .points), context.column(.provisionalMin, 9, .points),
            context.column(.provisionalMax, 9, .points),
        ]
    }

    // MARK: Rows

    private func row(_ position: Int) -> [WorkbookCell] {
        let scored = context.result.cases[position]
        let own = scored.auditCase
        let village = context.deduction(own.village)?.village
        let first: [WorkbookCell] = [
            .text(own.caseID), .text(village?.name ?? context[.unassigned]),
            .optional(village?.township), .text(context[own.verdict.title]),
            .optional(own.grade?.rawValue),
            .text(context[own.standing?.mark ?? context.concerns[position].title]),
        ]
        let clause =
            kind == .charged
            ? context.clause(scored.row)?.clause
            : CaseAction(context: context, position: position).text
        let last: [WorkbookCell] = [
            .optional(subject(own)), eventDay(own).map(WorkbookCell.day) ?? .blank,
            .optional(clause), .text(context[own.reason]), .optional(evidence(own)),
            .optional(own.village?.description),
            own.matchProbability.map(WorkbookCell.number) ?? .blank, .optional(standing(own)),
        ]
        return first + points(position) + last
    }

    private func points(_ position: Int) -> [WorkbookCell] {
        let scored = context.result.cases[position]
        let (least, most) = (scored.range.min, scored.range.max)
        guard kind == .charged else {
            return scored.row == nil ? [.blank, .blank] : [.points(least), .points(most)]
        }
        let isConfirmed = context.concerns[position] == .confirmed
        // Of a confirmed case whose points aren't settled the rest stays provisional.
        return [
            .points(isConfirmed ? least : .zero), .points(isConfirmed ? .zero : least),
            .points(isConfirmed ? most - least : most),
        ]
    }

    /// Names alone: the day has a column of its own.
    private func subject(_ own: AuditCase) -> String? {
        let subject = context.subject(of: own)
        guard let day = eventDay(own)?.description, subject.hasSuffix(day) else { return subject }
        return subject == day ? nil : String(subject.dropLast(day.count + 3))
    }

    /// Of persons whom a register lacks nothing happened on the day they were born.
    private func eventDay(_ own: AuditCase) -> CalendarDay? {
        let isOfPerson = [.missingPerson, .missingHousehold, .missingNewlyweds]
            .contains(own.verdict)
        let days: [Field] = isOfPerson ? [.registeredAt] : [.birthDate, .deliveredAt]
        return days.lazy.compactMap { own.values(of: $0).first }.first.flatMap(
            CalendarDay.init(startOf:)) ?? own.standing?.eventDay
    }

    private func evidence(_ own: AuditCase) -> String {
        own.records.map { record in
            [context[record.source.title], context.recordID(record), context.place(record)]
                .compactMap { $0 }.joined(separator: " ")
        }.joined(separator: context[Bilingual(zh: "；", en: "; ")])
    }

    private func standing(_ own: AuditCase) -> String? {
        guard let standing = own.standing else { return nil }
        let verdict = standing.verdict.map { context[$0.words] }
        return ([context[standing.words]] + [verdict].compactMap { $0 }).joined(separator: " ")
    }
}
