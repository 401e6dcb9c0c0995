/// The penalty tables that ship with the tool, as the bytes of their files in this folder.
package enum PublishedTables {
    /// The built-in identifiers, sorted.
    package static let ids = ["nayong-2013"]

    /// The table file's bytes; nil for an identifier that isn't built in.
    package static func bytes(of id: String) -> [UInt8]? {
        switch id {
        case "nayong-2013": PackageResources.nayong_2013_yaml
        default: nil
        }
    }

    /// The table file's text; nil for an identifier that isn't built in.
    package static func text(of id: String) -> String? {
        bytes(of: id).map { String(decoding: $0, as: UTF8.self) }
    }
}
