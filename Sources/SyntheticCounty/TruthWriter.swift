/// Writes `truth/`: every birth as it was, every case a right audit opens, points a village, and what
/// rules must find in the month's papers.
struct TruthWriter {
    private let births: ByteFile
    private let expected: ByteFile
    private let directory: String
    private let gazetteer: Gazetteer
    private let expectation: Expectation
    private var points: [VillagePoints]
    private(set) var cases = 0
    private(set) var byVerdict: [String: Int] = [:]

    private struct VillagePoints {
        var minimum = 0
        var maximum = 0
        var openCases = 0
    }

    init(directory: String, gazetteer: Gazetteer) throws {
        self.directory = directory + "/truth"
        self.gazetteer = gazetteer
        expectation = Expectation(gazetteer: gazetteer)
        births = try ByteFile(path: self.directory + "/births.jsonl")
        expected = try ByteFile(path: self.directory + "/expected.jsonl")
        points = Array(repeating: VillagePoints(), count: gazetteer.villages.count)
    }

    /// Writes a birth and its cases; returns the cases.
    mutating func write(_ birth: Birth) throws -> [ExpectedCase] {
        let cases = expectation.cases(birth)
        try births.write(line(birth, cases)[...])
        for expected in cases {
            try write(expected, village: birth.village)
        }
        return cases
    }

    mutating func write(_ expectedCase: ExpectedCase, village: Int?) throws {
        cases += 1
        byVerdict[expectedCase.verdict.rawValue, default: 0] += 1
        try expected.write(line(expectedCase)[...])
        guard let village else { return }
        points[village].minimum += expectedCase.price.minimum
        points[village].maximum += expectedCase.price.maximum ?? expectedCase.price.minimum
        if expectedCase.price.maximum == nil { points[village].openCases += 1 }
    }

    /// The findings that the month's papers must have, and the only ones.
    func write(_ slips: [PlantedSlip]) throws {
        let file = try ByteFile(path: directory + "/findings.jsonl")
        for slip in slips {
            var line = JSONLine()
            line.add("rule", slip.rule)
            line.add("source", slip.source)
            line.add("file", slip.path)
            line.add("line", slip.line)
            line.add("kind", slip.en)
            try file.write(line.finished()[...])
        }
        try file.close()
    }

    func close() throws {
        let villages = try ByteFile(path: directory + "/villages.csv")
        try villages.write("villageCode,pointsMin,pointsMax,openMaxima\n")
        for (index, village) in gazetteer.villages.enumerated() {
            let sum = points[index]
            try villages.write(
                "\(village.code),\(sum.minimum),\(sum.maximum),\(sum.openCases)\n")
        }
        try villages.close()
        try births.close()
        try expected.close()
    }

    private func line(_ birth: Birth, _ cases: [ExpectedCase]) -> [UInt8] {
        let village = birth.village.map { gazetteer.villages[$0].code }
        let reporting = birth.reportingVillage.map { gazetteer.villages[$0].code }
        let decisive = cases.first { $0.required }
        var line = JSONLine()
        line.add("birth", birth.key)
        line.add("kind", birth.kind.rawValue)
        line.add("noise", birth.noise.rawValue)
        line.add("inScope", birth.scope == .counted)
        line.add("scope", birth.scope.rawValue)
        line.add("villageCode", village)
        line.add("reportingVillageCode", birth.isReported ? reporting : nil)
        addChild(birth, to: &line)
        addParents(birth, to: &line)
        line.add("records", birth.records.map(Self.text))
        line.add("errors", birth.errors.map(Self.object))
        line.add("verdict", decisive?.verdict.rawValue ?? "confirmed")
        line.add("grade", decisive?.grade)
        line.add("row", decisive?.price.row)
        line.add("points", decisive?.price.minimum ?? 0)
        line.add("pointsMin", decisive?.price.minimum ?? 0)
        line.add("pointsMax", decisive.map { $0.price.maximum } ?? 0)
        return line.finished()
    }

    private func addChild(_ birth: Birth, to line: inout JSONLine) {
        let clock = (birth.minute / 60).padded(2) + ":" + (birth.minute % 60).padded(2)
        line.add("childName", birth.childName.text)
        line.add("sex", birth.male ? 1 : 2)
        line.add("birthDate", birth.day.text)
        line.add("birthTime", clock)
        line.add("idNumber", birth.scope == .counted ? birth.number.text : nil)
        line.add("certificateNumber", birth.certificate.isEmpty ? nil : birth.certificate)
        line.add("parity", birth.parity)
        line.add("policyStatus", birth.outside ? 2 : 1)
        line.add("plurality", birth.plurality)
        line.add("birthOrder", birth.birthOrder)
        line.add("outcome", birth.outcome)
        line.add("birthPlace", birth.place)
        line.add("facilityCode", birth.facility.map { gazetteer.facilities[$0].code })
    }

    private func addParents(_ birth: Birth, to line: inout JSONLine) {
        line.add("motherName", birth.mother.name.text)
        line.add("motherIDNumber", birth.mother.number.text)
        line.add("fatherName", birth.father.name.text)
        line.add("fatherIDNumber", birth.father.number.text)
        line.add("householdID", birth.village == nil ? nil : birth.householdID)
        line.add("householdNumber", birth.village == nil ? nil : String(birth.policeNumber))
    }

    private func line(_ expected: ExpectedCase) -> [UInt8] {
        var line = JSONLine()
        line.add("verdict", expected.verdict.rawValue)
        line.add("grade", expected.grade)
        line.add("villageCode", expected.villageCode)
        line.add("row", expected.price.row)
        line.add("points", expected.price.minimum)
        line.add("pointsMin", expected.price.minimum)
        line.add("pointsMax", expected.price.maximum)
        if let potential = expected.potential {
            line.add("potentialMin", potential.minimum)
            line.add("potentialMax", potential.maximum)
        }
        line.add("fields", expected.fields)
        line.add("records", expected.records.map(Self.text))
        line.add("births", expected.birthKeys)
        line.add("kind", expected.kind)
        line.add("required", expected.required)
        line.add("alsoAccepted", expected.alsoAccepted)
        return line.finished()
    }

    private static func text(_ record: Birth.RecordName) -> String {
        record.source + ":" + record.recordID
    }

    private static func object(_ error: Birth.InjectedError) -> JSONLine {
        var object = JSONLine()
        object.add("record", text(error.record))
        object.add("field", error.field.rawValue)
        object.add("kind", error.kind)
        object.add("true", error.truth)
        object.add("written", error.written)
        return object
    }
}
