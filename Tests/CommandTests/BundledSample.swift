import Foundation

/// The sample county that comes with the repository.
enum BundledSample {
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let url = repository.appendingPathComponent("Samples/nayong-2013-05")

    /// A copy without the reports of audits run by hand, so that tests leave nothing behind in the
    /// repository and find nothing of others there.
    static func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
        where name != "report" {
            try FileManager.default.copyItem(
                at: url.appendingPathComponent(name), to: folder.url.appendingPathComponent(name))
        }
        return folder
    }
}
