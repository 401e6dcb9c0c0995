import RegistryModel

@testable import AuditPipeline
@testable import PenaltyScoring

/// The files people write by hand: read, or refused in a sentence.
enum DocumentTrial {
    static func manifest(_ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ManifestError) {
            _ = try ManifestReader(path: "audit.yaml").read(text)
        } catch {
            return sentence(error.message)
        }
        return []
    }

    static func penaltyTable(_ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(PenaltyTableError) {
            _ = try PenaltyTableReader(path: "table.yaml").read(text, sha256: "").summary
        } catch {
            return sentence(error.text)
        }
        return []
    }

    static func countyRules(_ bytes: [UInt8]) throws -> [String] {
        let scratch = try ScratchInput(bytes)
        do throws(ManifestError) {
            _ = try CountyRuleTrial(file: scratch.path).report(in: .zh)
        } catch {
            return sentence(error.message)
        }
        return []
    }

    static func holidays(_ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ManifestError) {
            _ = try HolidayFile.years(text, path: "holidays.csv")
        } catch {
            return sentence(error.message)
        }
        return []
    }

    private static func sentence(_ message: Bilingual) -> [String] {
        message[.zh].isEmpty || message[.en].isEmpty ? ["Refused without a word."] : []
    }
}
