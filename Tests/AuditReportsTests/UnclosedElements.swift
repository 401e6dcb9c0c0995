/// Elements left open, or closed out of turn.
func unclosed(in text: String) -> [String] {
    let empty = ["meta", "link", "input", "!DOCTYPE"]
    var open: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
        rest = rest[rest.index(after: start)...]
        let last = open.last ?? ""
        if last == "script" || last == "style", !rest.hasPrefix("/\(last)") { continue }
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" }
        guard let end = rest.firstIndex(of: ">") else { return open + [String(name)] }
        if rest[..<end].hasSuffix("/") { continue }
        if name.hasPrefix("/") {
            if open.last == String(name.dropFirst()) {
                open.removeLast()
            } else {
                return open + [String(name)]
            }
        } else if !empty.contains(String(name)) {
            open.append(String(name))
        }
    }
    return open
}
