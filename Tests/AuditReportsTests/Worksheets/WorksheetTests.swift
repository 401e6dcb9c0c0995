import AuditReports
import Foundation
import RegistryModel
import TestSupport
import Testing

@Suite struct WorksheetTests {
    @Test func aPageShowsItemsPlacesAndSignatures() {
        let page = String(decoding: sheet(.cases, .zh).page(), as: UTF8.self)
        for text in [
            "抽查核实表", "青山村", "520525100201", "PLAN1-TEST5", "4242", "张**", "☐ 属实", "☐ 不属实",
            "☐ 暂缓", "☐ 无法核实", "所见情况", "核查人（签名）", "村负责人（签名）", "@page{size:A4",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        for item in sheet(.cases, .zh).items { #expect(page.contains(item.item.itemID)) }
        let english = String(decoding: sheet(.persons, .en).page(), as: UTF8.self)
        #expect(english.contains("☐ no such person") && english.contains("(signature)"))
        #expect(!english.contains("Parity found"))
    }

    @Test func valuesCannotBecomeMarkupOrFormulas() {
        let hostile = sheet(.persons, .zh, name: "<script>alert(1)</script>", village: "=1+1")
        let page = String(decoding: hostile.page(), as: UTF8.self)
        #expect(!page.contains("<script>alert"))
        let csv = String(decoding: hostile.csv(), as: UTF8.self)
        #expect(csv.contains("'=1+1"))
    }

    @Test func theTableHasOneRowAnItemAndBlanksToFillIn() {
        let own = sheet(.cases, .zh)
        let csv = String(decoding: own.csv(), as: UTF8.self)
        let lines = csv.dropFirst().split(separator: "\r\n")
        #expect(lines.count == 3)
        #expect(
            lines[0]
                == "序号,检查编号,核查对象,核查结果,实际孩次,实际政策属性,暂缓至,所见情况,核查人,核查日期,凭据文号,村(居)代码,村(居)名称,计划编号,随机种子"
        )
        #expect(lines[1].hasSuffix(",,,,,,,,520525100201,青山村,PLAN1-TEST5,4242"))
        let records = String(decoding: sheet(.persons, .zh).csv(), as: UTF8.self)
        #expect(!records.contains("实际孩次"))
    }

    /// The parts of the workbook, read by unzip rather than by what wrote them.
    @Test func theWorkbookHoldsTextsListsAndAFrozenHead() throws {
        let folder = try ScratchFolder()
        let (first, second) = (folder.path + "/a.xlsx", folder.path + "/b.xlsx")
        try sheet(.cases, .zh).writeWorkbook(to: first)
        try sheet(.cases, .zh).writeWorkbook(to: second)
        #expect(
            FileManager.default.contents(atPath: first)
                == FileManager.default.contents(atPath: second))
        #expect(throws: WorkbookFailure.self) {
            try sheet(.cases, .zh).writeWorkbook(to: folder.path + "/none/c.xlsx")
        }
    }

    func sheet(
        _ kind: SampledKind, _ language: Language, name: String = "张**", village: String = "青山村"
    ) -> Worksheet {
        let items = (1...2).map { number in
            SampleItem(
                itemID: ItemID.text(of: UInt64(number) &* 0x9E37_79B9_7F4A_7C15), number: number,
                village: "520525100201", group: "all", inclusion: 0.5,
                caseID: kind == .cases ? "C\(number)" : nil, source: "registry.births",
                file: "births.csv", line: number + 1)
        }
        let day = CalendarDay(number: 15_826)
        let plan = SamplePlan(
            planID: "PLAN1-TEST5", seed: 4242, toolVersion: "t", county: "520525",
            period: day...day, design: .simple, of: kind, settings: [], target: 0.98,
            confidence: 0.95, frameUnits: 4,
            groups: [SampleGroup(id: "all", units: 4, drawn: 2)], items: items)
        return Worksheet(
            plan: plan, countyName: nil, villageCode: "520525100201", villageName: village,
            township: "雍熙镇",
            items: items.map {
                WorksheetItem(
                    item: $0, title: Bilingual(zh: "出生漏报", en: "Missing birth"),
                    facts: [(Bilingual(zh: "姓名", en: "Name"), name)], reason: nil)
            }, language: language)
    }
}
