import Foundation
import RecordLinkage
import Testing

@Suite struct SavedMatchModelTests {
    private func text(_ saved: SavedMatchModel) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(saved), as: UTF8.self)
    }

    private func read(_ text: String) throws -> SavedMatchModel {
        try JSONDecoder().decode(SavedMatchModel.self, from: Data(text.utf8))
    }

    @Test(arguments: seeds) func everyBitComesBack(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let model = try MatchModel(
            priorLog2Odds: -Double.random(in: 0..<40, using: &random),
            comparisons: (0..<20).map { place in
                let m = Double.random(in: 1e-9..<1, using: &random)
                let u = Double.random(in: 0..<1e-6, using: &random) + .leastNormalMagnitude
                return ComparisonParameters(
                    "姓名 \(place)",
                    levels: [
                        LevelParameters("exact", m: m, u: u),
                        LevelParameters("else", m: 1 - m, u: 1 - u),
                    ])
            })
        let saved = SavedMatchModel(model, note: "600 000 births, 纳雍 2013")
        let back = try read(text(saved))
        #expect(back == saved)
        #expect(back.model == model)
        #expect(try text(back) == text(saved))
    }

    @Test func theTextIsForPeople() throws {
        let text = try text(SavedMatchModel(syntheticModel(), note: "说明"))
        #expect(text.contains("\"format\" : 1"))
        #expect(text.contains("\"priorLog2Odds\" : -6"))
        #expect(text.contains("\"u\" : 0.0001"), "shortest form, not 0.00010000000000000000479")
        let keys = ["comparisons", "format", "kind", "note", "priorLog2Odds"]
        let places = keys.compactMap { text.range(of: "\"\($0)\"")?.lowerBound }
        #expect(places.count == 5 && places == places.sorted())
    }

    @Test func filesThatCantBeUsed() throws {
        let good = try text(SavedMatchModel(syntheticModel()))
        #expect(throws: SavedModelFailure.newerFormat(2, readable: 1)) {
            try read(good.replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 2"))
        }
        #expect(throws: SavedModelFailure.unknownFormat(0)) {
            try read(good.replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 0"))
        }
        #expect(throws: SavedModelFailure.otherKind("sarif")) {
            try read(good.replacingOccurrences(of: SavedMatchModel.kind, with: "sarif"))
        }
        #expect(
            throws: SavedModelFailure.unusable(
                .probabilityOutOfRange(comparison: "number", level: "exact", value: 1.8))
        ) {
            try read(good.replacingOccurrences(of: "\"m\" : 0.8,", with: "\"m\" : 1.8,"))
        }
        for damaged in [
            "", "{", "[]", "null", String(good.dropLast(20)),
            good.replacingOccurrences(of: "\"levels\"", with: "\"rungs\""),
            good.replacingOccurrences(of: "-6", with: "\"six\""),
        ] {
            #expect(throws: DecodingError.self) { try read(damaged) }
        }
    }

    @Test func modelsAreCompared() throws {
        func model(_ prior: Double, _ ladders: [(String, [(String, Double, Double)])]) throws
            -> MatchModel
        {
            try MatchModel(
                priorLog2Odds: prior,
                comparisons: ladders.map { name, levels in
                    ComparisonParameters(
                        name, levels: levels.map { LevelParameters($0.0, m: $0.1, u: $0.2) })
                })
        }
        let before = try model(
            -10,
            [
                ("name", [("exact", 0.5, 0.125), ("else", 0.5, 0.875)]),
                ("sex", [("exact", 1, 1)]),
            ])
        let after = try model(
            -12,
            [
                ("name", [("exact", 0.5, 0.0625), ("near", 0.25, 0.0625), ("else", 0.25, 0.875)]),
                ("day", [("exact", 1, 1)]),
            ])
        let comparison = ModelComparison(before: before, after: after)
        #expect(comparison.priorChange == -2)
        #expect(
            comparison.levels.map { "\($0.comparison) \($0.level)" } == [
                "name exact", "name else", "name near", "sex exact", "day exact",
            ])
        #expect(comparison.levels.map(\.log2Change) == [1, -1, nil, nil, nil])
        #expect(comparison.levelsChanged(byMoreThan: 1).map(\.level) == ["near", "exact", "exact"])
        #expect(ModelComparison(before: after, after: after).levelsChanged(byMoreThan: 0).isEmpty)
    }
}
