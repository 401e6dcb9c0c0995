import Foundation

/// Finds members of JSON objects that are given twice: a reader takes one of them, and a person may
/// have read the other.
struct RepeatedKeys {
    private let bytes: [UInt8]
    private var place = 0
    /// The keys seen of each object that is open; nil for an array.
    private var open: [Set<String>?] = []
    private var found: [String] = []

    /// The keys given twice, in order; `data` must be sound JSON. Cost: linear.
    static func of(_ data: Data) -> [String] {
        var scan = RepeatedKeys(data)
        scan.run()
        return scan.found
    }

    private init(_ data: Data) {
        bytes = Array(data)
    }

    private mutating func run() {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"): open.append([])
            case UInt8(ascii: "["): open.append(nil)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
            case UInt8(ascii: "\""):
                note(string())
                continue
            default: break
            }
            place += 1
        }
    }

    /// The string that begins here, with its quotes; leaves the place behind it.
    private mutating func string() -> ArraySlice<UInt8> {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        place = min(bytes.count, place + 1)
        return bytes[start..<place]
    }

    /// A string with a colon behind it is a key.
    private mutating func note(_ quoted: ArraySlice<UInt8>) {
        let next = bytes[place...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard next == UInt8(ascii: ":"), let last = open.indices.last, var keys = open[last] else {
            return
        }
        // Written with escapes or without, it is the same key.
        var list = Data("[".utf8)
        list.append(contentsOf: quoted)
        list.append(UInt8(ascii: "]"))
        let key =
            (try? JSONDecoder().decode([String].self, from: list))?.first
            ?? String(decoding: quoted, as: UTF8.self)
        if !keys.insert(key).inserted { found.append(key) }
        open[last] = keys
    }
}
