/// Carries a county from options to files, village by village, so that only the births' rows
/// are ever held in memory.
struct CountyBuilder {
    let options: SynthesisOptions
    let layout: FileLayout
    let snapshot: CivilDay
    let plan: CasePlan
    var gazetteer: Gazetteer
    var births: BirthMaker
    var records: RecordMaker
    var misprinter: Misprinter
    var stores: [[RowStore]]
    var people: PeopleWriter
    var truth: TruthWriter
    var guide: ShowcaseGuide
    var tallies: MonthTallies
    var birthsMade = 0
    var marriagesMade = 0

    init(options: SynthesisOptions) throws {
        self.options = options
        var random = SeededGenerator(seed: options.seed)
        let names = NameMaker()
        let gazetteer = Gazetteer(options: options, names: names, random: &random)
        self.gazetteer = gazetteer
        snapshot = options.to.closingDay + 15
        plan = CasePlan(options: options)
        let issuer = ResidentNumberIssuer(
            seed: options.seed, county: UInt64(options.county) ?? 0)
        let households = HouseholdMaker(
            today: options.to, villages: gazetteer.villages.count, issuer: issuer, random: random)
        births = BirthMaker(households: households, gazetteer: gazetteer, options: options)
        records = RecordMaker(gazetteer: gazetteer, options: options)
        misprinter = Misprinter(options: options)
        layout = FileLayout(options: options, gazetteer: gazetteer)
        stores = layout.stores()
        people = try PeopleWriter(
            options: options, gazetteer: gazetteer, layout: layout,
            updatedAt: options.to.closingDay)
        truth = try TruthWriter(directory: options.directory, gazetteer: gazetteer)
        guide = ShowcaseGuide(gazetteer: gazetteer)
        tallies = MonthTallies(gazetteer: gazetteer)
    }

    mutating func build() throws -> Summary {
        for village in gazetteer.villages.indices {
            try addBirths(village)
            try addNewlyweds(village)
            try addOrdinaryHouseholds(village)
        }
        return try finish()
    }

    /// How many of `total` the villages up to and including this one have together.
    func share(_ total: Int, through village: Int) -> Int {
        total * (village + 1) / gazetteer.villages.count
    }

    private mutating func addBirths(_ village: Int) throws {
        var planned = plan.planned(village: village, of: gazetteer.villages.count)
        let target = share(options.births, through: village)
        while birthsMade < target || !planned.isEmpty {
            if !planned.isEmpty {
                try add(planned.removeFirst(), village)
                continue
            }
            let step = plan.draw(room: target - birthsMade, &births.households.random)
            try add(step, village)
            if let beside = plan.drawBeside(&births.households.random) {
                try add(CasePlan.Step(kind: beside, noise: .none), village)
            }
        }
    }

    private mutating func add(_ step: CasePlan.Step, _ village: Int) throws {
        let made = try births.make(step, village: village)
        if !step.kind.isBesideTheCount { birthsMade += made.count }
        var households: [Household] = []
        for (birth, household) in made {
            var birth = birth
            try record(&birth)
            if households.last?.policeNumber != household.policeNumber {
                households.append(household)
            }
            if let newborn = Self.newborn(birth) {
                households[households.count - 1].members.append(newborn)
            }
        }
        for household in households where !household.members.isEmpty {
            try settle(household)
        }
    }

    private mutating func record(_ birth: inout Birth) throws {
        var drafts = records.drafts(of: birth, &births.households.random)
        misprinter.spoil(&drafts, of: &birth, &births.households.random)
        tallies.add(birth, drafts)
        for draft in drafts {
            stores[draft.source.rawValue][draft.file].add(draft)
        }
        let cases = try truth.write(birth)
        if options.showcase { guide.add(birth, cases) }
    }

    /// The child as a member of its household, if any register knows it.
    private static func newborn(_ birth: Birth) -> Household.Member? {
        guard birth.scope == .counted, birth.outcome == 1 else { return nil }
        let child = Person(
            name: birth.childName, male: birth.male, birth: birth.day, number: birth.number,
            ethnicity: birth.father.ethnicity)
        var member = Household.Member(
            person: child, relation: birth.male ? "20" : "30", marital: "10",
            mother: birth.mother.number, father: birth.father.number)
        member.inRegistry = birth.isReported
        member.inRoster = birth.sources.contains(.police)
        member.registered = (
            birth.registeredName ?? birth.childName, birth.registeredMale ?? birth.male,
            birth.registeredDay ?? birth.day
        )
        return member.inRegistry || member.inRoster ? member : nil
    }

    @discardableResult
    mutating func settle(_ household: Household) throws -> Int {
        gazetteer.villages[household.village].households += 1
        gazetteer.villages[household.village].persons += household.members.count
        return try people.write(household)
    }

    private mutating func finish() throws -> Summary {
        var rows: [(source: String, rows: Int)] = []
        let envelope = Envelope(options: options, generatedAt: snapshot)
        for files in stores {
            guard let source = files.first?.source else { continue }
            for store in files where store.count > 0 {
                try store.write(directory: options.directory, envelope: envelope) { record, line in
                    guide.place(source.id + ":" + record, path: store.path, line: line)
                }
            }
            let count = files.reduce(0) { $0 + $1.count }
            if count > 0 { rows.append((source.id, count)) }
        }
        rows.append(("registry.persons", people.personCount))
        if options.roster { rows.append(("police.roster", people.rosterCount)) }
        try people.close()
        var papers = MonthlyPapers(
            options: options, gazetteer: gazetteer, tallies: tallies, register: people.register)
        let written = try papers.write(layout: layout)
        rows += written.rows
        try truth.write(written.slips)
        guide.add(written.slips)
        try truth.close()
        let manifest = Manifest(options: options, layout: layout, present: rows.map(\.source))
        try manifest.write(gazetteer: gazetteer)
        if options.showcase { try guide.write(options: options) }
        return Summary(
            births: birthsMade, rows: rows.map { .init(source: $0.source, count: $0.rows) },
            expected: truth.byVerdict.sorted { $0.key < $1.key }.map {
                .init(verdict: $0.key, count: $0.value)
            })
    }
}
