/// How wide texts come out, near enough to lay out a chart without a font at hand.
enum ChartText {
    /// The size charts are lettered in, in their own units.
    static let size = 12.5

    /// In units of the chart: characters beyond Latin are as wide as high, others about half.
    static func width(_ text: String, size: Double = size) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.56 : 1.0) } * size
    }

    /// The text, shortened with … where it would be wider.
    static func fitted(_ text: String, _ limit: Double, size: Double = size) -> String {
        guard width(text, size: size) > limit else { return text }
        var short = text
        while !short.isEmpty, width(short + "…", size: size) > limit { short.removeLast() }
        return short + "…"
    }
}
