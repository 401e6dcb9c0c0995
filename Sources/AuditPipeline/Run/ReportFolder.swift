import AuditReports
import Foundation
import RegistryModel
import StagedFiles

/// Writes the reports of a run into `DIR/report`, whole or not at all.
///
/// Everything is written beside the old report and takes its place when complete, so that a run
/// that is killed leaves the last good report. Files of others in the folder go with the old one
/// only if the folder was made by this tool: a folder without run.json is never replaced.
package struct ReportFolder: Sendable {
    private let path: String

    package init(directory: String) {
        path = directory.hasSuffix("/") ? directory + "report" : directory + "/report"
    }

    package var indexPath: String { path + "/index.html" }

    /// - Parameter threads: files are written side by side on so many.
    package func write(
        _ result: AuditResult, language: Language, reveal: Reveal, threads: Int
    ) async throws {
        let manager = FileManager.default
        // Two runs at once each have a place of their own; the last to finish stands.
        do {
            try checkOwnership()
            let staged = StagedOutput(of: path)
            defer { staged.discard() }
            let staging = staged.path
            let reports = ReportSet(result, language: language, reveal: reveal)
            // The workbook takes longest, and so begins first.
            let parts =
                [Part.workbook(reports.workbook), .bulletin(reports.bulletin)]
                + reports.documents.map(Part.document)
            for folder in Set(parts.map { PathText.directory(of: staging + "/" + $0.path) }) {
                try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            _ = try await ParallelRunner(threads: threads).map(parts) { part in
                try part.write(to: staging + "/" + part.path)
            }
            try staged.put(replacing: true)
        } catch let failure as AuditFailure {
            throw failure
        } catch let failure as WorkbookFailure {
            throw AuditFailure.cannotWrite(path: failure.path, message: failure.message)
        } catch let failure as TextDocumentFailure {
            throw AuditFailure.cannotWrite(path: path + "/bulletin.odt", message: failure.message)
        } catch {
            throw AuditFailure.cannotWrite(path: path, message: error.localizedDescription)
        }
    }

    /// One file of the folder.
    private enum Part: Sendable {
        case workbook(AuditWorkbook)
        case bulletin(Bulletin)
        case document(ReportDocument)

        var path: String {
            switch self {
            case .workbook: ReportSet.workbookPath
            case .bulletin: ReportSet.bulletinPath
            case .document(let document): document.path
            }
        }

        func write(to file: String) throws {
            switch self {
            case .workbook(let workbook): try workbook.write(to: file)
            case .bulletin(let bulletin):
                try Data(bulletin.odt()).write(to: URL(fileURLWithPath: file))
            case .document(let document): try Self.write(document, to: file)
            }
        }

        private static func write(_ document: ReportDocument, to file: String) throws {
            guard FileManager.default.createFile(atPath: file, contents: nil),
                let handle = FileHandle(forWritingAtPath: file)
            else { throw AuditFailure.cannotWrite(path: file, message: "create") }
            defer { try? handle.close() }
            try document.write { piece in try handle.write(contentsOf: piece) }
        }
    }

    private func checkOwnership() throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else { return }
        guard PathText.isDirectory(path) else {
            throw AuditFailure.foreignReport(path: path)
        }
        let entries = (try? manager.contentsOfDirectory(atPath: path)) ?? []
        guard entries.isEmpty || entries.contains("run.json") else {
            throw AuditFailure.foreignReport(path: path)
        }
    }
}
