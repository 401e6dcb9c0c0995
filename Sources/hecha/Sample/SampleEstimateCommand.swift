import ArgumentParser
import AuditPipeline
import RegistryIntake
import RegistryModel
import SpotChecks

struct SampleEstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "由填好的核查表估计准确率 · estimate the register's accuracy from filled worksheets",
        discussion: """
            退出码：0 达标或尚不能判定；1 未达标、有村不合格，或有行被退回；2 无法进行。\
            Exit 0: met or undecided; 1: missed, a village failed, or rows were refused; 2: could not run.
            """)

    @Argument(help: "抽查计划 plan.json · the plan.")
    var plan: String

    @Argument(help: "填好的核查表（csv、xlsx）或其文件夹 · filled worksheets, or folders of them.")
    var sheets: [String]

    @Option(help: "text、json 或 csv · text, json or csv.")
    var format: ListFormat = .text

    @OptionGroup var speech: LanguageOption

    func run() throws {
        let language = speech.language
        let plan = try SamplePlanFile.read(plan)
        let reading = try VerdictSheetImport(plan: plan, today: CommonOptions.today())
            .read(sheets)
        for row in reading.refused {
            Terminal.say("\(row.place): \(row.reason[language])")
        }
        let estimate = SampleEstimation(plan, checks: reading.checks).estimate()
        try tell(estimate, reading)
        let failed = estimate.groups.contains { $0.decision == .failed }
        let missed = plan.of != .cases && estimate.judgement == .missed
        if missed || failed || !reading.refused.isEmpty { throw ExitCode(1) }
    }

    private func tell(_ estimate: SampleEstimate, _ reading: VerdictSheetReading) throws {
        let output = EstimateOutput(estimate, refused: reading.refused)
        switch format {
        case .text:
            let lines = lines(estimate, reading).map { $0[speech.language] }
            try StandardStreams.print(lines.joined(separator: "\n"))
        case .json: try StandardStreams.write(output.json())
        case .csv: try StandardStreams.write(output.csv(speech.language))
        }
    }

    private func lines(
        _ estimate: SampleEstimate, _ reading: VerdictSheetReading
    ) -> [Bilingual] {
        var all = [
            Bilingual(
                zh: "抽查计划 \(estimate.plan.planID)  种子 \(estimate.plan.seed)  "
                    + estimate.plan.design.title.zh,
                en: "Plan \(estimate.plan.planID)  seed \(estimate.plan.seed)  "
                    + estimate.plan.design.title.en)
        ]
        all += estimate.sentences
        if !reading.refused.isEmpty {
            all.append(
                Bilingual(
                    zh: "\(reading.refused.count) 行被退回，未计入，原因见上。",
                    en: "\(reading.refused.count) rows were refused and not counted; the reasons "
                        + "are above."))
        }
        for result in estimate.groups where result.decision != nil {
            guard let decision = result.decision, let accept = result.group.accept else { continue }
            let tally = result.tally
            all.append(
                Bilingual(
                    zh: "  \(result.group.name)  \(decision.title.zh)：有误 \(tally.wrong)"
                        + "（不超过 \(accept)），未核实 \(tally.open)，共 \(result.group.drawn)",
                    en: "  \(result.group.name)  \(decision.title.en): \(tally.wrong) wrong (up to "
                        + "\(accept)), \(tally.open) open, of \(result.group.drawn)"))
        }
        return all
    }
}
