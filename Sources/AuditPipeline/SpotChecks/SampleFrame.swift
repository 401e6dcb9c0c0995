import AuditReports
import BirthMatching
import RegistryModel
import SpotChecks

/// A run with the records it was made of.
struct SampleSource: Sendable {
    let result: AuditResult
    let tables: [SourceID: RecordTable]
    let roll: VillageRoll

    init(_ outcome: (result: AuditResult, tables: [SourceID: RecordTable])) {
        result = outcome.result
        tables = outcome.tables
        roll = VillageRoll(result.villages.map(\.village))
    }
}

/// The cases or records of a run that may be drawn, and what a worksheet shows of each.
struct SampleFrame {
    let units: [FrameUnit]
    /// Cases nobody has to look at (any more, or for now), which aren't drawn.
    let settled: Int
    private let subjects: [Subject]
    private let result: AuditResult

    private enum Subject {
        case scored(Int)
        case record(RecordView)
    }

    /// - Parameter chosen: villages to draw from; nil for all, and then what has no village as well.
    init(
        _ outcome: SampleSource, of kind: SampledKind, in chosen: Set<DivisionCode>?
    ) throws(SampleFailure) {
        result = outcome.result
        let roll = outcome.roll
        var units: [FrameUnit] = []
        var settled = 0
        var subjects: [Subject] = []
        func add(_ key: String, _ village: DivisionCode?, _ isFlagged: Bool, _ subject: Subject) {
            let own = village.flatMap { roll.contains($0) ? $0 : nil }
            if let chosen {
                guard let own, chosen.contains(own) else { return }
            }
            units.append(
                FrameUnit(
                    key: key, village: own?.description ?? SamplePlan.noVillage,
                    isFlagged: isFlagged))
            subjects.append(subject)
        }
        switch kind {
        case .cases:
            for (place, scored) in outcome.result.cases.enumerated()
            where Self.isSuspected(scored.auditCase) {
                guard Self.isToBeLookedAt(scored.auditCase) else {
                    settled += 1
                    continue
                }
                add(scored.auditCase.caseID, scored.auditCase.village, true, .scored(place))
            }
        case .births, .persons:
            let source = SourceID(kind == .births ? .registryBirths : .registryPersons)
            guard let table = outcome.tables[source], table.count > 0 else {
                throw .noRecords(kind)
            }
            let flagged = Self.flaggedPlaces(outcome.result)
            let codes = CountyCodes(county: outcome.result.run.county)
            let period = outcome.result.run.period
            var known = RecordKeys(table, source)
            for row in 0..<table.count {
                let view = table[row]
                let place = Place(file: view.provenance.file, line: view.provenance.line)
                // Counted among records of one key, whether or not they may be drawn.
                let key = known.key(of: view)
                let isFlagged = flagged.contains(place)
                // Exports are cumulative: births of other months aren't this audit's.
                let isOfPeriod = view.date(.birthDate).map(period.contains) ?? true
                guard kind == .persons || isOfPeriod || isFlagged else { continue }
                add(key, view.division(.villageCode).map(codes.current), isFlagged, .record(view))
            }
            guard !units.isEmpty || chosen != nil else { throw .noRecords(kind) }
        }
        self.units = units
        self.settled = settled
        self.subjects = subjects
    }

    /// What may cost a village points or needs a look.
    private static func isSuspected(_ auditCase: AuditCase) -> Bool {
        !auditCase.verdict.isForInformation
    }

    /// What a verdict or the data have settled isn't checked again, and a waived case not before the
    /// waiver ends. One that the audit itself takes as confirmed has no verdict yet.
    private static func isToBeLookedAt(_ auditCase: AuditCase) -> Bool {
        guard let standing = auditCase.standing else { return true }
        if case .waived = standing.state { return false }
        return standing.isUnsettled || standing.verdict == nil && standing.settledAs == .confirmed
    }

    // MARK: What the run has against records

    private struct Place: Hashable {
        let file: UInt32
        let line: UInt32
    }

    private static func flaggedPlaces(_ result: AuditResult) -> Set<Place> {
        var places: Set<Place> = []
        for scored in result.cases where isSuspected(scored.auditCase) {
            for record in scored.auditCase.records {
                places.insert(Place(file: record.file, line: record.line))
            }
        }
        for finding in result.findings where finding.severity == .error {
            guard let file = finding.file else { continue }
            places.insert(Place(file: file, line: finding.line))
        }
        return places
    }

    // MARK: Items

    /// The item of a plan for a unit, without number.
    func item(
        _ unit: DrawnUnit, itemID: String, number: Int
    ) -> SampleItem {
        let (reference, caseID) = reference(unit.position)
        return SampleItem(
            itemID: itemID, number: number, village: units[unit.position].village,
            group: unit.group, inclusion: unit.inclusion, caseID: caseID,
            source: reference?.source.name ?? "",
            file: reference.flatMap { path($0.file) } ?? "", line: Int(reference?.line ?? 0))
    }

    private func reference(_ position: Int) -> (RecordReference?, String?) {
        switch subjects[position] {
        case .scored(let place):
            let auditCase = result.cases[place].auditCase
            return (auditCase.records.first, auditCase.caseID)
        case .record(let view): return (RecordReference(view), nil)
        }
    }

    private func path(_ file: UInt32) -> String? {
        Int(file) < result.inputs.count ? result.inputs[Int(file)].path : nil
    }

    /// What a worksheet shows of the unit.
    func worksheetItem(
        _ item: SampleItem, _ position: Int, _ reveal: Reveal, _ language: Language
    ) -> WorksheetItem {
        switch subjects[position] {
        case .scored(let place):
            return SampleFacts.ofCase(
                result.cases[place].auditCase, item, reveal, language)
        case .record(let view): return SampleFacts.ofRecord(view, item, reveal, language)
        }
    }
}

/// Names records by their identifiers; where several share one, or it is blank, by their content too.
private struct RecordKeys {
    private let source: SourceID
    private let repeated: Set<String>
    private var seen: [String: Int] = [:]

    init(_ table: RecordTable, _ source: SourceID) {
        self.source = source
        var once: Set<String> = []
        var repeated: Set<String> = [""]
        for row in 0..<table.count {
            guard let name = table[row].recordID else { continue }
            if !once.insert(name).inserted { repeated.insert(name) }
        }
        self.repeated = repeated
    }

    /// Rows alike to the last cell are told apart by their number alone: any of them may be drawn.
    mutating func key(of view: RecordView) -> String {
        let name = view.recordID ?? ""
        guard repeated.contains(name) else { return "\(source.name) \(name)" }
        let content = String(view.table.contentHash(ofRow: view.row), radix: 16)
        let key = "\(source.name) \(name) \(content)"
        let count = seen[key, default: 0] + 1
        seen[key] = count
        return count == 1 ? key : key + " #\(count)"
    }
}
