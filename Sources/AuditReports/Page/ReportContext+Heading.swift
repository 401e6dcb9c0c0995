import RegistryModel

extension ReportContext {
    /// `纳雍县（520525）`.
    var countyTitle: String {
        let code = Int(result.run.county).padded(6)
        guard let name = result.run.countyName else { return "\(self[.countyCode]) \(code)" }
        return self[Bilingual(zh: "\(name)（\(code)）", en: "\(name) (\(code))")]
    }

    /// The run date where the manifest states it. A date taken from the clock stands in run.json
    /// alone, so that the same data give the same pages on any day.
    var statedRunDate: Markup {
        guard result.run.isRunDateStated else { return Markup() }
        return "<span>\(self[.runDate]) <b>\(result.run.runDate)</b></span>"
    }

    var periodText: String {
        let period = result.run.period
        return self[
            Bilingual(
                zh: "\(period.lowerBound) 至 \(period.upperBound)",
                en: "\(period.lowerBound) to \(period.upperBound)")]
    }

    /// `（空）`, in the brackets of the language.
    func bracketed(_ text: Bilingual) -> String {
        self[Bilingual(zh: "（\(text.zh)）", en: "(\(text.en))")]
    }

    /// `个案（19）`.
    func counted(_ title: Bilingual, _ count: Int) -> String {
        self[Bilingual(zh: "\(title.zh)（\(count)）", en: "\(title.en) (\(count))")]
    }

    var privacy: String {
        self[reveal == .masked ? .privacyMasked : .privacyRevealed]
    }
}
