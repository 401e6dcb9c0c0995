import RegistryModel
import Testing

@Suite("Sources as the data contract lists them")
struct SourceCatalogueTests {
    private func typeName(_ type: FieldType) -> String {
        if case .code(let list) = type { return list.name }
        return String(describing: type)
    }

    @Test("every kind has one schema")
    func kinds() {
        #expect(Set(SourceCatalogue.all.map(\.kind)) == Set(SourceKind.allCases))
        #expect(SourceCatalogue.all.count == SourceKind.allCases.count)
        for kind in SourceKind.allCases {
            #expect(SourceCatalogue.schema(of: kind).kind == kind)
            #expect(!SourceCatalogue.schema(of: kind).fields.isEmpty)
        }
        #expect(SourceKind.allCases.count { !$0.isExtra } == 13)
    }

    @Test("fields, their order, types and what is required", arguments: SourceKind.allCases)
    func fields(kind: SourceKind) throws {
        guard !kind.isExtra else { return }
        let listed = try #require(ContractSources.fields[kind]).split(separator: " ")
        let schema = SourceCatalogue.schema(of: kind)
        let names = listed.map { $0.split(separator: ":")[0] }
        #expect(schema.fields.map(\.field.name) == names.map(String.init))
        for (definition, text) in zip(schema.fields, listed) {
            let type = text.split(separator: ":")[1]
            #expect(typeName(definition.type) == type.replacing("!", with: ""), "\(text)")
            guard ContractSources.withRequirements.contains(kind) else { continue }
            #expect(definition.isRequired == text.hasSuffix("!"), "\(text)")
        }
    }

    @Test("each label of the contract is known in every source that has the field")
    func labels() {
        for schema in SourceCatalogue.all {
            for definition in schema.fields {
                let expected = ContractSources.labels[definition.field] ?? ""
                for label in expected.split(separator: " ") {
                    #expect(
                        definition.labels.contains(String(label)),
                        "\(schema.kind) \(definition.field.name) \(label)")
                }
            }
        }
    }

    @Test("root and record elements", arguments: SourceKind.allCases)
    func elements(kind: SourceKind) {
        guard let expected = ContractSources.elements[kind] else { return }
        let schema = SourceCatalogue.schema(of: kind)
        #expect((schema.rootElement, schema.recordElement) == expected)
    }

    @Test("a field's place is where it stands; a field of another source has none")
    func positions() {
        for schema in SourceCatalogue.all {
            for field in Field.allCases {
                let place = schema.fields.firstIndex { $0.field == field }
                #expect(schema.position(of: field) == place)
                #expect(schema.definition(of: field)?.field == (place == nil ? nil : field))
                #expect(schema.allFields.contains(field) == (place != nil))
            }
            #expect(Set(schema.fields.map(\.field)).count == schema.fields.count)
        }
    }

    @Test("no label of a source stands for two of its fields")
    func unambiguousLabels() {
        for schema in SourceCatalogue.all {
            let labels = schema.fields.flatMap { [$0.field.name] + $0.labels }
            let repeated = Dictionary(grouping: labels) { $0 }.filter { $0.value.count > 1 }
            #expect(repeated.isEmpty, "\(schema.kind): \(repeated.keys.sorted())")
        }
    }

    @Test("births are dated by birth, deliveries by delivery, other lists not")
    func eventDates() {
        let dated = SourceCatalogue.all.filter { $0.eventDateField != nil }.map(\.kind)
        #expect(
            Set(dated)
                == [
                    .registryBirths, .hospitalDeliveries, .policeEntries, .vaccinationChildren,
                    .birthList,
                ])
        #expect(SourceCatalogue.schema(of: .hospitalDeliveries).eventDateField == .deliveredAt)
        for schema in SourceCatalogue.all {
            if let field = schema.eventDateField { #expect(schema.allFields.contains(field)) }
            if let field = schema.identifier { #expect(schema.allFields.contains(field)) }
        }
    }
}
