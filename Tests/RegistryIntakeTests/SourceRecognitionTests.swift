import RegistryModel
import Testing

@testable import RegistryIntake

@Suite("Telling a file's source from its beginning")
struct SourceRecognitionTests {
    private static let kinds = SourceKind.allCases.filter {
        !$0.isExtra && $0 != .registryMarriages && $0 != .civilMarriages
    }

    private func kind(_ text: String) -> SourceKind? {
        SourceRecognition.kind(of: Array(text.utf8))
    }

    @Test("the root element of XML", arguments: kinds)
    func xml(kind: SourceKind) {
        let root = SourceCatalogue.schema(of: kind).rootElement
        let head =
            "<?xml version=\"1.0\"?>\n<!-- note -->\n<\(root) xmlns=\"urn:hecha:exchange:1\">"
        #expect(self.kind(head) == kind)
        #expect(self.kind("\u{FEFF}<h:\(root)>") == kind)
    }

    @Test("canonical headers of CSV", arguments: kinds)
    func canonical(kind: SourceKind) {
        let fields = SourceCatalogue.schema(of: kind).fields
        #expect(self.kind(fields.map(\.field.name).joined(separator: ",") + "\n") == kind)
        let required = fields.filter(\.isRequired).map(\.field.name)
        #expect(self.kind(required.joined(separator: "\t") + "\n") == kind)
    }

    @Test("Chinese headers of CSV, below a title", arguments: kinds)
    func labels(kind: SourceKind) {
        let labels = SourceCatalogue.schema(of: kind).fields.map { $0.labels.first ?? "" }
        #expect(self.kind("标题\n" + labels.joined(separator: ";") + "\n") == kind)
    }

    @Test("marriages of the registry and of civil affairs look alike")
    func marriages() {
        #expect(kind("<marriages>") == nil)
        let fields = SourceCatalogue.schema(of: .registryMarriages).fields
        let head = fields.map(\.field.name).joined(separator: ",") + "\n"
        #expect(kind(head) != .registryBirths)
    }

    @Test("nothing fits", arguments: ["", "a,b,c\n1,2,3\n", "<html>", "姓名\n", "<", "\n\n"])
    func unknown(text: String) {
        #expect(kind(text) == nil)
    }
}
