import Foundation

/// A program of the system that tests use as a second opinion, where it is installed.
package struct ExternalTool: Sendable {
    package let path: String

    /// Nil when no folder of `PATH` has it.
    package init?(_ name: String) {
        if name.hasPrefix("/") {
            guard FileManager.default.isExecutableFile(atPath: name) else { return nil }
            path = name
            return
        }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { $0 + "/" + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        path = found
    }

    /// What it printed, and its exit status.
    package func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let folder = try ScratchFolder()
        let handle = try FileHandle(forWritingTo: folder.write("said", []))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try folder.text("said"))
    }

    package static let xmllint = ExternalTool("xmllint")
    package static let pdftotext = ExternalTool("pdftotext")
    package static let unzip = ExternalTool("unzip")

    /// Python with openpyxl: that of the path, else the system's.
    package static let openpyxl: ExternalTool? = ["python3", "/usr/bin/python3"].lazy
        .compactMap { ExternalTool($0) }
        .first { (try? $0.run(["-c", "import openpyxl"]).status) == 0 }

    package static let office = ExternalTool("soffice")

    /// Whether the office programs can read text documents: Writer may be left out.
    package static let writer: ExternalTool? = {
        guard let office else { return nil }
        let folder = URL(fileURLWithPath: office.path).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.contains { $0.hasPrefix("libswlo") } ? office : nil
    }()

    /// Lines in which the office programs find fault; that they have no Java is none of a file's.
    package static func complaints(in said: String) -> [Substring] {
        said.split(separator: "\n").filter { line in
            let line = line.lowercased()
            return (line.hasPrefix("error") || line.hasPrefix("warn")) && !line.contains("javaldx")
        }
    }

    /// Converts a file by the office programs into `folder`; returns the new file's text and what
    /// they said. They want a profile of their own for each run.
    package static func converted(
        _ file: URL, to filter: String, in folder: URL, by office: ExternalTool
    ) throws -> (data: Data?, said: String) {
        let profile = folder.appendingPathComponent("profile").absoluteString
        let outcome = try office.run([
            "-env:UserInstallation=\(profile)", "--headless", "--norestore", "--convert-to", filter,
            "--outdir", folder.path, file.path,
        ])
        let ending = filter.prefix { $0 != ":" }
        let made = folder.appendingPathComponent(file.lastPathComponent)
            .deletingPathExtension().appendingPathExtension(String(ending))
        return (FileManager.default.contents(atPath: made.path), outcome.output)
    }
}
