import RegistryIntake
import RegistryModel
import RegistryRules

/// Reads one file in a county's own XML, which says nothing of county and period, on one thread.
struct FlatXMLFileReading: Sendable {
    let file: NumberedFile
    let judge: RecordJudge
    let retention: Retention

    func read() throws -> FileOutcome {
        var stream = try DecodedStream(file.context)
        let reader = try FlatXMLReader(file.context)
        var outcome = FileOutcome(
            input: InputFile(
                path: file.path, source: file.declaration.source, format: .flatXML))
        var findings = BoundedFindings(limit: BoundedFindings.ofFile)
        while let block = try stream.next() {
            let output = reader.feed(block)
            findings.add(output.findings)
            take(output, reader.derivations, &outcome)
        }
        let output = reader.finish()
        findings.add(output.findings)
        take(output, reader.derivations, &outcome)
        outcome.notes = reader.notes
        outcome.isUnread = reader.isRefused
        outcome.input.layout = reader.format
        outcome.input.rejectedCount = reader.rejectedCount
        outcome.findings += findings.settled + stream.findings
        outcome.input.note(stream)
        return outcome
    }

    /// Reads single records again, of each slice those wanted.
    func read(only slices: [WantedRows]) throws -> [RecordTable] {
        var stream = try DecodedStream(file.context)
        let reader = try FlatXMLReader(file.context)
        var picked = PickedRecords(slices, retention)
        while let block = try stream.next() {
            for table in reader.feed(block).tables {
                picked.add(table.deriving(reader.derivations))
            }
        }
        for table in reader.finish().tables { picked.add(table.deriving(reader.derivations)) }
        return picked.tables
    }

    private func take(
        _ output: XMLOutput, _ derivations: [TableLayout.Derivation], _ outcome: inout FileOutcome
    ) {
        for read in output.tables {
            let table = read.deriving(derivations)
            outcome.take(
                JudgedSlice(table, by: judge, retention, full: outcome.rules.full))
            outcome.input.recordCount += table.count
        }
    }
}
