import ArgumentParser
import AuditPipeline
import AuditReports
import RecordLinkage
import RegistryModel

/// Models: trained, saved, given, compared.
struct LinkModelOptions: ParsableArguments {
    @Flag(help: "只估计模型，不写配对 · estimate the model only.")
    var estimate = false

    @Option(help: "保存模型 · save the model.")
    var saveModel: String?

    @Option(help: "用保存的模型，不再估计 · use a saved model instead of estimating one.")
    var model: String?

    @Option(help: "与另一个模型比较，逐级列出差别 · compare with another model, level by level.")
    var compareModel: String?

    /// Prints what differs by more than half a bit; false when nothing was to be compared.
    func compare(_ model: MatchModel, _ language: Language) throws -> Bool {
        guard let compareModel else { return false }
        let other = try MatchModelFile(path: compareModel).read()
        let comparison = ModelComparison(before: other, after: model)
        var lines = [
            (language == .zh ? "先验 " : "prior ")
                + "\(DecimalText.text(comparison.priorBefore, places: 2)) → "
                + DecimalText.text(comparison.priorAfter, places: 2)
        ]
        for level in comparison.levelsChanged(byMoreThan: 0.5) {
            let bits = [level.before, level.after].map { parameters in
                parameters.map { DecimalText.text($0.log2Weight, places: 2) } ?? "—"
            }
            lines.append("\(level.comparison): \(level.level) \(bits[0]) → \(bits[1])")
        }
        try StandardStreams.print(lines.joined(separator: "\n"))
        return true
    }
}
