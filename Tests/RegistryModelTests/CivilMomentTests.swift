import RegistryModel
import Testing

@Suite("Moments: a day with its minute")
struct CivilMomentTests {
    private func moment(_ text: String) -> CivilMoment? {
        let cell = CellParsing.read(Array(text.utf8).span, as: .dateTime)
        guard cell.defect == nil, let packed = Int32(exactly: cell.packed) else { return nil }
        return CivilMoment(packed: packed)
    }

    @Test(
        "a zone is converted to +08:00",
        arguments: [
            ("2013-05-07T23:40", "2013-05-07T23:40"),
            ("2013-05-07T23:40+08:00", "2013-05-07T23:40"),
            ("2013-05-07T15:40Z", "2013-05-07T23:40"), ("2013-05-07T16:00Z", "2013-05-08T00:00"),
            ("2013-05-07T23:40+09:00", "2013-05-07T22:40"),
            ("2013-05-07T00:30+09:00", "2013-05-06T23:30"),
            ("2013-01-01T00:00+14:00", "2012-12-31T18:00"),
            ("2012-12-31T23:59-12:00", "2013-01-01T19:59"),
            ("2012-02-29T18:00-05:30", "2012-03-01T07:30"),
        ])
    func zones(text: String, expected: String) {
        #expect(moment(text)?.description == expected)
        #expect(reading(text, as: .dateTime).deviations.isEmpty)
    }

    @Test("a day without a time stays without one")
    func dayAlone() {
        #expect(moment("2013-05-07")?.minute == nil)
        #expect(moment("2013-05-07")?.description == "2013-05-07")
    }

    @Test(
        "a blank between date and time, and seconds, are read and said",
        arguments: [
            "2013-05-07 23:40", "2013-05-07T23:40:59", "2013/5/7 23:40", "20130507 23:40:00",
            "2013年5月7日 23:40", "2013-05-07\u{3000}23:40",
        ])
    func forms(text: String) {
        #expect(moment(text)?.description == "2013-05-07T23:40")
        #expect(reading(text, as: .dateTime).deviations == .nonCanonicalDate)
    }

    @Test(
        "what isn't a moment",
        arguments: [
            "2013-05-07T", "2013-05-07T24:00", "2013-05-07T23:60", "2013-05-07T2340",
            "2013-05-07T23:4", "2013-05-07Tab:cd", "41401", "2013-05-07T23:40+0800", "23:40",
        ])
    func refused(text: String) {
        #expect(reading(text, as: .dateTime).defect == .notADate)
    }

    @Test("an impossible day with a time is impossible, not unreadable")
    func impossibleDay() {
        #expect(reading("2013-04-31T10:00", as: .dateTime).defect == .impossibleDate)
    }

    @Test("packing keeps day and minute, before 1970 too")
    func packing() {
        for number in [-25_567, -1, 0, 1, 15_832, 47_481] as [Int32] {
            for minute in [nil, 0, 1, 720, 1439] as [Int?] {
                let moment = CivilMoment(day: CalendarDay(number: number), minute: minute)
                #expect(CivilMoment(packed: moment.packed) == moment)
            }
        }
    }
}
