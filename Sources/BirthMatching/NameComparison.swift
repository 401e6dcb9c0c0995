import RecordLinkage
import RegistryModel

/// Compares Chinese names: the same, the same but for variants, sounding alike (with every reading
/// of a character and the readings of surnames), a slip apart, else. An unnamed child and a
/// placeholder say nothing.
///
/// The column holds names in their `standard` spelling. Cost: a few dozen nanoseconds a pair.
package struct NameComparison: FieldComparison {
    package let name: String
    package let levels = [.missing] + Rungs.ofNames
    private let ids: [UInt32]
    private let forms: NameForms

    /// - Parameter forms: those of the column, where they have been made for its sounds.
    package init(_ name: String, column: InternedTextColumn, forms: NameForms? = nil) {
        self.name = name
        ids = column.ids
        self.forms = forms ?? NameForms(of: column)
    }

    // The same loop as the default, which the compiler can't fit to a type of another module.
    package func takeLevels(
        of pairs: [CandidatePair], at place: Int, into levels: inout [PackedLevels]
    ) {
        for index in pairs.indices {
            levels[index][place] = level(Int(pairs[index].a), Int(pairs[index].b))
        }
    }

    package func level(_ a: Int, _ b: Int) -> Int {
        let (x, y) = (Int(ids[a]), Int(ids[b]))
        if x == 0 || y == 0 { return 0 }
        return Rungs.name(x == y ? forms.agreementWithItself(x) : forms.agreement(x, y))
    }
}
