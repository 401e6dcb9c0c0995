import AuditReports
import Foundation
import RegistryModel
import StagedFiles

/// Writes a plan and its worksheets: `plan.json` and `sheets/<village>.html`, `.xlsx`, `.csv`.
///
/// Never writes into a folder that holds something: worksheets there may be filled in.
package struct SampleFolder: Sendable {
    package let path: String

    /// The folder of a plan within its audit directory; audits pass it over.
    package static func usual(_ directory: String, _ plan: SamplePlan) -> String {
        PathText.joined(
            PathText.joined(PathText.withoutSlash(directory), name), plan.planID)
    }

    static let name = "spot-checks"

    package init(path: String) {
        self.path = PathText.withoutSlash(path)
    }

    /// Whole or not at all: everything is written beside the folder and moved there when complete.
    package func write(_ drawn: DrawnPlan) throws(SampleFailure) {
        let manager = FileManager.default
        let held = (try? manager.contentsOfDirectory(atPath: path)) ?? []
        guard held.isEmpty, !manager.fileExists(atPath: path) || PathText.isDirectory(path) else {
            throw .folderInUse(path: path)
        }
        let staged = StagedOutput(of: path)
        defer { staged.discard() }
        let staging = staged.path
        do {
            try manager.createDirectory(
                atPath: staging + "/sheets", withIntermediateDirectories: true)
            try SamplePlanFile.data(drawn.plan).write(
                to: URL(fileURLWithPath: staging + "/plan.json"))
            for sheet in drawn.sheets {
                let stem = staging + "/sheets/" + sheet.villageCode
                try Data(sheet.page()).write(to: URL(fileURLWithPath: stem + ".html"))
                try Data(sheet.csv()).write(to: URL(fileURLWithPath: stem + ".csv"))
                try sheet.writeWorkbook(to: stem + ".xlsx")
            }
            // What may stand there is an empty folder.
            try staged.put(replacing: true)
        } catch let failure as WorkbookFailure {
            throw .cannotWrite(path: failure.path, message: failure.message)
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
    }
}

/// Reads and writes `plan.json`.
///
/// The plan is sealed: an edited plan would give one case's finding to another.
package enum SamplePlanFile {
    static func data(_ plan: SamplePlan) throws -> Data { try Sealed(plan).data() }

    package static func read(_ path: String) throws(SampleFailure) -> SamplePlan {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .noPlan(path: path)
        }
        guard let sealed = Sealed<SamplePlan>.read(data) else {
            throw .malformedPlan(path: path, reason: "JSON")
        }
        if let fault = fault(sealed.value) { throw .malformedPlan(path: path, reason: fault) }
        guard sealed.isWhole else { throw .malformedPlan(path: path, reason: "sha256") }
        return sealed.value
    }

    /// What can't be true of a plan of this tool.
    private static func fault(_ plan: SamplePlan) -> String? {
        let groups = Set(plan.groups.map(\.id))
        let probabilities = plan.items.map(\.inclusion) + plan.groups.map(\.inclusion)
        if plan.format != SamplePlan.currentFormat { return "format" }
        if !(0...1).contains(plan.target) { return "target" }
        if !(plan.confidence > 0 && plan.confidence < 1) { return "confidence" }
        if groups.count != plan.groups.count { return "groups" }
        if plan.items.contains(where: { !groups.contains($0.group) }) { return "group" }
        if probabilities.contains(where: { !($0 > 0 && $0 <= 1) }) { return "inclusion" }
        if Set(plan.items.map(\.itemID)).count != plan.items.count { return "itemID" }
        if plan.items.contains(where: { ItemID.canonical($0.itemID) != $0.itemID }) {
            return "itemID"
        }
        // With 2^53 and more a count would no longer be exact in the sums below it.
        if plan.groups.contains(where: { $0.units < 1 || $0.drawn < 0 || $0.drawn > $0.units }) {
            return "units"
        }
        return plan.frameUnits < plan.items.count ? "frameUnits" : nil
    }
}
