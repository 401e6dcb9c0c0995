/// A blocking rule as data: records meet that agree on every part.
package struct BlockingDefinition: Sendable, Hashable {
    /// The rule's name, made of its parts unless given.
    package let name: String
    /// What must agree, at least one part. Parts with several keys meet when any of them do.
    package let parts: [KeyPart]
    /// What an oversized block is split by.
    package let refinement: KeyPart?
    /// The column by which an oversized block is put in order, when neighbours are compared.
    package let order: String?
    /// The comparisons that pairs of this rule can't but agree in, to be held out in training.
    package let fixedComparisons: [String]

    package init(
        name: String? = nil, parts: [KeyPart], refinement: KeyPart? = nil, order: String? = nil,
        fixedComparisons: [String] = []
    ) {
        self.name = name ?? parts.map(\.name).joined(separator: " + ")
        self.parts = parts
        self.refinement = refinement
        self.order = order
        self.fixedComparisons = fixedComparisons
    }

    /// Whether it gives a key for each digit or character left out, which takes long.
    package var leavesOutEach: Bool { parts.contains { $0.transform.leavesOutEach } }
}
