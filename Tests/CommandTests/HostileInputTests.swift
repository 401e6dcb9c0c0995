import Foundation
import Testing

@Suite("Hostile and damaged input", .serialized)
struct HostileInputTests {
    private let header =
        "birthID,childName,sex,birthDate,parity,policyStatus,motherName,motherIDNumber,villageCode,reportedAt"
    private let row = "B1,王小明,1,2013-05-07,1,1,李梅,110101199003070724,520525100201,2013-05-20"

    private func check(_ name: String, _ text: String) throws -> BuiltProgram.Outcome {
        let folder = try TemporaryFolder()
        return try BuiltProgram.run([
            "check", "--source", "registry.births", folder.write(name, text),
        ])
    }

    @Test("lines that end in a carriage return alone are lines")
    func bareReturns() throws {
        let run = try check("births.csv", "\(header)\r\(row)\r")
        #expect(run.status == 0)
        #expect(run.errors.contains("1 条记录"))
    }

    @Test("a header without a record, and a root without one, are empty files")
    func nothingButHeader() throws {
        #expect(try check("births.csv", header + "\n").output.contains("FIL030"))
        let root = "<births xmlns=\"urn:hecha:exchange:1\"></births>"
        #expect(try check("births.xml", root).output.contains("FIL030"))
    }

    @Test("personal values that stand in other fields are masked all the same")
    func misplacedValues() throws {
        let shifted = row.replacing(",1,2013-05-07,", with: ",李隐秘,110101199003070724,")
            .replacing("B1,", with: "110101199003070724,")
        let run = try check("births.csv", "\(header)\n\(shifted)\n")
        #expect(run.status == 1)
        #expect(!run.output.contains("李隐秘"))
        #expect(!run.output.contains("110101199003070724"))
    }

    @Test("a document type is refused, and nothing of it is expanded or fetched")
    func doctype() throws {
        let bomb = """
            <!DOCTYPE births [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY x SYSTEM "file:///etc/passwd">]>
            <births xmlns="urn:hecha:exchange:1"><birth><birthID>&b;&x;</birthID></birth></births>
            """
        let run = try check("births.xml", bomb)
        #expect(run.status == 1)
        #expect(run.output.contains("FIL012"))
        #expect(!run.output.contains("root:"))
    }

    @Test("records behind the root's end are read and said")
    func trailingRecords() throws {
        let record = "<birth><birthID>B1</birthID></birth>"
        let run = try check(
            "births.xml",
            "<births xmlns=\"urn:hecha:exchange:1\">\(record)</births>\n\(record)\n")
        #expect(run.output.contains("births.xml:2: FIL010"))
    }

    @Test("an output that can't be written to ends with 2 and a sentence")
    func fullDevice() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "births.csv", "\(header)\n\(row.replacing("05-07", with: "02-30"))\n")
        let run = try BuiltProgram.run(["check", file, "--output", "/dev/full"])
        #expect(run.status == 2)
        #expect(run.errors.contains("/dev/full"))
    }

    @Test("a truncated registry file: said, and nobody is called missing for it")
    func truncatedRegistry() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "audit.yaml", "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\n")
        try folder.write(
            "villages.csv", "villageCode,villageName,townshipName\n520525100201,甲村,乙镇\n")
        try folder.write("births.csv", "\(header)\n\(row)\nB2,王小")
        try folder.write(
            "deliveries.csv",
            """
            deliveryID,facilityCode,deliveredAt,motherName,motherIDNumber,childSex,outcome,villageCode
            D1,F1,2013-05-07T10:00,李梅,110101199003070724,1,1,520525100201
            D2,F1,2013-05-09T10:00,赵兰,110101199203070725,2,1,520525100201

            """)
        let run = try BuiltProgram.run(["audit", folder.path])
        #expect(run.status == 1)
        #expect(run.output.contains("请注意"))
        let cases = try folder.text("report/cases.jsonl")
        #expect(!cases.contains("\"verdict\":\"missing\""))
        #expect(cases.contains("\"verdict\":\"disputed\""))
    }
}
