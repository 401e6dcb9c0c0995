import RegistryModel

extension RecordTable {
    /// The table with what its layout has to work out from the cells read. Cost: one pass over the
    /// columns concerned; others are shared.
    package func deriving(_ derivations: [TableLayout.Derivation]) -> RecordTable {
        derivations.reduce(self) { table, derivation in
            switch derivation {
            case .date(let field, let origin): table.derivingDate(field, from: origin)
            case .codesAmongNames(let field): table.passingOverNames(in: field)
            }
        }
    }
}
