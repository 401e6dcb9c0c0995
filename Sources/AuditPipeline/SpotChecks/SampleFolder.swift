import AuditReports
import Foundation
import RegistryModel

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
        let staging = path + ".new-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? manager.removeItem(atPath: staging) }
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
            if manager.fileExists(atPath: path) { try manager.removeItem(atPath: path) }
            try manager.moveItem(atPath: staging, toPath: path)
        } catch let failure as WorkbookFailure {
            throw .cannotWrite(path: failure.path, message: failure.message)
        } catch {
            throw .cannotWrite(path: path, message: error.localizedDescription)
        }
    }
}

/// Reads and writes `plan.json`.
///
/// The plan has a SHA-256 over its own values: an edited plan would give one case's finding to another.
/// It finds accidents and careless edits; whoever knows the tool can make it anew.
package enum SamplePlanFile {
    /// Keys sorted: the same plan always gives the same bytes.
    static func data(_ plan: SamplePlan) throws -> Data {
        try encoded(SealedPlan(plan: plan, sha256: seal(plan))) + Data("\n".utf8)
    }

    private static func seal(_ plan: SamplePlan) throws -> String {
        FileDigest.sha256(Array(try encoded(plan)))
    }

    private static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    private struct SealedPlan: Encodable {
        let plan: SamplePlan
        let sha256: String

        enum CodingKeys: CodingKey { case sha256 }

        func encode(to encoder: any Encoder) throws {
            try plan.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(sha256, forKey: .sha256)
        }
    }

    private struct Seal: Decodable {
        let sha256: String
    }

    package static func read(_ path: String) throws(SampleFailure) -> SamplePlan {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .noPlan(path: path)
        }
        let plan: SamplePlan
        do {
            plan = try JSONDecoder().decode(SamplePlan.self, from: data)
        } catch {
            throw .malformedPlan(path: path, reason: "JSON")
        }
        if let fault = fault(plan) { throw .malformedPlan(path: path, reason: fault) }
        guard let stated = try? JSONDecoder().decode(Seal.self, from: data),
            let own = try? seal(plan), stated.sha256 == own
        else { throw .malformedPlan(path: path, reason: "sha256") }
        return plan
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
