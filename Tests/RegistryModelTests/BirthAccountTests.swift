import RegistryModel
import Testing

@Suite struct BirthAccountTests {
    private func auditCase(
        _ verdict: CaseVerdict, village: String? = "520525100001",
        _ standing: (inout CaseStanding) -> Void = { _ in }
    ) -> AuditCase {
        var own = CaseStanding(state: .provisional, charging: .provisional)
        standing(&own)
        return AuditCase(
            caseID: "A", verdict: verdict, village: village.flatMap { DivisionCode($0) },
            status: .provisional, records: [], reason: Bilingual(zh: "", en: "")
        ).settled(as: own, caseID: "A")
    }

    @Test func countsTheAccountsOwnBirthsOfVillages() throws {
        let account = BirthAccount(
            births: 100,
            cases: [
                auditCase(.missing), auditCase(.misreported), auditCase(.late),
                auditCase(.missing, village: nil),
                // Another month's: listed, and counted there.
                auditCase(.missing) { $0.account = CalendarDay("2013-04-30") },
                auditCase(.misreported) { $0.account = CalendarDay("2013-04-30") },
                auditCase(.missing) { standing in
                    standing = CaseStanding(state: .overturned, charging: nil)
                },
            ])
        #expect(account.missing == 1 && account.misreported == 1)
        #expect(account.accurate == 98 && account.entered == 99)
        #expect(account.accuracy == 0.98)
        #expect(BirthAccount(births: 0, cases: []).accuracy == nil)
    }

    /// The month's accuracy stays what it was; the data as they stand now are judged apart.
    @Test func knowsWhatWasPutRightSince() {
        func mended(_ verdict: CaseVerdict) -> AuditCase {
            auditCase(verdict) { standing in
                standing = CaseStanding(state: .corrected, charging: .provisional)
                standing.isSupplemented = verdict == .missing
            }
        }
        let account = BirthAccount(
            births: 100,
            cases: [
                auditCase(.missing), mended(.missing), auditCase(.misreported),
                mended(.misreported), mended(.late),
            ])
        #expect(account.accurate == 96 && account.entered == 98)
        #expect(account.accurateNow == 98 && account.enteredNow == 99)
    }

    @Test func notedFiguresSayTheSame() {
        var figures = RunFigures()
        figures[.births] = 100
        figures[.missing] = 2
        figures[.missingWithoutVillage] = 1
        figures[.misreported] = 1
        #expect(figures.accuracy == 0.98)
        #expect(figures.entryRate == 0.99)
    }
}
