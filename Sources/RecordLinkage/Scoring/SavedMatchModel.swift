/// A match model as it is saved, so that every county in a province can be judged alike.
///
/// A Codable form: whoever writes the file chooses sorted keys and indentation. Numbers are
/// written in the shortest form that reads back as the same number.
/// Shape: `format`, `kind`, `note`, `priorLog2Odds`, `comparisons` (in order) of `name` and
/// `levels` (best first, `missing` left out) of `name`, `m`, `u`.
package struct SavedMatchModel: Sendable, Equatable {
    /// The version written, and the highest that can be read.
    package static let format = 1
    /// Tells a model from any other JSON file.
    package static let kind = "hecha-match-model"

    package let model: MatchModel
    /// Whoever saved it says what it was trained on; no part of the model.
    package let note: String

    package init(_ model: MatchModel, note: String = "") {
        self.model = model
        self.note = note
    }
}

/// Why a saved model can't be used, though it is well-formed.
package enum SavedModelFailure: Error, Equatable, Sendable {
    /// The file is no match model, but of this kind.
    case otherKind(String)
    /// The file was written by a newer version of the program.
    case newerFormat(Int, readable: Int)
    /// The version isn't a positive number.
    case unknownFormat(Int)
    /// The numbers or names in it make no model.
    case unusable(LinkageSetupFailure)
}

extension SavedMatchModel: Codable {
    private enum Key: String, CodingKey {
        case format, kind, note, priorLog2Odds, comparisons
    }

    private struct Comparison: Codable {
        let name: String
        let levels: [Level]
    }

    private struct Level: Codable {
        let name: String
        let m: Double
        let u: Double
    }

    /// Throws `SavedModelFailure`, or the decoder's `DecodingError` for a damaged file.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let kind = try values.decode(String.self, forKey: .kind)
        guard kind == Self.kind else { throw SavedModelFailure.otherKind(kind) }
        let format = try values.decode(Int.self, forKey: .format)
        guard format > 0 else { throw SavedModelFailure.unknownFormat(format) }
        guard format <= Self.format else {
            throw SavedModelFailure.newerFormat(format, readable: Self.format)
        }
        note = try values.decodeIfPresent(String.self, forKey: .note) ?? ""
        let comparisons = try values.decode([Comparison].self, forKey: .comparisons)
        let prior = try values.decode(Double.self, forKey: .priorLog2Odds)
        do throws(LinkageSetupFailure) {
            model = try MatchModel(
                priorLog2Odds: prior,
                comparisons: comparisons.map { comparison in
                    ComparisonParameters(
                        comparison.name,
                        levels: comparison.levels.map { LevelParameters($0.name, m: $0.m, u: $0.u) }
                    )
                })
        } catch {
            throw SavedModelFailure.unusable(error)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(Self.format, forKey: .format)
        try values.encode(Self.kind, forKey: .kind)
        try values.encode(note, forKey: .note)
        try values.encode(model.priorLog2Odds, forKey: .priorLog2Odds)
        try values.encode(
            model.comparisons.map { comparison in
                Comparison(
                    name: comparison.name,
                    levels: comparison.levels.map { Level(name: $0.name, m: $0.m, u: $0.u) })
            }, forKey: .comparisons)
    }
}
