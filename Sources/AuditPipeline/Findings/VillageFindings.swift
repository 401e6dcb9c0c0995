import AuditReports
import BirthMatching
import RegistryModel

/// Counts findings by the village that handed in the record, for the report's map of data quality.
///
/// A finding without a line, or on a record that names no village of the roll, is nobody's. Cost: one
/// pass over the records of the villages' lists.
struct VillageFindings {
    private let roll: VillageRoll
    private let codes: CountyCodes

    init(roll: VillageRoll, county: UInt32) {
        self.roll = roll
        codes = CountyCodes(county: county)
    }

    private struct Place: Hashable {
        let file: UInt32
        let line: UInt32
    }

    /// In the order of the roll; villages without records or findings are left out.
    func quality(
        _ findings: [Finding], _ tables: [SourceID: RecordTable]
    ) -> [VillageQuality] {
        var found = roll.villages.map { VillageQuality(village: $0.code) }
        let own = tables.values.filter { VillageQuality.kinds.contains($0.source.kind) }
        var bySource: [SourceID: [Finding]] = [:]
        for finding in findings where finding.line > 0 && !finding.tellsOfCase {
            guard let source = finding.source, VillageQuality.kinds.contains(source.kind) else {
                continue
            }
            bySource[source, default: []].append(finding)
        }
        for table in own {
            count(table, bySource[table.source] ?? [], &found)
        }
        return found.filter { $0.records > 0 || !$0.counts.isEmpty }
    }

    private func count(
        _ table: RecordTable, _ findings: [Finding], _ found: inout [VillageQuality]
    ) {
        let positions = positions(table.wideValues(.villageCode))
        for position in positions where position >= 0 { found[position].records += 1 }
        guard !findings.isEmpty, positions.count == table.count else { return }
        var wanted: [Place: [Finding]] = [:]
        for finding in findings {
            guard let file = finding.file else { continue }
            wanted[Place(file: file, line: finding.line), default: []].append(finding)
        }
        let files = Set(wanted.keys.map(\.file))
        for (row, provenance) in table.provenance.enumerated()
        where positions[row] >= 0 && files.contains(provenance.file) {
            let place = Place(file: provenance.file, line: provenance.line)
            // Of records that share a line only the first is asked.
            guard let those = wanted.removeValue(forKey: place) else { continue }
            for finding in those {
                found[positions[row]].counts[RuleFamily(finding.rule), default: 0] += finding.places
            }
        }
    }

    /// Where each record's village stands on the roll; -1 for none of it.
    private func positions(_ packed: [Int64]) -> [Int] {
        var last: (packed: Int64, position: Int) = (0, -1)
        return packed.map { value in
            if value == last.packed { return last.position }
            let code = value > 0 ? DivisionCode(rawValue: UInt64(value)) : nil
            let position = code.flatMap { roll.position(of: codes.current($0)) } ?? -1
            last = (value, position)
            return position
        }
    }
}
