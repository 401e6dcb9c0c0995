import RecordLinkage
import RegistryModel

/// Links the persons a list has and the register lacks by number with those the other way round.
struct PersonLinkage {
    struct Links {
        /// Positions in `absent` that are in the register after all.
        var matched = Set<Int>()
        /// The best register record, by position, for one that isn't settled.
        var uncertain: [Int: (registered: Int, log2Weight: Double)] = [:]
    }

    struct Person: Sendable {
        let number: UInt64?
        let name: PersonName?
        let day: CalendarDay?
        let sex: Sex?
        let village: DivisionCode?
        let stableKey: UInt64

        init(_ view: RecordView, _ names: inout NameCache, _ codes: CountyCodes) {
            number = view.residentID(.idNumber)?.firstSeventeen
            name = names.known(view.text(.name))
            day = view.date(.birthDate) ?? view.residentID(.idNumber)?.birthDate
            let sex = view.sex(.sex)
            self.sex = sex?.isStated == true ? sex : nil
            village = view.division(.villageCode).map(codes.current)
            stableKey = view.stableKey
        }
    }

    private let people: [Person]
    private let absentCount: Int
    private let policy: AuditPolicy

    init(
        absent: [RecordView], registered: [RecordView], policy: AuditPolicy, codes: CountyCodes
    ) {
        var names = NameCache()
        people = (absent + registered).map { Person($0, &names, codes) }
        absentCount = absent.count
        self.policy = policy
    }

    func resolve() throws(LinkageSetupFailure) -> Links {
        var links = Links()
        guard absentCount > 0, people.count > absentCount else { return links }
        let people = people
        let population = try LinkagePopulation(
            sourceOf: people.indices.map { $0 < absentCount ? 1 : 0 },
            stableKey: people.map(\.stableKey))
        let scorer = try PairScorer(
            comparisons: ComparisonSet(Self.comparisons(people)), model: Self.model())
        let blocks = try CandidateBlocks(population: population, rules: [PersonBlocking(people)])
        var report = blocks.report
        let pairs = scorer.score(
            blocks, range: 0..<blocks.blockCount, keepingAtLeast: policy.reviewWeight,
            report: &report)
        let resolver = ClusterResolver(
            population: population,
            thresholds: try ResolutionThresholds(
                match: policy.matchWeight, review: policy.reviewWeight,
                prior: scorer.model.priorLog2Odds),
            options: try ResolutionOptions(), score: { scorer.log2Weight($0, $1) })
        let result = resolver.resolve(pairs)
        for cluster in result.clusters where cluster.members.count > 1 {
            for member in cluster.members where Int(member) < absentCount {
                links.matched.insert(Int(member))
            }
        }
        for pair in result.uncertain {
            let absent = Int(min(pair.a, pair.b))
            guard !links.matched.contains(absent), links.uncertain[absent] == nil else { continue }
            links.uncertain[absent] = (Int(max(pair.a, pair.b)) - absentCount, pair.log2Weight)
        }
        return links
    }

    private struct PersonBlocking: BlockingRule {
        let name = "person"
        let people: [Person]

        init(_ people: [Person]) {
            self.people = people
        }

        /// The number's neighbourhood, and name with day or village.
        func appendKeys(of record: Int, to keys: inout [UInt64]) {
            let person = people[record]
            if let number = person.number {
                DigitString.appendDeletions(of: number, width: 17, to: &keys)
            }
            guard let name = person.name else { return }
            if let day = person.day {
                keys.append(
                    BirthBlocking.mix(name.soundHash, UInt64(bitPattern: Int64(day.number))))
            }
            if let village = person.village {
                keys.append(BirthBlocking.mix(name.soundHash, village.rawValue))
            }
        }
    }

    private static func comparisons(_ people: [Person]) -> [any FieldComparison] {
        func ladder(
            _ name: String, _ levels: [ComparisonLevel],
            _ rung: @escaping @Sendable (Person, Person) -> Int
        ) -> LadderComparison<Person> { LadderComparison(name, levels, people, rung: rung) }
        return [
            ladder("idNumber", [.exact, .near, .otherwise]) {
                Rungs.number($0.number, $1.number)
            },
            ladder("name", Rungs.ofNames) { Rungs.name($0.name, $1.name) },
            ladder("birthDate", [.exact, .near, .otherwise]) {
                guard let a = $0.day, let b = $1.day else { return 0 }
                let isNear = abs(a.days(since: b)) <= 1 || DateSlips.explain(a, b) != nil
                return a == b ? 1 : isNear ? 2 : 3
            },
            ladder("sex", [.exact, .otherwise]) {
                guard let a = $0.sex, let b = $1.sex else { return 0 }
                return a == b ? 1 : 2
            },
            ladder("villageCode", [.exact, .otherwise]) {
                guard let a = $0.village, let b = $1.village else { return 0 }
                return a == b ? 1 : 2
            },
        ]
    }

    private static func model() throws(LinkageSetupFailure) -> MatchModel {
        func ladder(_ name: String, _ rows: [(String, Double, Double)]) -> ComparisonParameters {
            ComparisonParameters(name, levels: rows.map { LevelParameters($0.0, m: $0.1, u: $0.2) })
        }
        return try MatchModel(
            priorLog2Odds: -15,
            comparisons: [
                ladder(
                    "idNumber",
                    [("exact", 0.5, 0.000001), ("near", 0.4, 0.0001), ("else", 0.1, 0.999899)]),
                ladder(
                    "name",
                    [
                        ("exact", 0.9, 0.001), ("equivalent", 0.03, 0.0005),
                        ("homophone", 0.03, 0.001), ("near", 0.025, 0.01), ("else", 0.015, 0.9875),
                    ]),
                ladder(
                    "birthDate",
                    [("exact", 0.93, 0.00006), ("near", 0.05, 0.001), ("else", 0.02, 0.99894)]),
                ladder("sex", [("exact", 0.985, 0.5), ("else", 0.015, 0.5)]),
                ladder("villageCode", [("exact", 0.85, 0.005), ("else", 0.15, 0.995)]),
            ])
    }
}
