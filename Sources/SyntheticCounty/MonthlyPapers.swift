/// The month's papers of all villages: summaries, sign-offs, notices and the county's own report.
///
/// They agree with the lists they sum up, but for the slips that the showcase plants.
struct MonthlyPapers {
    /// Residents and households of each village as the registry has them.
    struct Register: Sendable {
        var persons: [Int]
        var households: [Int]
    }

    private let options: SynthesisOptions
    private let gazetteer: Gazetteer
    private let tallies: MonthTallies
    private let register: Register
    private var summaries = PaperList(
        "summaries",
        [
            ("villageCode", "村(居)代码"), ("month", "月份"), ("births", "出生数"),
            ("birthsMale", "男婴数"), ("birthsFemale", "女婴数"), ("birthsOutsidePolicy", "政策外出生数"),
            ("firstParity", "一孩数"), ("secondParity", "二孩数"), ("thirdPlusParity", "多孩数"),
            ("marriages", "新婚数"), ("persons", "总人口数"), ("households", "户数"),
        ])
    private var signoffs = PaperList(
        "signoffs",
        [
            ("villageCode", "村(居)代码"), ("month", "月份"), ("role", "职务"), ("name", "姓名"),
            ("signedAt", "签字日期"),
        ])
    private var villages: [PlantedSlip] = []

    init(
        options: SynthesisOptions, gazetteer: Gazetteer, tallies: MonthTallies, register: Register
    ) {
        self.options = options
        self.gazetteer = gazetteer
        self.tallies = tallies
        self.register = register
    }

    /// Writes the lists; returns their rows by source, and the slips in them. Nothing for a period
    /// without a whole month.
    mutating func write(
        layout: FileLayout
    ) throws -> (rows: [(source: String, rows: Int)], slips: [PlantedSlip]) {
        let months = options.wholeMonths
        guard !months.isEmpty else { return ([], []) }
        for village in gazetteer.villages.indices {
            for month in months {
                let slip = options.showcase ? ShowcaseSlip(village: village) : nil
                addSummary(village, month, slip)
                addSignatures(village, month, slip)
            }
        }
        let papers = CountyPapers(options: options, month: months[0])
        let lists = [summaries, signoffs, papers.notices, papers.claims]
        for (turn, list) in lists.enumerated() {
            try list.write(
                directory: options.directory, encoding: layout.registryEncoding(turn: turn),
                chineseHeader: layout.chineseHeader(turn: turn + 1))
        }
        return (lists.map { ($0.source, $0.count) }, lists.flatMap(\.slips) + villages)
    }

    // MARK: Summaries

    private mutating func addSummary(
        _ village: Int, _ month: CivilDay, _ slip: ShowcaseSlip?
    ) {
        var tally = tallies[VillageMonth(village: village, month: month.month)]
        var persons = register.persons[village]
        var households = register.households[village]
        switch slip {
        case .paddedBirths?:
            tally.births += 2
            tally.male += 2
            tally.first += 2
        case .outsidePolicy?: tally.outside += 1
        case .persons?: persons += 3
        case .households?: households -= 1
        case .marriages?: tally.marriages += 1
        case .parity?: tally.second += 1
        case .noSummary?:
            villages.append(
                PlantedSlip(
                    rule: "TOT009", source: "villages", path: "villages.csv", line: village + 2,
                    zh: "没有报汇总表", en: "no summary was submitted"))
            return
        case .givenTwice?:
            let before = (month - 1).monthStart
            add(village, before, tally, persons - 2, households)
            add(village, before, tally, persons - 1, households)
        default: break
        }
        if slip == .givenTwice {
            summaries.plant("TOT010", "上月汇总报了两次，总人口数不同", "last month given twice, persons differ")
        }
        add(village, month, tally, persons, households)
        for (rule, zh, en) in slip?.summaryFindings ?? [] { summaries.plant(rule, zh, en) }
    }

    private mutating func add(
        _ village: Int, _ month: CivilDay, _ tally: MonthTally, _ persons: Int, _ households: Int
    ) {
        let numbers = [
            tally.births, tally.male, tally.female, tally.outside, tally.first, tally.second,
            tally.third, tally.marriages, persons, households,
        ]
        summaries.add([gazetteer.villages[village].code, month.month] + numbers.map(String.init))
    }

    // MARK: Sign-offs

    /// In the contract's order, with the place of each among a village's officers.
    private static let roles: [(role: String, officer: Int)] = [
        ("人口主任", 2), ("村委主任", 1), ("支书", 0), ("包村领导", 3), ("包村干部", 4),
    ]

    private mutating func addSignatures(
        _ village: Int, _ month: CivilDay, _ slip: ShowcaseSlip?
    ) {
        let place = gazetteer.villages[village]
        let first = signoffs.count
        for (number, (role, officer)) in Self.roles.enumerated() {
            if slip == .unsigned, number == 4 { continue }
            var name = place.officers[officer].text
            var signed = month.monthEnd + [1, 1, 2, 3, 4][number]
            switch (slip, number) {
            case (.late?, 4): signed = month.closingDay + 3
            case (.early?, 0): signed = month.monthEnd - 3
            case (.unseen?, 2): signed = month.monthEnd + 4
            case (.stranger?, 0):
                // A neighbour's officer.
                name = gazetteer.villages[village - 1].officers[2].text
            case (.twoRoles?, 1): name = place.officers[2].text
            default: break
            }
            signoffs.add([place.code, month.month, role, name, signed.text])
            for (rule, zh, en) in slip?.signatureFindings(number) ?? [] {
                signoffs.plant(rule, zh, en)
            }
        }
        if slip == .unsigned {
            signoffs.plant("SGN001", "包村干部没有签字", "包村干部 hasn't signed", row: first)
        }
    }
}
