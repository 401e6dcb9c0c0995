import RegistryModel
import Testing

@testable import RegistryIntake

/// The edge cases of the domain notes §6 as they come in files: whole cells of whole rows, through
/// decoding, layout and reading. What a reader of one kind makes of them has tests of its own.
@Suite("Normalisation traps, in files")
struct NormalizationTrapTests {
    private func read(
        _ field: Field, _ value: String, _ kind: SourceKind = .registryBirths
    ) throws -> (view: RecordView, remark: CellRemark?) {
        let read = try ReadCSV("\(field.name),recordID,x\n\(value),1,1\n".utf8, kind)
        let view = try #require(read.rows.first)
        return (view, view.table.remark(row: 0, field: field))
    }

    @Test(
        "IDs a spreadsheet has been at",
        arguments: [
            ("110101199003070000", CellDefect.idTruncated), ("1.10101E+17", .idTruncated),
            ("1.10101199003070E+17", .idTruncated), ("666666666666666666", .idPlaceholder),
            ("999999999999999999", .idPlaceholder), ("'110101199003070724", nil),
            ("110101199003070724\t", nil), ("\"110101199003070724 \"", nil),
            ("１１０１０１１９９００３０７０７２４", nil), ("110101 19900307 0724", nil),
        ] as [(String, CellDefect?)])
    func identities(value: String, defect: CellDefect?) throws {
        let (view, remark) = try read(.motherIDNumber, value)
        #expect(remark?.defect == defect)
        if defect == nil {
            #expect(view.residentID(.motherIDNumber)?.description == "110101199003070724")
        }
    }

    @Test(
        "dates as people and spreadsheets write them",
        arguments: [
            ("41426", "2013-06-01"), ("2013.6.1", "2013-06-01"), ("20130601", "2013-06-01"),
            ("13-6-1", "2013-06-01"), ("二○一三年六月一日", "2013-06-01"),
            ("二OO九年十一月十一日", "2009-11-11"), ("二〇一一年九月四日", "2011-09-04"),
            ("二零一三年六月一日", "2013-06-01"), ("1900-01-00", nil), ("2013-02-30", nil),
        ] as [(String, String?)])
    func dates(value: String, expected: String?) throws {
        let (view, remark) = try read(.birthDate, value)
        #expect(view.date(.birthDate)?.description == expected)
        #expect(remark?.defect == (expected == nil ? .impossibleDate : nil))
    }

    @Test(
        "weeks with days, weights in kilograms and jin",
        arguments: [
            (Field.gestationalWeeks, "39+2", 39), (.gestationalWeeks, "39周+2天", 39),
            (.gestationalWeeks, "39w2d", 39), (.gestationalWeeks, "３９＋２", 39),
            (.gestationalWeeks, "39周", 39), (.gestationalWeeks, "39.5", nil),
            (.gestationalWeeks, "39+9", nil), (.birthWeight, "3.15", nil),
            (.birthWeight, "6.3斤", nil), (.birthWeight, "3150", 3150), (.parity, "39+2", nil),
        ] as [(Field, String, Int?)])
    func numbers(field: Field, value: String, expected: Int?) throws {
        let (view, remark) = try read(field, value, .hospitalDeliveries)
        #expect(view.integer(field) == expected)
        #expect(remark?.defect == (expected == nil ? .notAnInteger : nil))
    }

    @Test(
        "sex in every form met",
        arguments: [
            ("男", 1), ("女", 2), ("1", 1), ("2", 2), ("0", 0), ("9", 9), ("M", 1), ("F", 2),
            ("01", 1),
            ("\"01\"", 1), ("Ｆ", 2), ("男性", 1),
        ] as [(String, UInt8)])
    func sex(value: String, code: UInt8) throws {
        #expect(try read(.sex, value).view.code(.sex) == code)
    }

    @Test(
        "village keys of nine to seventeen digits",
        arguments: [
            ("520525100", "520525100000"), ("520525100201", "520525100201"),
            ("520525100201003", "520525100201"), ("52052510020122012", "520525100201"),
            ("522426100201", "522426100201"),
        ])
    func villages(value: String, code: String) throws {
        let (view, remark) = try read(.villageCode, value)
        #expect(remark?.defect == nil)
        #expect(view.division(.villageCode)?.description == code)
    }

    @Test(
        "names keep what they are: rare characters of every block, look-alikes, dots",
        arguments: [
            "王䶮", "李𬱖", "\u{2A6D6}", "张\u{2A700}", "张\u{2B740}", "张\u{2B820}", "张\u{2CEB0}",
            "张\u{30000}", "张\u{31350}", "张\u{2EBF0}", "张⽂", "⻢明", "凉\u{F979}", "\u{2F800}明",
            "阿依·古丽", "阿依•古丽", "阿依・古丽", "阿依．古丽", "王\u{E81E}", "王□明", "王?明",
        ])
    func names(name: String) throws {
        let (view, _) = try read(.motherName, name)
        #expect(view.text(.motherName) == name)
        // A mark for a character nobody could type matches any one, itself included.
        let own = PersonName(name)
        let agreement = PersonName.agreement(own, PersonName(name))
        #expect(agreement == (own.wildcardPositions.isEmpty ? .identical : .equivalent))
    }

    /// Each code reads as the standard's character, and a file that an older program made, with
    /// the private-use one, agrees with it.
    @Test(
        "characters that libraries decode differently agree in whichever form they come",
        arguments: [
            ([0xFE, 0x59], "\u{E81E}"), ([0xFE, 0x61], "\u{E826}"), ([0xFE, 0x51], "\u{E816}"),
            ([0xFE, 0xA0], "\u{E864}"), ([0xFE, 0x6C], "\u{E831}"), ([0xA8, 0xBC], "\u{E7C7}"),
        ] as [([UInt8], String)])
    func disputed(code: [UInt8], privateUse: String) throws {
        let read = try ReadCSV(
            GBSample.header + Array("B1,".utf8) + [0xCD, 0xF5] + code + [0x2C, 0x31, 0x0A])
        let name = try #require(read.rows.first?.text(.childName))
        #expect(!name.unicodeScalars.contains { HanVariants.isPrivateUse($0.value) })
        let old = PersonName("王" + privateUse)
        #expect(PersonName.agreement(PersonName(name), old) != .different)
        #expect(PersonName(name).comparisonForm == old.comparisonForm)
    }

    @Test("two encodings in one file, a title, a total row and an extra header row at once")
    func everything() throws {
        let head = Array("纳雍县2013年5月,,\n".utf8) + GBSample.utf8Header
        let rows = GBSample.utf8Plain + GBSample.rare + Array("合计,2,\n".utf8)
        let read = try ReadCSV(head + rows)
        #expect(Set(read.codes) == ["FIL026", "FIL005", "FIL025"])
        #expect(read.rows.map { $0.text(.childName) } == ["王小明", "王䶮"])
        #expect(read.rows.map(\.provenance.line) == [3, 4])
    }

    @Test("UTF-32 is named, not guessed at", arguments: [true, false])
    func utf32(isMarked: Bool) throws {
        let text = (isMarked ? "\u{FEFF}" : "") + "出生个案编码,性别\nB1,1\n"
        for isBig in [true, false] {
            let bytes = text.unicodeScalars.flatMap { scalar in
                let own = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
                return isBig ? own.reversed() : own
            }
            let read = try ReadCSV(bytes)
            #expect(read.value("declared", of: "FIL002") == "UTF-32")
            #expect(read.rows.isEmpty)
        }
    }

    @Test("a short GB18030 file with a damaged byte stays GB18030")
    func damaged() throws {
        let rows = [[UInt8]](repeating: GBSample.plain, count: 3).flatMap { $0 }
        let read = try ReadCSV(
            GBSample.header + rows + [0x42, 0x39, 0x2C, 0xCD, 0xFF, 0x2C, 0xC4, 0xD0, 0x0A])
        #expect(read.encoding.encoding == .gb18030)
        #expect(read.codes == ["FIL003"])
        #expect(read.rows.count == 4)
        #expect(read.rows.allSatisfy { $0.sex(.sex) == .male })
    }
}
