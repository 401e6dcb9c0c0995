import ArgumentParser
import AuditPipeline
import RegistryIntake
import RegistryModel

extension SourceKind: ExpressibleByArgument {}

/// What `hecha check` is told of its files; all of it is found out where nothing is said.
struct InputOptions: ParsableArguments {
    @Option(help: "来源，如 registry.births；不写则看文件名和表头 · the source; told from name or header.")
    var source: SourceKind?

    @Option(help: "编码，如 GB18030 · the files' encoding.")
    var encoding: String?

    @Option(help: "县内置布局，如 police-newborns；不写则看表头 · a built-in layout; told from the header.")
    var layout: String?

    @Option(help: "工作簿中的工作表，名称或序号；不写则看表头 · the sheet of a workbook, by name or number.")
    var sheet: String?

    @Option(
        help: """
            其 suppressions 用于所有文件的 audit.yaml；写明后不再用文件夹自己的 · an audit.yaml whose \
            suppressions hold for all files, instead of a directory's own.
            """)
    var config: String?

    func validate() throws {
        if let encoding, TextEncoding(label: encoding) == nil {
            throw ValidationError(
                "不认识的编码“\(encoding)”，应为 · --encoding \(encoding): UTF-8, GB18030, GBK, UTF-16")
        }
        guard let layout else { return }
        guard let known = TableLayout.layout(layout) else {
            let all = TableLayout.all.map(\.id).joined(separator: ", ")
            throw ValidationError(
                "没有布局“\(layout)”，应为 · --layout \(layout): \(all)（hecha schema --layouts）")
        }
        if let source, known.source != source {
            throw ValidationError(
                "布局 \(layout) 属于来源 · --layout \(layout): --source \(known.source.rawValue)")
        }
    }

    func set(_ request: inout CheckRequest) {
        request.source = source
        request.encoding = encoding
        request.layout = layout.flatMap(TableLayout.layout)
        request.sheet = sheet
        request.config = config
    }
}
