import RegistryModel
import SpotChecks
import Testing

@Suite struct EstimateTests {
    private let units = FrameMaker.units([60, 40])

    @Test func everyItemIsCountedOnce() throws {
        let plan = EstimateMaker.plan(
            try SampleDraw(seed: 1).all(units), units, design: .all)
        let checks = EstimateMaker.checks(plan) { position in
            switch position % 5 {
            case 0: .accurate
            case 1: .inaccurate
            case 2: .absent
            case 3: .unverifiable
            default: nil
            }
        }
        let estimate = SampleEstimation(plan, checks: checks).estimate()
        let tally = estimate.tally
        #expect((tally.right, tally.wrong, tally.unverifiable, tally.pending) == (20, 40, 20, 20))
        #expect(estimate.share == 20.0 / 60)
        // Of 100 the open 40 may be anything.
        #expect(estimate.bounds == 0.2...0.6)
        #expect(estimate.interval == 0.2...0.6)
        #expect(estimate.method == .census)
        #expect(estimate.sentences.contains { $0.zh.contains("无法核实 20") })
        #expect(estimate.sentences.contains { $0.en.contains("not returned 20") })
    }

    /// A waiver says nothing of what happened: neither share nor bounds speak of the case.
    @Test func waivedCasesAreLeftOut() throws {
        for (design, sample) in [
            (SampleDesign.all, try SampleDraw(seed: 1).all(units)),
            (
                .stratified,
                try SampleDraw(seed: 1).stratified(units, size: 100, by: .village, .proportional)
            ),
        ] {
            let plan = EstimateMaker.plan(sample, units, design: design, of: .cases)
            let checks = EstimateMaker.checks(plan) { position in
                switch position % 5 {
                case 0: .confirmed
                case 1: .overturned
                case 2: .waived
                case 3: .unverifiable
                default: nil
                }
            }
            let estimate = SampleEstimation(plan, checks: checks).estimate()
            let tally = estimate.tally
            #expect(
                (tally.right, tally.wrong, tally.unverifiable, tally.waived) == (20, 20, 20, 20))
            #expect(tally.pending == 20 && tally.all == 100 && tally.open == 40)
            #expect(abs((estimate.share ?? 0) - 0.5) < 1e-12)
            // 20 of the 80 that are asked about, and 60 if all that is open stands.
            #expect(abs(estimate.bounds.lowerBound - 0.25) < 1e-12)
            #expect(abs(estimate.bounds.upperBound - 0.75) < 1e-12)
            #expect(estimate.sentences.contains { $0.zh.contains("暂缓 20") })
            #expect(estimate.sentences.contains { $0.zh.contains("不计入分母") })
            #expect(estimate.sentences.contains { $0.en.contains("no part in the denominator") })
        }
        // With nothing else open a full count is one.
        let plan = EstimateMaker.plan(
            try SampleDraw(seed: 1).all(units), units, design: .all, of: .cases)
        let checks = EstimateMaker.checks(plan) { $0 == 0 ? .waived : .confirmed }
        #expect(SampleEstimation(plan, checks: checks).estimate().interval == 1...1)
    }

    @Test func aFullCountHasNoSamplingError() throws {
        let plan = EstimateMaker.plan(try SampleDraw(seed: 1).all(units), units, design: .all)
        let checks = EstimateMaker.checks(plan) { $0 == 0 ? .inaccurate : .accurate }
        let estimate = SampleEstimation(plan, checks: checks).estimate()
        #expect(estimate.interval == 0.99...0.99)
        #expect(estimate.judgement == .met)
    }

    @Test func aSimpleSampleIsJudgedByTheRegister() throws {
        let plan = EstimateMaker.plan(
            try SampleDraw(seed: 1).simple(units, size: 99), units, design: .simple)
        let checks = EstimateMaker.checks(plan) { _ in .accurate }
        let estimate = SampleEstimation(plan, checks: checks).estimate()
        // One wrong record among 100 would have been missed with probability 0.01 only.
        #expect(estimate.registerInterval == 1...1)
        // Clopper–Pearson: 0.025^(1/99).
        #expect(abs((estimate.interval?.lowerBound ?? 0) - 0.96342) < 5e-5)
        #expect(estimate.judgement == .met)
    }

    /// One answer of forty, and that one wrong: Clopper–Pearson's interval of it ends at 97.5 %, but the
    /// other 39 may all be right. Nor do forty right answers of sixty meet a target.
    @Test(arguments: [SampleDesign.simple, .stratified, .lqas])
    func whatIsOpenIsHeldAgainstNobody(design: SampleDesign) throws {
        let many = FrameMaker.units([3000, 3000])
        let draw = SampleDraw(seed: 1)
        let sample =
            switch design {
            case .simple: try draw.simple(many, size: 400)
            case .stratified:
                try draw.stratified(many, size: 400, by: .village, .proportional)
            default: try draw.lots(many) { _ in LotChecks(size: 200, accept: 3) }
            }
        let plan = EstimateMaker.plan(sample, many, design: design)
        func estimate(right: Int, wrong: Int) -> SampleEstimate {
            var place = 0
            let checks = EstimateMaker.checks(plan) { _ in
                place += 1
                return place <= wrong ? .inaccurate : place <= wrong + right ? .accurate : nil
            }
            return SampleEstimation(plan, checks: checks).estimate()
        }
        let few = estimate(right: 0, wrong: 4)
        #expect(few.judgement == .undecided && few.isTurnedByOpen)
        #expect(few.sentences[0].zh.contains("未核实的 396 个足以改变结论"))
        #expect(few.sentences[0].en.contains("the 396 still open could turn it"))
        let someRight = estimate(right: 300, wrong: 0)
        #expect(someRight.judgement == .undecided && someRight.isTurnedByOpen)
        // Enough are wrong whatever the last ten are; and all are right.
        let bad = estimate(right: 330, wrong: 60)
        #expect(bad.judgement == .missed && !bad.isTurnedByOpen)
        #expect(estimate(right: 399, wrong: 0).judgement == .met)
        #expect(estimate(right: 400, wrong: 0).judgement == .met)
    }

    /// W = 0.6 and 0.4; 17 of 18 and 11 of 12 are right.
    @Test func aStratifiedMeanByHand() throws {
        let sample = try SampleDraw(seed: 1).stratified(
            units, size: 30, by: .village, .proportional)
        #expect(sample.groups.map(\.drawn) == [18, 12])
        let plan = EstimateMaker.plan(sample, units, design: .stratified)
        var seen: [String: Int] = [:]
        let checks = plan.items.map { item in
            seen[item.group, default: 0] += 1
            let isWrong = seen[item.group] == 1
            return ItemCheck(
                item: item, outcome: isWrong ? .inaccurate : .accurate, by: "王五",
                day: CalendarDay(number: 15_830), seen: "")
        }
        let estimate = SampleEstimation(plan, checks: checks).estimate()
        let share = 0.6 * 17 / 18 + 0.4 * 11 / 12
        #expect(abs((estimate.share ?? 0) - share) < 1e-12)
        let first = 0.36 * (1 - 18.0 / 60) * (17.0 / 18 * 1 / 18) / 17
        let second = 0.16 * (1 - 12.0 / 40) * (11.0 / 12 * 1 / 12) / 11
        #expect(abs((estimate.standardError ?? 0) - (first + second).squareRoot()) < 1e-12)
        #expect(estimate.method == .stratified)
    }

    /// Two villages of 10 and 30 drawn with 1/4 and 3/4: each stands for 40 records.
    @Test func villagesAreWeightedByTheirProbability() {
        let units = FrameMaker.units([10, 30])
        let groups = [
            SampleGroup(id: FrameMaker.code(0), units: 10, drawn: 2, inclusion: 0.25),
            SampleGroup(id: FrameMaker.code(1), units: 30, drawn: 2, inclusion: 0.75),
        ]
        let drawn = [0, 1, 10, 11].map { position in
            DrawnUnit(
                position: position, group: units[position].village,
                inclusion: position < 10 ? 0.05 : 0.05)
        }
        let plan = EstimateMaker.plan(
            DrawnSample(groups: groups, units: drawn), units, design: .proportional)
        let checks = EstimateMaker.checks(plan) { $0 == 0 ? .inaccurate : .accurate }
        let estimate = SampleEstimation(plan, checks: checks).estimate()
        #expect(estimate.share == 0.75)
        // z = ±0.5·0.25; var = 2/1·(0.125² + 0.125²) = 0.0625.
        #expect(estimate.standardError == 0.25)
        #expect(estimate.method == .horvitzThompson)
    }

    @Test func oneVillageGivesNoInterval() {
        let units = FrameMaker.units([10])
        let group = SampleGroup(id: FrameMaker.code(0), units: 10, drawn: 2, inclusion: 0.25)
        let plan = EstimateMaker.plan(
            DrawnSample(
                groups: [group],
                units: [DrawnUnit(position: 0, group: group.id, inclusion: 0.05)]),
            units, design: .proportional)
        let estimate = SampleEstimation(
            plan, checks: EstimateMaker.checks(plan) { _ in .accurate }
        ).estimate()
        #expect(estimate.share == 1)
        #expect(estimate.interval == nil)
        #expect(estimate.judgement == .unknown)
    }

    @Test func aLotIsJudgedByItsDecisionNumber() throws {
        let sample = try SampleDraw(seed: 1).lots(units) { _ in LotChecks(size: 20, accept: 1) }
        let plan = EstimateMaker.plan(sample, units, design: .lqas)
        func decisions(_ outcome: (Int) -> CheckOutcome?) -> [LotDecision?] {
            SampleEstimation(plan, checks: EstimateMaker.checks(plan, outcome)).estimate().groups
                .map(\.decision)
        }
        #expect(decisions { _ in .accurate } == [.passed, .passed])
        let first = plan.items.filter { $0.group == FrameMaker.code(0) }.map { $0.line - 2 }
        #expect(
            decisions { first.prefix(2).contains($0) ? .absent : .accurate } == [.failed, .passed])
        // One wrong and one open: a second wrong one would fail it.
        #expect(
            decisions {
                $0 == first[0] ? .inaccurate : $0 == first[1] ? .unverifiable : .accurate
            } == [.open, .passed])
        #expect(decisions { _ in nil } == [.open, .open])
    }

    @Test func nothingIsSaidOfNothing() throws {
        let plan = EstimateMaker.plan(
            try SampleDraw(seed: 1).simple(units, size: 10), units, design: .simple)
        let estimate = SampleEstimation(plan, checks: []).estimate()
        #expect(estimate.share == nil && estimate.interval == nil)
        #expect(estimate.judgement == .unknown)
        #expect(estimate.bounds == 0...1)
    }

    @Test func sentencesExistInBothLanguages() throws {
        for kind in SampledKind.allCases {
            let plan = EstimateMaker.plan(
                try SampleDraw(seed: 1).simple(units, size: 50), units, design: .simple, of: kind)
            for step in [1, 2, 3, 100] {
                let checks = EstimateMaker.checks(plan) { position in
                    position % step != 0
                        ? (kind == .cases ? .confirmed : .accurate)
                        : (kind == .cases ? .overturned : .inaccurate)
                }
                for sentence in SampleEstimation(plan, checks: checks).estimate().sentences {
                    #expect(sentence.zh.hasSuffix("。") && sentence.en.hasSuffix("."))
                }
            }
        }
    }

    @Test func aHundredPerCentIsSaidOfAllOnly() {
        #expect(SampleEstimate.percent(1) == "100.00%")
        #expect(SampleEstimate.percent(0.99999) == "99.99%")
        #expect(SampleEstimate.percent(0.00001) == "0.01%")
        #expect(SampleEstimate.percent(0) == "0.00%")
        #expect(SampleEstimate.percent(0.98) == "98.00%")
    }
}
