import Foundation

/// Paths as texts.
enum PathText {
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }

    static func joined(_ directory: String, _ path: String) -> String {
        switch directory {
        case ".": path
        case "/": "/" + path
        default: directory + "/" + path
        }
    }

    /// The path itself where it begins at the root, else within the directory.
    static func placed(_ path: String, in directory: String) -> String {
        path.hasPrefix("/") ? path : directory + "/" + path
    }

    static func withoutSlash(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// The path relative to the directory; nil when it isn't beneath it.
    static func relative(_ path: String, to directory: String) -> String? {
        let base = absolute(directory)
        let full = absolute(path)
        let start = base == "/" ? base : base + "/"
        return full.hasPrefix(start) ? String(full.dropFirst(start.count)) : nil
    }
}
