import RegistryModel

/// What a run is busy with, for whoever shows it.
package enum ProgressEvent: Sendable, Hashable {
    case reading(path: String, of: Int)
    case stage(Bilingual)
}
