import RegistryModel

/// Tells a CSV file of the registry that belongs to another county or another period by its records,
/// since only the exchange format says so in its root element.
struct FileScope {
    private let context: RunContext

    init(_ context: RunContext) {
        self.context = context
    }

    private struct Tally {
        var villages = 0
        var inCounty = 0
        var days = 0
        var inPeriod = 0
        var sampleCounty = ""
        var sampleDay = ""
    }

    /// A finding for each registry file none of whose records is of the county, or of the period.
    func findings(_ intake: IntakeOutcome) -> [Finding] {
        let kinds: [SourceKind] = [.registryBirths, .registryPersons, .registryMarriages]
        return kinds.flatMap { kind in
            intake.tables[SourceID(kind)].map { findings($0, intake.inputs) } ?? []
        }
    }

    private func findings(_ table: RecordTable, _ inputs: [InputFile]) -> [Finding] {
        var tallies: [UInt32: Tally] = [:]
        for row in 0..<table.count {
            let file = table.provenance[row].file
            guard inputs[Int(file)].format != .xml else { continue }
            count(table[row], table.schema.kind, &tallies[file, default: Tally()])
        }
        return tallies.sorted { $0.key < $1.key }.flatMap { file, tally in
            findings(tally, file, table.source)
        }
    }

    private func count(_ view: RecordView, _ kind: SourceKind, _ tally: inout Tally) {
        if let county = context.county, let village = view.division(.villageCode) {
            tally.villages += 1
            if village.countyCode == county
                || DivisionRegister.areSamePlace(village.countyCode, county)
            {
                tally.inCounty += 1
            } else if tally.sampleCounty.isEmpty {
                tally.sampleCounty = String(village.countyCode)
            }
        }
        if kind == .registryBirths, let period = context.period, let day = view.date(.birthDate) {
            tally.days += 1
            if period.contains(day) {
                tally.inPeriod += 1
            } else if tally.sampleDay.isEmpty {
                tally.sampleDay = day.description
            }
        }
    }

    private func findings(_ tally: Tally, _ file: UInt32, _ source: SourceID) -> [Finding] {
        var findings: [Finding] = []
        if tally.villages > 0, tally.inCounty == 0 {
            findings.append(
                finding(
                    "FIL033", .error, file, source,
                    expected: context.county.map(String.init) ?? "", found: tally.sampleCounty))
        }
        // Another month's file beside this month's is no mistake, but worth knowing.
        if tally.days > 0, tally.inPeriod == 0, let period = context.period {
            findings.append(
                finding(
                    "FIL034", .warning, file, source,
                    expected: "\(period.lowerBound)/\(period.upperBound)", found: tally.sampleDay))
        }
        return findings
    }

    private func finding(
        _ rule: RuleCode, _ severity: Severity, _ file: UInt32, _ source: SourceID,
        expected: String, found: String
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, source: source, file: file, line: 0,
            values: [FindingValue("expected", expected), FindingValue("found", found)])
    }
}
