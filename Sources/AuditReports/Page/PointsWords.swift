import RegistryModel

extension ReportContext {
    /// What a case costs, in a few words, such as `暂计 2 (2–3) 分`.
    func cost(_ position: Int) -> String {
        let scored = result.cases[position]
        let range = scored.range
        switch concerns[position] {
        case .confirmed:
            return self[
                Bilingual(zh: "扣 \(range) 分", en: "\(range) \(Self.unit(range).en)")]
        case .provisional:
            return self[
                Bilingual(zh: "暂计 \(range) 分", en: "provisional \(range) \(Self.unit(range).en)")]
        case .verify where scored.row != nil:
            let span = Self.span(range)
            let isAssigned = deduction(scored.auditCase.village) != nil
            return self[
                isAssigned
                    ? Bilingual(
                        zh: "若核实属实扣 \(span) 分",
                        en: "\(span) \(Self.unit(range).en) if verified")
                    : Bilingual(
                        zh: "责任村未定；若归责扣 \(span) 分",
                        en: "no village yet; \(span) \(Self.unit(range).en) once assigned")]
        case .verify, .notice:
            if let month = scored.auditCase.standing?.account?.monthText {
                return self[Bilingual(zh: "本期不扣分（计入 \(month)）", en: "no points here (\(month))")]
            }
            return self[Bilingual(zh: "不扣分", en: "no points")]
        }
    }

    /// `3 例`.
    func cases(_ count: Int) -> String {
        self[Bilingual(zh: "\(count) 例", en: count == 1 ? "1 case" : "\(count) cases")]
    }

    /// `2 分`.
    func worth(_ points: Points) -> String {
        let unit = Self.unit(PointRange(min: points, max: points))
        return self[Bilingual(zh: "\(points) \(unit.zh)", en: "\(points) \(unit.en)")]
    }

    /// `3`, or `2–3`.
    static func span(_ range: PointRange) -> String {
        range.min == range.max ? "\(range.min)" : "\(range.min)–\(range.max)"
    }

    /// Both together, where what is confirmed doesn't stand by itself.
    static func span(_ confirmed: Points, with provisional: PointRange) -> String {
        span(PointRange(min: confirmed, max: confirmed) + provisional)
    }

    private static func unit(_ range: PointRange) -> Bilingual {
        let isOne = range.min == Points(1) && range.max == Points(1)
        return Bilingual(zh: "分", en: isOne ? "point" : "points")
    }
}
