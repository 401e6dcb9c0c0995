import RegistryIntake
import RegistryModel

/// Gathers what is to be said of how files were read: a note that holds for many files is said once.
struct ReadingNotes {
    private var paths: [ReadingNote: [String]] = [:]
    private var order: [ReadingNote] = []

    mutating func add(_ notes: [ReadingNote], of path: String) {
        for note in notes {
            if paths[note] == nil { order.append(note) }
            paths[note, default: []].append(path)
        }
    }

    /// In the order of the files.
    var sentences: [Bilingual] {
        order.map { note in
            let own = paths[note] ?? []
            let first = own.first ?? ""
            guard own.count > 1 else { return note.sentence(of: first) }
            return Bilingual(
                zh: note.sentence(of: "\(first) 等 \(own.count) 个文件").zh,
                en: note.sentence(of: "\(first) and \(own.count - 1) more").en)
        }
    }
}
