import Foundation

/// A document that carries a SHA-256 over its own values, as the member `sha256` beside them.
///
/// It finds accidents and careless edits however the JSON is written; whoever edits on purpose can
/// compute it anew, since nothing is signed.
struct Sealed<Value: Codable>: Codable {
    let value: Value
    /// As it is stated; nil where it isn't.
    let sha256: String?
    /// Whether it was read with members that mean nothing, which no seal speaks for.
    private var hasStrangers = false

    private enum CodingKeys: CodingKey { case sha256 }

    init(_ value: Value) throws {
        self.value = value
        sha256 = try Self.seal(value)
    }

    init(from decoder: any Decoder) throws {
        value = try Value(from: decoder)
        sha256 = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent(String.self, forKey: .sha256)
    }

    /// Reads a document; nil where the bytes are none of its kind.
    static func read(_ data: Data) -> Sealed? {
        guard var sealed = try? JSONDecoder().decode(Self.self, from: data),
            let own = try? sealed.data()
        else { return nil }
        sealed.hasStrangers = !hasSameMembers(
            try? JSONSerialization.jsonObject(with: data),
            try? JSONSerialization.jsonObject(with: own))
        return sealed
    }

    private static func hasSameMembers(_ one: Any?, _ other: Any?) -> Bool {
        switch (one, other) {
        case (let one as [String: Any], let other as [String: Any]):
            Set(one.keys) == Set(other.keys)
                && one.allSatisfy { hasSameMembers($0.value, other[$0.key]) }
        case (let one as [Any], let other as [Any]):
            one.count == other.count && zip(one, other).allSatisfy(hasSameMembers)
        default: true
        }
    }

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(sha256, forKey: .sha256)
    }

    /// Whether the values are those it was sealed with.
    var isWhole: Bool {
        sha256 != nil && !hasStrangers && sha256 == (try? Self.seal(value))
    }

    /// Keys sorted: the same values always give the same bytes. Ends with a line feed.
    func data() throws -> Data { try Self.encoded(self) + Data("\n".utf8) }

    private static func seal(_ value: Value) throws -> String {
        FileDigest.sha256(Array(try encoded(value)))
    }

    private static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
