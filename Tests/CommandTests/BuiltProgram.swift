import Foundation
import TestSupport

/// The built program, run as a person runs it.
struct BuiltProgram {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle, where the build puts every product.
    static var executable: URL {
        get throws {
            var directory = URL(fileURLWithPath: CommandLine.arguments[0])
                .deletingLastPathComponent()
            for _ in 0..<6 {
                let candidate = directory.appendingPathComponent("hecha")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                directory = directory.deletingLastPathComponent()
            }
            throw CocoaError(.fileNoSuchFile)
        }
    }

    /// A program built with a sanitizer takes the options the tests were given.
    private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"].contains($0.key)
    }

    static func run(
        _ arguments: [String], environment: [String: String] = ["LANG": "C.UTF-8"],
        in directory: URL? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = try executable
        process.arguments = arguments
        process.environment = environment.merging(sanitizerOptions) { own, _ in own }
        if let directory { process.currentDirectoryURL = directory }
        process.standardInput = FileHandle.nullDevice
        // Files, not pipes: a full pipe would stop a program nobody reads from.
        let folder = try ScratchFolder()
        process.standardOutput = try FileHandle(forWritingTo: folder.write("output", []))
        process.standardError = try FileHandle(forWritingTo: folder.write("errors", []))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try folder.text("output"),
            errors: try folder.text("errors"))
    }

    /// Started and left to itself; nobody hears what it says.
    static func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = try executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

typealias TemporaryFolder = ScratchFolder
