/// One JSON object on one line, its keys in the order in which they are added.
struct JSONLine {
    private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

    mutating func add(_ key: String, _ text: String?) {
        begin(key)
        appendValue(text)
    }

    mutating func add(_ key: String, _ number: Int?) {
        begin(key)
        bytes.appendText(number.map(String.init) ?? "null")
    }

    mutating func add(_ key: String, _ flag: Bool) {
        begin(key)
        bytes.appendText(flag ? "true" : "false")
    }

    mutating func add(_ key: String, _ texts: [String]) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            appendValue(text)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func add(_ key: String, _ objects: [JSONLine]) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, object) in objects.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: object.bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The object closed, with a line break.
    func finished() -> [UInt8] {
        bytes + [UInt8(ascii: "}"), 0x0A]
    }

    private mutating func begin(_ key: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        appendValue(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func appendValue(_ text: String?) {
        guard let text else {
            bytes.appendText("null")
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case ..<0x20:
                bytes.appendText(
                    "\\u00" + (byte < 16 ? "0" : "")
                        + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
