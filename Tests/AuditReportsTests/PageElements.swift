/// The start tags of a page in their order, scripts and styles left out.
struct PageElements {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// Text up to the next tag.
        let text: String
    }

    private(set) var all: [Element] = []

    init(_ page: String) {
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            guard let first = tag.first, first.isLetter else { continue }
            let name = String(tag.prefix { !$0.isWhitespace })
            let text = String(rest.prefix { $0 != "<" })
            all.append(Element(name: name, attributes: Self.attributes(tag), text: text))
            if name == "script" || name == "style" {
                guard let close = rest.firstRange(of: "</\(name)>") else { return }
                rest = rest[close.upperBound...]
            }
        }
    }

    private static func attributes(_ tag: Substring) -> [String: String] {
        var found: [String: String] = [:]
        for match in tag.matches(of: /\s([a-z-]+)(?:="([^"]*)")?/) {
            found[String(match.1)] = match.2.map(String.init) ?? ""
        }
        return found
    }

    func named(_ names: String...) -> [Element] { all.filter { names.contains($0.name) } }
}
