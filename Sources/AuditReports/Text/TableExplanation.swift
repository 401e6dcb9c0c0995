import RegistryModel

/// A penalty table in words: its clauses, how they are read, and what each charge comes to.
package struct TableExplanation: Sendable {
    /// What one charge costs.
    package struct Price: Sendable {
        package let charge: Bilingual
        /// The leading row's identifier; nil when the table names no points.
        package let row: String?
        package let range: PointRange

        package init(charge: Bilingual, row: String?, range: PointRange) {
            self.charge = charge
            self.row = row
            self.range = range
        }
    }

    private let table: TableSummary
    private let edition: String
    private let options: [(name: String, value: String)]
    private let uncharged: [Bilingual]
    private let prices: [Price]

    /// - Parameter options: those that change what the table comes to.
    package init(
        _ table: TableSummary, edition: String, options: [(name: String, value: String)],
        uncharged: [Bilingual], prices: [Price]
    ) {
        self.table = table
        self.edition = edition
        self.options = options
        self.uncharged = uncharged
        self.prices = prices
    }

    /// One line: what the table is, and that it can be used.
    package func verdict(in language: Language) -> String {
        let count = table.rows.count
        return Bilingual(
            zh: "可用：\(table.id)，\(count) 行，\(table.title.zh)（\(edition)）",
            en: "In order: \(table.id), \(count) rows, \(table.title.en) (\(edition))")[language]
    }

    package func text(in language: Language) -> String {
        let word = { (zh: String, en: String) in language == .zh ? zh : en }
        var lines = ["\(table.id)  \(table.title[language])", table.document, ""]
        lines.append(word("【条款】", "Clauses"))
        lines += aligned(table.rows.map { [$0.id, $0.title[language], $0.clause] })
        if !options.isEmpty { lines += ["", word("【读法】", "How it is read")] }
        lines += aligned(
            options.map { option in
                [
                    "\(option.name): \(option.value)",
                    OptionWords.title(of: option.name)?[language] ?? "",
                    OptionWords.meaning(of: option.name, option.value)?[language] ?? "",
                ]
            })
        if !uncharged.isEmpty {
            lines += [
                "",
                word("未规定分值，只列出：", "No points, only shown: ")
                    + uncharged.map { $0[language] }.joined(separator: word("、", ", ")),
            ]
        }
        lines += ["", word("【各种情形的扣分】", "What each case costs")]
        lines += aligned(
            prices.map { price in
                [price.charge[language], price.range.description, price.row ?? "—"]
            })
        return lines.joined(separator: "\n")
    }

    private func aligned(_ rows: [[String]]) -> [String] {
        rows.isEmpty
            ? []
            : String(TextTable.aligned(rows).dropLast())
                .split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    }
}
