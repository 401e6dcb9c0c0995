/// The marks charts are drawn with, as SVG that is the same text for the same numbers.
///
/// What a mark looks like is its class's matter (see `ChartStyle`); its title tells its numbers to
/// who points at it.
enum ChartMark {
    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    static func box(_ kind: Markup, _ box: Box, title: String? = nil) -> Markup {
        let place: Markup = """
            x="\(ChartNumber.place(box.x))" y="\(ChartNumber.place(box.y))" \
            width="\(ChartNumber.place(max(0, box.width)))" \
            height="\(ChartNumber.place(max(0, box.height)))"
            """
        guard let title else { return "<rect class=\"\(kind)\" \(place)/>" }
        return "<rect class=\"\(kind)\" \(place)><title>\(title)</title></rect>"
    }

    static func line(
        _ kind: Markup, from start: (x: Double, y: Double), to end: (x: Double, y: Double)
    ) -> Markup {
        """
        <line class="\(kind)" x1="\(ChartNumber.place(start.x))" \
        y1="\(ChartNumber.place(start.y))" x2="\(ChartNumber.place(end.x))" \
        y2="\(ChartNumber.place(end.y))"/>
        """
    }

    /// A line through points; nothing for fewer than two.
    static func path(_ kind: Markup, _ points: [(x: Double, y: Double)]) -> Markup {
        guard points.count > 1 else { return Markup() }
        let places = points.map { "\(ChartNumber.place($0.x)),\(ChartNumber.place($0.y))" }
        return "<polyline class=\"\(kind)\" points=\"\(places.joined(separator: " "))\"/>"
    }

    static func dot(_ kind: Markup, at point: (x: Double, y: Double), title: String) -> Markup {
        """
        <circle class="\(kind)" cx="\(ChartNumber.place(point.x))" \
        cy="\(ChartNumber.place(point.y))" r="4.5"><title>\(title)</title></circle>
        """
    }

    /// Shapes that are told apart without their colours.
    enum Shape { case disc, ring, diamond, triangle, square }

    /// A sign of about `size` on either side of its point.
    static func sign(
        _ shape: Shape, _ kind: Markup, at point: (x: Double, y: Double), size: Double = 4.5,
        title: String? = nil
    ) -> Markup {
        let (x, y) = (point.x, point.y)
        let place = { (value: Double) in ChartNumber.place(value) }
        let tip = Markup.with(title) { "<title>\($0)</title>" }
        let corners: [(Double, Double)]
        switch shape {
        case .disc, .ring:
            return """
                <circle class="\(kind)" cx="\(place(x))" cy="\(place(y))" r="\(place(size))">\
                \(tip)</circle>
                """
        case .diamond:
            let far = size * 1.3
            corners = [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
        case .triangle:
            let far = size * 1.35
            corners = [(x, y - far), (x + far, y + far * 0.75), (x - far, y + far * 0.75)]
        case .square:
            corners = [
                (x - size, y - size), (x + size, y - size), (x + size, y + size),
                (x - size, y + size),
            ]
        }
        let points = corners.map { "\(place($0.0)),\(place($0.1))" }.joined(separator: " ")
        return "<polygon class=\"\(kind)\" points=\"\(points)\">\(tip)</polygon>"
    }

    enum Anchor: String { case start, middle, end }

    static func text(
        _ text: String, _ anchor: Anchor, at point: (x: Double, y: Double), kind: Markup = ""
    ) -> Markup {
        """
        <text class="\(kind)" text-anchor="\(anchor.rawValue)" x="\(ChartNumber.place(point.x))" \
        y="\(ChartNumber.place(point.y))">\(text)</text>
        """
    }
}
