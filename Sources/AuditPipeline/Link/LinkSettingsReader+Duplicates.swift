import RecordLinkage
import RegistryModel
import Yams

extension LinkSettingsReader {
    /// `duplicates: find` or `ignore`, where it can mean something.
    func readDuplicates(
        _ node: Node, _ settings: inout LinkSettings
    ) throws(ManifestError) {
        guard let duplicates = LinkSettings.Duplicates(rawValue: try yaml.scalar(node)) else {
            throw yaml.failure(
                node, zh: "duplicates 可用 find（找出同一来源内的重复，合作一条参加匹配）或 ignore（不找）。",
                en: "duplicates is find (records that repeat another of their source are found and "
                    + "linked as one) or ignore.")
        }
        settings.duplicates = duplicates
        settings.duplicatesLine = node.mark?.line ?? 0
        if let scope = settings.scope, scope != .acrossSources {
            throw Self.duplicatesWithoutLinking(settings)
        }
        if duplicates == .find, settings.shape == .anyRecords {
            throw yaml.failure(
                node,
                zh: "clusters: any 时，一组本可有同一来源的几条记录，不再另找重复。请去掉 clusters 或 duplicates。",
                en: "With clusters: any a cluster may hold several records of a source anyway, and "
                    + "duplicates aren't looked for. Leave clusters or duplicates out.")
        }
    }

    /// What is said of `duplicates` where records of one source are linked as such.
    static func duplicatesWithoutLinking(_ settings: LinkSettings) -> ManifestError {
        ManifestError(
            path: settings.path, line: settings.duplicatesLine,
            message: Bilingual(
                zh: "duplicates 只用于不同来源之间的匹配（mode: link，两个以上来源）；在同一来源之内去重（dedupe）或 both 时，"
                    + "重复本来就会归并。请去掉 duplicates。",
                en:
                    "duplicates goes with linking across sources (mode: link, two sources or more); "
                    + "dedupe and both join records of one source anyway. Leave duplicates out."))
    }
}
