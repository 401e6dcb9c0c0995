import ArgumentParser

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "抽取核实样本并生成核查表 · draw spot checks, make worksheets, estimate from them",
        discussion: """
            抽取：hecha sample DIR --plan simple --of persons --size 150。核查表写入 DIR/spot-checks/计划编号/。\
            填好后 hecha sample estimate plan.json 核查表… 给出估计。\
            Draw with --plan, fill in the worksheets, then estimate.
            """,
        subcommands: [SampleDrawCommand.self, SampleEstimateCommand.self],
        defaultSubcommand: SampleDrawCommand.self)
}
