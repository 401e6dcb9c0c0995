/// A sign of a plot, or several that would cover each other, drawn as one with their number in it.
struct SignCluster {
    private(set) var x: Double
    private(set) var y: Double
    let standing: OmissionPlot.Standing
    let label: String?
    private(set) var count = 1
    private var titles: [String]

    /// So many are named to who points at a sign.
    private static let mostNamed = 12

    init(x: Double, y: Double, standing: OmissionPlot.Standing, title: String, label: String?) {
        (self.x, self.y) = (x, y)
        self.standing = standing
        self.label = label
        titles = [title]
    }

    var radius: Double { count == 1 ? 4.5 : count < 10 ? 7.5 : count < 100 ? 8.5 : 11 }

    var title: String {
        count > titles.count
            ? (titles + ["… \(count)"]).joined(separator: "\n") : titles.joined(separator: "\n")
    }

    var box: ChartMark.Box {
        .init(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius)
    }

    /// What has a name, or stands out, keeps its own place; the rest are gathered until none covers
    /// another of its kind. What stands out comes last, to be drawn over the rest.
    static func gathered(_ signs: [SignCluster]) -> [SignCluster] {
        let isQuiet = { (sign: SignCluster) in
            sign.label == nil && (sign.standing == .small || sign.standing == .within)
        }
        var quiet = signs.filter(isQuiet).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        var isJoining = true
        while isJoining {
            let before = quiet.count
            var joined: [SignCluster] = []
            for sign in quiet {
                if let place = joined.lastIndex(where: { $0.covers(sign) }) {
                    joined[place].join(sign)
                } else {
                    joined.append(sign)
                }
            }
            quiet = joined
            isJoining = quiet.count < before
        }
        return quiet + signs.filter { !isQuiet($0) }
    }

    private func covers(_ other: SignCluster) -> Bool {
        guard standing == other.standing else { return false }
        let reach = radius + other.radius - 1
        let (across, up) = (x - other.x, y - other.y)
        return across * across + up * up < reach * reach
    }

    private mutating func join(_ other: SignCluster) {
        let whole = Double(count + other.count)
        x = (x * Double(count) + other.x * Double(other.count)) / whole
        y = (y * Double(count) + other.y * Double(other.count)) / whole
        count += other.count
        titles = Array((titles + other.titles).prefix(Self.mostNamed))
    }
}

extension ChartMark.Box {
    func meets(_ other: ChartMark.Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height
            && other.y < y + height
    }
}
