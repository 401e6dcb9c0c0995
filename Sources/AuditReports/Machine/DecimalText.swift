/// Decimal numerals without a locale.
package enum DecimalText {
    /// Rounded half away from zero to at most `places` decimals, trailing zeros dropped; nil for
    /// what isn't a number or is too large to be written.
    package static func shortest(_ value: Double, places: Int) -> String? {
        guard var text = fixed(value, places: places) else { return nil }
        guard places > 0 else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// Exactly `places` decimals; a dash for what isn't a number or is too large to be written.
    package static func text(_ value: Double, places: Int) -> String {
        fixed(value, places: places) ?? "—"
    }

    /// Exactly `places` decimals.
    static func fixed(_ value: Double, places: Int) -> String? {
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * Double(scale)).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, abs(scaled) < 1e15 else { return nil }
        let whole = Int(abs(scaled))
        let sign = scaled < 0 ? "-" : ""
        guard places > 0 else { return sign + String(whole) }
        let decimals = String(whole % scale)
        let zeros = String(repeating: "0", count: places - decimals.utf8.count)
        return "\(sign)\(whole / scale).\(zeros)\(decimals)"
    }

    /// `99.87 %`; never 100 or 0 for what is only near them.
    package static func percent(_ share: Double) -> String {
        if share < 1, share >= 0.99995 { return "> 99.99 %" }
        if share > 0, share < 0.00005 { return "< 0.01 %" }
        return (shortest(share * 100, places: 2) ?? "–") + " %"
    }

    /// A model's own probability: it is never sure.
    static func probability(_ value: Double) -> String {
        value >= 0.99995 ? "> 99.99 %" : value < 0.00005 ? "< 0.01 %" : percent(value)
    }

    /// The linkage's sensitivity, given in ten-thousandths: no model knows it better than `> 99.9 %`.
    package static func sensitivity(_ tenThousandths: Int) -> String {
        let share = sensitivityInWords(tenThousandths)
        return share.isAbove ? "> \(share.figure)" : share.figure
    }

    /// The same for a sentence that says "over" in words.
    package static func sensitivityInWords(
        _ tenThousandths: Int
    ) -> (isAbove: Bool, figure: String) {
        tenThousandths >= 9990
            ? (true, "99.9 %") : (false, percent(Double(tenThousandths) / 10_000))
    }

    /// Digits in groups of three.
    static func grouped(_ value: Int) -> String {
        let digits = Array(String(value))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0, digit.isNumber { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }
}
