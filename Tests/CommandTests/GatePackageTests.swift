import Foundation
import Testing

@Suite("Upload packages: where they go, and what is said of them", .serialized)
struct GatePackageTests {
    private func lines(_ run: BuiltProgram.Outcome) -> [String] {
        run.output.split(separator: "\n").map(String.init)
    }

    @Test("after a failed gate an earlier package is said to be one, and stays as it was")
    func former() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        #expect(try BuiltProgram.run(["gate", county]).status == 0)
        let manifest = try folder.text("county/upload/manifest.json")
        try FileManager.default.removeItem(atPath: county + "/vaccination")
        let run = try BuiltProgram.run(["gate", county])
        #expect(run.status == 1)
        let note = try #require(lines(run).last)
        #expect(note.contains("以前的上传包") && note.contains("2013-05-01 至 2013-05-31"), "\(note)")
        #expect(note.contains(county + "/upload") && note.contains("请勿"))
        #expect(try folder.text("county/upload/manifest.json") == manifest)
        let json = try BuiltProgram.run(["gate", county, "--format", "json"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((object["formerPackage"] as? [String: String])?["county"] == "520525")
        #expect(object["package"] is NSNull)
    }

    @Test("a package goes where a link leads, and into an empty folder")
    func places() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: folder.path + "/out/real", withIntermediateDirectories: true)
        let link = folder.path + "/link"
        try manager.createSymbolicLink(atPath: link, withDestinationPath: "out/real")
        for _ in 0..<2 {
            let run = try BuiltProgram.run(["gate", county, "--package", link])
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            #expect(try manager.destinationOfSymbolicLink(atPath: link) == "out/real")
            #expect(manager.fileExists(atPath: folder.path + "/out/real/manifest.json"))
        }
        try folder.write("file", "x")
        let file = try BuiltProgram.run(["gate", county, "--package", folder.path + "/file"])
        #expect(file.status == 2 && file.errors.contains("--package"))
    }

    @Test("the receiving end hears of taking, not of uploading")
    func arrival() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        #expect(try BuiltProgram.run(["gate", county]).status == 0)
        let package = county + "/upload"
        let sound = try BuiltProgram.run(["gate", "--verify", package])
        #expect(sound.status == 0 && sound.output.contains("可以接收"))
        #expect(lines(sound)[0].contains("520525，2013-05-01 至 2013-05-31"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: package + "/more.xml"))
        let run = try BuiltProgram.run(["gate", "--verify", package])
        #expect(run.status == 1 && run.output.contains("不能接收"))
        #expect(!run.output.contains("上传："))
        let english = try BuiltProgram.run(["gate", "--verify", package, "--lang", "en"])
        #expect(english.output.contains("Not to be taken"))
    }

    @Test(
        "a manifest edited or with a member twice is found out",
        arguments: [
            ("\"accuracy\" : \"", "\"accuracy\" : \"9", "校验和不符"),
            ("\"tool\" : \"hecha", "\"tool\" : \"Hecha", "校验和不符"),
            ("  \"county\" : ", "  \"county\" : \"520526\",\n  \"county\" : ", "重复的项：county"),
        ])
    func manifest(from: String, to: String, said: String) throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        #expect(try BuiltProgram.run(["gate", county]).status == 0)
        let text = try folder.text("county/upload/manifest.json")
        #expect(text.contains(from))
        try folder.write(
            "county/upload/manifest.json",
            text.replacing(from, with: to, maxReplacements: 1))
        let run = try BuiltProgram.run(["gate", "--verify", county + "/upload"])
        #expect(run.status == 1)
        #expect(lines(run).contains { $0.hasPrefix("✗") && $0.contains(said) }, "\(run.output)")
    }

    @Test("--quiet leaves out what is met, --fail-on never doesn't fail")
    func quiet() throws {
        let folder = try TemporaryFolder()
        let county = try SoundCounty.make(in: folder)
        let passed = try BuiltProgram.run(["gate", county, "--quiet"])
        #expect(passed.status == 0 && passed.output.isEmpty, "\(passed.output)")
        try FileManager.default.removeItem(atPath: county + "/vaccination")
        let failed = try BuiltProgram.run(["gate", county, "--quiet"])
        #expect(failed.status == 1 && !failed.output.contains("✓"))
        #expect(failed.output.contains("✗"))
        let never = try BuiltProgram.run(["gate", county, "--fail-on", "never"])
        #expect(never.status == 0 && never.output.contains("✗"))
    }
}
