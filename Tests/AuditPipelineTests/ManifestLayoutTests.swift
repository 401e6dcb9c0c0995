import RegistryModel
import Testing

@testable import AuditPipeline

@Suite("A manifest's format: and sheet:")
struct ManifestLayoutTests {
    private func sources(_ text: String) throws -> [SourceDeclaration] {
        let head = "county: \"520525\"\nperiod: {from: 2013-05-01, to: 2013-05-31}\nsources:\n"
        return try ManifestReader(path: "audit.yaml").read(head + text).sources ?? []
    }

    @Test("a layout of the source is taken, with a sheet")
    func named() throws {
        let own = try sources(
            "  hospital.deliveries: {files: [h/*.xlsx], format: delivery-sheet, sheet: 实名登记}\n")
        #expect(own[0].layout?.id == "delivery-sheet")
        #expect(own[0].sheet == "实名登记")
        #expect(own[0].source == SourceID(.hospitalDeliveries))
    }

    @Test("certificates are a list of births of the delivery's chain, adoptions one of persons")
    func extra() throws {
        let own = try sources(
            "  certificates: {files: [c.xlsx], format: birth-certificates}\n"
                + "  adoptions: {files: [a.xlsx], format: adoptions}\n")
        let kinds = Dictionary(uniqueKeysWithValues: own.map { ($0.source.name, $0) })
        #expect(kinds["certificates"]?.source.kind == .birthList)
        #expect(kinds["certificates"]?.chain == .delivery)
        #expect(kinds["adoptions"]?.source.kind == .personList)
        #expect(kinds["adoptions"]?.chain == nil)
    }

    @Test(
        "an unknown layout, or one of another source, is refused at its line",
        arguments: [
            "  police.entries: {files: [p.txt], format: police-newborn}\n",
            "  police.roster: {files: [p.txt], format: police-newborns}\n",
        ])
    func refused(text: String) throws {
        let error = #expect(throws: ManifestError.self) { try sources(text) }
        #expect(error?.line == 4)
        #expect(error?.sentence.zh.contains("police-newborns") == true)
    }
}
