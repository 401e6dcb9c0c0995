import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("The manifest")
struct ManifestTests {
    private let plain = "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\n"

    @Test("county and period are enough")
    func minimal() throws {
        let manifest = try ManifestReader(path: "audit.yaml").read(plain)
        #expect(manifest.county == 520_525)
        #expect(manifest.period.lowerBound.description == "2013-05-01")
        #expect(manifest.penaltyTable == "nayong-2013")
        #expect(manifest.sources == nil)
    }

    @Test("sources, extra lists, columns and policy are read")
    func full() throws {
        let text =
            plain + """
                reportingYear: {startsOn: "10-01"}
                sources:
                  registry.births: ["registry/births-*.csv"]
                  hospital.deliveries: hospital/*.xml
                  school.enrolment:
                    files: ["school/*.csv"]
                    kind: person-list
                    columns: {name: 学生姓名, idNumber: 身份证号}
                policy: {closingDay: 7, provisionalGrades: [A]}
                """
        let manifest = try ManifestReader(path: "audit.yaml").read(text)
        let sources = try #require(manifest.sources)
        #expect(
            sources.map(\.source.name) == [
                "hospital.deliveries", "registry.births", "school.enrolment",
            ])
        #expect(sources[2].columns[.name] == "学生姓名")
        #expect(manifest.policy.closingDay == 7)
        #expect(manifest.policy.provisionalGrades == [.a])
    }

    @Test(
        "a mistake is told with its line",
        arguments: [
            ("conty: \"520525\"\n", 1, "county"), ("sorces: {}\n", 3, "sources"),
            ("sources:\n  hospital.delivery: x.csv\n", 4, "hospital.deliveries"),
            ("ledger: a\npolicy: {closingDay: 7}\n\"ledger\": b\n", 5, "ledger"),
            ("sources:\n  x:\n    files: a\n    kind: person-list\n    files: b\n", 7, "files"),
            ("penaltyTable: [a]\n", 3, "single value"), ("policy: {closingDay: 40}\n", 3, "31"),
            (
                "sources:\n  x:\n    files: a.csv\n    kind: person-list\n    columns: {nmae: 姓名}\n",
                7, "name"
            ),
        ])
    func mistakes(addition: String, line: Int, hint: String) throws {
        let text = addition.hasPrefix("conty") ? addition : plain + addition
        let error = #expect(throws: ManifestError.self) {
            try ManifestReader(path: "audit.yaml").read(text)
        }
        #expect(error?.line == line)
        #expect(error?.message.en.contains(hint) == true)
    }

    @Test(
        "patterns match as file patterns do",
        arguments: [
            ("registry/births-*.csv", "registry/births-102.csv", true),
            ("*.csv", "registry/births.csv", false), ("**/*.csv", "a/b/births.csv", true),
            ("**/*.csv", "births.csv", true), ("a/**", "a/b/c.xml", true),
            ("b?.csv", "b1.csv", true), ("b?.csv", "b12.csv", false),
        ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect(PathPattern(pattern).matches(path) == matches)
    }

    @Test(
        "sources are told from file names",
        arguments: [
            ("registry/births-2013.csv", SourceKind.registryBirths),
            ("deliveries.xml.gz", .hospitalDeliveries), ("civil/marriages.csv", .civilMarriages),
            ("registry/marriages.csv", .registryMarriages), ("villages.csv", .villages),
            ("police.roster.csv", .policeRoster), ("civil-marriages.csv", .civilMarriages),
        ])
    func inference(path: String, kind: SourceKind) {
        #expect(SourceDiscovery.inferredKind(path) == kind)
    }

    @Test("marriages without a telling directory are the registry's")
    func ambiguous() {
        #expect(SourceDiscovery.inferredKind("marriages.csv") == .registryMarriages)
        #expect(SourceDiscovery.inferredKind("notes.csv") == nil)
    }
}
