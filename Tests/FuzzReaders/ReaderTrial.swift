import RegistryIntake
import RegistryModel

/// Gives one made-up file to one of the readers and says what was not as it must be.
///
/// The input's first byte chooses the reader, the second the source, the third where blocks end;
/// the rest is the file. What a reader says of the file doesn't matter here: only that it comes to
/// an end, and that the same file reads the same however it is cut.
enum ReaderTrial: UInt8, CaseIterable {
    case csv
    case exchangeXML
    case flatXML
    case workbook
    case sheet
    case encodings
    case manifest
    case penaltyTable
    case countyRules
    case holidays
    case worksheet

    /// What was broken, in words; empty when all is well.
    static func run(_ input: [UInt8]) -> [String] {
        guard input.count >= 3,
            let trial = ReaderTrial(rawValue: input[0] % UInt8(allCases.count))
        else { return [] }
        let kinds = SourceKind.allCases
        let given = TrialInput(
            file: Array(input[3...]), kind: kinds[Int(input[1]) % kinds.count],
            cuts: Cuts(seed: input[2]))
        do {
            switch trial {
            case .csv: return try CSVTrial.run(given)
            case .exchangeXML: return try ExchangeXMLTrial.run(given)
            case .flatXML: return try FlatXMLTrial.run(given)
            case .workbook: return try CSVTrial.run(given)
            case .sheet: return try SheetTrial.run(given)
            case .encodings: return try EncodingTrial.run(given)
            case .manifest: return DocumentTrial.manifest(given.file)
            case .penaltyTable: return DocumentTrial.penaltyTable(given.file)
            case .countyRules: return try DocumentTrial.countyRules(given.file)
            case .holidays: return DocumentTrial.holidays(given.file)
            case .worksheet: return try WorksheetTrial.run(given)
            }
        } catch {
            return ["\(trial) threw \(error)"]
        }
    }
}

struct TrialInput {
    let file: [UInt8]
    let kind: SourceKind
    let cuts: Cuts
}

/// Lengths of blocks, many of them tiny: the same for the same seed.
struct Cuts {
    let seed: UInt8

    func blocks(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        var blocks: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let widest = [1, 3, 17, 300, 5_000][Int(seed % 5)]
            let end = min(bytes.count, start + 1 + Int(state >> 33) % widest)
            blocks.append(bytes[start..<end])
            start = end
        }
        return blocks
    }

    /// Bytes after which a reader may hand something over.
    var target: Int { [1, 40, 300, 2_000][Int(seed / 5 % 4)] }
}
