import RegistryModel

/// What a rule says of one record or field.
package enum Verdict: Sendable {
    case passed
    case failed(Failure)
    /// A needed value is absent or unreadable: counted and shown, never priced.
    case undecided(missing: Field)
}

/// What is wrong, in the terms of the rule's message.
package struct Failure: Sendable, Hashable {
    /// The fields concerned, the one to look at first leading.
    package let fields: [Field]
    package let values: [FindingValue]
    /// Nil: the severity on the card.
    package let severity: Severity?

    package init(_ fields: [Field], _ values: [FindingValue], severity: Severity? = nil) {
        self.fields = fields
        self.values = values
        self.severity = severity
    }
}

/// What a rule says of one cell's remark.
package enum CellVerdict: Sendable, Hashable {
    case passed
    case failed
    /// Failed, but less or more gravely than the card says.
    case failedAs(Severity)
}

extension Verdict {
    /// Failed at `fields`, telling the value of each under its own name.
    static func failed(
        _ record: JudgedRecord, at fields: [Field], severity: Severity? = nil,
        adding values: [FindingValue] = []
    ) -> Verdict {
        .failed(Failure(fields, fields.map { record.shown($0) } + values, severity: severity))
    }
}
