import RegistryModel

extension SampleEstimate {
    /// What the sample says, sentence by sentence; the first is the judgement.
    package var sentences: [Bilingual] {
        var all = [verdict, counts]
        if let share { all.append(figure(share)) }
        if tally.open > 0 { all.append(openItems) }
        if tally.waived > 0 { all.append(waivedItems) }
        if !uncovered.isEmpty { all.append(leftOut) }
        if plan.groups.contains(where: { $0.accept != nil }) { all.append(lots) }
        return all
    }

    /// `97.42%`.
    package static func percent(_ share: Double) -> String {
        // To the nearest hundredth of a per cent; 100% is said of nothing less.
        var hundredths = Int((share * 10_000).rounded())
        if share < 1, hundredths == 10_000 { hundredths = 9999 }
        if share > 0, hundredths == 0 { hundredths = 1 }
        return "\(hundredths / 100).\((hundredths % 100).padded(2))%"
    }

    private func span(_ range: ClosedRange<Double>) -> String {
        "\(Self.percent(range.lowerBound))–\(Self.percent(range.upperBound))"
    }

    private var subject: Bilingual {
        switch plan.of {
        case .cases: Bilingual(zh: "疑似个案属实率", en: "the share of suspected cases that stand")
        case .births: Bilingual(zh: "出生人口个案准确率", en: "the accuracy of the reported births")
        case .persons: Bilingual(zh: "全员人口信息准确率", en: "the accuracy of the register of persons")
        }
    }

    private var verdict: Bilingual {
        // How many leads prove right is no target of anybody's.
        if plan.of == .cases { return casesVerdict }
        let target = Self.percent(plan.target)
        switch judgement {
        case .met:
            return Bilingual(
                zh: "达标：\(subject.zh)不低于 \(target)（可信度 \(confidenceText)）。",
                en: "Met: \(subject.en) is at least \(target) (confidence \(confidenceText)).")
        case .missed:
            return Bilingual(
                zh: "未达标：\(subject.zh)低于 \(target)（可信度 \(confidenceText)）。",
                en: "Missed: \(subject.en) is below \(target) (confidence \(confidenceText)).")
        case .undecided where isTurnedByOpen:
            return Bilingual(
                zh: "尚不能判定\(subject.zh)是否达到 \(target)：未核实的 \(tally.open) 个足以改变结论，请先补齐。",
                en:
                    "Undecided whether \(subject.en) reaches \(target): the \(tally.open) still open "
                    + "could turn it; check them first.")
        case .undecided:
            return Bilingual(
                zh: "尚不能判定\(subject.zh)是否达到 \(target)：区间包含目标值，需增加样本。",
                en: "Undecided whether \(subject.en) reaches \(target): the interval holds the "
                    + "target; check more.")
        case .unknown:
            return Bilingual(
                zh: "不能判定\(subject.zh)：可用的核查结果不足。",
                en: "Nothing can be said of \(subject.en): there are too few results.")
        }
    }

    private var casesVerdict: Bilingual {
        guard let share else {
            return Bilingual(
                zh: "不能判定\(subject.zh)：没有一个个案得到核实。",
                en: "Nothing can be said of \(subject.en): none was verified.")
        }
        return Bilingual(
            zh: "已核实的疑似个案中 \(Self.percent(share)) 属实。",
            en: "Of the suspected cases verified \(Self.percent(share)) stand.")
    }

    private var counts: Bilingual {
        Bilingual(
            zh: "抽取 \(tally.all) 个（总体 \(plan.frameUnits) 个）：\(rightWord.zh) \(tally.right)，"
                + "\(wrongWord.zh) \(tally.wrong)，无法核实 \(tally.unverifiable)，\(waivedCount.zh)未交回 \(tally.pending)。",
            en: "Drawn \(tally.all) of \(plan.frameUnits): \(rightWord.en) \(tally.right), "
                + "\(wrongWord.en) \(tally.wrong), unverifiable \(tally.unverifiable), "
                + "\(waivedCount.en)not returned \(tally.pending).")
    }

    /// Only a case can be put off.
    private var waivedCount: Bilingual {
        plan.of == .cases
            ? Bilingual(zh: "暂缓 \(tally.waived)，", en: "waived \(tally.waived), ")
            : Bilingual(zh: "", en: "")
    }

    private var rightWord: Bilingual {
        plan.of == .cases
            ? Bilingual(zh: "属实", en: "standing") : Bilingual(zh: "准确", en: "accurate")
    }

    private var wrongWord: Bilingual {
        plan.of == .cases
            ? Bilingual(zh: "不属实", en: "overturned") : Bilingual(zh: "有误", en: "wrong")
    }

    private var confidenceText: String {
        let tenths = Int((plan.confidence * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }

    private func figure(_ share: Double) -> Bilingual {
        let value = Self.percent(share)
        guard let interval else {
            return Bilingual(
                zh: "估计值 \(value)；核实的村太少，不能给出区间。方法：\(method.title.zh)。",
                en: "Estimate \(value); too few villages were verified for an interval. Method: "
                    + "\(method.title.en).")
        }
        if method == .census {
            return Bilingual(
                zh: "比例 \(value)，\(tally.open == 0 ? "无抽样误差" : "未核实者计入后为 \(span(interval))")。"
                    + "方法：\(method.title.zh)。",
                en: "Share \(value), "
                    + (tally.open == 0
                        ? "no sampling error" : "with the open ones \(span(interval))")
                    + ". Method: \(method.title.en).")
        }
        let finite = registerInterval.map(span)
        return Bilingual(
            zh: "估计值 \(value)，\(confidenceText) 区间 \(span(interval))"
                + (finite.map {
                    "；按总体 \(plan.frameUnits) 个计为 \($0)" + (tally.open == 0 ? "（据此判定）" : "")
                } ?? "") + "。方法：\(method.title.zh)。",
            en: "Estimate \(value), \(confidenceText) interval \(span(interval))"
                + (finite.map {
                    "; over the register of \(plan.frameUnits) it is \($0)"
                        + (tally.open == 0 ? ", which decides" : "")
                } ?? "")
                + ". Method: \(method.title.en).")
    }

    private var openItems: Bilingual {
        Bilingual(
            zh: "无法核实和未交回的 \(tally.open) 个未计入估计值；若全部有误为 "
                + "\(Self.percent(bounds.lowerBound))，若全部无误为 \(Self.percent(bounds.upperBound))。"
                + judgedBoth.zh,
            en:
                "The \(tally.open) unverifiable or not returned have no part in the estimate; if all "
                + "of them were wrong it would be \(Self.percent(bounds.lowerBound)), if all were "
                + "right \(Self.percent(bounds.upperBound))." + judgedBoth.en)
    }

    /// How many leads prove right is no target.
    private var judgedBoth: Bilingual {
        plan.of == .cases
            ? Bilingual(zh: "", en: "")
            : Bilingual(
                zh: "两种情形下结论一致才判定达标或未达标。",
                en: " The target is called met or missed only where both ways agree.")
    }

    private var waivedItems: Bilingual {
        Bilingual(
            zh: "暂缓的 \(tally.waived) 个既不算属实也不算不属实，不计入分母；暂缓到期后再核查。",
            en:
                "The \(tally.waived) waived are neither standing nor overturned and have no part in "
                + "the denominator; check them when the waiver ends.")
    }

    private var leftOut: Bilingual {
        let units = uncovered.reduce(0) { $0 + $1.units }
        let names = uncovered.prefix(5).map { $0.name.isEmpty ? $0.id : $0.name }
        let more = uncovered.count > 5 ? "…" : ""
        return Bilingual(
            zh: "\(uncovered.count) 个村或层（共 \(units) 个对象）没有一个得到核实，估计值不包括它们："
                + names.joined(separator: "、") + more + "。",
            en: "Of \(uncovered.count) villages or strata (\(units) units) none was verified; the "
                + "estimate doesn't speak of them: " + names.joined(separator: ", ") + more + ".")
    }

    private var lots: Bilingual {
        let decisions = groups.compactMap(\.decision)
        func count(_ wanted: LotDecision) -> Int { decisions.count { $0 == wanted } }
        return Bilingual(
            zh: "按村判定：合格 \(count(.passed))，不合格 \(count(.failed))，待定 \(count(.open))。",
            en:
                "Villages: \(count(.passed)) passed, \(count(.failed)) failed, \(count(.open)) open."
        )
    }
}
