import AuditReports
import RegistryModel
import Testing

@Suite("Files for machines")
struct MachineFileTests {
    private let files: [String: String]

    init() throws {
        files = reports(try SampleCounty().result())
    }

    private func lines(_ path: String) throws -> [Substring] {
        try #require(files[path]).split(separator: "\n")
    }

    /// The keys of the outermost object, in the order written.
    private func keys(_ json: Substring) -> [String] {
        var depth = 0
        var keys: [String] = []
        var text = ""
        var isInText = false
        var isEscaped = false
        for character in json {
            if isInText {
                if isEscaped { isEscaped = false; continue }
                if character == "\\" { isEscaped = true; continue }
                if character == "\"" { isInText = false } else { text.append(character) }
                continue
            }
            switch character {
            case "\"":
                isInText = true
                text = ""
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case ":" where depth == 1: keys.append(text)
            default: break
            }
        }
        return keys
    }

    @Test("cases.jsonl has the fields of the design, in order")
    func caseFields() throws {
        let names = [
            "caseID", "verdict", "grade", "villageCode", "row", "points", "pointsMin", "pointsMax",
            "status", "fields", "records", "reason", "matchProbability", "ifVerified",
        ]
        let lines = try lines("cases.jsonl")
        #expect(lines.count == SampleCounty().cases.count)
        for line in lines { #expect(keys(line) == names) }
    }

    @Test("a case with an interval, word for word")
    func intervalCase() throws {
        let line = try #require(try lines("cases.jsonl").first { $0.contains("M-81C0") })
        let expected = #"""
            {"caseID":"M-81C0","verdict":"missing","grade":"A","villageCode":"520525102201",\#
            "row":"missing-birth-outside-1","points":2,"pointsMin":2,"pointsMax":9,\#
            "status":"provisional","fields":[],"records":[\#
            {"source":"hospital.deliveries","recordID":"FM-2013-2",\#
            "file":"hospital/deliveries.xml","line":28},\#
            {"source":"police.entries","recordID":"RH2","file":"police/entries.csv","line":4}],\#
            "reason":{"zh":"两条证据链；政策属性与孩次不明，母亲已有子女至多 4 人。",\#
            "en":"Two chains; policy status and parity unknown, at most 4 earlier children."},\#
            "matchProbability":null,"ifVerified":null}
            """#
        #expect(line == expected)
    }

    @Test("an open or unassigned case counts nothing and says what it would come to")
    func openCase() throws {
        let open = try #require(try lines("cases.jsonl").first { $0.contains("M-C555") })
        #expect(open.contains(#""points":0,"pointsMin":0,"pointsMax":0,"status":"open""#))
        #expect(open.hasSuffix(#""ifVerified":[3,5]}"#))
        let unassigned = try #require(try lines("cases.jsonl").first { $0.contains("M-D000") })
        #expect(unassigned.contains(#""villageCode":null,"row":"missing-birth-within","points":0"#))
        let disputed = try #require(try lines("cases.jsonl").first { $0.contains("D-0001") })
        #expect(disputed.hasSuffix(#""ifVerified":null}"#))
    }

    @Test("deductions.csv has a column a row of the table, and adds up")
    func deductions() throws {
        let lines = try lines("deductions.csv")
        let head = """
            villageCode,villageName,townshipName,missing-birth-outside-1,\
            missing-birth-outside-2,missing-birth-within,missing-birth-outside-3,\
            missing-birth-outside-4plus,misreported-birth,misreported-sex,\
            missing-newlyweds,missing-person,missing-household,confirmed,provisionalMin,\
            provisionalMax,points,pointsMax,cases,births,rank
            """
        #expect(lines[0] == head)
        #expect(lines[1] == "520525102201,新房村,新房乡,2,0,3,0,0,0,2,0,0,0,0,7,14,7,14,3,11,2")
        #expect(lines[2] == "520525102202,大坪村,新房乡,0,0,0,0,7,1,0,0,1,0,0,9,9,9,9,3,19,1")
        #expect(lines[3] == "520525102203,小河村,新房乡,0,3,0,0,0,0,0,0,0,0,3,0,0,3,3,1,27,3")
        #expect(lines.count == 9)
    }

    @Test("findings.jsonl has the fields of the design, in order, and masks every personal value")
    func findings() throws {
        let lines = try lines("findings.jsonl")
        for line in lines {
            #expect(
                keys(line) == [
                    "rule", "name", "severity", "source", "file", "line", "recordID", "fields",
                    "values", "message", "fingerprint", "cause", "suppressed",
                ])
        }
        let expected = #"""
            {"rule":"FLD011","name":"id-bad-check-digit","severity":"error",\#
            "source":"police.roster","file":"police/roster.csv","line":17,\#
            "recordID":"520525********4562","fields":["idNumber"],\#
            "values":{"value":"520525********4562","name":"杨**"},\#
            "message":{"zh":"校验码不符 520525********4562 杨**",\#
            "en":"check character is wrong 520525********4562 杨**"},\#
            "fingerprint":"14a34e1bf083c3a1","cause":null,"suppressed":null}
            """#
        #expect(lines[0] == expected)
        #expect(lines[1].contains(#""line":null"#))
    }

    @Test("run.json keeps times apart from everything else")
    func run() throws {
        let run = try #require(files["run.json"])
        #expect(
            keys(run[...]) == [
                "tool", "county", "period", "runDate", "answerBy", "inputs", "penaltyTable",
                "policy", "reliability", "counts", "totals", "notes", "times",
            ])
        let other = reports(try SampleCounty().result(milliseconds: 99_999))
        for (path, text) in files where path != "run.json" { #expect(other[path] == text) }
        let times = try #require(run.firstRange(of: "\"times\""))
        #expect(other["run.json"]?.hasPrefix(run[..<times.lowerBound]) == true)
    }

    @Test("a spreadsheet formula in a village's name is defused, quotes are doubled")
    func formula() throws {
        for (name, cell) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("+1", "'+1"), ("@x", "'@x"), ("-3", "'-3"),
            ("新\"房\",村", "\"新\"\"房\"\",村\""), ("a\nb", "\"a\nb\""),
        ] {
            let csv = reports(try SampleCounty(villageName: name).result())["deductions.csv"]
            #expect(csv?.contains("520525102201,\(cell),") == true)
        }
    }

    @Test("JSON escapes quotes, backslashes and control characters")
    func escapes() throws {
        let note = Bilingual(zh: "\"引\"\\\n\t\u{1}\u{7f}", en: "x")
        var result = try SampleCounty().result()
        result.notes = [note]
        let run = try #require(reports(result)["run.json"])
        #expect(run.contains(#""zh": "\"引\"\\\n\t\u0001\u007f""#))
    }
}
