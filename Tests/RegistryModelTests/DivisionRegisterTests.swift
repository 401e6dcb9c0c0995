import RegistryModel
import Testing

@Suite("Division codes")
struct DivisionRegisterTests {
    @Test(
        "codes of all times are known",
        arguments: [
            110000, 110101, 110103, 522426, 520525, 522421, 522401, 520502, 520581, 422725, 420525,
            659001, 429004,
            460300, 510202, 500101, 440524, 660000, 710000, 810000, 820000, 830000,
        ] as [UInt32])
    func known(code: UInt32) {
        #expect(DivisionRegister.contains(code))
    }

    @Test(
        "numbers that never were codes",
        arguments: [0, 666666, 999999, 123456, 111111, 520599, 990000, 1_000_000, UInt32.max])
    func unknown(code: UInt32) {
        #expect(!DivisionRegister.contains(code))
    }

    @Test("how many codes there are")
    func count() {
        #expect((0..<1_000_000).count { DivisionRegister.contains(UInt32($0)) } == 7_268)
    }

    @Test(
        "changes of code",
        arguments: [
            (522401, 520502), (522421, 520502), (522422, 520521), (522423, 520522),
            (522424, 520523), (522425, 520524),
            (522426, 520525), (522427, 520526), (522428, 520527), (522400, 520500),
            (422725, 420525), (520221, 520221),
            (520525, 520525), (123456, 123456),
        ] as [(UInt32, UInt32)])
    func successions(old: UInt32, new: UInt32) {
        #expect(DivisionRegister.current(of: old, inYear: 2013) == new)
        #expect(DivisionRegister.areSamePlace(old, new))
    }

    @Test("a change counts from its year on")
    func years() {
        #expect(DivisionRegister.current(of: 522426, inYear: 2010) == 522426)
        #expect(DivisionRegister.current(of: 522426, inYear: 2011) == 520525)
        #expect(DivisionRegister.current(of: 522421, inYear: 2000) == 522401)
        #expect(DivisionRegister.current(of: 522423) == 520581)
        #expect(DivisionRegister.current(of: 520221) == 520204)
        #expect(!DivisionRegister.areSamePlace(520525, 520524))
    }

    @Test("every change ends at a known code")
    func closure() {
        for code in UInt32(110_000)..<840_000 {
            let now = DivisionRegister.current(of: code)
            if now != code && !DivisionRegister.contains(now) { Issue.record("\(code) \(now)") }
            if DivisionRegister.current(of: now) != now { Issue.record("\(code) \(now)") }
        }
    }
}
