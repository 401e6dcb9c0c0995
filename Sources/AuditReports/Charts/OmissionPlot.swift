import RegistryModel

/// A funnel plot: each village's share of missing births over its births, between the limits that
/// chance alone would keep it in.
///
/// Source: Spiegelhalter, Funnel plots for comparing institutional performance, *Statistics in
/// Medicine* 24 (2005) 1185–1202.
struct OmissionPlot {
    enum Standing { case small, within, high, veryHigh, low }

    struct Village {
        let births: Int
        let missing: Int
        let standing: Standing
        let title: String
        /// Written beside its sign where there is room; nil for most.
        let label: String?
    }

    let villages: [Village]
    /// Everybody's share, 0…1.
    let rate: Double
    /// Below so many births nobody is compared.
    let fewest: Int
    let axis: (births: String, share: String)

    static let probabilities = (inner: 0.975, outer: 0.999)

    private static let top = 30.0
    private static let plotHeight = 250.0
    private static let steps = 90

    private var mostBirths: Int { max(villages.map(\.births).max() ?? 0, fewest + 5) }

    private var highestShare: Double {
        let shares = villages.filter { $0.births > 0 }
            .map { Double($0.missing) / Double($0.births) }
        // The limits are drawn whole.
        let limit =
            rate > 0 && rate < 1
            ? ControlLimits.share(Self.probabilities.outer, of: fewest, at: rate) : 0
        return min(1, max(0.05, (shares.max() ?? 0) * 1.1, limit * 1.05))
    }

    private var hasSmall: Bool { villages.contains { $0.standing == .small } }

    func drawing(_ sheet: ChartSheet) -> ChartDrawing {
        let floor = Self.top + Self.plotHeight
        let (x, y) = scales(sheet)
        let signs = SignCluster.gathered(placed(x, y))
        let marks =
            grid(x, y, sheet, floor) + limits(x, y) + Markup.each(signs, draw)
            + labels(signs, sheet)
        return ChartDrawing(height: floor + 42, marks: marks)
    }

    /// Whether some signs stand for several villages.
    var isCrowded: Bool {
        ChartSheet.all.contains { sheet in
            let (x, y) = scales(sheet)
            return SignCluster.gathered(placed(x, y)).contains { $0.count > 1 }
        }
    }

    private func scales(_ sheet: ChartSheet) -> (x: ChartScale, y: ChartScale) {
        let left = sheet.isNarrow ? 44.0 : 60.0
        return (
            ChartScale(
                Double(hasSmall ? 0 : fewest)...Double(mostBirths), from: left, to: sheet.width - 14
            ),
            ChartScale(0...highestShare, from: Self.top + Self.plotHeight, to: Self.top)
        )
    }

    private func placed(_ x: ChartScale, _ y: ChartScale) -> [SignCluster] {
        villages.filter { $0.births > 0 }.map { village in
            let share = Double(village.missing) / Double(village.births)
            return SignCluster(
                x: x.place(Double(village.births)), y: y.place(min(y.high, share)),
                standing: village.standing, title: village.title, label: village.label)
        }
    }

    private func grid(
        _ x: ChartScale, _ y: ChartScale, _ sheet: ChartSheet, _ floor: Double
    ) -> Markup {
        let sides = Markup.each(y.ticks(atMost: 6)) { share in
            ChartMark.line("grid", from: (x.start, y.place(share)), to: (x.end, y.place(share)))
                + ChartMark.text(
                    DecimalText.percent(share), .end, at: (x.start - 6, y.place(share) + 4))
        }
        let feet = Markup.each(x.ticks(atMost: sheet.isNarrow ? 6 : 12)) { births in
            ChartMark.line("tick", from: (x.place(births), floor), to: (x.place(births), floor + 4))
                + ChartMark.text("\(Int(births))", .middle, at: (x.place(births), floor + 17))
        }
        let small: Markup =
            hasSmall
            ? ChartMark.box(
                "unasked",
                .init(
                    x: x.start, y: Self.top, width: x.place(Double(fewest)) - x.start,
                    height: Self.plotHeight)) : Markup()
        return small + sides + feet
            + ChartMark.line("base", from: (x.start, floor), to: (x.end, floor))
            + ChartMark.text(axis.births, .end, at: (x.end, floor + 34), kind: "axis")
            + ChartMark.text(axis.share, .start, at: (4, 16), kind: "axis")
    }

    private func limits(_ x: ChartScale, _ y: ChartScale) -> Markup {
        guard rate > 0, rate < 1 else { return Markup() }
        // Nobody below is compared, and the limits of a handful are no smooth line.
        let span = mostBirths - fewest
        let sizes = Set((0...Self.steps).map { fewest + span * $0 / Self.steps }).sorted()
        let line = { (kind: Markup, probability: Double) in
            ChartMark.path(
                kind,
                sizes.compactMap { size in
                    let share = ControlLimits.share(probability, of: size, at: rate)
                    guard share > 0, share <= y.high else { return nil }
                    return (x.place(Double(size)), y.place(share))
                })
        }
        let probabilities = Self.probabilities
        return ChartMark.line(
            "curve mean", from: (x.start, y.place(rate)), to: (x.end, y.place(rate)))
            + line("curve inner", probabilities.inner)
            + line("curve inner", 1 - probabilities.inner)
            + line("curve outer", probabilities.outer)
            + line("curve outer", 1 - probabilities.outer)
    }

    private func draw(_ cluster: SignCluster) -> Markup {
        let (shape, kind) = Self.look(cluster.standing)
        guard cluster.count > 1 else {
            return ChartMark.sign(shape, kind, at: (cluster.x, cluster.y), title: cluster.title)
        }
        return ChartMark.sign(
            .ring, "\(kind) many", at: (cluster.x, cluster.y), size: cluster.radius,
            title: cluster.title)
            + ChartMark.text(
                "\(cluster.count)", .middle, at: (cluster.x, cluster.y + 3.5), kind: "many")
    }

    /// Names beside their signs, left out where they would run into another.
    private func labels(_ signs: [SignCluster], _ sheet: ChartSheet) -> Markup {
        guard !sheet.isNarrow else { return Markup() }
        var taken: [ChartMark.Box] = signs.map(\.box)
        return Markup.each(signs.filter { $0.label != nil }) { sign in
            guard let label = sign.label else { return Markup() }
            let width = ChartText.width(label) + 4
            let places: [(x: Double, y: Double, anchor: ChartMark.Anchor)] = [
                (sign.x + 9, sign.y + 4, .start), (sign.x - 9, sign.y + 4, .end),
                (sign.x, sign.y - 10, .middle), (sign.x, sign.y + 19, .middle),
            ]
            for place in places {
                let left =
                    switch place.anchor {
                    case .start: place.x
                    case .middle: place.x - width / 2
                    case .end: place.x - width
                    }
                let box = ChartMark.Box(x: left, y: place.y - 11, width: width, height: 14)
                let isInside = left >= 0 && left + width <= sheet.width && box.y > 0
                guard isInside, !taken.contains(where: { $0.meets(box) }) else { continue }
                taken.append(box)
                return ChartMark.text(
                    label, place.anchor, at: (place.x, place.y), kind: "label")
            }
            return Markup()
        }
    }

    private static func look(_ standing: Standing) -> (ChartMark.Shape, Markup) {
        switch standing {
        case .small: (.ring, "sign small")
        case .within: (.disc, "sign within")
        case .low: (.square, "sign low")
        case .high: (.diamond, "sign high")
        case .veryHigh: (.triangle, "sign very")
        }
    }
}
