import RecordLinkage
import RegistryModel

extension LinkageSettingsFailure {
    /// What happened and what to do.
    var sentence: Bilingual {
        switch self {
        case .unknownColumn, .duplicateColumn, .unequalColumn, .wrongKind: columnSentence
        case .noRungs, .duplicateRung, .thresholdOutOfRange, .rungsOutOfOrder, .tooManyRungs:
            rungSentence
        case .noParts, .keySizeOutOfRange, .tooManyParts, .unknownComparison: keySentence
        case .sizeNotPositive("pairBudget"):
            Bilingual(
                zh: "--pair-budget 应是正整数：所有规则合起来最多比较多少对。",
                en: "--pair-budget must be a positive number: the most pairs all rules may yield.")
        case .sizeNotPositive(let what): LinkFailure.unforeseen("\(what) ≤ 0")
        }
    }

    private var columnSentence: Bilingual {
        switch self {
        case .unknownColumn(let name):
            Bilingual(
                zh: "没有列“\(name)”。请在设置文件的 columns 中写明，或改正引用它的地方。",
                en: "There is no column '\(name)'. Declare it under columns, or correct where it "
                    + "is used.")
        case .duplicateColumn(let name):
            Bilingual(
                zh: "有两列都叫“\(name)”（name 类型的列另生成“… sound”，resident-id 另生成“… digits”）。请改其中一列的名称。",
                en: "Two columns are called '\(name)' (a column of type name brings one called "
                    + "'… sound', resident-id '… digits'). Rename one.")
        case .unequalColumn(let name, let expected, let found):
            LinkFailure.unforeseen("\(name): \(expected), \(found)")
        case .wrongKind(let column, let found, let use):
            Bilingual(
                zh: "列“\(column)”的内容是 \(found.rawValue)，不能用于“\(use)”。请改它在 columns 中的类型，或换一种用法。",
                en: "Column '\(column)' holds \(found.rawValue) and can't be used for '\(use)'. "
                    + "Change its type under columns, or use it otherwise.")
        default: LinkFailure.unforeseen("\(self)")
        }
    }

    private var rungSentence: Bilingual {
        switch self {
        case .noRungs(let comparison):
            Bilingual(
                zh: "列 \(comparison) 没有一级可比。请在 rungs 中写至少一级，或去掉 rungs。",
                en: "Column \(comparison) has no rung. Write at least one under rungs, or leave "
                    + "rungs out.")
        case .duplicateRung(let comparison, let rung):
            Bilingual(
                zh: "列 \(comparison) 的“\(rung)”级写了两次。请删去一个。",
                en: "Column \(comparison) has the rung '\(rung)' twice. Take one out.")
        case .thresholdOutOfRange(let comparison, let rung):
            Bilingual(
                zh: "列 \(comparison) 的“\(rung)”级，门槛超出可能的范围（相似度在 0 与 1 之间，次数和天数至少为 1）。请改 rungs。",
                en: "The rung '\(rung)' of \(comparison) asks for what can't be (similarities lie "
                    + "between 0 and 1, edits and days are at least 1). Change rungs.")
        case .rungsOutOfOrder(let comparison, let rung):
            Bilingual(
                zh: "列 \(comparison) 的“\(rung)”级比它上面的一级更严，没有一对能落到这一级。请由严到宽排列 rungs。",
                en:
                    "The rung '\(rung)' of \(comparison) asks for more than the one above it, so no "
                    + "pair can reach it. Order rungs from strict to loose.")
        case .tooManyRungs(let comparison, let rungs):
            Bilingual(
                zh: "列 \(comparison) 有 \(rungs) 级，超过 15 级。请减少 rungs。",
                en: "Column \(comparison) has \(rungs) levels, more than 15. Shorten its rungs.")
        default: LinkFailure.unforeseen("\(self)")
        }
    }

    private var keySentence: Bilingual {
        switch self {
        case .noParts(let rule):
            Bilingual(
                zh: "分块规则“\(rule)”是空的。请写明相同才比较的列，或删去它。",
                en: "The blocking rule '\(rule)' is empty. Name the columns that must agree, or "
                    + "take it out.")
        case .keySizeOutOfRange(let rule, let part):
            Bilingual(
                zh: "分块规则“\(rule)”中“\(part)”的长度或宽度不可能。请改为合适的正数。",
                en: "The length or width of '\(part)' in the blocking rule '\(rule)' can't be. "
                    + "Write a fitting positive number.")
        case .tooManyParts(let count):
            Bilingual(
                zh: "有 \(count) 种分块方法可试，最多 64 种。请在 columns 中只留可用于分块的列。",
                en: "\(count) parts of keys are more than the 64 that can be tried. Keep only the "
                    + "columns of use for blocking under columns.")
        case .unknownComparison(let rule, let comparison):
            Bilingual(
                zh: "分块规则“\(rule)”涉及没有比较的列“\(comparison)”。请把它写进 compare。",
                en: "The blocking rule '\(rule)' names '\(comparison)', which isn't compared. Add "
                    + "it under compare.")
        default: LinkFailure.unforeseen("\(self)")
        }
    }
}

extension TermFrequencyFailure {
    /// What happened and what to do.
    var sentence: Bilingual {
        switch self {
        case .uExactOutOfRange(let value):
            Bilingual(
                zh: "按常见程度加权（rare）要用的 u 为 \(value)，应大于 0、不超过 1。请去掉 rare: true，或换一个模型。",
                en:
                    "Weighing rare values (rare) needs a u above 0 and not above 1; it is \(value). "
                    + "Take rare: true out, or use another model.")
        case .weightOutOfRange(let value): LinkFailure.unforeseen("frequency weight \(value)")
        case .minimumShareOutOfRange(let value):
            LinkFailure.unforeseen("least share \(value)")
        }
    }
}

extension TrainingFailure {
    /// What happened and what to do.
    var sentence: Bilingual {
        switch self {
        case .setup(let failure): failure.sentence
        case .noSessions:
            Bilingual(
                zh: "没有一条分块规则能用来估计权重：每条都用到了全部比较的列。请在 block 中加一条只用部分列的规则，或用 --model 给出模型。",
                en: "No blocking rule can be learnt from: each uses every column that is compared. "
                    + "Add a rule of some of the columns under block, or give a --model.")
        case .nothingLeftToCompare(let rule):
            Bilingual(
                zh: "第 \(rule + 1) 条分块规则用到了全部比较的列，无从估计权重。请让它只用部分列。",
                en:
                    "Blocking rule \(rule + 1) uses every column that is compared, so nothing can be "
                    + "learnt from it. Let it use some of them only.")
        case .countNotPositive(let count):
            Bilingual(
                zh: "估计所用的数目应大于 0，现为 \(count)。请改 training 中的 chancePairs。",
                en:
                    "Numbers of the estimation must be above 0; one is \(count). Change chancePairs "
                    + "under training.")
        case .recallOutOfRange(let recall):
            Bilingual(
                zh: "training 的 recall 应大于 0、不超过 1，现为 \(recall)。请改正。",
                en: "recall under training must be above 0 and not above 1; it is \(recall). "
                    + "Correct it.")
        case .unknownRule, .unknownComparison, .sampleSizeOutOfRange, .toleranceOutOfRange,
            .countsDoNotFitSessions:
            LinkFailure.unforeseen("\(self)")
        }
    }
}
