import RecordLinkage
import RegistryIntake
import RegistryModel

extension LinkFailure {
    /// What reading or the linkage engine says, in words. The engine knows neither languages nor
    /// users.
    init(engine error: any Error) {
        self =
            switch error {
            case let failure as LinkFailure: failure
            case let failure as ReadFailure: .unreadable(failure)
            case let failure as LinkageSetupFailure: .engine(failure.sentence)
            case let failure as LinkageSettingsFailure: .engine(failure.sentence)
            case let failure as TrainingFailure: .engine(failure.sentence)
            case let failure as TermFrequencyFailure: .engine(failure.sentence)
            default: .engine(Self.unforeseen("\(error)"))
            }
    }

    /// A failure that settings can't bring about.
    static func unforeseen(_ what: String) -> Bilingual {
        Bilingual(
            zh: "程序内部出错（\(what)），不是设置的问题。请把设置文件和这句话发给维护者。",
            en: "The program went wrong (\(what)); the settings aren't to blame. Send the settings "
                + "file and this sentence to the maintainers.")
    }
}

extension LinkageSetupFailure {
    /// What happened and what to do.
    var sentence: Bilingual {
        switch self {
        case .unequalColumns(let sources, let keys):
            LinkFailure.unforeseen("\(sources) sources, \(keys) keys")
        case .tooManyRecords(let count):
            Bilingual(
                zh: "共 \(count) 条记录，超过一次能匹配的 21 亿条。请分批匹配。",
                en:
                    "\(count) records are more than one linkage can number (2.1 billion). Link them "
                    + "in parts.")
        case .noBlockingRules, .tooManyBlockingRules, .tooManyBlockEntries, .limitNotPositive:
            blockingSentence
        case .noComparisons, .tooManyComparisons, .duplicateName, .unusableLadder:
            comparisonSentence
        case .priorNotFinite, .probabilityOutOfRange, .probabilitiesDoNotSumToOne,
            .comparisonsDiffer, .ladderDiffers:
            modelSentence
        case .thresholdsOutOfOrder, .exactLimitOutOfRange, .marginOutOfRange: thresholdSentence
        }
    }

    private var blockingSentence: Bilingual {
        switch self {
        case .noBlockingRules:
            Bilingual(
                zh: "没有分块规则。请在设置文件的 block 中写至少一条，或先用 --suggest 让程序建议。",
                en: "There is no blocking rule. Write at least one under block, or let --suggest "
                    + "find some.")
        case .tooManyBlockingRules(let count):
            Bilingual(
                zh: "有 \(count) 条分块规则，最多 255 条。请在 block 中删去一些。",
                en: "\(count) blocking rules are more than 255. Take some out of block.")
        case .tooManyBlockEntries(let count):
            Bilingual(
                zh: "按分块规则归档 \(count) 条次，超过能编号的 43 亿。请在 block 中删去一些规则，或分批匹配。",
                en: "The blocking rules file \(count) entries, more than can be numbered (4.3 "
                    + "billion). Take some out of block, or link the records in parts.")
        case .limitNotPositive(let limit):
            Bilingual(
                zh: "配对数的上限应大于 0，现为 \(limit)。请改为正整数。",
                en: "A limit on pairs must be above 0; it is \(limit). Write a positive number.")
        default: LinkFailure.unforeseen("\(self)")
        }
    }

    private var comparisonSentence: Bilingual {
        switch self {
        case .noComparisons:
            Bilingual(
                zh: "没有要比较的列。请在设置文件的 compare 中写至少一列。",
                en: "Nothing is compared. Write at least one column under compare.")
        case .tooManyComparisons(let count):
            Bilingual(
                zh: "要比较 \(count) 列，最多 32 列。请在 compare 中只留最能区分的。",
                en: "\(count) comparisons are more than 32. Keep the telling ones in compare.")
        case .duplicateName(let name):
            Bilingual(
                zh: "“\(name)”出现了两次。compare 中每列只写一次，同一列的各级（rungs）也不要重复。",
                en: "'\(name)' comes twice. List a column once under compare, and each rung of it "
                    + "once.")
        case .unusableLadder(let comparison, let levels):
            Bilingual(
                zh: "列 \(comparison) 的级不能用（\(levels.joined(separator: "、"))）：除“缺失”外应有 1 到 15 级。"
                    + "请减少 rungs。",
                en:
                    "The levels of \(comparison) can't be used (\(levels.joined(separator: ", "))): "
                    + "1 to 15 are needed beside missing. Shorten its rungs.")
        default: LinkFailure.unforeseen("\(self)")
        }
    }

    private var modelSentence: Bilingual {
        switch self {
        case .priorNotFinite(let value):
            Bilingual(
                zh: "模型的先验不是数（\(value)）。请用 --save-model 重新写出模型。",
                en: "The model's prior is no number (\(value)). Write the model anew with "
                    + "--save-model.")
        case .probabilityOutOfRange(let comparison, let level, let value):
            Bilingual(
                zh: "模型中 \(comparison) 的“\(level)”级概率为 \(value)，应在 0 与 1 之间且不为 0。请改正模型文件或重新写出。",
                en:
                    "In the model the probability of \(comparison), level '\(level)', is \(value); it "
                    + "must lie above 0 and not above 1. Correct the model or write it anew.")
        case .probabilitiesDoNotSumToOne(let comparison, let mSum, let uSum):
            Bilingual(
                zh: "模型中 \(comparison) 各级的 m 之和为 \(mSum)，u 之和为 \(uSum)，都应为 1。请改正模型文件或重新写出。",
                en: "In the model the levels of \(comparison) have m adding up to \(mSum) and u to "
                    + "\(uSum); both should make 1. Correct the model or write it anew.")
        case .comparisonsDiffer(let expected, let model):
            Bilingual(
                zh: "模型比较的列（\(model.joined(separator: "、"))）与设置的 compare"
                    + "（\(expected.joined(separator: "、"))）不同。请用同一份设置的模型，或不用 --model 重新估计。",
                en: "The model compares \(model.joined(separator: ", ")), the settings "
                    + "\(expected.joined(separator: ", ")). Use a model of these settings, or "
                    + "estimate one without --model.")
        case .ladderDiffers(let comparison, let expected, let model):
            Bilingual(
                zh: "列 \(comparison) 在模型中的级（\(model.joined(separator: "、"))）与设置的"
                    + "（\(expected.joined(separator: "、"))）不同。请改 rungs，或不用 --model 重新估计。",
                en: "Column \(comparison) has the levels \(model.joined(separator: ", ")) in the "
                    + "model and \(expected.joined(separator: ", ")) in the settings. Change its "
                    + "rungs, or estimate a model without --model.")
        default: LinkFailure.unforeseen("\(self)")
        }
    }

    private var thresholdSentence: Bilingual {
        switch self {
        case .thresholdsOutOfOrder(let match, let review):
            Bilingual(
                zh: "review（\(review) 比特）不能高于 match（\(match) 比特）。请改低 review 或改高 match。",
                en: "review (\(review) bits) can't be above match (\(match) bits). Lower review or "
                    + "raise match.")
        case .exactLimitOutOfRange(let limit):
            LinkFailure.unforeseen("exact limit \(limit)")
        case .marginOutOfRange(let margin): LinkFailure.unforeseen("margin \(margin)")
        default: LinkFailure.unforeseen("\(self)")
        }
    }
}
