import AuditReports
import PenaltyScoring
import RegistryModel
import Testing

extension SampleCounty {
    static let texts = RuleTexts(
        message: { finding, language, reveal in
            let values = finding.values.map { $0.privacy.shown($0.text, reveal) }
            return (language == .zh ? "校验码不符 " : "check character is wrong ")
                + values.joined(separator: " ")
        },
        name: { $0 == "FLD011" ? "id-bad-check-digit" : "reported-late" },
        title: { _ in Bilingual(zh: "身份证号校验码错", en: "ID check character is wrong") },
        explanation: { _ in
            Bilingual(
                zh: "第 18 位由前 17 位算出；不符说明有字符录错。",
                en: "The 18th character follows from the first 17; a mismatch is a typing error.")
        })

    var findings: [Finding] {
        let roster = SourceID(.policeRoster)
        return [
            Finding(
                rule: "FIL020", severity: .notice, source: SourceID(.registryBirths), file: 3,
                line: 0),
            Finding(
                rule: "FLD011", severity: .error, source: roster, file: 2, line: 17,
                recordID: "520525197003034562", fields: [.idNumber],
                values: [
                    FindingValue("value", "520525197003034562", .identityNumber),
                    FindingValue("name", "杨胜利", .personName),
                ]),
            Finding(
                rule: "REC005", severity: .warning, source: SourceID(.registryBirths), file: 3,
                line: 9, recordID: "CS7", fields: [.reportedAt, .birthDate],
                values: [FindingValue("reportedAt", "2013-06-09")]),
        ].sorted(by: Finding.precedes)
    }

    var inputs: [InputFile] {
        Self.files.enumerated().map { index, file in
            var input = InputFile(
                path: file.path, source: SourceID(file.kind),
                format: file.path.hasSuffix("xml") ? .xml : .csv)
            input.encoding = index == 1 ? "GB18030" : "UTF-8"
            input.encodingBasis = "detected"
            input.byteCount = 5000 + index
            input.recordCount = 1200 / (index + 1)
            input.rejectedCount = index == 1 ? 3 : 0
            input.sha256 = String(repeating: "0a1b2c3d", count: 8)
            return input
        }
    }

    func scoring(_ cases: [AuditCase]) throws -> Scoring {
        let table = try #require(
            try PenaltyTable.published(
                "nayong-2013", digest: { _ in String(repeating: "ab", count: 32) }))
        let births = Dictionary(
            uniqueKeysWithValues: (1...villageCount).map { (village($0), $0 * 8 + 3) })
        return table.score(cases, births: births, roll: roll)
    }

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    func result(
        cases: [AuditCase]? = nil, findings: [Finding]? = nil, milliseconds: Int = 812
    ) throws -> AuditResult {
        let scoring = try scoring(cases ?? self.cases)
        var result = AuditResult(
            run: RunFacts(
                county: 520_525, countyName: "纳雍县",
                period: try day("2013-05-01")...day("2013-05-31"), runDate: try day("2013-06-10"),
                answerBy: try day("2013-06-20"), toolVersion: "0.1.0"),
            inputs: inputs, cases: scoring.cases, villages: scoring.villages, table: scoring.table,
            findings: findings ?? self.findings, ruleTexts: Self.texts,
            stages: [
                StageReport(
                    name: "intake", title: Bilingual(zh: "读入", en: "Intake"),
                    counts: [
                        .init("read", Bilingual(zh: "记录", en: "records"), 28_741),
                        .init("rejected", Bilingual(zh: "退回", en: "rejected"), 3),
                    ], milliseconds: milliseconds),
                StageReport(
                    name: "linkage", title: Bilingual(zh: "链接", en: "Linkage"),
                    counts: [
                        .init("pairs", Bilingual(zh: "候选对", en: "candidate pairs"), 9120),
                        .init("linked", Bilingual(zh: "同一出生", en: "births linked"), 301),
                    ], milliseconds: 41),
            ],
            policy: [
                Setting("answerDays", value: "15"),
                Setting("closingDay", value: "5"),
            ],
            notes: [
                Bilingual(
                    zh: "未提供民政婚姻登记（civil.marriages）：无法核对新婚户漏报。",
                    en: "No civil marriages given: missing newlyweds can't be found.")
            ],
            sensitivity: Bilingual(
                zh: "估计找到 99.2% 的真实匹配。", en: "Estimated to find 99.2 % of true matches."))
        result.flow = try flow
        result.quality = quality
        result.reliability = Self.reliability
        return result
    }

    private var flow: DataFlow {
        get throws {
            var flow = DataFlow()
            flow.sources = [
                LinkedSource(
                    source: SourceID(.registryBirths), repeats: 2, linked: 280, alone: 12),
                LinkedSource(
                    source: SourceID(.hospitalDeliveries), repeats: 0, linked: 251, alone: 9),
                LinkedSource(source: SourceID(.policeEntries), repeats: 1, linked: 214, alone: 30),
                LinkedSource(
                    source: SourceID(.vaccinationChildren), repeats: 0, linked: 190, alone: 4),
            ]
            flow.believed = 318
            let start = try day("2013-05-01")
            for number in 0..<31 {
                flow.reportedByDay[start.adding(days: number)] = 6 + number * 7 % 9
            }
            return flow
        }
    }

    private var quality: [VillageQuality] {
        (1...villageCount).map { number in
            VillageQuality(
                village: village(number), records: 400 + number * 31,
                counts: number % 3 == 0
                    ? [:] : [.field: number % 17, .record: 1, .set: number % 5 * 3])
        }
    }

    private static let reliability: [ReliabilityRow] = [
        (.registryBirths, .sex, 0.985, 0.9921), (.registryBirths, .birthDate, 0.97, 0.9644),
        (.hospitalDeliveries, .sex, 0.995, 0.9983),
        (.hospitalDeliveries, .birthDate, 0.998, 0.9991),
        (.policeEntries, .sex, 0.995, 0.9975), (.policeEntries, .birthDate, 0.985, 0.9902),
    ].map { (row: (SourceKind, Field, Double, Double)) in
        ReliabilityRow(
            source: row.0, field: row.1, published: row.2, estimated: row.3, births: 640)
    }
}

/// The files of a report set, as text by path.
func reports(
    _ result: AuditResult, _ language: Language = .zh, _ reveal: Reveal = .masked
) -> [String: String] {
    var bytes: [String: [UInt8]] = [:]
    ReportSet(result, language: language, reveal: reveal).write { path, piece in
        bytes[path, default: []] += piece
    }
    // `98 %` with a space that doesn't break.
    return bytes.mapValues {
        String(decoding: $0, as: UTF8.self).replacingOccurrences(of: "\u{A0}%", with: " %")
    }
}

extension AuditResult {
    /// The same with the villages beyond so many in a township of another code.
    func withTownship(afterVillages count: Int) -> AuditResult {
        var result = self
        result.villages = villages.enumerated().map { number, deduction in
            let village = deduction.village
            return VillageDeduction(
                village: Village(
                    code: DivisionCode(
                        rawValue: village.code.rawValue + (number < count ? 0 : 1000)),
                    name: village.name, township: village.township),
                rows: deduction.rows, confirmed: deduction.confirmed,
                provisional: deduction.provisional, cases: deduction.cases,
                births: deduction.births, rank: deduction.rank)
        }
        return result
    }
}
