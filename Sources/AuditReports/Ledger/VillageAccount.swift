import RegistryModel

/// What a village's cases come to in a month, quarter or reporting year. An event is charged in one
/// month, and so in one quarter and one year: the accounts of months add up to those of years.
package struct VillageAccount: Sendable, Hashable {
    package let span: ClosedRange<CalendarDay>
    package let village: Village
    /// Cases that carry points.
    package let cases: Int
    package let confirmed: Points
    package let provisional: PointRange
    /// Births that were missing at the close and reported later.
    package let supplemented: Int
    /// Cases that somebody still has to look at.
    package let unsettled: Int

    package init(
        span: ClosedRange<CalendarDay>, deduction: VillageDeduction, supplemented: Int,
        unsettled: Int
    ) {
        self.span = span
        village = deduction.village
        cases = deduction.cases
        confirmed = deduction.confirmed
        provisional = deduction.provisional
        self.supplemented = supplemented
        self.unsettled = unsettled
    }
}

/// Accounts as text, JSON or CSV; in the order they are given, those of one span together.
package struct AccountListing: Sendable {
    private let accounts: [VillageAccount]
    private let language: Language

    package init(_ accounts: [VillageAccount], language: Language) {
        self.accounts = accounts
        self.language = language
    }

    private static let heads: [(name: String, title: String)] = [
        ("villageCode", "村代码"), ("village", "村"), ("cases", "扣分个案"), ("confirmed", "已确认"),
        ("provisional", "暂计"), ("supplemented", "已补报"), ("unsettled", "未销号"),
    ]

    /// A table a span; confirmed and provisional points stand apart in the sums as well.
    package var text: String {
        let heads = Self.heads.map { language == .zh ? $0.title : $0.name }
        var parts: [String] = []
        for own in spans {
            guard let span = own.first?.span else { continue }
            let rows = own.map { account in
                [account.village.code.description, SafeLine.text(account.village.name)]
                    + figures(account.cases, account.confirmed, account.provisional)
                    + [String(account.supplemented), String(account.unsettled)]
            }
            let sum =
                [language == .zh ? "合计" : "total", ""]
                + figures(
                    own.reduce(0) { $0 + $1.cases },
                    own.reduce(Points.zero) { $0 + $1.confirmed },
                    own.reduce(PointRange.zero) { $0 + $1.provisional })
                + [
                    String(own.reduce(0) { $0 + $1.supplemented }),
                    String(own.reduce(0) { $0 + $1.unsettled }),
                ]
            let title =
                language == .zh
                ? "\(span.lowerBound) 至 \(span.upperBound)"
                : "\(span.lowerBound) to \(span.upperBound)"
            parts.append(title + "\n" + TextTable.aligned([heads] + rows + [sum], textColumns: 2))
        }
        return parts.joined(separator: "\n")
    }

    private func figures(_ cases: Int, _ confirmed: Points, _ provisional: PointRange) -> [String] {
        [String(cases), confirmed.description, provisional.description]
    }

    private var spans: [[VillageAccount]] {
        var spans: [[VillageAccount]] = []
        for account in accounts {
            if spans.last?.last?.span == account.span {
                spans[spans.count - 1].append(account)
            } else {
                spans.append([account])
            }
        }
        return spans
    }

    /// An array; member names are stable.
    package var json: [UInt8] {
        var json = JSONWriter(indented: true)
        json.array(accounts) { json, account in
            json.object { json in
                json.member("from", account.span.lowerBound.description)
                json.member("to", account.span.upperBound.description)
                json.member("villageCode", account.village.code.description)
                json.member("village", account.village.name)
                json.member("cases", account.cases)
                json.member("confirmed", account.confirmed)
                json.member("provisional", account.provisional.min)
                json.member("provisionalMax", account.provisional.max)
                json.member("supplemented", account.supplemented)
                json.member("unsettled", account.unsettled)
            }
        }
        json.newline()
        return json.bytes
    }

    /// With a byte-order mark, for spreadsheets.
    package var csv: [UInt8] {
        var heads: [(name: String, title: String)] = [("from", "自"), ("to", "至")]
        heads += Self.heads.prefix(5)
        heads.append((name: "provisionalMax", title: "暂计上限"))
        heads += Self.heads.suffix(2)
        var csv = CSVWriter(headings: heads.map { language == .zh ? $0.title : $0.name })
        for account in accounts {
            csv.plain(account.span.lowerBound)
            csv.plain(account.span.upperBound)
            csv.plain(account.village.code)
            csv.text(account.village.name)
            csv.plain(account.cases)
            csv.plain(account.confirmed)
            csv.plain(account.provisional.min)
            csv.plain(account.provisional.max)
            csv.plain(account.supplemented)
            csv.plain(account.unsettled)
            csv.endRow()
        }
        return csv.bytes
    }
}
