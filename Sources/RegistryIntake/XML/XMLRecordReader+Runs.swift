import RegistryModel

// Putting records that were read elsewhere, from stretches of the same text, where they belong.
extension XMLRecordReader {
    /// What other threads need to read stretches of this file; nil until the root was read, or when
    /// the file was refused.
    package func stretchContext() -> XMLStretchContext? {
        guard hasRoot, !isRefused, rootAttributes != nil else { return nil }
        return XMLStretchContext(
            findings: findings, schema: schema, frame: frame,
            // A record without a prefix is the schema's only in a root without one.
            plan: frame.isPrefixed ? nil : XMLRecordPlan(schema), scanner: scanner)
    }

    /// Takes a run of records that follows the text fed so far.
    ///
    /// Returns what was ready before it, with the run's own findings; its table is the caller's to
    /// put behind the tables returned, its records' numbers raised by `numberOffset`, which counts
    /// records before it of which nothing could be read. Nil for `numberOffset`: given up before.
    package func add(_ run: XMLRecordRun) throws(XMLReaderFailure) -> (
        output: XMLOutput, numberOffset: Int?
    ) {
        if isRefused { return (XMLOutput(), nil) }
        scanner.skipRecords(bytes: run.byteCount, lines: run.lineCount)
        for mark in scanner.takeMarks() where givenUpAt == nil { try follow(mark) }
        if givenUpAt == nil { try readPending() }
        buffer.removeAll(keepingCapacity: true)
        bufferOffset = scanner.offset
        if givenUpAt != nil { return (takeOutput(), nil) }
        handOverTable()
        // The first of them was counted when its start was followed.
        let offset = recordCount - 1 - rowCount
        recordCount += run.table.count - 1
        rowCount += run.table.count
        current = XMLSegment(.passed, start: scanner.offset, line: scanner.line)
        output.findings += run.findings
        say(run.saidOnce)
        return (takeOutput(), offset)
    }
}
