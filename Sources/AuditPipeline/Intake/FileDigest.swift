import Crypto
import RegistryIntake

/// Checksums of files, read in blocks.
enum FileDigest {
    static func sha256(of location: String) throws(ReadFailure) -> String {
        let file = try FileBytes(path: location)
        var digest = SHA256()
        while true {
            let block = try file.nextBlock()
            if block.isEmpty { break }
            digest.update(data: block)
        }
        return hex(digest.finalize())
    }

    static func sha256(_ bytes: [UInt8]) -> String {
        hex(SHA256.hash(data: bytes))
    }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
