/// How a spot-check sample was drawn.
package enum SampleDesign: String, Sendable, Hashable, Codable, CaseIterable {
    /// Everything there is of the kind in the chosen villages.
    case all
    case simple
    case stratified
    /// Villages with probability proportional to size, then records within them.
    case proportional = "pps"
    case lqas
    case iso2859

    package var title: Bilingual {
        switch self {
        case .all: Bilingual(zh: "全数核查", en: "every one")
        case .simple: Bilingual(zh: "简单随机抽样", en: "simple random sample")
        case .stratified: Bilingual(zh: "分层随机抽样", en: "stratified random sample")
        case .proportional:
            Bilingual(
                zh: "与规模成比例抽村（PPS），村内随机抽样",
                en: "villages with probability proportional to size, random sample within")
        case .lqas: Bilingual(zh: "批质量保证抽样（LQAS）", en: "lot quality assurance sampling")
        case .iso2859:
            Bilingual(
                zh: "GB/T 2828.1（ISO 2859-1）一次抽样，一般检验水平Ⅱ",
                en: "ISO 2859-1 single sampling, general level II")
        }
    }
}

/// What is checked.
package enum SampledKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Suspected cases of the run: does the case stand?
    case cases
    /// Reported births of the period: is the record right?
    case births
    /// Persons of the register: is the record right?
    case persons

    package var title: Bilingual {
        switch self {
        case .cases: Bilingual(zh: "疑似个案", en: "suspected cases")
        case .births: Bilingual(zh: "本期出生人口个案", en: "reported births of the period")
        case .persons: Bilingual(zh: "全员人口个案", en: "persons of the register")
        }
    }
}

/// One setting of a plan, under the name it has on the command line.
package struct SampleSetting: Sendable, Hashable, Codable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A part of the register that is drawn from apart: a stratum, a drawn village, a lot.
package struct SampleGroup: Sendable, Hashable, Codable {
    /// A division code, `none` for what has no village, `all` for the whole.
    package let id: String
    package let name: String
    /// Records or cases in it.
    package let units: Int
    /// Of which are to be checked.
    package let drawn: Int
    /// The probability with which the group itself came into the sample, 0…1.
    package let inclusion: Double
    /// Passes with up to so many wrong; nil where no lot is judged.
    package let accept: Int?
    /// The code letter of ISO 2859-1.
    package let letter: String?

    package init(
        id: String, name: String = "", units: Int, drawn: Int, inclusion: Double = 1,
        accept: Int? = nil, letter: String? = nil
    ) {
        self.id = id
        self.name = name
        self.units = units
        self.drawn = drawn
        self.inclusion = inclusion
        self.accept = accept
        self.letter = letter
    }

    package func named(_ name: String) -> SampleGroup {
        SampleGroup(
            id: id, name: name, units: units, drawn: drawn, inclusion: inclusion, accept: accept,
            letter: letter)
    }
}

/// One case or record to be checked. Holds no personal value: worksheets do.
package struct SampleItem: Sendable, Hashable, Codable {
    /// See `ItemID`.
    package let itemID: String
    /// From 1, running through all sheets of the plan: with the identifier it tells when one of
    /// both was changed.
    package let number: Int
    /// Twelve digits, or `none`.
    package let village: String
    /// `SampleGroup.id`.
    package let group: String
    /// The probability with which the item came into the sample, 0…1.
    package let inclusion: Double
    /// Nil for records.
    package let caseID: String?
    /// Where the record, or the case's first record, stands: source, file and line.
    package let source: String
    package let file: String
    package let line: Int

    package init(
        itemID: String, number: Int, village: String, group: String, inclusion: Double,
        caseID: String?, source: String, file: String, line: Int
    ) {
        self.itemID = itemID
        self.number = number
        self.village = village
        self.group = group
        self.inclusion = inclusion
        self.caseID = caseID
        self.source = source
        self.file = file
        self.line = line
    }
}

/// A drawn sample: what is to be checked, and with what probability each item came into it.
///
/// The same directory, settings and seed give the same plan on every machine.
package struct SamplePlan: Sendable, Hashable, Codable {
    /// The form of `plan.json`.
    package static let currentFormat = "hecha-spot-check-plan-1"
    /// Seeds have no more than fifteen digits, all of which a spreadsheet keeps.
    package static let largestSeed: UInt64 = 999_999_999_999_999
    /// The village of what has none.
    package static let noVillage = "none"

    package var format = SamplePlan.currentFormat
    package let planID: String
    package let seed: UInt64
    package let toolVersion: String
    /// Six digits.
    package let county: String
    /// First and last day, `2013-05-01`.
    package let from: String
    package let to: String
    package let design: SampleDesign
    package let of: SampledKind
    package let settings: [SampleSetting]
    /// The share right that is asked for, 0…1.
    package let target: Double
    /// Of intervals, 0…1.
    package let confidence: Double
    /// Records or cases that could have been drawn.
    package let frameUnits: Int
    package let groups: [SampleGroup]
    package let items: [SampleItem]

    package init(
        planID: String, seed: UInt64, toolVersion: String, county: String,
        period: ClosedRange<CalendarDay>, design: SampleDesign, of: SampledKind,
        settings: [SampleSetting], target: Double, confidence: Double, frameUnits: Int,
        groups: [SampleGroup], items: [SampleItem]
    ) {
        self.planID = planID
        self.seed = seed
        self.toolVersion = toolVersion
        self.county = county
        from = period.lowerBound.description
        to = period.upperBound.description
        self.design = design
        self.of = of
        self.settings = settings
        self.target = target
        self.confidence = confidence
        self.frameUnits = frameUnits
        self.groups = groups
        self.items = items
    }
}
