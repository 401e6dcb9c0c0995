import Foundation
import RegistryIntake
import RegistryModel

/// Reads filled worksheets with the plan they belong to.
package struct VerdictSheetImport: Sendable {
    package let plan: SamplePlan
    private let today: CalendarDay

    package init(plan: SamplePlan, today: CalendarDay) {
        self.plan = plan
        self.today = today
    }

    /// The plan of the worksheets, looked for beside the first of them, or in it where it is a
    /// folder, and in the folder above.
    package init(sheets: [String], today: CalendarDay) throws(SampleFailure) {
        if let absent = sheets.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
            throw .noSheet(path: absent)
        }
        let first = PathText.absolute(sheets.first ?? ".")
        let folder = PathText.isDirectory(first) ? first : PathText.directory(of: first)
        let places = [folder, PathText.directory(of: folder)].map { $0 + "/plan.json" }
        guard let path = places.first(where: FileManager.default.fileExists) else {
            throw .noPlanBeside(path: sheets.first ?? ".")
        }
        self.init(plan: try SamplePlanFile.read(path), today: today)
    }

    /// Files, and of folders all `.csv` and `.xlsx` in them or in their `sheets`, by name. All or
    /// nothing is the caller's to decide: nothing of it is taken when `refused` isn't empty. Throws
    /// `ReadFailure`, and `SampleFailure` where there is no sheet at a path.
    package func read(_ paths: [String]) throws -> VerdictSheetReading {
        let files = try paths.flatMap(Self.files)
        return try VerdictSheetReader(plan: plan, today: today).read(files)
    }

    private static func files(_ path: String) throws(SampleFailure) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { throw .noSheet(path: path) }
        guard PathText.isDirectory(path) else { return [path] }
        // The folder of a plan has its worksheets one below.
        for folder in [path, PathText.joined(PathText.withoutSlash(path), "sheets")] {
            let found = sheets(in: folder)
            if !found.isEmpty { return found }
        }
        throw .noSheets(folder: path)
    }

    private static func sheets(in path: String) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            return []
        }
        // Spreadsheets put a ~$ file beside one that is open.
        return names.filter { name in
            !name.hasPrefix("~") && !name.hasPrefix(".")
                && [".csv", ".xlsx"].contains(where: name.lowercased().hasSuffix)
        }.sorted(by: PathText.precedes).map { PathText.joined(PathText.withoutSlash(path), $0) }
    }
}
