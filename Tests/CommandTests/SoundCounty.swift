import Foundation
import Testing

/// A county without omissions or errors.
enum SoundCounty {
    /// Its directory; `more` is added to the manifest, `rates` to those of errors.
    static func make(
        in folder: TemporaryFolder, _ more: String = "", rates: [String] = []
    ) throws -> String {
        let path = folder.path + "/county"
        let made = try BuiltProgram.run(
            [
                "synth", path, "--births", "60", "--persons", "600", "--villages", "4", "--seed",
                "9",
                "--no-roster", "--rate", "missing=0", "misreported=0",
            ] + rates)
        #expect(made.status == 0, "\(made.errors)")
        if !more.isEmpty {
            let manifest = URL(fileURLWithPath: path + "/audit.yaml")
            let text = try String(contentsOf: manifest, encoding: .utf8)
            try Data((text + more + "\n").utf8).write(to: manifest)
        }
        return path
    }
}
