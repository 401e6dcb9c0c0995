import RegistryModel

/// Why a file can't be read at all. Everything that is wrong *inside* a file is a finding instead.
package enum ReadFailure: ToldFailure, Sendable, Hashable {
    case cannotOpen(path: String, systemMessage: String)
    case cannotRead(path: String, systemMessage: String)
    case isDirectory(path: String)

    /// What happened and what to do.
    package var sentence: Bilingual {
        switch self {
        case .cannotOpen(let path, let message):
            Bilingual(
                zh: "无法打开文件 \(path)（\(SystemWords.chinese(message))）。请检查路径和读取权限。",
                en: "Can't open \(path) (\(message)). Check the path and the permission to read it."
            )
        case .cannotRead(let path, let message):
            Bilingual(
                zh: "读取文件 \(path) 时出错（\(SystemWords.chinese(message))）。请重新复制该文件后再试。",
                en: "Reading \(path) failed (\(message)). Copy the file again, then retry.")
        case .isDirectory(let path):
            Bilingual(
                zh: "\(path) 是文件夹，不是文件。审核整个文件夹请用 hecha audit。",
                en: "\(path) is a directory, not a file. To audit a directory use hecha audit.")
        }
    }
}
