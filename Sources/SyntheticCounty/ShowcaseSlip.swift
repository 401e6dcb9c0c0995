/// The slip that the showcase plants in a village's papers, one a village.
enum ShowcaseSlip: Int, Sendable {
    case late
    case paddedBirths
    case outsidePolicy
    case early
    case givenTwice
    case persons
    case households
    case unsigned
    case unseen
    case marriages
    case stranger
    case parity
    case twoRoles
    case noSummary

    init?(village: Int) {
        self.init(rawValue: village)
    }

    typealias Finding = (rule: String, zh: String, en: String)

    /// What rules find in the village's summary.
    var summaryFindings: [Finding] {
        switch self {
        case .paddedBirths:
            [
                ("TOT001", "出生数多报两个", "two births too many"),
                ("TOT002", "男婴数多报两个", "two boys too many"),
                ("TOT003", "一孩数多报两个", "two first children too many"),
            ]
        case .outsidePolicy: [("TOT004", "政策外出生数多报一个", "one birth outside policy too many")]
        case .persons: [("TOT005", "总人口数多报三人", "three persons too many")]
        case .households: [("TOT006", "户数少报一户", "a household too few")]
        case .marriages: [("TOT007", "新婚数多报一对", "a marriage too many")]
        case .parity:
            [
                ("TOT003", "二孩数多报一个", "a second child too many"),
                ("TOT008", "各孩次之和与出生数不符", "parities don't add up to the births"),
            ]
        default: []
        }
    }

    /// What rules find in the signature of the given role, counted from 0.
    func signatureFindings(_ role: Int) -> [Finding] {
        switch (self, role) {
        case (.late, 4): [("SGN005", "结账日之后才签字", "signed after the closing day")]
        case (.early, 0): [("SGN006", "月末之前签字", "signed before the month was over")]
        case (.unseen, 3): [("SGN002", "支书签字之前已审签", "approved before 支书 had signed")]
        case (.stranger, 0): [("SGN003", "由邻村的人口主任签字", "signed by the neighbours' officer")]
        case (.twoRoles, 1):
            [
                ("SGN003", "人口主任代村委主任签字", "人口主任 signs for 村委主任"),
                ("SGN004", "一人签两职", "one person signs in two roles"),
            ]
        default: []
        }
    }
}
