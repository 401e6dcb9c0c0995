import Foundation
import TestSupport
import Testing

@Suite("hecha schema, and files as county systems export them")
struct SchemaCommandTests {
    private static let sources: [String] = {
        let list = try? BuiltProgram.run(["schema"]).output
        return (list ?? "").split(separator: "\n").compactMap {
            $0.split(separator: "\t").first.map(String.init)
        }
    }()

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func fixture(_ name: String) -> String {
        Self.repository.appending(path: "Tests/RegistryIntakeTests/Fixtures/\(name)").path
    }

    @Test("lists the sources, and the fields of one in both languages")
    func listing() throws {
        #expect(Self.sources.count == 15)
        let table = try BuiltProgram.run(["schema", "registry.births"])
        #expect(table.status == 0)
        #expect(table.output.contains("birthDate\t出生日期、出生时间\t日期\t必填"))
        let english = try BuiltProgram.run(["schema", "registry.births", "--lang", "en"])
        #expect(english.output.contains("\tdate\trequired"))
        #expect(try BuiltProgram.run(["schema", "--template", "csv"]).status == 64)
        #expect(try BuiltProgram.run(["schema", "registry.birth"]).status == 64)
    }

    @Test("a CSV template is read as its source, without a word but that it is empty")
    func csv() throws {
        let folder = try TemporaryFolder()
        for source in Self.sources {
            for language in ["zh", "en"] {
                let file = folder.path + "/\(source)-\(language).csv"
                let made = try BuiltProgram.run([
                    "schema", source, "--template", "csv", "--lang", language, "--output", file,
                ])
                #expect(made.status == 0)
                let data = try Data(contentsOf: URL(fileURLWithPath: file))
                #expect(data.starts(with: [0xEF, 0xBB, 0xBF]))
                let check = try BuiltProgram.run([
                    "check", file, "--source", source, "--quiet", "--format", "jsonl",
                ])
                let lines = check.output.split(separator: "\n")
                #expect(lines.count == 1 && lines[0].contains("FIL030"), "\(source) \(language)")
            }
        }
    }

    @Test("an XML template is valid and read without a word but that it is empty")
    func xml() throws {
        let folder = try TemporaryFolder()
        for source in Self.sources {
            for language in ["zh", "en"] {
                let file = folder.path + "/\(source)-\(language).xml"
                try BuiltProgram.run([
                    "schema", source, "--template", "xml", "--lang", language, "--output", file,
                ])
                let codes = try self.codes(file, of: source)
                #expect(codes == ["FIL030"], "\(source): \(codes)")
                try expectValid(file, of: source)
            }
            let xsd = try BuiltProgram.run(["schema", source, "--xsd"]).output
            let kept = Self.repository.appending(path: "Schemas/\(source).xsd")
            #expect(xsd == (try String(contentsOf: kept, encoding: .utf8)))
        }
    }

    @Test("the record in a template's comment is valid once copied, its required fields blank")
    func copiedRecord() throws {
        let folder = try TemporaryFolder()
        for source in Self.sources {
            let template = try BuiltProgram.run(["schema", source, "--template", "xml"]).output
            // The second comment stands within the root; its first line says what to do.
            let start = try #require(template.range(of: "\n  <!--"))
            let line = try #require(template[start.upperBound...].firstIndex(of: "\n"))
            let filled =
                template[..<start.lowerBound]
                + template[line...].replacing("\n  -->", with: "")
            let file = try folder.write("\(source).xml", String(filled))
            let codes = try self.codes(file, of: source)
            // A birth without a name is noticed besides.
            #expect(codes.allSatisfy { $0 == "FLD001" || $0 == "FLD024" }, "\(source): \(codes)")
            try expectValid(file, of: source)
        }
    }

    /// The rules of the findings, in their order.
    private func codes(_ file: String, of source: String) throws -> [String] {
        let check = try BuiltProgram.run(
            ["check", file, "--source", source, "--quiet", "--format", "jsonl"])
        #expect(check.status == 1 || check.status == 0)
        return check.output.matches(of: /"rule":"(\w+)"/).map { String($0.1) }
    }

    /// By xmllint, against the committed XSD.
    private func expectValid(_ file: String, of source: String) throws {
        guard let xmllint = ExternalTool.xmllint else {
            Issue.record("xmllint isn't installed: templates weren't validated by it")
            return
        }
        let kept = Self.repository.appending(path: "Schemas/\(source).xsd")
        let run = try xmllint.run(["--noout", "--schema", kept.path, file])
        #expect(run.status == 0, "\(source): \(run.output)")
    }

    @Test("layouts are listed with their headers")
    func layouts() throws {
        let all = try BuiltProgram.run(["schema", "--layouts"]).output
        for id in ["registry-births", "police-newborns", "delivery-sheet", "birth-certificates"] {
            #expect(all.contains(id))
        }
        let one = try BuiltProgram.run(["schema", "police.entries", "--layouts"]).output
        #expect(one.contains("idNumber → birthDate") && !one.contains("delivery-sheet"))
    }

    @Test("a workbook's cell is found at its row, whatever the file is called")
    func workbook() throws {
        let file = fixture("deliveries-openpyxl.xlsx")
        let check = try BuiltProgram.run(["check", file, "--select", "FLD015"])
        #expect(check.status == 1)
        #expect(check.output.contains("deliveries-openpyxl.xlsx:5:motherIDNumber: FLD015"))
        #expect(check.errors.contains("delivery-sheet") && check.errors.contains("实名登记"))
        let cover = try BuiltProgram.run(["check", file, "--sheet", "说明", "--quiet"])
        #expect(cover.output.contains("FIL001"))
    }

    @Test("a layout by name, and a wrong one told")
    func layoutOption() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "list.txt",
            "公民身份号码\t姓名\t性别\t受理日期\t居村委会\t父亲姓名\t父亲号码\t母亲姓名\t母亲号码\n"
                + "520525201305070016\t张小明\t1\t2013-05-20\t520525100201\t张强\t\t李梅\t\n")
        for arguments in [["check", file], ["check", file, "--layout", "police-newborns"]] {
            let check = try BuiltProgram.run(arguments + ["--ignore", "FIL020"])
            #expect(check.status == 0, "\(check.output)")
            #expect(check.errors.contains("police-newborns"))
            #expect(check.errors.contains("由公民身份号码推出"))
        }
        #expect(try BuiltProgram.run(["check", file, "--layout", "x"]).status == 64)
        let other = ["check", file, "--layout", "adoptions", "--source", "police.entries"]
        #expect(try BuiltProgram.run(other).status == 64)
    }
}
