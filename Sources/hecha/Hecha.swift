import ArgumentParser

@main
struct Hecha: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hecha",
        abstract: "核查出生与人口登记数据质量 · data quality of birth and population registries",
        discussion: """
            退出码 exit codes: 0 无问题 clean · 1 有问题 findings at or above --fail-on · \
            2 无法完成 could not run · 64 用法错误 usage
            """,
        version: ToolVersion.current,
        subcommands: [
            AuditCommand.self, CheckCommand.self, RuleCommand.self, SchemaCommand.self,
            SynthCommand.self,
        ])
}

enum ToolVersion {
    static let current = "0.1.0"
}
