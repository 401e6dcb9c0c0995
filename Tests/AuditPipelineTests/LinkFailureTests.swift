import RecordLinkage
import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("What the engine refuses is said in words")
struct LinkFailureTests {
    private static let settings: [LinkageSettingsFailure] = [
        .unknownColumn("spouse"), .duplicateColumn("spouse"),
        .wrongKind(column: "spouse", found: .date, use: "soundex"), .noRungs(comparison: "spouse"),
        .duplicateRung(comparison: "spouse", rung: "days ≤ 1"),
        .thresholdOutOfRange(comparison: "spouse", rung: "jaro ≥ 1.5"),
        .rungsOutOfOrder(comparison: "spouse", rung: "days ≤ 1"),
        .tooManyRungs(comparison: "spouse", rungs: 17), .noParts(rule: "spouse"),
        .keySizeOutOfRange(rule: "spouse", part: "spouse[first 0]"), .tooManyParts(99),
        .unknownComparison(rule: "spouse", comparison: "born"), .sizeNotPositive("pairBudget"),
    ]

    private static let setup: [LinkageSetupFailure] = [
        .tooManyRecords(3_000_000_000), .noBlockingRules, .tooManyBlockingRules(300),
        .limitNotPositive(0), .noComparisons, .tooManyComparisons(40), .duplicateName("spouse"),
        .unusableLadder(comparison: "spouse", levels: ["missing"]), .priorNotFinite(.infinity),
        .probabilityOutOfRange(comparison: "spouse", level: "exact", value: 2),
        .probabilitiesDoNotSumToOne(comparison: "spouse", mSum: 0.5, uSum: 1),
        .comparisonsDiffer(expected: ["a"], model: ["b"]),
        .ladderDiffers(comparison: "spouse", expected: ["exact"], model: ["near"]),
        .thresholdsOutOfOrder(match: 1, review: 2),
    ]

    private static let training: [TrainingFailure] = [
        .setup(.noBlockingRules), .noSessions, .nothingLeftToCompare(rule: 2),
        .countNotPositive(0), .recallOutOfRange(2),
    ]

    /// What settings can't bring about: still told in both languages, as the program's own fault.
    private static let own: [any Error] = [
        LinkageSetupFailure.unequalColumns(sources: 1, keys: 2),
        LinkageSetupFailure.exactLimitOutOfRange(99), LinkageSetupFailure.marginOutOfRange(-1),
        LinkageSettingsFailure.unequalColumn("spouse", expected: 1, found: 2),
        LinkageSettingsFailure.sizeNotPositive("binWidth"),
        TrainingFailure.unknownRule(9, rules: 2), TrainingFailure.unknownComparison("spouse"),
        TrainingFailure.sampleSizeOutOfRange(-1), TrainingFailure.toleranceOutOfRange(2),
        TrainingFailure.countsDoNotFitSessions(counts: 1, sessions: 2),
        TermFrequencyFailure.weightOutOfRange(2), TermFrequencyFailure.minimumShareOutOfRange(2),
        CancellationError(),
    ]

    private func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }

    private func check(_ error: any Error) -> Bilingual {
        let sentence = LinkFailure(engine: error).sentence
        #expect(sentence.zh.unicodeScalars.contains(where: isHan), "\(sentence.zh)")
        #expect(sentence.zh.hasSuffix("。") || sentence.zh.hasSuffix("少对。"), "\(sentence.zh)")
        #expect(!sentence.en.unicodeScalars.contains(where: isHan), "\(sentence.en)")
        #expect(sentence.en.hasSuffix("."), "\(sentence.en)")
        // A word of Swift in a sentence is a case nobody wrote words for.
        for word in ["comparison:", "Failure", "expected:"] {
            #expect(!sentence.en.contains(word), "\(sentence.en)")
        }
        return sentence
    }

    @Test("each failure of the settings has a sentence in both languages that names what is wrong")
    func sentences() {
        let all: [any Error] =
            Self.settings + Self.setup + Self.training + [TermFrequencyFailure.uExactOutOfRange(0)]
        for error in all {
            let sentence = check(error)
            #expect(!sentence.en.contains("maintainers"), "\(error)")
            if "\(error)".contains("spouse") {
                #expect(sentence.zh.contains("spouse") && sentence.en.contains("spouse"))
            }
        }
    }

    @Test("what settings can't bring about is said to be the program's fault")
    func ownFaults() {
        for error in Self.own {
            let sentence = LinkFailure(engine: error).sentence
            #expect(sentence.zh.contains("维护者") && sentence.en.contains("maintainers"), "\(error)")
        }
    }
}
