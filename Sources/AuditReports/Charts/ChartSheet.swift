/// How wide a chart is drawn. Each is drawn twice, and the page shows the one that fits: text scaled
/// down to a phone couldn't be read.
struct ChartSheet: Equatable {
    let kind: String
    let width: Double

    /// For screens of a desk and for paper.
    static let wide = ChartSheet(kind: "wide", width: 960)
    /// For a phone held upright.
    static let narrow = ChartSheet(kind: "narrow", width: 340)
    static let all = [wide, narrow]

    var isNarrow: Bool { self == .narrow }
}

/// What was drawn, and how high it came out.
struct ChartDrawing {
    let height: Double
    let marks: Markup
}
