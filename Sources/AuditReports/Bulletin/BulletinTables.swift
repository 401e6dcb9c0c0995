import RegistryModel

/// 二、各乡镇情况 and 三、扣分情况: the figures by township, by clause, and of the villages with most
/// points.
struct BulletinTables {
    let context: ReportContext
    let shown: PublishedPoints

    private var counts: PublishedCounts { shown.counts }
    private var areas: AreaTally { context.areas }

    var blocks: [DocumentBlock] { townships + clauses + villages }

    // MARK: Townships

    private var townships: [DocumentBlock] {
        var rows = areas.townships.map { (name: $0.name, figures: $0.figures) }
        if let unassigned = areas.unassigned { rows.append((context[.unassigned], unassigned)) }
        let heading = DocumentBlock.heading(
            context[Bilingual(zh: "二、各乡镇情况", en: "2. Townships")])
        guard !areas.townships.isEmpty else {
            return [heading, .paragraph(context[.noVillages])]
        }
        return [
            heading,
            .table(
                DocumentTable(
                    caption: context[
                        Bilingual(zh: "表 2　各乡镇漏报、错报和多报", en: "Table 2. By township")],
                    columns: Self.columns.map {
                        .init(context[$0.title], width: $0.width, isNumber: $0.isNumber)
                    } + pointColumns + [perHundred],
                    rows: cells(rows), sums: 1)),
            .remark(
                ([Bilingual.smallCells, .overReporting, rateNote] + pointRemarks).map {
                    context[$0]
                }
                .joined(separator: context[Bilingual(zh: "", en: " ")])),
        ]
    }

    private static let columns: [(title: Bilingual, width: Double, isNumber: Bool)] = [
        (.township, 2.1, false), (.villageCount, 1.3, true),
        (.birthsShort, 1.3, true), (.missingColumn, 1.3, true), (.misreportedColumn, 1.4, true),
        (Bilingual(zh: "其他漏报", en: "Other miss\u{AD}ing"), 1.3, true),
        (.unsupportedColumn, 1.4, true), (.duplicateColumn, 1.3, true), (.lateColumn, 1.3, true),
    ]

    /// Confirmed and provisional points, or both in one where they can't stand apart.
    private var pointColumns: [DocumentTable.Column] {
        guard shown.isSplit else { return [.init(context[.pointsTogether], width: 2.4)] }
        return [
            .init(context[.confirmedColumn], width: 1.4),
            .init(context[.provisionalColumn], width: 1.9),
        ]
    }

    private var perHundred: DocumentTable.Column {
        .init(context[Bilingual(zh: "每百出生扣分", en: "Points per 100 births")], width: 1.5)
    }

    private var pointRemarks: [Bilingual] {
        shown.areShown && !shown.isSplit ? [.whyTogether] : []
    }

    /// What stands in these columns; a sign where points would tell a count.
    private func amounts(_ confirmed: Points, _ provisional: PointRange, _ isShown: Bool)
        -> [String]
    {
        guard isShown else { return pointColumns.map { _ in SmallCells.Shown.withheld.text } }
        guard shown.isSplit else {
            return [ReportContext.span(confirmed, with: provisional)]
        }
        return [confirmed.description, ReportContext.span(provisional)]
    }

    private func cells(_ rows: [(name: String, figures: AreaFigures)]) -> [[String]] {
        let columns: [PublishedCounts.Column] = [
            .births, .missing, .misreported, .otherMissing, .unsupported, .duplicate, .late,
        ]
        let own = rows.enumerated().map { place, row in
            [row.name, String(row.figures.villages)]
                + columns.map { counts[.area(place, $0)].text }
                + points(row.figures, isShown(row: place))
        }
        let sum =
            [context[.total], String(areas.whole.villages)]
            + columns.map { counts[.sum($0)].text }
            + points(areas.whole, shown.areShown && counts.isShown(.sum(.charged)))
        return own + [sum]
    }

    /// What belongs to no village stands below the townships, and costs nobody anything.
    private func isShown(row: Int) -> Bool {
        row < areas.townships.count ? shown.isShown(township: row) : shown.areShown
    }

    /// The points, and those per 100 births.
    private func points(_ area: AreaFigures, _ isShown: Bool) -> [String] {
        amounts(area.confirmed, area.provisional, isShown) + [
            isShown ? rate(area) : SmallCells.Shown.withheld.text
        ]
    }

    private func rate(_ area: AreaFigures) -> String {
        guard area.villages > 0 else { return "—" }
        guard area.births >= max(1, context.rateFloor) else { return context[.smallNumber] }
        let rate = Double(area.points.hundredths) / Double(area.births)
        return DecimalText.fixed(rate, places: 1) ?? "—"
    }

    private var rateNote: Bilingual {
        Bilingual(
            zh:
                "扣分个案不足 \(SmallCells.floor) 例、或由分值可推算出这样的个案的，不列分值；出生不足 \(context.rateFloor) 人的不计算比率，"
                + "任何单位都不按比率排名。每百出生扣分 =（已确认＋暂计下限）÷ 出生 × 100。",
            en: "Points aren't shown where there are fewer than \(SmallCells.floor) cases or where "
                + "they would give so few away; no rate is given for "
                + "fewer than \(context.rateFloor) births, and nobody is ranked by rate. Points per "
                + "100 births are confirmed points and the provisional minimum.")
    }

    // MARK: Clauses

    private var clauses: [DocumentBlock] {
        let table = context.result.table
        let heading = DocumentBlock.heading(
            context[Bilingual(zh: "三、扣分情况", en: "3. Points")])
        let lines = ClauseAccount(context).lines
        guard !lines.isEmpty else {
            let none = Bilingual(zh: "本期没有扣分个案。", en: "No case costs points in this period.")
            return [heading, .paragraph(context[none])]
        }
        let rows = lines.map { line in
            let row = table.rows[line.place]
            let count = counts[.clause(line.place)]
            return [context[row.title], row.clause, count.text]
                + amounts(
                    line.confirmed, line.provisional,
                    shown.areShown && count == .count(line.count))
        }
        let sum =
            [context[.total], "", counts[.charged].text]
            + amounts(context.tally.confirmed, context.tally.provisional, shown.areShown)
        return [
            heading,
            .table(
                DocumentTable(
                    caption: context[Bilingual(zh: "表 3　按条款", en: "Table 3. By clause")],
                    columns: [
                        .init(context[.verdict], width: 2.2, isNumber: false),
                        .init(context[.clause], width: 4.2, isNumber: false),
                        .init(context[.count], width: 1.1),
                    ] + pointColumns, rows: rows + [sum], sums: 1)),
        ]
    }

    // MARK: Villages

    private var villages: [DocumentBlock] {
        let named = shown.named
        let rest = areas.villages.count { $0.charged > 0 } - named.count
        let others = unnamed(rest, isFirst: named.isEmpty)
        guard !named.isEmpty else { return rest > 0 ? [.paragraph(context[others])] : [] }
        let table = DocumentTable(
            caption: context[Bilingual(zh: "表 4　扣分较多的村（居）", en: "Table 4. Most points")],
            columns: [
                .init(context[.village], width: 2.2, isNumber: false),
                .init(context[.township], width: 2.2, isNumber: false),
                .init(context[.birthsShort], width: 1), .init(context[.casesShort], width: 1.2),
            ] + pointColumns + [perHundred],
            rows: named.map { named in
                let deduction = context.result.villages[named.place]
                let area = areas.villages[named.place]
                return [
                    deduction.village.name, deduction.village.township,
                    SmallCells.shown(deduction.births).text,
                    named.areCasesShown ? String(area.charged) : SmallCells.Shown.withheld.text,
                ] + points(area, true)
            })
        let order = Bilingual(
            zh: "按已确认分加暂计下限由多到少列出，不按比率。",
            en: "In the order of confirmed points and the provisional minimum, not of rates. ")
        return [
            .table(table), .remark(context[order] + (rest > 0 ? context[others] : "")),
        ]
    }
}

extension BulletinTables {
    /// Of the villages that have points and aren't named; the first where none is.
    private func unnamed(_ count: Int, isFirst: Bool) -> Bilingual {
        let villages = count == 1 ? "village has" : "villages have"
        guard !isFirst else {
            return Bilingual(
                zh: "有 \(count) 个村（居）有扣分，因个案不足 \(SmallCells.floor) 例、由分值可推算出个案或分值相同的太多，"
                    + "不逐村列出，分别见其扣分通知。",
                en: "\(count) \(villages) points and can't be named: there are fewer than "
                    + "\(SmallCells.floor) cases, the points would give so few away, or too many have "
                    + "the same. Each has a notice of its own.")
        }
        let more = count == 1 ? "more village has" : "more villages have"
        return Bilingual(
            zh: "另有 \(count) 个村（居）有扣分，因个案不足 \(SmallCells.floor) 例、由分值可推算出个案、分值较低或分值相同的太多，"
                + "未列入本表，分别见其扣分通知。",
            en: "\(count) \(more) points but fewer than \(SmallCells.floor) cases, points that "
                + "would give so few away, fewer points than those listed, or the same as too many "
                + "others. Each has a notice of its own.")
    }
}

/// The charged cases by clause, confirmed and provisional apart.
struct ClauseAccount {
    struct Line {
        /// The row's position in the table.
        let place: Int
        var count = 0
        var confirmed = Points.zero
        var provisional = PointRange.zero
    }

    /// Clauses that have cases, in the table's order.
    let lines: [Line]

    /// Of the whole county, or of the cases at `positions` alone.
    init(_ context: ReportContext, positions: [Int]? = nil) {
        let rows = context.result.table.rows
        var lines = rows.indices.map { Line(place: $0) }
        let places = Dictionary(
            rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for position in positions ?? Array(context.result.cases.indices) {
            let scored = context.result.cases[position]
            guard context.concerns[position].carriesPoints, let id = scored.row,
                let place = places[id]
            else { continue }
            lines[place].count += 1
            if context.concerns[position] == .confirmed {
                // The minimum is confirmed; what isn't settled of it stays provisional.
                let open = PointRange(min: .zero, max: scored.range.max - scored.range.min)
                lines[place].confirmed = lines[place].confirmed + scored.range.min
                lines[place].provisional = lines[place].provisional + open
            } else {
                lines[place].provisional = lines[place].provisional + scored.range
            }
        }
        self.lines = lines.filter { $0.count > 0 }
    }
}
