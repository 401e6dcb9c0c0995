import Foundation
import RegistryModel

/// The kinds of rows of the history.
enum EventKind: String, CaseIterable {
    /// The ledger's beginning.
    case ledger
    case run
    /// A case, when it was first found.
    case opened
    /// A case found with other facts or more evidence, or again after it had left the data.
    case seen
    case corrected
    case withdrawn
    case merged
    /// A household that goes on as its persons' cases.
    case divided
    /// A person charged alone has a share in the points of a household from now on.
    case shared
    case verdict
    /// Personal values were shown unmasked.
    case reveal
    /// What a run's reports said.
    case figures
    /// Which counts the bulletin of a period showed.
    case bulletin
}

/// A stored key of a case.
struct StoredKey: Codable, Hashable {
    let kind: Int
    let hash: String
    let source: String

    init(_ key: EvidenceKey) {
        kind = key.kind.rawValue
        hash = key.hash
        source = key.source
    }
}

struct LedgerEvent: Codable {
    let format: Int
    let saltHash: String
}

struct RunEvent: Codable {
    let run: Int
    let kind: String
    let county: String
    let from: String
    let to: String
    let tool: String
    let date: String
    let table: String
    let tableHash: String
    let policyHash: String
    let fingerprint: String
    let inputs: [RunRecord.Input]
    /// The numbers of all cases it found, as `1-5,7`.
    let seen: String
}

struct OpenedEvent: Codable {
    let number: Int
    let caseID: String
    let family: String
    let run: Int
    /// The day whose account it belongs to.
    let account: String
    let facts: CaseFacts
    let keys: [StoredKey]
    /// The case it goes on from, with the life that one had so far.
    let from: Int?
}

struct SeenEvent: Codable {
    let number: Int
    let run: Int
    let isStrengthened: Bool
    /// Present where the verdict so far was about something else than the case is by now.
    var isOther: Bool?
    let facts: CaseFacts
    /// Those that are new.
    let keys: [StoredKey]
}

struct SharedEvent: Codable {
    let number: Int
    let run: Int
    let facts: CaseFacts
}

struct LeftEvent: Codable {
    let number: Int
    let run: Int
    var isSupplemented: Bool?
    var into: Int?
    /// The cases that a divided one goes on as.
    var parts: [Int]?
}

struct VerdictEvent: Codable {
    let number: Int
    let outcome: String
    let parity: Int?
    let policy: Int?
    let until: String?
    let by: String
    let day: String
    let seen: String
    let document: String?

    init(number: Int, _ verdict: VerificationVerdict) {
        self.number = number
        outcome = verdict.outcome.name
        parity = verdict.outcome.parity
        policy = verdict.outcome.policy.map { Int($0.rawValue) }
        until = verdict.outcome.until?.description
        // People write numbers into remarks; the ledger keeps none in clear.
        by = Self.clean(verdict.by)
        day = verdict.day.description
        seen = Self.clean(verdict.seen)
        document = verdict.document.map(Self.clean)
    }

    private static func clean(_ text: String) -> String {
        FreeText.masked(FreeText.oneLine(text))
    }

    /// Nil for what this version doesn't know.
    func verdict(on caseID: String) -> VerificationVerdict? {
        guard let day = CalendarDay(day) else { return nil }
        let outcome: VerificationOutcome
        switch self.outcome {
        case "confirmed":
            outcome = .confirmed(
                parity: parity,
                policy: policy.flatMap { UInt8(exactly: $0) }.flatMap(PolicyStatus.init))
        case "overturned": outcome = .overturned
        case "waived":
            guard let until = until.flatMap({ CalendarDay($0) }) else { return nil }
            outcome = .waived(until: until)
        case "unverifiable": outcome = .unverifiable
        default: return nil
        }
        return VerificationVerdict(
            caseID: caseID, outcome: outcome,
            // Ledgers of earlier versions have what these didn't find.
            by: Self.clean(by), day: day, seen: Self.clean(seen),
            document: document.map(Self.clean))
    }
}

struct RevealEvent: Codable {
    let by: String
    let day: String
    let command: String
}

/// Contents as they are hashed and kept: JSON, keys in order.
enum CanonicalContent {
    static func text(_ event: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(event), as: UTF8.self)
    }

    static func event<Event: Decodable>(_ type: Event.Type, _ text: String) throws -> Event {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

/// Case numbers as `1-5,7`: a run of a year's ledger finds thousands.
enum NumberRanges {
    static func text(_ numbers: some Sequence<Int>) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in Set(numbers).sorted() {
            if let last = ranges.last, number == last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        }.joined(separator: ",")
    }

    /// Ranges that can't be read are left out.
    static func ranges(_ text: String) -> [ClosedRange<Int>] {
        text.split(separator: ",").compactMap { part in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return nil }
            return first...last
        }
    }
}
