import ArgumentParser
import AuditPipeline
import AuditReports
import RegistryModel

struct GateCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case junit
    }

    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "上传前把关：逐项判定，通过则写出上传包 · pass or fail before upload; writes the package on pass",
        discussion: """
            条件写在 audit.yaml 的 gate 下，没写的用默认值：准确率和入库率 ≥ 98 %，文件与结构错误、A 级漏报为 0，审签齐全，\
            汇总与个案一致；写 off 即不问。来源文件齐全、全员人口不缺大半个村、能按交换格式写出，总是要问。无法判定的条件不算通过。Conditions stand under gate in audit.yaml, with \
            defaults; off leaves one out. Always asked: that no source lacks its files, that the register lacks no \
            village's people, that the data can be sent. What can't be told isn't passed.
            """)

    @Argument(help: "审核目录；--verify 时为上传包 · the audit directory, or with --verify the package.")
    var directory: String

    @Flag(help: "核对收到的上传包 · check a package that has arrived.")
    var verify = false

    @Option(help: "上传包的位置，默认 目录/upload · where the package goes.")
    var package: String?

    @Option(help: "台账文件；不写则用 audit.yaml 中的 ledger · the ledger, else the manifest's.")
    var ledger: String?

    @Option(
        help: "把现有问题写成基线，以 0 退出；在 gate: baseline 中写它的路径 · write what there is as the baseline."
    )
    var writeBaseline: String?

    @Option(help: "text、json 或 junit · how the decision is told.")
    var format: Format = .text

    @Option(name: .shortAndLong, help: "写入文件而不是打印 · to a file.")
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if verify, package != nil {
            throw ValidationError("--verify 不写上传包，请去掉 --package · --verify writes no package")
        }
        if verify, ledger != nil {
            throw ValidationError("--verify 不看台账，请去掉 --ledger · --verify asks no ledger")
        }
        if writeBaseline != nil, verify || package != nil || output != nil {
            throw ValidationError(
                "--write-baseline 不判定，也不写上传包 · --write-baseline neither decides nor packs")
        }
        if package?.isEmpty == true {
            throw ValidationError("--package 后面是空的 · --package needs a folder")
        }
    }

    func run() async throws {
        var options = common.runOptions()
        options.ledger = ledger
        if let path = writeBaseline { return try await write(baseline: path, options) }
        let outcome =
            verify
            ? try await PackageVerification(path: directory, options: options).run()
            : try await GateRun(directory: directory, place: package, options: options).run()
        if !common.quiet { ProgressLine.clear() }
        try tell(GateReport(outcome))
        // A condition that isn't met is an error, whatever it is on.
        if !outcome.isPassed, common.failOn != .never { throw ExitCode(1) }
    }

    private func write(baseline path: String, _ options: AuditOptions) async throws {
        let run = GateRun(directory: directory, place: nil, options: options)
        let known = try await run.write(baseline: BaselineFile(path: path))
        if common.quiet { return }
        ProgressLine.clear()
        let told = Bilingual(
            zh:
                "已有问题 \(known) 处，写入基线 \(path)；在 audit.yaml 的 gate 下写 baseline: \(path)（相对于审核目录），此后只问新的。",
            en:
                "\(known) findings written to the baseline \(path); name it under gate in audit.yaml as "
                + "baseline: (relative to the audit directory), and only what is new is asked about."
        )
        try StandardStreams.print(told[common.language])
    }

    private func tell(_ report: GateReport) throws {
        let bytes: [UInt8]
        switch format {
        case .text:
            let text = report.text(
                in: common.language, isBrief: common.quiet && output == nil)
            bytes = text.isEmpty ? [] : Array((text + "\n").utf8)
        case .json: bytes = report.json()
        case .junit: bytes = report.junit(in: common.language)
        }
        try StandardStreams.write(bytes, to: output)
    }
}
