import RegistryIntake
import RegistryModel

/// The manifest of an audit directory, `audit.yaml`, as read and checked.
package struct Manifest: Sendable {
    package var county: UInt32
    package var countyName: String?
    package var period: ClosedRange<CalendarDay>
    /// Month and day the reporting year starts on.
    package var reportingYearStart: (month: Int, day: Int) = (10, 1)
    /// A built-in table's id, or a path to a table file.
    package var penaltyTable = "nayong-2013"
    /// Nil when sources are inferred from file names.
    package var sources: [SourceDeclaration]?
    package var policy = AuditPolicy()
    /// What data must show before they go up.
    package var gate = GateSettings()
    /// The day the run counts as happening on; nil for today.
    package var runDate: CalendarDay?
    /// The county's own rules, written out or in files.
    var rules: [CountyRuleEntry] = []
    /// A file of public holidays, for years that aren't built in.
    package var holidays: String?
    /// The file cases are remembered in from run to run; nil for none.
    package var ledger: String?
    /// Who issues notices and bulletins, and where appeals go.
    package var notice = NoticeSettings()
    /// In the order of the manifest.
    package var suppressions: [Suppression] = []
}

/// One entry of the manifest's `sources`.
package struct SourceDeclaration: Sendable {
    package let source: SourceID
    package var patterns: [String] = []
    /// Header in the files for each field named.
    package var columns: [Field: String] = [:]
    /// The county layout of the files; told by their headers when not given.
    package var layout: TableLayout?
    /// The sheet of a workbook, by name or number.
    package var sheet: String?
    package var encoding: String?
    package var delimiter: UInt8?
    package var headerRows: Int?
    /// The chain of custody of a declared birth list; its own when not given.
    package var chain: CustodyChain?
    package let line: Int

    package init(source: SourceID, line: Int) {
        self.source = source
        self.line = line
    }
}
