import RegistryModel

/// Two records that were linked, or whose link is for a person to judge.
package struct LinkedPair: Sendable, Hashable {
    /// What became of the pair.
    package enum Standing: String, Sendable {
        /// Both are in one cluster.
        case linked
        /// Both are in one cluster, and of one source: one repeats the other.
        case duplicate
        /// Between the thresholds.
        case uncertain
        /// Heavy enough, but each went to another cluster.
        case overruled
    }

    package let left: LinkedName
    package let right: LinkedName
    package let standing: Standing
    /// Log2 odds; nil for two of one cluster that blocking didn't bring together.
    package let log2Weight: Double?
    package let probability: Double?
    /// The blocking rule that found the pair.
    package let rule: String?

    package init(
        _ left: LinkedName, _ right: LinkedName, _ standing: Standing, log2Weight: Double? = nil,
        probability: Double? = nil, rule: String? = nil
    ) {
        self.left = left
        self.right = right
        self.standing = standing
        self.log2Weight = log2Weight
        self.probability = probability
        self.rule = rule
    }
}

/// How a record is called in a listing.
package struct LinkedName: Sendable, Hashable {
    package let source: String
    package let record: String

    package init(source: String, record: String) {
        self.source = source
        self.record = record
    }
}

/// One record's place in a cluster; a cluster is called by its first record's number.
package struct ClusterRow: Sendable, Hashable {
    package let cluster: Int
    package let name: LinkedName
    /// Records in the cluster.
    package let size: Int
    /// Probability of its weakest link; nil for a record alone.
    package let probability: Double?
    /// Another solution is nearly as good: a person should look.
    package let isAmbiguous: Bool
    /// The cluster has another record of its source.
    package let isDuplicate: Bool

    package init(
        cluster: Int, name: LinkedName, size: Int, probability: Double?, isAmbiguous: Bool,
        isDuplicate: Bool = false
    ) {
        self.cluster = cluster
        self.name = name
        self.size = size
        self.probability = probability
        self.isAmbiguous = isAmbiguous
        self.isDuplicate = isDuplicate
    }
}

/// Writes pairs and clusters, as CSV with a header or as JSON lines.
package struct LinkListing: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case csv
        case jsonl
    }

    private let format: Format

    package init(_ format: Format) {
        self.format = format
    }

    package func pairs(_ pairs: some Sequence<LinkedPair>) -> [UInt8] {
        format == .csv ? csv(pairs) : jsonl(pairs)
    }

    /// A part of the listing; only the first has a header.
    package func clusters(_ rows: [ClusterRow], isFirst: Bool = true) -> [UInt8] {
        format == .csv ? csv(rows, hasHeader: isFirst) : jsonl(rows)
    }

    private func csv(_ pairs: some Sequence<LinkedPair>) -> [UInt8] {
        var csv = CSVWriter()
        for name in [
            "source_a", "record_a", "source_b", "record_b", "standing", "weight", "probability",
            "rule",
        ] { csv.plain(name) }
        csv.endRow()
        for pair in pairs {
            for text in [pair.left.source, pair.left.record, pair.right.source, pair.right.record] {
                csv.text(text)
            }
            csv.plain(pair.standing.rawValue)
            csv.plain(pair.log2Weight.flatMap { DecimalText.fixed($0, places: 3) } ?? "")
            csv.plain(pair.probability.flatMap { DecimalText.fixed($0, places: 6) } ?? "")
            csv.text(pair.rule ?? "")
            csv.endRow()
        }
        return csv.bytes
    }

    private func csv(_ rows: [ClusterRow], hasHeader: Bool) -> [UInt8] {
        var csv = CSVWriter()
        if hasHeader {
            for name in [
                "record", "cluster", "source", "size", "probability", "ambiguous", "duplicate",
            ] { csv.plain(name) }
            csv.endRow()
        }
        for row in rows {
            csv.text(row.name.record)
            csv.plain(row.cluster)
            csv.text(row.name.source)
            csv.plain(row.size)
            csv.plain(row.probability.flatMap { DecimalText.fixed($0, places: 6) } ?? "")
            csv.plain(row.isAmbiguous)
            csv.plain(row.isDuplicate)
            csv.endRow()
        }
        return csv.bytes
    }

    private func jsonl(_ pairs: some Sequence<LinkedPair>) -> [UInt8] {
        var json = JSONWriter()
        for pair in pairs {
            json.object { json in
                json.member("sourceA", pair.left.source)
                json.member("recordA", pair.left.record)
                json.member("sourceB", pair.right.source)
                json.member("recordB", pair.right.record)
                json.member("standing", pair.standing.rawValue)
                json.member("weight", probability: pair.log2Weight)
                json.member("probability", probability: pair.probability)
                json.member("rule", pair.rule)
            }
            json.newline()
        }
        return json.bytes
    }

    private func jsonl(_ rows: [ClusterRow]) -> [UInt8] {
        var json = JSONWriter()
        for row in rows {
            json.object { json in
                json.member("record", row.name.record)
                json.member("cluster", row.cluster)
                json.member("source", row.name.source)
                json.member("size", row.size)
                json.member("probability", probability: row.probability)
                json.key("ambiguous")
                json.boolean(row.isAmbiguous)
                json.key("duplicate")
                json.boolean(row.isDuplicate)
            }
            json.newline()
        }
        return json.bytes
    }
}
