import Foundation
import TestSupport

@testable import SyntheticCounty

/// A generated county in a temporary directory that vanishes with the value.
final class Workspace {
    private let folder: ScratchFolder
    let summary: Summary

    init(_ change: (inout SynthesisOptions) -> Void = { _ in }, showcase: Bool = false) throws {
        folder = try ScratchFolder()
        let root = folder.path
        var options =
            showcase
            ? SynthesisOptions.showcase(directory: root) : SynthesisOptions(directory: root)
        if !showcase {
            options.villages = 12
            options.births = 400
            options.persons = 4000
        }
        change(&options)
        summary = try SyntheticCounty.generate(options)
    }

    var root: String { folder.path }

    /// Every file's path, relative and sorted.
    var files: [String] {
        let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.contains(".") }.sorted()
    }

    func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
    }

    func lines(_ path: String) throws -> [Substring] {
        String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n")
    }

    func objects(_ path: String) throws -> [[String: Any]] {
        try lines(path).map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return value as? [String: Any] ?? [:]
        }
    }

    /// FNV-1a over all paths and bytes.
    func digest() throws -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for file in files {
            for byte in Array(file.utf8) + (try bytes(file)) {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        return hash
    }
}
