/// Writes `audit.yaml` and the list of villages.
struct Manifest {
    let options: SynthesisOptions
    let layout: FileLayout
    let present: [String]

    func write(gazetteer: Gazetteer) throws {
        let manifest = try ByteFile(path: options.directory + "/audit.yaml")
        try manifest.write(text)
        try manifest.close()
        let villages = try ByteFile(
            path: options.directory + "/villages.csv", encoding: layout.registryEncoding(turn: 1))
        try villages.write(
            layout.chineseHeader(turn: 1)
                ? "村(居)代码,村(居)名称,乡镇,支书,村委主任,人口主任,包村领导,包村干部,人口数,户数\n"
                : "villageCode,villageName,townshipName,partySecretary,committeeDirector,"
                    + "populationDirector,leadOfficer,fieldOfficer,population,households\n")
        for village in gazetteer.villages {
            let cells =
                [village.code, village.name, gazetteer.townships[village.township].name]
                + village.officers.map(\.text)
                + [String(village.persons), String(village.households)]
            try villages.write(cells.joined(separator: ",") + "\n")
        }
        try villages.close()
    }

    private var text: String {
        let patterns: [(source: String, pattern: String)] = [
            ("registry.persons", PeopleWriter.personsPath),
            ("registry.births", "registry/births-*." + (options.format == .xml ? "xml" : "csv")),
            ("registry.marriages", "registry/marriages.*"),
            ("hospital.deliveries", "hospital/deliveries-*"),
            ("police.entries", "police/entries.*"), ("police.roster", PeopleWriter.rosterPath),
            ("vaccination.children", "vaccination/children-*"),
            ("civil.marriages", "civil/marriages.*"), ("summaries", "monthly/summaries.csv"),
            ("signoffs", "monthly/signoffs.csv"), ("notices", "monthly/notices.csv"),
            ("claims", "monthly/claims.csv"),
        ]
        var text = """
            # 虚构县，由 hecha synth 生成 (seed \(options.seed))；所有人名、号码均为随机虚构。
            # A synthetic county made by hecha synth; every name and number is invented.
            county: "\(options.county)"\(countyName)
            period: {from: \(options.from.text), to: \(options.to.text)}
            reportingYear: {startsOn: "10-01"}
            penaltyTable: nayong-2013
            sources:
              villages: ["villages.csv"]

            """
        for (source, pattern) in patterns where present.contains(source) {
            text += "  \(source): [\"\(pattern)\"]\n"
        }
        if present.contains("visits.births") { text += Self.visits }
        return text
    }

    private var countyName: String {
        options.county == "520525" ? "\ncountyName: 纳雍县" : ""
    }

    private static let visits =
        """
          visits.births:                           # 入户核实清单 household verification visits
            files: ["visits/births.csv"]
            kind: birth-list
            chain: visit
            columns:
              \(Source.visitColumns.map { "\($0.field.rawValue): \($0.label)" }
                .joined(separator: "\n      "))

        """
}

extension Envelope {
    /// The period as a month where it is one, else as two days.
    init(options: SynthesisOptions, generatedAt: CivilDay) {
        county = options.county
        let from = options.from.parts
        let isMonth =
            from.day == 1 && (options.to + 1).parts.day == 1
            && options.to.parts.month == from.month && options.to.parts.year == from.year
        period =
            isMonth
            ? String(options.from.text.prefix(7)) : options.from.text + "/" + options.to.text
        self.generatedAt = generatedAt.text + "T09:00:00"
    }
}
