import RegistryModel
import RegistryRules
import Testing

@testable import AuditPipeline

@Suite("Findings on a file, bounded")
struct BoundedFindingsTests {
    private func finding(_ line: Int, _ rule: RuleCode = "FIL023") -> Finding {
        Finding(
            rule: rule, severity: .error, source: SourceID(.registryBirths), file: 0,
            line: UInt32(line))
    }

    @Test("up to the limit nothing changes, and what concerns the whole file is kept")
    func few() {
        var bounded = BoundedFindings(limit: 3)
        let all = [finding(0), finding(2), finding(3, "FIL024"), finding(4), finding(5)]
        bounded.add(all + [finding(0), finding(0), finding(0)])
        #expect(bounded.settled.map(\.line) == [0, 2, 3, 4, 5, 0, 0, 0])
    }

    @Test("beyond it one finding says how many there were, and where")
    func many() {
        var bounded = BoundedFindings(limit: 3)
        bounded.add((2...50).map { finding($0) } + [finding(60, "FIL024")])
        let settled = bounded.settled
        #expect(settled.map(\.line) == [2, 3, 4, 60, 2])
        #expect(settled.last?.isSummary == true)
        #expect(settled.last?.values.map(\.text) == ["49", "2", "50", "3"])
        let english = RuleRenderer(in: .en).message(for: settled[4])
        #expect(english == "49 places are like this (lines 2 to 50); 3 are listed")
    }

    @Test("characters that aren't allowed are told once a line, with their number")
    func characters() {
        func finding(_ line: UInt32, _ recordID: String?, count: Int = 1) -> Finding {
            Finding(
                rule: "FIL013", severity: .error, source: SourceID(.registryBirths), file: 0,
                line: line, recordID: recordID, values: [FindingValue("count", String(count))])
        }
        var bounded = BoundedFindings(limit: 2)
        bounded.add([finding(3, "B1")])
        bounded.add([finding(3, "B2", count: 2), finding(4, "B3"), finding(4, "B3")])
        bounded.add([finding(5, nil), finding(5, nil)])
        #expect(
            bounded.settled.prefix(2)
                == [finding(3, nil, count: 3), finding(4, "B3", count: 2)])
        // The line beyond the limit is one place too.
        #expect(bounded.settled.last?.values.map(\.text) == ["3", "3", "5", "2"])
    }

    @Test(
        "two threads that let go of what their earlier slices hold list the same as one that doesn't"
    )
    func threads() {
        let slices = (0..<40).map { number in
            var slice = BoundedFindings(limit: BoundedFindings.ofSlice)
            slice.add((0..<1_200).map { finding(2 + number * 1_200 + $0) })
            slice.add([finding(2 + number * 1_200, "FIL024"), finding(0)])
            return slice
        }
        var expected = BoundedFindings(limit: BoundedFindings.ofFile)
        for slice in slices { expected.add(slice) }
        var earlier = [BoundedFindings.Earlier(), BoundedFindings.Earlier()]
        var found = BoundedFindings(limit: BoundedFindings.ofFile)
        var held = 0
        for (number, slice) in slices.enumerated() {
            var slice = slice
            slice.letGo(after: &earlier[number % 3 == 0 ? 0 : 1])
            held += slice.settled.count
            found.add(slice)
        }
        #expect(found.settled == expected.settled)
        #expect(held < 2 * BoundedFindings.ofFile + 40 * 4)
    }

    @Test("slices of a file say together what the file is full of")
    func slices() {
        var file = BoundedFindings(limit: 5)
        for start in [2, 102, 202] {
            var slice = BoundedFindings(limit: 2)
            slice.add((start..<start + 100).map { finding($0) })
            file.add(slice)
        }
        #expect(file.settled.map(\.line) == [2, 3, 102, 103, 202, 2])
        #expect(file.settled.last?.values.map(\.text) == ["300", "2", "301", "5"])
    }
}
