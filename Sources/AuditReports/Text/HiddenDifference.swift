import RegistryModel

extension Bilingual {
    /// Follows a masked value that looks like the one it differs from.
    package static let hiddenDifference = Bilingual(
        zh: "（不同处已遮盖）", en: " (differs where masked)")
}

extension EvidenceRow {
    /// Whether a cell differs from another one and, as it is shown, looks the same.
    package func hidesDifference(at position: Int, _ reveal: Reveal) -> Bool {
        guard cells[position].differs, let text = cells[position].text else { return false }
        let privacy = cells[position].privacy
        return cells.contains { $0.text.map { privacy.hides(text, $0, reveal) } ?? false }
    }
}

extension FieldJudgement {
    /// Whether the registry's value and the adjudicated one look the same as they are shown.
    func hidesDifference(_ reveal: Reveal) -> Bool {
        guard let registry, let adjudicated else { return false }
        return privacy.hides(registry, adjudicated, reveal)
    }
}

extension Privacy {
    fileprivate func hides(_ text: String, _ other: String, _ reveal: Reveal) -> Bool {
        text != other && shown(text, reveal) == shown(other, reveal)
    }
}
