/// Collects where each interesting case of the showcase lies, and writes its README.md.
struct ShowcaseGuide {
    private struct Entry {
        var kind: String
        var village: Int?
        var verdict: String
        var grade: String?
        var price: Price
        var potential: Price?
        var records: [Birth.RecordName]
    }

    private let gazetteer: Gazetteer
    private var entries: [Entry] = []
    private var wanted: Set<String> = []
    private var places: [String: String] = [:]
    private var slips: [PlantedSlip] = []

    init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    mutating func want(_ record: Birth.RecordName) {
        wanted.insert(record.source + ":" + record.recordID)
    }

    mutating func add(_ birth: Birth, _ cases: [ExpectedCase]) {
        guard birth.kind != .plain || birth.noise != .none else { return }
        let decisive = cases.first { $0.required }
        let noise = birth.noise == .none ? "" : birth.noise.rawValue
        let kind = [birth.kind == .plain ? "" : birth.kind.rawValue, noise]
            .filter { !$0.isEmpty }.joined(separator: "+")
        for record in birth.records { want(record) }
        entries.append(
            Entry(
                kind: kind, village: birth.village,
                verdict: decisive?.verdict.rawValue ?? "confirmed", grade: decisive?.grade,
                price: decisive?.price ?? .nothing, potential: decisive?.potential,
                records: birth.records))
    }

    mutating func add(_ expected: ExpectedCase, village: Int) {
        for record in expected.records { want(record) }
        entries.append(
            Entry(
                kind: expected.kind, village: village, verdict: expected.verdict.rawValue,
                grade: expected.grade, price: expected.price, potential: nil,
                records: expected.records))
    }

    mutating func add(_ slips: [PlantedSlip]) { self.slips += slips }

    /// Remembers the place of a record that the guide will name.
    mutating func place(_ record: String, path: String, line: Int) {
        guard wanted.contains(record) else { return }
        places[record] = path + ":" + String(line)
    }

    func write(options: SynthesisOptions) throws {
        let file = try ByteFile(path: options.directory + "/README.md")
        try file.write(ShowcaseText.opening(seed: options.seed))
        let order = entries.indices.sorted {
            (ShowcaseText.rank(entries[$0].kind), $0) < (ShowcaseText.rank(entries[$1].kind), $1)
        }
        for index in order {
            try file.write(row(entries[index]))
        }
        try file.write(ShowcaseText.papers)
        for slip in slips {
            try file.write(
                "| \(slip.rule) | `\(slip.path):\(slip.line)` | \(slip.zh)<br>\(slip.en) |\n")
        }
        try file.write(ShowcaseText.closing)
        try file.close()
    }

    private func row(_ entry: Entry) -> String {
        let parts = entry.kind.split(separator: "+").map(String.init)
        let title = parts.map { ShowcaseText.title($0).zh }.joined(separator: "；")
        let english = parts.map { ShowcaseText.title($0).en }.joined(separator: "; ")
        let village = entry.village.map { gazetteer.villages[$0] }
        let place = village.map { $0.name + "<br>" + $0.code } ?? "—"
        let records = entry.records.map { record in
            let id = record.recordID
            let known = places[record.source + ":" + id] ?? record.source
            return "`\(known)` \(id)"
        }
        let verdict = entry.verdict + (entry.grade.map { " " + $0 } ?? "")
        return "| \(title)<br>\(english) | \(place) | \(records.joined(separator: "<br>")) "
            + "| \(verdict) | \(points(entry)) |\n"
    }

    private func points(_ entry: Entry) -> String {
        if let potential = entry.potential {
            return "0（核实后 \(interval(potential))）"
        }
        return interval(entry.price)
    }

    private func interval(_ price: Price) -> String {
        guard let maximum = price.maximum else { return "\(price.minimum)–?" }
        return maximum == price.minimum ? "\(maximum)" : "\(price.minimum)–\(maximum)"
    }
}
