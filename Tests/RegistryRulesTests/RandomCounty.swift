import RegistryModel

@testable import RegistryRules

/// A small random county in which all sources clash often.
struct RandomCounty {
    struct Row: Sendable {
        var cells: [Field: String]
        let line: UInt32
    }

    private(set) var rows: [SourceKind: [Row]] = [:]

    static let kinds: [SourceKind] = [
        .registryBirths, .registryPersons, .registryMarriages, .policeRoster, .villages, .signoffs,
        .summaries, .claims,
    ]

    init(_ count: Int, using generator: inout SeededGenerator) {
        for kind in Self.kinds {
            rows[kind] = (0..<count).map { number in
                var cells = Dictionary(
                    uniqueKeysWithValues: ExampleRecords.good(kind).map { ($0.field, $0.text) })
                for field in cells.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                    let choices = Self.choices(field, kind, count)
                    guard let pick = choices.randomElement(using: &generator) else { continue }
                    cells[field] = pick
                }
                return Row(cells: cells, line: UInt32(number + 2))
            }
        }
    }

    private static func choices(_ field: Field, _ kind: SourceKind, _ count: Int) -> [String] {
        let ids = (0..<max(2, count / 2)).map {
            ExampleRecords.id(born: "1988-11-03", sequence: 500 + $0 * 2)
        }
        switch field {
        case .birthID, .personID: return (0..<count * 3).map { "X\($0)" }
        case .villageCode:
            return ["520525201205", "520525201206", "522426201205", "520525201207", ""]
        case .idNumber: return ids + [""]
        case .motherIDNumber, .fatherIDNumber: return ids + [""]
        case .name, .childName: return ["王秀英", "李建国", "周玉兰", ""]
        case .sex: return ["1", "2", "9"]
        case .birthDate:
            return kind == .registryBirths
                ? ["2013-05-07", "2013-05-20", "2013-04-30", ""]
                : ["1988-11-03", "2008-02-11", "2013-05-07", ""]
        case .reportedAt: return ["2013-05-20", "2013-06-06", "2013-05-31"]
        case .parity: return ["1", "2", "3", ""]
        case .plurality: return ["1", "2"]
        case .householdID, .householdNumber: return ["H1", "H2", "H3", "H4", ""]
        case .relation: return ["02", "12", "22", "01", ""]
        case .maritalStatus: return ["10", "21", "22", "90"]
        case .residency: return ["1", "1", "2", "3", ""]
        case .status: return ["1", "2", "3", ""]
        case .month: return ["2013-05", "2013-05", "2013-04", ""]
        case .role: return ["1", "2", "3", "4", "5"]
        case .signedAt: return ["2013-05-30", "2013-06-02", "2013-06-07", ""]
        case .registeredAt: return ["2013-05-06", "2013-04-06", ""]
        case .births, .persons, .households, .marriages, .birthsMale, .firstParity:
            return ["0", "1", "2", "3"]
        case .scope: return ["全县", "鸣凤镇", "花林寺镇"]
        case .indicator: return ["出生人数", "准确率"]
        default: return []
        }
    }

    func tables(shuffledBy generator: inout SeededGenerator) -> [RecordTable] {
        Self.kinds.enumerated().map { file, kind in
            Self.table(
                kind, (rows[kind] ?? []).shuffled(using: &generator), file: UInt32(file))
        }
    }

    var tables: [RecordTable] {
        Self.kinds.enumerated().map { Self.table($1, rows[$1] ?? [], file: UInt32($0)) }
    }

    /// The rows of one source in the order of their lines.
    func table(_ kind: SourceKind) -> RecordTable {
        Self.table(kind, (rows[kind] ?? []).sorted { $0.line < $1.line }, file: 0)
    }

    static func table(
        _ kind: SourceKind, _ rows: [Row], file: UInt32, isBroken: (Row) -> Bool = { _ in false }
    ) -> RecordTable {
        var builder = RecordTableBuilder(source: SourceID(kind))
        builder.setPresence(builder.schema.allFields, ofFile: file)
        for row in rows {
            for (position, definition) in builder.schema.fields.enumerated() {
                builder.append(Array((row.cells[definition.field] ?? "").utf8).span, at: position)
            }
            builder.endRecord(
                Provenance(
                    file: file, line: row.line, number: row.line - 1, byteOffset: 0,
                    byteLength: 0), isBroken: isBroken(row))
        }
        return builder.build()
    }
}
