/// What a county may set about how it judges; the manifest's `policy:`, printed in every report.
package struct AuditPolicy: Sendable, Hashable {
    /// Day of the next month on which a month's reports close.
    package var closingDay = 5
    /// Match weight, in bits, from which two records are one birth.
    package var matchWeight = 5.0
    /// Match weight, in bits, from which a pair is worth a person's look.
    package var reviewWeight = 0.0
    /// Where the weights for births come from.
    package var birthWeights = WeightSource.automatic
    /// Where the sources' reliabilities come from.
    package var reliability = ReliabilitySource.automatic
    /// Posterior probability from which the evidence decides a field.
    package var decisionProbability = 0.95
    /// Grades of missing births that carry provisional points.
    package var provisionalGrades: [EvidenceGrade] = [.a, .b]
    /// Villages with fewer expected births aren't compared by rate.
    package var minimumExpectedBirths = 30
    /// Days a village has to answer a notice of deduction.
    package var answerDays = 15

    package init() {}

    /// Name and value of each setting, for reports.
    package var settings: [(name: String, value: String)] {
        [
            ("closingDay", String(closingDay)), ("matchWeight", String(matchWeight)),
            ("reviewWeight", String(reviewWeight)), ("birthWeights", birthWeights.text),
            ("reliability", reliability.rawValue),
            ("decisionProbability", String(decisionProbability)),
            ("provisionalGrades", provisionalGrades.map(\.rawValue).joined(separator: ", ")),
            ("minimumExpectedBirths", String(minimumExpectedBirths)),
            ("answerDays", String(answerDays)),
        ]
    }
}

/// Where it is known from how often a source is right.
package enum ReliabilitySource: String, Sendable, CaseIterable {
    /// Estimated from the run's own births and blended with what is published, if there are enough.
    case automatic = "auto"
    /// Those shipped with the program, whatever the records.
    case published
}

/// Where the weights of a linkage come from.
package enum WeightSource: Sendable, Hashable {
    /// Trained on the run's own records and blended with the published ones, if there are enough.
    case automatic
    /// Those shipped with the program, whatever the records.
    case published
    /// A saved model, so that every county in a province is judged alike: its path, from the audit
    /// directory.
    case file(String)

    package init(_ text: String) {
        self =
            switch text {
            case "auto": .automatic
            case "published": .published
            default: .file(text)
            }
    }

    /// As the manifest has it.
    package var text: String {
        switch self {
        case .automatic: "auto"
        case .published: "published"
        case .file(let path): path
        }
    }
}

/// Where a source's knowledge of a birth comes from. Copies within one chain count once.
package enum CustodyChain: Sendable, Hashable, Comparable {
    /// The delivery, its certificate and the dose given at birth.
    case delivery
    /// The police entry in the household register.
    case police
    /// A later vaccination at the village clinic.
    case clinic
    /// A visit to the household: someone has seen the child.
    case visit
    /// A further list the manifest declares without a chain, by its source name.
    case other(String)

    package init?(name: String) {
        switch name {
        case "delivery": self = .delivery
        case "police": self = .police
        case "clinic": self = .clinic
        case "visit": self = .visit
        default: return nil
        }
    }

    package static let names = ["delivery", "police", "clinic", "visit"]

    private var order: (Int, String) {
        switch self {
        case .delivery: (0, "")
        case .police: (1, "")
        case .clinic: (2, "")
        case .visit: (3, "")
        case .other(let name): (4, name)
        }
    }

    package static func < (left: CustodyChain, right: CustodyChain) -> Bool {
        left.order < right.order
    }

    package var title: Bilingual {
        switch self {
        case .delivery: Bilingual(zh: "住院分娩与出生医学证明", en: "delivery and certificate")
        case .police: Bilingual(zh: "公安入户", en: "police entry")
        case .clinic: Bilingual(zh: "村卫生室接种", en: "clinic vaccination")
        case .visit: Bilingual(zh: "入户核查", en: "household visit")
        case .other(let name): Bilingual(zh: name, en: name)
        }
    }
}
