import BirthMatching
import RegistryModel

/// Whether the birth registry speaks of the audited period at all, and of all townships.
///
/// Which township reported nothing can't be told from its records; but where its villages' summaries
/// tell of births, the file that has them was left out.
struct RegistryCoverage {
    private enum Extent {
        case period
        /// It has births, and none of them in the period: most likely another month's file.
        case otherPeriod
        case nothing
    }

    private let extent: Extent
    /// Townships of whose births the summaries tell and the registry has none. Sorted.
    private let silent: [DivisionCode]
    private let context: RunContext

    /// Births that the summaries of a township tell of before a file is taken to be left out: of few
    /// births the records may just be lacking, one by one.
    private static let floor = 5

    init(_ tables: [SourceID: RecordTable], _ context: RunContext) {
        self.context = context
        guard let births = tables[SourceID(.registryBirths)], let period = context.period else {
            (extent, silent) = (.nothing, [])
            return
        }
        let codes = CountyCodes(county: context.county)
        var isOfPeriod = false
        var heard: Set<DivisionCode> = []
        for row in 0..<births.count {
            let view = births[row]
            guard view.date(.birthDate).map(period.contains) ?? true else { continue }
            isOfPeriod = true
            if let village = view.division(.villageCode) {
                heard.insert(codes.current(village).township)
            }
        }
        guard isOfPeriod || births.count == 0 else {
            (extent, silent) = (.otherPeriod, [])
            return
        }
        extent = isOfPeriod ? .period : .nothing
        let told = Self.births(tables[SourceID(.summaries)], codes, period)
        silent = told.filter { $0.value >= Self.floor && !heard.contains($0.key) }.keys.sorted()
    }

    /// The births of the period that summaries tell of, by township.
    private static func births(
        _ summaries: RecordTable?, _ codes: CountyCodes, _ period: ClosedRange<CalendarDay>
    ) -> [DivisionCode: Int] {
        guard let summaries else { return [:] }
        var births: [DivisionCode: Int] = [:]
        for row in 0..<summaries.count where !summaries.brokenRows.contains(row) {
            let view = summaries[row]
            guard let village = view.division(.villageCode),
                let month = view.date(.month), period.contains(month),
                let count = view.integer(.births), count > 0
            else { continue }
            births[codes.current(village).township, default: 0] += count
        }
        return births
    }

    /// Where nothing can be called missing.
    var gap: RegistryGap {
        extent == .otherPeriod ? .whole : .townships(Set(silent))
    }

    /// What the reader has to know of it first.
    var note: Bilingual? {
        if let silentTownships { return silentTownships }
        return switch extent {
        case .period: nil
        case .otherPeriod:
            Bilingual(
                zh: "出生个案中没有一条属于本期，可能放错了月份的文件，因此本次不认定漏报；请核对后重新审核。",
                en: "No record of the birth registry is of this period: most likely another "
                    + "month's file, so nothing is called missing. Check it and audit again.")
        case .nothing:
            Bilingual(
                zh: "出生个案一条也没有；各来源中的出生因此都算未上报，请先确认文件没有放错。",
                en: "The birth registry has no record at all, so every birth of the other "
                    + "sources counts as unreported: make sure that it is the right file.")
        }
    }

    private var silentTownships: Bilingual? {
        guard !silent.isEmpty else { return nil }
        let names = silent.map { code in
            context.villages?.villages.first { $0.code.township == code && !$0.township.isEmpty }?
                .township ?? String(code.description.prefix(9))
        }
        let count = silent.count
        return Bilingual(
            zh: "有 \(count) 个乡镇的汇总报表有出生，而出生个案中一条也没有："
                + "\(names.joined(separator: "、"))。多半漏放了文件，因此这些乡镇不认定出生漏报；请补齐后重新审核。",
            en: (count == 1 ? "The summaries of a township" : "The summaries of \(count) townships")
                + " tell of births, and the birth registry has none: "
                + "\(names.joined(separator: ", ")). A file was most likely left out, so no births "
                + "are called missing there: complete it and audit again.")
    }
}
