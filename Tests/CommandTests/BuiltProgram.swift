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
        try run(executable, arguments, environment: environment, in: directory)
    }

    /// As somebody for whom permissions hold, which they don't for root: a copy in `folder` is run by
    /// a user without rights.
    static func runWithoutRights(_ arguments: [String], copiedTo folder: String) throws -> Outcome {
        guard geteuid() == 0 else { return try run(arguments) }
        let copy = folder + "/hecha"
        if !FileManager.default.fileExists(atPath: copy) {
            try FileManager.default.copyItem(atPath: executable.path, toPath: copy)
        }
        let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups", copy]
        return try run(
            URL(fileURLWithPath: "/usr/bin/setpriv"), nobody + arguments,
            environment: ["LANG": "C.UTF-8"], in: nil)
    }

    private static func run(
        _ program: URL, _ arguments: [String], environment: [String: String],
        in directory: URL?
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = program
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
