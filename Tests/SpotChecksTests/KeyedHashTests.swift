import SpotChecks
import Testing

@Suite struct KeyedHashTests {
    /// Vectors of the authors' reference implementation: key 00…0f, messages 00, 00 01, ….
    @Test(arguments: [
        (0, 0x726F_DB47_DD0E_0E31 as UInt64), (1, 0x74F8_39C5_93DC_67FD),
        (8, 0x93F5_F579_9A93_2462), (15, 0xA129_CA61_49BE_45E5),
    ])
    func agreesWithTheReference(length: Int, expected: UInt64) {
        let hash = KeyedHash(key: (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908))
        #expect(hash.value(of: (0..<length).map { UInt8($0) }) == expected)
    }

    @Test func dependsOnSeedAndPurpose() {
        let hashes = [
            KeyedHash(seed: 1, purpose: "a"), KeyedHash(seed: 2, purpose: "a"),
            KeyedHash(seed: 1, purpose: "b"),
        ]
        #expect(Set(hashes.map { $0.value(of: "x") }).count == 3)
    }
}
