import RegistryModel

/// Tells a weight written in kilograms or jin from a cell that is no number at all.
enum UnitSlip {
    /// True for a birth weight such as `3.15`, `6.3斤` or `3.15kg`.
    static func isSmallWeight(_ remark: CellRemark) -> Bool {
        guard remark.field == .birthWeight, remark.defect == .notAnInteger else { return false }
        let cell = NormalizedCell(Array(remark.text.utf8).span, strippingInnerBlanks: true)
        var text = String(decoding: cell.bytes, as: UTF8.self).lowercased()
        for unit in ["公斤", "千克", "斤", "kg"] where text.hasSuffix(unit) {
            text.removeLast(unit.count)
            break
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...14).contains(whole)
        else { return false }
        return parts.count == 1 || Int(parts[1]).map { $0 >= 0 } ?? false
    }
}
