/// What the operating system and SQLite say of files, in Chinese.
package enum SystemWords {
    /// A message of `strerror` in the C locale; one not known here is quoted.
    package static func chinese(_ message: String) -> String {
        switch message {
        case "No such file or directory": "没有这个文件或文件夹"
        case "Permission denied", "Operation not permitted": "没有权限"
        case "Not a directory": "路径中有一段不是文件夹"
        case "Is a directory": "是文件夹"
        case "File name too long": "文件名太长"
        case "Input/output error": "磁盘读写出错"
        case "No space left on device": "磁盘已满"
        case "Disk quota exceeded": "超出磁盘配额"
        case "Read-only file system": "磁盘只读"
        case "Too many open files", "Too many open files in system": "打开的文件太多"
        case "Too many levels of symbolic links": "符号链接循环"
        case "Broken pipe": "对方已关闭"
        case "database disk image is malformed": "数据库文件残缺"
        case "unable to open database file": "打不开数据库文件"
        case "attempt to write a readonly database": "数据库文件只读"
        case "database or disk is full": "磁盘已满"
        case "disk I/O error": "磁盘读写出错"
        default: "系统原文：\(message)"
        }
    }
}
