import Foundation
import RecordLinkage
import RegistryModel

/// A match model on disk: JSON with sorted keys, so that two of them can be compared by eye.
package struct MatchModelFile {
    let path: String

    package init(path: String) {
        self.path = path
    }

    package func read() throws(LinkFailure) -> MatchModel {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .model(
                path: path,
                Bilingual(
                    zh: "读不到模型文件。请检查路径，或先用 --save-model 写出。",
                    en: "Can't be read. Check the path, or write a model first with --save-model."))
        }
        do {
            return try JSONDecoder().decode(SavedMatchModel.self, from: data).model
        } catch let failure as SavedModelFailure {
            throw .model(path: path, Self.sentence(failure))
        } catch {
            throw .model(
                path: path,
                Bilingual(
                    zh: "不是 hecha 的匹配模型，或已损坏。请用 --save-model 重新写出。",
                    en: "Isn't a match model of hecha, or is damaged. Write it anew with "
                        + "--save-model."))
        }
    }

    /// Whole or not at all.
    package func write(_ model: MatchModel, note: String) throws(LinkFailure) {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(SavedMatchModel(model, note: note))
            try (data + Data("\n".utf8)).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .model(
                path: path,
                Bilingual(
                    zh: "写不了：\(error.localizedDescription)",
                    en: "Can't be written: \(error.localizedDescription)"))
        }
    }

    private static func sentence(_ failure: SavedModelFailure) -> Bilingual {
        switch failure {
        case .otherKind(let kind):
            Bilingual(
                zh: "是另一种文件（\(kind)），不是匹配模型。", en: "Is another kind of file (\(kind)).")
        case .newerFormat(let version, _):
            Bilingual(
                zh: "由较新版本写出（格式 \(version)）。请更新 hecha。",
                en: "Was written by a newer version (format \(version)). Update hecha.")
        case .unknownFormat(let version):
            Bilingual(zh: "格式 \(version) 不存在。", en: "There is no format \(version).")
        case .unusable(let failure):
            failure.sentence
        }
    }
}
