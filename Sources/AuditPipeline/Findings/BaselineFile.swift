import Foundation
import RegistryModel

/// Why a baseline can't be used.
package enum BaselineFailure: ToldFailure, Sendable {
    case unreadable(path: String)
    case notABaseline(path: String)
    case newer(path: String, version: Int)

    package var sentence: Bilingual {
        switch self {
        case .unreadable(let path):
            Bilingual(
                zh: "读不到基线文件 \(path)。请检查路径，或先用 --write-baseline \(path) 写出。",
                en: "Can't read the baseline \(path). Check the path, or write it first with "
                    + "--write-baseline \(path).")
        case .notABaseline(let path):
            Bilingual(
                zh: "\(path) 不是 hecha 的基线文件，或已损坏。请用 --write-baseline 重新写出。",
                en: "\(path) isn't a baseline of hecha, or is damaged. Write it anew with "
                    + "--write-baseline.")
        case .newer(let path, let version):
            Bilingual(
                zh: "\(path) 是较新版本写出的基线（格式 \(version)）。请更新 hecha，或用 --write-baseline 重新写出。",
                en: "\(path) was written by a newer version (format \(version)). Update hecha, or "
                    + "write it anew with --write-baseline.")
        }
    }
}

/// The baseline on disk: sorted JSON with an entry a line, so that a change of it can be read.
/// Fingerprints are of masked values: no personal value can be had from it.
package struct BaselineFile {
    private static let format = "hecha-baseline"
    private static let version = 1

    private struct Document: Decodable {
        let format: String
        let version: Int
        let findings: [Baseline.Entry]
    }

    private struct Head: Decodable {
        let format: String
        let version: Int
    }

    let path: String

    package init(path: String) {
        self.path = path
    }

    package func read() throws(BaselineFailure) -> Baseline {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path)
        }
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(Head.self, from: data), head.format == Self.format
        else { throw .notABaseline(path: path) }
        guard head.version <= Self.version else {
            throw .newer(path: path, version: head.version)
        }
        guard let document = try? decoder.decode(Document.self, from: data),
            document.findings.allSatisfy({ $0.count > 0 })
        else { throw .notABaseline(path: path) }
        return Baseline(entries: document.findings)
    }

    /// Whole or not at all: a run that is killed leaves the old one.
    package func write(_ baseline: Baseline, tool: String) throws(AuditFailure) {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let lines = try baseline.entries.map {
                "    " + String(decoding: try encoder.encode($0), as: UTF8.self)
            }
            let tool = String(decoding: try encoder.encode("hecha " + tool), as: UTF8.self)
            let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
            let text = """
                {
                  "format": "\(Self.format)",
                  "version": \(Self.version),
                  "tool": \(tool),
                  "findings": \(list)
                }

                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
    }
}
