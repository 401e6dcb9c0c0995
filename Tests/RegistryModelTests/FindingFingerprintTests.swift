import RegistryModel
import Testing

@Suite("A finding's fingerprint")
struct FindingFingerprintTests {
    private func finding(
        file: UInt32? = 0, line: UInt32 = 7, recordID: String? = "B1",
        fields: [Field] = [.birthDate],
        values: [FindingValue] = [FindingValue("value", "2013-02-30")]
    ) -> Finding {
        Finding(
            rule: "FLD003", severity: .error, source: SourceID(.registryBirths), file: file,
            line: line, recordID: recordID, fields: fields, values: values)
    }

    @Test("is the same wherever the row stands and whatever its file is called")
    func moves() {
        let here = finding().fingerprint
        #expect(finding(file: 9, line: 4000).fingerprint == here)
        #expect(finding(recordID: "B2").fingerprint != here)
        #expect(finding(fields: [.reportedAt]).fingerprint != here)
        #expect(finding(values: [FindingValue("value", "2013-02-29")]).fingerprint != here)
    }

    @Test("never changes from one version to the next: baselines hold it")
    func isPinned() {
        #expect(finding().fingerprint.description == "53afdf4cd6dd2f1d")
    }

    @Test("passes over counts, lines and the day of the run")
    func passing() {
        let bare = finding(values: []).fingerprint
        let told = finding(values: [
            FindingValue("count", "31"), FindingValue("firstLine", "4"),
            FindingValue("path", "a.csv"),
            FindingValue("runDate", "2013-06-01"), FindingValue("offsets", "17, 20"),
        ])
        #expect(told.fingerprint == bare)
    }

    @Test("of two records in one trouble names neither, since the order of rows settles which is")
    func pairs() {
        func pair(_ recordID: String, _ village: String) -> FindingFingerprint {
            finding(
                recordID: recordID,
                values: [
                    FindingValue("idNumber", "520525201305079827", .identityNumber),
                    FindingValue("firstFile", "0"), FindingValue("firstLine", "3"),
                    FindingValue("firstVillage", village),
                ]
            ).fingerprint
        }
        #expect(pair("B1", "520525100201") == pair("B2", "520525100202"))
        let repeated = [FindingValue("firstFile", "0"), FindingValue("firstLine", "3")]
        #expect(
            finding(recordID: "B1", values: repeated).fingerprint
                != finding(recordID: "B2", values: repeated).fingerprint)
    }

    @Test("can't be searched through for a number: what is masked goes in masked")
    func masked() {
        func number(_ text: String) -> FindingFingerprint {
            finding(values: [FindingValue("value", text, .identityNumber)]).fingerprint
        }
        #expect(number("520525201305079827") == number("520525199901019827"))
        #expect(number("520525201305079827") != number("520525201305079828"))
    }

    @Test("reads back from its sixteen digits, and from nothing else")
    func text() {
        let mark = FindingFingerprint(0x00AB)
        #expect(mark.description == "00000000000000ab")
        #expect(FindingFingerprint("00000000000000ab") == mark)
        for text in ["", "ab", "-0000000000000ab", "+0000000000000ab", "zzzzzzzzzzzzzzzz"] {
            #expect(FindingFingerprint(text) == nil)
        }
    }
}
