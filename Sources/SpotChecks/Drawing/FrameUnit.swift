import RegistryModel

/// One case or record that may be drawn.
package struct FrameUnit: Sendable {
    /// What the unit is known by in every run: its draw depends on nothing else but the seed.
    package let key: String
    /// Twelve digits, or `SamplePlan.noVillage`.
    package let village: String
    /// Whether the run has something against it; how Neyman's allocation guesses where errors are.
    package let isFlagged: Bool

    package init(key: String, village: String, isFlagged: Bool = false) {
        self.key = key
        self.village = village
        self.isFlagged = isFlagged
    }

    /// Twelve digits ending in three zeros, or `SamplePlan.noVillage`.
    var township: String {
        village == SamplePlan.noVillage ? village : String(village.prefix(9)) + "000"
    }
}

/// What strata are made of.
package enum SampleStrata: String, Sendable, Hashable, CaseIterable {
    case village
    case township
}

/// A unit that was drawn.
package struct DrawnUnit: Sendable, Hashable {
    /// Position in the frame given.
    package let position: Int
    package let group: String
    package let inclusion: Double

    package init(position: Int, group: String, inclusion: Double) {
        self.position = position
        self.group = group
        self.inclusion = inclusion
    }
}

/// What a draw gives: the groups there are and the units of each that were drawn, by group and then
/// in the order of their draw.
package struct DrawnSample: Sendable {
    package let groups: [SampleGroup]
    package let units: [DrawnUnit]

    package init(groups: [SampleGroup], units: [DrawnUnit]) {
        self.groups = groups
        self.units = units
    }
}

/// Why a sample can't be drawn.
package enum DrawFailure: Error, Sendable, Hashable {
    case emptyFrame
    /// Fewer records than strata or villages.
    case tooSmall(size: Int, groups: Int)
    case tooManyClusters(asked: Int, villages: Int)
    /// No plan of up to `LotPlan.mostChecked` records keeps both risks.
    case noLotPlan
    case noInspectionPlan(limit: String)

    package var sentence: Bilingual {
        switch self {
        case .emptyFrame:
            Bilingual(
                zh: "没有可抽取的对象：所选村中没有这一类个案或记录，或台账中都已有结论。请核对 --of 和 --villages。",
                en: "There is nothing to draw from: the chosen villages have no such case or "
                    + "record, or the ledger has all of them settled. Check --of and --villages.")
        case .tooSmall(let size, let groups):
            Bilingual(
                zh: "样本量 \(size) 少于层（或村）数 \(groups)，每层至少要查 1 个。请加大 --size，或按乡镇分层。",
                en: "A sample of \(size) is smaller than the number of strata or villages, "
                    + "\(groups), of which each needs one at least. Raise --size, or stratify by "
                    + "township.")
        case .tooManyClusters(let asked, let villages):
            Bilingual(
                zh: "要抽 \(asked) 个村，而有记录的村只有 \(villages) 个。请减小 --clusters。",
                en: "\(asked) villages are to be drawn, and only \(villages) have records. Lower "
                    + "--clusters.")
        case .noLotPlan:
            Bilingual(
                zh: "目标与下限太接近，查 \(LotPlan.mostChecked) 条以内无法同时控制两类风险。"
                    + "请降低 --threshold，或放宽 --alpha、--beta。",
                en: "Target and threshold are too close: no plan of up to \(LotPlan.mostChecked) "
                    + "records keeps both risks. Lower --threshold, or allow more --alpha or "
                    + "--beta.")
        case .noInspectionPlan(let limit):
            Bilingual(
                zh: "GB/T 2828.1 表中没有接收质量限 \(limit)。可用："
                    + InspectionPlan.limits.joined(separator: "、") + "。",
                en: "ISO 2859-1 has no acceptance quality limit \(limit). There are "
                    + InspectionPlan.limits.joined(separator: ", ") + ".")
        }
    }
}
