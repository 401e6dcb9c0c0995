import RegistryModel

/// A match weight step by step: each bar begins where the one before it ended.
struct WeightWaterfall {
    let context: ReportContext
    let auditCase: AuditCase

    private var steps: [WeightStep] { auditCase.waterfall }

    var markup: Markup {
        guard !steps.isEmpty else { return Markup() }
        var running = 0.0
        var lines: [(step: WeightStep, from: Double, to: Double)] = []
        for step in steps {
            let next = running + step.log2Weight
            lines.append((step, running, next))
            running = next
        }
        let ends: [Double] = [0] + lines.map(\.to)
        let scale = Scale(low: ends.min() ?? 0, high: ends.max() ?? 0)
        let bars = Markup.each(lines) { line in
            let level = context[LevelWords.title(of: line.step.level)]
            return """
                <li><span class="wn">\(context[LevelWords.stepTitle(of: line.step.name)])\
                <i>\(level)</i></span>\(bar(line.from, line.to, scale))\
                <span class="wv">\(signed(line.step.log2Weight))</span></li>
                """
        }
        return """
            <figure class="fall"><figcaption>\(context[.waterfall])\
            <span class="says">\(sentence(running))</span></figcaption><ol>\(bars)\
            <li class="sum"><span class="wn">\(context[.total])</span>\(bar(0, running, scale))\
            <span class="wv">\(signed(running))</span></li></ol></figure>
            """
    }

    private func sentence(_ total: Double) -> String {
        let strongest = steps.filter { $0.name != "prior" }.max { $0.log2Weight < $1.log2Weight }
        let most = strongest.map { step in
            let name = LevelWords.stepTitle(of: step.name)
            return Bilingual(
                zh: "最有力的是\(name.zh)（\(signed(step.log2Weight))）。",
                en: "The strongest is \(name.en) (\(signed(step.log2Weight))).")
        }
        let chance = DecimalText.percent(ChartMath.probability(log2Odds: total))
        return context[
            Bilingual(
                zh: "蓝条向右为相符的证据，斜纹条向左为不符的证据；累加到 \(signed(total)) 比特，"
                    + "即同一对象的概率 \(chance)。" + (most?.zh ?? ""),
                en:
                    "Solid bars to the right speak for one event, hatched ones to the left against it; "
                    + "they add up to \(signed(total)) bits, a probability of \(chance). "
                    + (most?.en ?? ""))]
    }

    private func bar(_ from: Double, _ to: Double, _ scale: Scale) -> Markup {
        guard from != to else {
            return "<span class=\"wt\"><s style=\"left:\(scale.place(0))%\"></s></span>"
        }
        let sign: Markup = to >= from ? "up" : "down"
        return """
            <span class="wt"><s style="left:\(scale.place(0))%"></s>\
            <b class="\(sign)" style="left:\(scale.place(min(from, to)))%;\
            width:\(scale.width(abs(to - from)))%"></b></span>
            """
    }

    private func signed(_ bits: Double) -> String {
        // A minus as wide as the plus.
        (bits > 0 ? "+" : bits < 0 ? "−" : "") + (DecimalText.fixed(abs(bits), places: 1) ?? "–")
    }

    /// Bits to percent of the track.
    private struct Scale {
        let low: Double
        let high: Double

        private var span: Double { max(high - low, 0.001) }

        func place(_ bits: Double) -> String {
            DecimalText.shortest((bits - low) / span * 100, places: 1) ?? "0"
        }

        func width(_ bits: Double) -> String {
            DecimalText.shortest(bits / span * 100, places: 1) ?? "0"
        }
    }
}
