import AuditReports
import Foundation
import PenaltyScoring
import RegistryModel

/// A penalty table by its name: one that ships with the tool, or a file.
package struct PenaltyTableFile: Sendable {
    private let name: String
    private let directory: String

    /// - Parameters:
    ///   - name: the identifier of a built-in table, else a path.
    ///   - directory: what the path is relative to.
    package init(_ name: String, in directory: String = ".") {
        self.name = name
        self.directory = directory
    }

    /// Throws `AuditFailure.table` with file and line, `noTable` where there is none.
    package func load() throws(AuditFailure) -> PenaltyTable {
        let path = PathText.placed(name, in: directory)
        do throws(PenaltyTableError) {
            if let table = try PenaltyTable.published(name, digest: FileDigest.sha256) {
                return table
            }
            if let data = FileManager.default.contents(atPath: path) {
                return try PenaltyTable.load(
                    text: String(decoding: data, as: UTF8.self), path: name,
                    digest: FileDigest.sha256)
            }
        } catch {
            throw .table(error.text)
        }
        throw .noTable(PathText.isDirectory(path) ? folder : unknown)
    }

    private var folder: Bilingual {
        Bilingual(
            zh: "\(name) 是文件夹，不是扣分表。请写明文件。",
            en: "\(name) is a folder and no penalty table. Name a file.")
    }

    private var unknown: Bilingual {
        let known = PenaltyTable.publishedIDs.joined(separator: ", ")
        return Bilingual(
            zh: "找不到扣分表“\(name)”：既不是内置表（\(known)），也不是该处的文件。",
            en: "No penalty table '\(name)': neither built in (\(known)) nor a file there.")
    }

    /// The table and what it comes to for every kind of charge, for a person to read.
    package func explanation() throws(AuditFailure) -> TableExplanation {
        let table = try load()
        return TableExplanation(
            table.summary, edition: table.edition,
            options: table.summary.options.filter { table.usedOptions.contains($0.name) },
            uncharged: ChargeKind.allCases.filter(table.uncharged.contains).map(\.title),
            prices: Self.examples.map { charge, title in
                let price = table.price(charge)
                return .init(charge: title, row: price.row, range: price.range)
            })
    }

    /// Charges that show every reading: each status and parity, and what isn't known.
    private static let examples: [(Charge, Bilingual)] = {
        var examples: [(Charge, Bilingual)] = []
        let policies: [(PolicyStatus?, String, String)] = [
            (.within, "政策内", "within policy"), (.outside, "政策外", "outside policy"),
            (nil, "政策属性不明", "policy unknown"),
        ]
        for (policy, zh, en) in policies {
            for parity in 1...6 {
                examples.append(
                    (
                        .missingBirth(policy: policy, parity: parity...parity),
                        Bilingual(
                            zh: "出生漏报，\(zh)，第 \(parity) 孩",
                            en: "missing birth, \(en), parity \(parity)")
                    ))
            }
        }
        examples.append(
            (
                .missingBirth(policy: nil, parity: 1...4),
                Bilingual(
                    zh: "出生漏报，政策属性和孩次都不明（至多第 4 孩）",
                    en: "missing birth, policy and parity unknown (4 at most)")
            ))
        let misreports: [([Field], String, String)] = [
            ([.birthDate], "出生错报，1 项（出生日期）", "misreported birth, one field (birth date)"),
            ([.sex], "出生错报，1 项（性别）", "misreported birth, one field (sex)"),
            (
                [.sex, .birthDate, .motherName], "出生错报，3 项（含性别）",
                "misreported birth, three fields with sex"
            ),
        ]
        examples += misreports.map { (.misreportedBirth(fields: $0), Bilingual(zh: $1, en: $2)) }
        examples += [
            (.missingPerson, Bilingual(zh: "人员漏报", en: "missing person")),
            (
                .missingHousehold(persons: 5),
                Bilingual(zh: "整户漏报，5 人", en: "missing household of five")
            ),
            (.missingNewlyweds, Bilingual(zh: "新婚户漏报", en: "missing newly-weds")),
        ]
        return examples
    }()
}

extension ChargeKind {
    fileprivate var title: Bilingual {
        switch self {
        case .missingBirth: Bilingual(zh: "出生漏报", en: "missing births")
        case .misreportedBirth: Bilingual(zh: "出生错报", en: "misreported births")
        case .missingPerson: Bilingual(zh: "人员漏报", en: "missing persons")
        case .missingHousehold: Bilingual(zh: "整户漏报", en: "missing households")
        case .missingNewlyweds: Bilingual(zh: "新婚户漏报", en: "missing newly-weds")
        }
    }
}
