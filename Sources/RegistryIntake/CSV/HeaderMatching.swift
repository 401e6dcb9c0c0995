import RegistryModel

/// Finds what a header stands for: blanks, width and letter case don't matter.
package struct HeaderMatching: Sendable {
    package enum Meaning: Equatable, Sendable {
        case field(Field, isCodeOrName: Bool)
        /// Known, and of no use to the source.
        case skipped
        case denied
        case unknown
    }

    private struct Place: Hashable {
        let key: String
        let occurrence: Int
    }

    /// In characters; headers beyond it are no misspelt labels.
    private static let longestLabel = 64

    private let fieldByKey: [String: Field]
    /// The layout's own columns, which outrank the labels of the contract.
    private var layoutColumns: [Place: (field: Field, isCodeOrName: Bool)] = [:]
    private var layoutKeys: Set<String> = []
    let schema: SourceSchema
    let layout: TableLayout?
    /// The layout was named, not recognised.
    let isAskedFor: Bool

    package init(
        schema: SourceSchema, columns: [Field: String] = [:], layout: TableLayout? = nil,
        isAskedFor: Bool = false
    ) {
        self.schema = schema
        self.layout = layout
        self.isAskedFor = isAskedFor
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
        for column in layout?.columns ?? [] {
            for label in column.labels {
                let place = Place(key: Self.key(label), occurrence: column.occurrence)
                layoutColumns[place] = (column.field, column.isCodeOrName)
                layoutKeys.insert(place.key)
            }
        }
        for label in layout?.skipped ?? [] { layoutKeys.insert(Self.key(label)) }
        // The manifest's own mapping outranks the labels, also for a header they'd give elsewhere.
        for (field, header) in columns {
            let key = Self.key(header)
            fieldByKey[key] = field
            layoutKeys.remove(key)
            if layout != nil { layoutColumns[Place(key: key, occurrence: 1)] = (field, false) }
        }
        self.fieldByKey = fieldByKey
    }

    package func field(of header: String) -> Field? {
        guard case .field(let field, _) = meaning(of: header, occurrence: 1) else { return nil }
        return field
    }

    /// What a header stands for when it is met for the `occurrence`-th time, from 1.
    package func meaning(of header: String, occurrence: Int) -> Meaning {
        let meaning = meaning(ofKey: Self.key(header), occurrence: occurrence)
        return meaning == .unknown && DeniedColumns.isDenied(header) ? .denied : meaning
    }

    /// The same by key; what is denied is unknown here.
    func meaning(ofKey key: String, occurrence: Int) -> Meaning {
        if let column = layoutColumns[Place(key: key, occurrence: occurrence)] {
            return .field(column.field, isCodeOrName: column.isCodeOrName)
        }
        if layoutKeys.contains(key) { return .skipped }
        return fieldByKey[key].map { .field($0, isCodeOrName: false) } ?? .unknown
    }

    func isLayoutColumn(_ key: String, _ occurrence: Int) -> Bool {
        layoutColumns[Place(key: key, occurrence: occurrence)] != nil
    }

    /// Somebody knows what a header of this key stands for.
    func knows(_ key: String) -> Bool { fieldByKey[key] != nil || layoutKeys.contains(key) }

    /// The known label nearest to an unknown header, when it is at most two edits away.
    package func nearest(to header: String) -> String? {
        let key = Array(Self.key(header))
        // No label is as long; the distance costs time by the length.
        guard key.count <= Self.longestLabel else { return nil }
        let candidates =
            schema.fields.flatMap { [$0.field.name] + $0.labels }
            + (layout?.columns.flatMap(\.labels) ?? [])
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
