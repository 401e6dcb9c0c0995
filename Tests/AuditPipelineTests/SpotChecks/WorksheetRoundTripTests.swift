import AuditReports
import Foundation
import RegistryModel
import TestSupport
import Testing

@testable import AuditPipeline

/// From a plan through a workbook that somebody filled in to verdicts.
@Suite struct WorksheetRoundTripTests {
    private let today = CalendarDay(number: 15_900)
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    @Test func aFilledWorkbookIsReadBack() throws {
        let plan = Self.plan
        try folder.write("plan.json", SamplePlanFile.data(plan))
        let day = CalendarDay(number: 15_860)
        let path = try write(plan) { number in
            switch number {
            case 1:
                [
                    .outcome: .text("属实"), .parity: .number(2), .policyStatus: .text("政策外"),
                    .by: .text("王五"), .day: .day(day), .seen: .text("见到母婴，“户口簿”相符\n另见照片"),
                ]
            case 2:
                [
                    .outcome: .text("暂缓"), .waivedUntil: .day(day.adding(days: 200)),
                    .by: .text("王五"), .day: .day(day), .seen: .text("外出"),
                ]
            default: [:]
            }
        }
        let reading = try VerdictSheetImport(sheets: [path], today: today).read([path])
        #expect(reading.refused.isEmpty, "\(reading.refused)")
        #expect(reading.blankRows == 1)
        #expect(
            // A sheet's row is one line: a break within a cell becomes a blank.
            reading.verdicts == [
                VerificationVerdict(
                    caseID: "C1", outcome: .confirmed(parity: 2, policy: .outside), by: "王五",
                    day: day, seen: "见到母婴，“户口簿”相符 另见照片"),
                VerificationVerdict(
                    caseID: "C2", outcome: .waived(until: day.adding(days: 200)), by: "王五",
                    day: day, seen: "外出"),
            ])
    }

    /// The folder of the plan, the folder of its sheets, and a sheet all lead to the plan.
    @Test func thePlanIsFoundInTheFolderOrAbove() throws {
        try folder.write("plan.json", SamplePlanFile.data(Self.plan))
        let path = try write(Self.plan) { _ in [:] }
        for given in [path, folder.path, folder.path + "/", folder.path + "/sheets"] {
            let reading = try VerdictSheetImport(sheets: [given], today: today).read([given])
            #expect(reading.blankRows == 3, "\(given)")
        }
        func sentence(_ given: String) -> String {
            do {
                _ = try VerdictSheetImport(sheets: [given], today: today).read([given])
                return ""
            } catch {
                return (error as? SampleFailure)?.sentence.en ?? "\(error)"
            }
        }
        #expect(sentence(folder.path + "/sheets/b.csv").hasPrefix("There is no worksheet"))
        try FileManager.default.removeItem(atPath: path)
        #expect(sentence(folder.path).hasPrefix("There is no worksheet (.csv"))
    }

    @Test func aPlanIsReadAsItWasWritten() throws {
        let data = try SamplePlanFile.data(Self.plan)
        let file = try folder.write("plan.json", data)
        #expect(try SamplePlanFile.read(file) == Self.plan)
        let text = String(decoding: data, as: UTF8.self)
        let changes = [
            ("hecha-spot-check-plan-1", "other"), ("\"inclusion\" : 0.3", "\"inclusion\" : 0"),
            ("\"target\" : 0.98", "\"target\" : 98"), ("\"id\" : \"all\"", "\"id\" : \"none\""),
            ("\"frameUnits\" : 10", "\"frameUnits\" : 1"), ("{", ""),
            // One case's finding would go to another.
            ("\"caseID\" : \"C1\"", "\"caseID\" : \"C2\""), ("\"sha256\"", "\"other\""),
        ]
        for (from, to) in changes {
            try folder.write("plan.json", text.replacingOccurrences(of: from, with: to))
            #expect(throws: SampleFailure.self, "\(from)") { try SamplePlanFile.read(file) }
        }
        #expect(throws: SampleFailure.self) { try SamplePlanFile.read(folder.path + "/none") }
        #expect(throws: SampleFailure.self) {
            try VerdictSheetImport(sheets: ["/nowhere/sheets/a.csv"], today: today)
        }
    }

    private static var plan: SamplePlan {
        let items = (1...3).map { number in
            SampleItem(
                itemID: ItemID.text(of: UInt64(number) &* 0x9E37_79B9_7F4A_7C15), number: number,
                village: "520525100201", group: "all", inclusion: 0.3, caseID: "C\(number)",
                source: "registry.births", file: "births.csv", line: number)
        }
        let from = CalendarDay(number: 15_826)
        return SamplePlan(
            planID: "PLAN1-TEST5", seed: 42, toolVersion: "t", county: "520525",
            period: from...from.adding(days: 30), design: .simple, of: .cases,
            settings: [SampleSetting("size", "3")], target: 0.98, confidence: 0.95,
            frameUnits: 10, groups: [SampleGroup(id: "all", units: 10, drawn: 3)], items: items)
    }

    private func write(
        _ plan: SamplePlan, _ filled: (Int) -> [WorksheetColumn: WorkbookCell]
    ) throws -> String {
        let columns = WorksheetColumn.columns(for: plan.of)
        let rows = plan.items.map { item in
            let own: [WorksheetColumn: WorkbookCell] = [
                .number: .number(Double(item.number)), .itemID: .text(item.itemID),
                .planID: .text(plan.planID), .seed: .text("42"),
                .villageCode: .text(item.village),
            ].merging(filled(item.number)) { $1 }
            return columns.map { own[$0] ?? .blank }
        }
        let sheet = WorkbookSheet(
            name: "核查表",
            columns: columns.map { column in
                WorkbookColumn(
                    column.title.zh, width: 12,
                    kind: [.day, .waivedUntil].contains(column) ? .day : .text)
            }, rows: rows)
        // Makes the folder it stands in.
        let path = try folder.write("sheets/a.xlsx", "")
        try WorkbookFile([sheet], day: CalendarDay(number: 15_826)).write(to: path)
        return path
    }
}
