import RegistryModel
import TestSupport
import Testing

@testable import BirthMatching

@Suite("How reliable the sources are, by the births themselves")
struct ReliabilityEstimationTests {
    /// How often each source errs in the sex and in the child's name.
    private static let errors: [SourceKind: Double] = [
        .registryBirths: 0.06, .hospitalDeliveries: 0.015, .policeEntries: 0.03,
        .vaccinationChildren: 0.1,
    ]

    /// Births that all four sources have, each source erring by itself.
    private func scenario(births: Int, seed: UInt64) -> Scenario {
        var random = SeededNumbers(seed: seed)
        let surnames = Array("王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗梁")
        let letters = Array("明华强勇军杰涛超磊刚平辉鹏波斌宇浩凯健俊芳娟敏静丽艳霞玲红梅")
        func errs(_ kind: SourceKind) -> Bool {
            Double(random.below(1_000_000)) < (Self.errors[kind] ?? 0) * 1_000_000
        }
        func sex(_ male: Bool, _ kind: SourceKind) -> String { male != errs(kind) ? "1" : "2" }
        func name(_ name: String, _ kind: SourceKind) -> String {
            guard errs(kind) else { return name }
            return String(name.dropLast()) + "倩"
        }
        var scenario = Scenario()
        for number in 0..<births {
            let mother = Scenario.number("19\(70 + number % 25)-03-0\(1 + number % 9)", number)
            let motherName =
                "\(surnames[random.below(20)])\(letters[random.below(30)])\(letters[random.below(30)])"
            let child =
                "\(surnames[random.below(20)])\(letters[random.below(30)])\(letters[random.below(30)])"
            let male = random.below(2) == 0
            let day = "2013-05-\(10 + random.below(20))"
            let shared: [Field: String] = [
                .motherName: motherName, .motherIDNumber: mother, .birthDate: day,
            ]
            scenario.births.append(
                Scenario.birth(shared).merging([
                    .birthID: "B\(number)", .childName: name(child, .registryBirths),
                    .sex: sex(male, .registryBirths),
                ]) { $1 })
            scenario.deliveries.append(
                Scenario.delivery(shared).merging([
                    .deliveryID: "D\(number)", .deliveredAt: day + "T10:30",
                    .childSex: sex(male, .hospitalDeliveries),
                ]) { $1 })
            scenario.entries.append(
                Scenario.entry(shared).merging([
                    .entryID: "E\(number)", .childName: name(child, .policeEntries),
                    .sex: sex(male, .policeEntries), .idNumber: "",
                ]) { $1 })
            scenario.children.append(
                Scenario.card(shared).merging([
                    .childCode: "C\(number)", .childName: name(child, .vaccinationChildren),
                    .sex: sex(male, .vaccinationChildren),
                ]) { $1 })
        }
        return scenario
    }

    /// Records of one mother are one birth here: what linkage would find is known.
    private func rates(_ scenario: Scenario) throws -> [EstimatedReliability] {
        let births = try scenario.population().births
        let byMother = Dictionary(grouping: births.indices) { births[$0].motherID }
        let believed = byMother.values.map { members in
            BelievedBirth(
                members: members.sorted { !births[$1].isRegistry && births[$0].isRegistry },
                matchProbability: 1, isAmbiguous: false)
        }
        return ReliabilityEstimation(births, believed).rates()
    }

    @Test("rates that sources err at are found again", arguments: [1, 2] as [UInt64])
    func recovered(seed: UInt64) throws {
        let births = 999
        let rates = try rates(scenario(births: births, seed: seed))
        for field in [Field.sex, .childName] {
            for (kind, errors) in Self.errors where field == .sex || kind != .hospitalDeliveries {
                let row = try #require(rates.first { $0.kind == kind && $0.field == field })
                // What was set, blended with what is published by their numbers of births.
                let weight = ReliabilityEstimation.publishedWeight
                let count = Double(row.births)
                let blended = (row.published * weight + (1 - errors) * count) / (weight + count)
                #expect(
                    abs(row.estimated - blended) < 0.03,
                    "\(kind) \(field) seed \(seed): \(row.estimated) for \(blended)")
                #expect(row.births > 900)
            }
        }
        #expect(!rates.contains { $0.field == .parity })
    }

    @Test("the order of records doesn't matter, to the last bit")
    func order() throws {
        var scenario = scenario(births: 600, seed: 3)
        let rates = try self.rates(scenario)
        scenario.births.reverse()
        scenario.children.reverse()
        var random = SeededNumbers(seed: 9)
        scenario.entries.shuffle(using: &random)
        #expect(try self.rates(scenario) == rates)
        #expect(!rates.isEmpty)
    }

    @Test("of few births the published rates stay")
    func few() throws {
        #expect(
            try rates(scenario(births: ReliabilityEstimation.fewestBirths - 1, seed: 4)).isEmpty)
    }

    @Test("a source that is often wrong loses its say")
    func unreliable() {
        let published = FieldAdjudication(reliability: .published)
        let learnt = FieldAdjudication(
            reliability: SourceReliability.published.with([
                EstimatedReliability(
                    kind: .hospitalDeliveries, field: .sex, published: 0.99, estimated: 0.6,
                    births: 5_000)
            ]))
        let claims = [
            Claim(member: 0, value: .sex(.male), kind: .registryBirths, chain: nil),
            Claim(member: 1, value: .sex(.female), kind: .hospitalDeliveries, chain: .delivery),
        ]
        #expect(published.decide(.sex, claims, likelySlips: 1)?.adjudicated == .sex(.female))
        #expect(learnt.decide(.sex, claims, likelySlips: 1)?.adjudicated == .sex(.male))
    }
}
