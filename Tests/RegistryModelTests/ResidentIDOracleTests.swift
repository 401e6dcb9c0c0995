import Foundation
import RegistryModel
import TestSupport
import Testing

@Suite("Check characters against python-stdnum")
struct ResidentIDOracleTests {
    /// Random numbers with the check character of `stdnum.cn.ric.calc_check_digit`, version 2.2.
    static let vectors = """
        520525197604168778 230103197202049224 230103196011228604 810000196909305251
        350102198009097860 50010119990605578X 529999194803200567 350102191908153246
        230103191407178444 500101194309134778 520502200001229674 500101195505114509
        440524198907152835 52242619320919855X 440524200410297449 110105200511251223
        810000192210293391 350102200005164798 529999196009286438 42052520150319784X
        110105196812177419 810000190206232546 652901199110261877 529999192907276778
        520502191406179028 110105193611130899 529999190604164286 652901199010219567
        520502195302090457 810000190510266281 520502197205018356 500101197207251037
        350102194801183051 440524195002181662 810000195107221289 500101200605135263
        110105199206280460 110105193501051401 520502190011265998 652901199202018209
        230103198205139713 500101190205172085 230103197202118162 520525193302157346
        500101195612145925 320102201201109154 420525200601287051 500101198807242470
        420525190106141075 652901195302264601 520525198612155007 52052519861215600X
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    @Test("stored numbers carry the character we compute", arguments: vectors)
    func stored(text: String) throws {
        let id = try #require(ResidentID(text))
        #expect(id.hasValidCheckCharacter)
        let computed = ResidentID(
            firstSeventeen: id.firstSeventeen,
            checkValue: ResidentID.checkValue(of: id.firstSeventeen))
        #expect(computed.description == text)
    }

    @Test(
        "2 000 random numbers get the same character from stdnum",
        .enabled(if: Stdnum.python != nil, "python3 has no stdnum"))
    func live() throws {
        let seed: UInt64 = 20_130_507
        var random = SeededNumbers(seed: seed)
        let numbers = (0..<2000).map { _ in random.next() % 100_000_000_000_000_000 }
        let ours = numbers.map {
            ResidentID(firstSeventeen: $0, checkValue: ResidentID.checkValue(of: $0)).description
        }
        let theirs = try Stdnum.completed(ours.map { String($0.prefix(17)) })
        #expect(theirs.count == 2000)
        for (left, right) in zip(ours, theirs) where left != right {
            Issue.record("seed \(seed): \(left), stdnum \(right)")
        }
    }
}

/// python-stdnum as an external program.
enum Stdnum {
    static let python: ExternalTool? = ExternalTool("python3").flatMap { python in
        (try? python.run(["-c", "import stdnum.cn.ric"]).status) == 0 ? python : nil
    }

    /// Each seventeen digits with their check character.
    static func completed(_ numbers: [String]) throws -> [String] {
        let program = """
            import sys
            from stdnum.cn.ric import calc_check_digit
            for number in sys.argv[1:]:
                print(number + calc_check_digit(number + '0'))
            """
        let said = try python?.run(["-c", program] + numbers).output ?? ""
        return said.split(separator: "\n").map(String.init)
    }
}
