import Foundation
import RegistryIntake
import RegistryModel

/// Reads filled worksheets with the plan they belong to.
package struct VerdictSheetImport: Sendable {
    private let plan: SamplePlan
    private let today: CalendarDay

    package init(plan: SamplePlan, today: CalendarDay) {
        self.plan = plan
        self.today = today
    }

    /// The plan of the worksheets, looked for beside the first of them and in the folder above.
    package init(sheets: [String], today: CalendarDay) throws(SampleFailure) {
        let folder = PathText.directory(of: PathText.absolute(sheets.first ?? "."))
        let places = [folder, PathText.directory(of: folder)].map { $0 + "/plan.json" }
        guard let path = places.first(where: FileManager.default.fileExists) else {
            throw .noPlanBeside(path: sheets.first ?? ".")
        }
        self.init(plan: try SamplePlanFile.read(path), today: today)
    }

    /// Files, and of folders all `.csv` and `.xlsx` in them, by name. All or nothing is the caller's
    /// to decide: nothing of it is taken when `refused` isn't empty.
    package func read(_ paths: [String]) throws(ReadFailure) -> VerdictSheetReading {
        try VerdictSheetReader(plan: plan, today: today).read(paths.flatMap(Self.files))
    }

    private static func files(_ path: String) -> [String] {
        guard PathText.isDirectory(path),
            let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        else { return [path] }
        // Spreadsheets put a ~$ file beside one that is open.
        return names.filter { name in
            !name.hasPrefix("~") && !name.hasPrefix(".")
                && [".csv", ".xlsx"].contains(where: name.lowercased().hasSuffix)
        }.sorted(by: PathText.precedes).map { PathText.joined(PathText.withoutSlash(path), $0) }
    }
}
