import Foundation
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

    @Test("an XML template is valid and read, its required fields blank")
    func xml() throws {
        let folder = try TemporaryFolder()
        let lint = URL(fileURLWithPath: "/usr/bin/xmllint")
        let hasLint = FileManager.default.isExecutableFile(atPath: lint.path)
        if !hasLint { Issue.record("xmllint isn't installed: templates weren't validated by it") }
        for source in Self.sources {
            let file = folder.path + "/\(source).xml"
            try BuiltProgram.run(["schema", source, "--template", "xml", "--output", file])
            let check = try BuiltProgram.run(
                ["check", file, "--source", source, "--quiet", "--format", "jsonl"])
            #expect(check.status == 1 || check.status == 0)
            for line in check.output.split(separator: "\n") {
                // A birth without a name is noticed besides.
                #expect(line.contains("FLD001") || line.contains("FLD024"), "\(source): \(line)")
            }
            let xsd = try BuiltProgram.run(["schema", source, "--xsd"]).output
            let kept = Self.repository.appending(path: "Schemas/\(source).xsd")
            #expect(xsd == (try String(contentsOf: kept, encoding: .utf8)))
            guard hasLint else { continue }
            let process = Process()
            process.executableURL = lint
            process.arguments = ["--noout", "--schema", kept.path, file]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(source)")
        }
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
