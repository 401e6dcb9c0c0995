/// Which files exist, and each one's path, format, encoding and header language.
struct FileLayout: Sendable {
    let options: SynthesisOptions
    let gazetteer: Gazetteer

    func registryEncoding(turn: Int) -> TextEncoding {
        switch options.encodings {
        case .utf8: .utf8
        case .gb18030: .gb18030
        case .mixed: [TextEncoding.utf8, .utf8WithMark, .gb18030][turn % 3]
        }
    }

    var policeEncoding: TextEncoding { options.encodings == .utf8 ? .utf8 : .gb18030 }

    func chineseHeader(turn: Int) -> Bool {
        switch options.headers {
        case .canonical: false
        case .chinese: true
        case .mixed: turn % 2 == 1
        }
    }

    /// The stores of every source, indexed by `Source.rawValue` and then by file.
    func stores() -> [[RowStore]] {
        Source.allCases.map { source in
            switch source {
            case .registryBirths: registryBirths()
            case .registryMarriages: [store(source, "registry/marriages", xml: false, turn: 3)]
            case .deliveries:
                gazetteer.facilities.enumerated().map { index, facility in
                    store(
                        source, "hospital/deliveries-" + facility.code,
                        xml: options.format == .mixed, turn: index)
                }
            case .entries: [police()]
            case .cards:
                [
                    store(source, "vaccination/children-1", xml: false, turn: 1),
                    store(source, "vaccination/children-2", xml: options.format == .mixed, turn: 0),
                ]
            case .civilMarriages: [store(source, "civil/marriages", xml: false, turn: 1)]
            case .visits: [visits()]
            }
        }
    }

    private func registryBirths() -> [RowStore] {
        gazetteer.townships.enumerated().map { index, township in
            var store = store(
                .registryBirths, "registry/births-" + township.code, xml: false, turn: index)
            if options.clutter, index == 1, !store.isXML {
                store.title = township.name + "出生人口个案登记表"
                store.hasTotal = true
            }
            return store
        }
    }

    private func police() -> RowStore {
        let isXML = options.format == .xml
        return RowStore(
            source: .entries, path: "police/entries" + (isXML ? ".xml" : ".csv"), isXML: isXML,
            encoding: policeEncoding, chineseHeader: chineseHeader(turn: 1))
    }

    /// The visits list is declared by its Chinese columns in the manifest, so it is always CSV.
    private func visits() -> RowStore {
        RowStore(
            source: .visits, path: "visits/births.csv", isXML: false, encoding: .utf8WithMark,
            chineseHeader: true)
    }

    private func store(
        _ source: Source, _ path: String, xml: Bool, turn: Int
    ) -> RowStore {
        let isXML = xml || options.format == .xml
        return RowStore(
            source: source, path: path + (isXML ? ".xml" : ".csv"), isXML: isXML,
            encoding: registryEncoding(turn: turn), chineseHeader: chineseHeader(turn: turn))
    }
}
