import Foundation
import RegistryModel
import Testing

@testable import RegistryIntake

/// The fast path and libxml2 must say the same of every file, however it is cut.
struct XMLFastPathTests {
    private func check(seed: UInt64) throws -> StretchedXML.Shares {
        var mutator = XMLMutator(seed: seed)
        let (bytes, kind) = mutator.file()
        var random = SeededNumbers(seed: seed ^ 0xFA57)
        let alone = try StretchedXML.alone(bytes, kind)
        let block = random.pick([1, 7, 100, 1_000, 1 << 20])
        let target = random.pick([1, 100, 1_500, 1 << 18])
        let cut = try StretchedXML(bytes, kind, block: block, target: target)
        let isSame = cut.result == alone
        #expect(
            isSame,
            """
            seed \(seed), \(kind), block \(block), target \(target): \
            \(Self.difference(cut.result, alone))
            """)
        return cut.shares
    }

    private static func difference(_ one: StretchedXML.Result, _ other: StretchedXML.Result)
        -> String
    {
        if one.rows.count != other.rows.count {
            return "\(one.rows.count) rows for \(other.rows.count)"
        }
        for (a, b) in zip(one.rows, other.rows) where a != b { return "row \(a) for \(b)" }
        for (a, b) in zip(one.findings, other.findings) where a != b { return "\(a) for \(b)" }
        return "\(one.findings.count) findings for \(other.findings.count), met \(one.met) for "
            + "\(other.met), rejected \(one.rejected) for \(other.rejected)"
    }

    @Test func damagedFilesReadTheSameCutOrWhole() throws {
        var shares = StretchedXML.Shares()
        for seed in 0..<UInt64(1_000) {
            let own = try check(seed: seed)
            shares.runs += own.runs
            shares.texts += own.texts
        }
        #expect(shares.runs > 1_000 && shares.texts > 1_000, "\(shares)")
    }

    /// `HECHA_FUZZ_SECONDS=3600 swift test --filter fuzzForAGivenTime`, from `HECHA_FUZZ_SEED` on.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["HECHA_FUZZ_SECONDS"] != nil))
    func fuzzForAGivenTime() throws {
        let environment = ProcessInfo.processInfo.environment
        let seconds = Int(environment["HECHA_FUZZ_SECONDS"] ?? "") ?? 0
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var seed =
            environment["HECHA_FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...1 << 62)
        print("fuzzing from seed \(seed) for \(seconds) s")
        var count = 0
        while clock.now < end {
            _ = try check(seed: seed)
            seed &+= 1
            count += 1
        }
        print("\(count) files read the same, up to seed \(seed)")
    }

    @Test(arguments: SourceKind.allCases)
    func plainRecordsNeedNoLibxml2(_ kind: SourceKind) throws {
        let sample = SampleXML(kind)
        let text = sample.file((1...40).map { sample.record($0) }.joined())
        let read = try StretchedXML(Array(text.utf8), kind, block: 1 << 20, target: 1_000)
        // All but the last record, behind which the root ends.
        #expect(read.shares.runs == 39)
        #expect(read.result == (try StretchedXML.alone(Array(text.utf8), kind)))
        #expect(read.result.findings.isEmpty)
    }

    @Test func readingIsGivenUpAtTheSamePlace() throws {
        let births = SampleXML(.registryBirths)
        let records = (1...2_600).map { number -> String in
            let text = births.record(number)
            return number.isMultiple(of: 2) ? text.replacing("</sex>", with: "</x>") : text
        }
        let text = Array(births.file(records.joined()).utf8)
        let alone = try StretchedXML.alone(text, .registryBirths)
        let cut = try StretchedXML(text, .registryBirths, block: 1 << 16, target: 1 << 16)
        let isSame = cut.result == alone
        #expect(isSame, "\(Self.difference(cut.result, alone))")
        #expect(alone.findings.contains { $0.values.contains { $0.name == "unreadBytes" } })
    }

    @Test func aRecordWithoutEndIsNeverKeptWhole() throws {
        let births = SampleXML(.registryBirths)
        let huge = births.record(2).replacing(
            "张三", with: String(repeating: "<a>b</a>", count: 1 << 19))
        let text = Array(births.file(births.record(1), huge, births.record(3)).utf8)
        let alone = try StretchedXML.alone(text, .registryBirths)
        let cut = try StretchedXML(text, .registryBirths, block: 1 << 18, target: 1 << 18)
        let isSame = cut.result == alone
        #expect(isSame, "\(Self.difference(cut.result, alone))")
        #expect(alone.rows.count == 3)
    }
}
