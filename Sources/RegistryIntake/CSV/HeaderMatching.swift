import RegistryModel

/// Finds which field a header names: blanks, width and letter case don't matter.
package struct HeaderMatching: Sendable {
    private let fieldByKey: [String: Field]
    let schema: SourceSchema

    package init(schema: SourceSchema, columns: [Field: String] = [:]) {
        self.schema = schema
        var fieldByKey: [String: Field] = [:]
        for definition in schema.fields {
            for label in [definition.field.name] + definition.labels {
                let key = Self.key(label)
                if fieldByKey[key] == nil { fieldByKey[key] = definition.field }
            }
        }
        if schema.kind == .hospitalDeliveries {
            for label in ["性别", "婴儿性别"] { fieldByKey[Self.key(label)] = .childSex }
        }
        // The manifest's own mapping outranks the labels, also for a header they'd give elsewhere.
        for (field, header) in columns { fieldByKey[Self.key(header)] = field }
        self.fieldByKey = fieldByKey
    }

    package func field(of header: String) -> Field? { fieldByKey[Self.key(header)] }

    /// The known label nearest to an unknown header, when it is at most two edits away.
    package func nearest(to header: String) -> String? {
        let key = Array(Self.key(header))
        let candidates = schema.fields.flatMap { [$0.field.name] + $0.labels }
        let best = candidates.map { ($0, EditDistance.between(key, Array(Self.key($0)))) }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }
        guard let best, best.1 <= 2, best.1 < max(2, key.count) else { return nil }
        return best.0
    }

    static func key(_ header: String) -> String {
        let cell = NormalizedCell(Array(header.utf8).span, strippingInnerBlanks: true)
        return String(decoding: cell.bytes, as: UTF8.self).lowercased()
    }
}
