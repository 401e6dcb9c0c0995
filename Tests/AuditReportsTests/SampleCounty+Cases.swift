import AuditReports
import PenaltyScoring
import RegistryModel
import Testing

extension SampleCounty {
    private func auditCase(
        _ id: String, _ verdict: CaseVerdict, grade: EvidenceGrade? = nil, in village: Int?,
        _ status: CaseStatus, _ charge: Charge? = nil, _ records: [RecordView],
        zh: String, en: String, fields: [FieldJudgement] = [], waterfall: Bool = false
    ) -> AuditCase {
        AuditCase(
            caseID: id, verdict: verdict, grade: grade, village: village.map(self.village),
            status: status, charge: charge, fields: fields,
            records: records.map(RecordReference.init),
            evidence: evidence(records, Self.birthFields), reason: Bilingual(zh: zh, en: en),
            matchProbability: waterfall ? 0.998712 : nil,
            waterfall: waterfall ? Self.waterfall : [])
    }

    var cases: [AuditCase] {
        missing + misreported + toVerify + others
    }

    private var missing: [AuditCase] {
        [
            auditCase(
                "M-7F21", .missing, grade: .a, in: 1, .provisional,
                .missingBirth(policy: .within, parity: 1...1), [delivery(1), entry(1)],
                zh: "医院分娩和公安入户两条证据链都有此出生，村未上报。",
                en: "The delivery and the police entry show this birth; no village reported it.",
                waterfall: true),
            auditCase(
                "M-81C0", .missing, grade: .a, in: 1, .provisional,
                .missingBirth(policy: nil, parity: 1...5), [delivery(2), entry(2)],
                zh: "两条证据链；政策属性与孩次不明，母亲已有子女至多 4 人。",
                en: "Two chains; policy status and parity unknown, at most 4 earlier children."),
            auditCase(
                "M-9001", .missing, grade: .b, in: 2, .provisional,
                .missingBirth(policy: .outside, parity: 4...4), [delivery(3)],
                zh: "只有分娩登记。", en: "The delivery alone."),
            auditCase(
                "M-A113", .missing, grade: .a, in: 3, .confirmed,
                .missingBirth(policy: .outside, parity: 2...2), [delivery(4), entry(4)],
                zh: "经入户核实属实。", en: "Verified by a household visit."),
            auditCase(
                "M-C555", .missing, grade: .c, in: 4, .open,
                .missingBirth(policy: nil, parity: 3...3), [entry(5)],
                zh: "只凭姓名相符，须先核实。", en: "A match by name only; verify first."),
            auditCase(
                "M-D000", .missing, grade: .b, in: nil, .provisional,
                .missingBirth(policy: .within, parity: 1...1), [delivery(6)],
                zh: "现住址无法对应到村。", en: "The address can't be traced to a village."),
        ]
    }

    private var misreported: [AuditCase] {
        let sex = FieldJudgement(
            field: .sex, registry: "女", adjudicated: "男", privacy: .plain, probability: 0.99999)
        let name = FieldJudgement(
            field: .childName, registry: "陈小明", adjudicated: "陈小虎", privacy: .personName,
            probability: 0.91)
        return [
            auditCase(
                "E-10AA", .misreported, in: 1, .provisional, .misreportedBirth(fields: [.sex]),
                [delivery(7), entry(7), birth(7)],
                zh: "分娩登记和公安入户均为男，村报为女。",
                en: "Delivery and police entry say male; the village reported female.",
                fields: [sex], waterfall: true),
            auditCase(
                "E-20BB", .misreported, in: 2, .provisional,
                .misreportedBirth(fields: [.childName]), [entry(8, sex: "2"), birth(8)],
                zh: "公安入户姓名不同。", en: "The police entry has another name.", fields: [name]),
            auditCase(
                "E-30CC", .feedError, in: 1, .open, nil,
                [birth(3, sex: "1"), entry(3), delivery(3, sex: "2")],
                zh: "医院性别与其他来源不符。", en: "The hospital's sex disagrees with the others."),
        ]
    }

    private var toVerify: [AuditCase] {
        [
            auditCase(
                "D-0001", .disputed, in: 5, .open, nil,
                [birth(1, sex: "1"), delivery(1, sex: "2")],
                zh: "两个来源各执一词。", en: "Two sources, two values."),
            auditCase(
                "U-0001", .unsupported, in: 6, .open, nil, [birth(2)],
                zh: "只有村报，应有的来源均无记录。", en: "Only the registry has it."),
            auditCase(
                "L-0001", .uncertainLink, in: 1, .open, nil, [birth(4), delivery(4)],
                zh: "匹配概率介于两个阈值之间。", en: "Between the two thresholds.", waterfall: true),
        ]
    }

    private var others: [AuditCase] {
        [
            auditCase(
                "R-0001", .duplicate, in: 2, .open, nil, [birth(5), birth(6)],
                zh: "同一出生上报两次。", en: "One birth reported twice."),
            auditCase(
                "T-0001", .late, in: 3, .open, nil, [birth(8)], zh: "月后补报。",
                en: "Reported after the close."),
            auditCase(
                "W-0001", .wrongVillage, in: 4, .open, nil, [birth(7)],
                zh: "由别村上报。", en: "Reported by another village."),
            auditCase(
                "O-0001", .outOfScope, in: nil, .open, nil, [delivery(8)],
                zh: "产妇现居外县。", en: "The mother lives in another county."),
            auditCase(
                "P-0001", .missingPerson, in: 2, .provisional, .missingPerson, [resident(1)],
                zh: "公安在册，全员库无。", en: "On the police roster, not in the register."),
            auditCase(
                "H-0001", .missingHousehold, in: 7, .provisional, .missingHousehold(persons: 4),
                [resident(2)], zh: "整户 4 人不在全员库。", en: "All 4 of the household are absent."),
            auditCase(
                "N-0001", .missingNewlyweds, in: 8, .confirmed, .missingNewlyweds, [resident(3)],
                zh: "民政有登记，村未报。", en: "Registered with civil affairs, not reported."),
        ]
    }

    /// Many missing and misreported births, spread over the villages.
    func manyCases(_ count: Int) -> [AuditCase] {
        let templates = [missing[0], missing[1], missing[2], missing[4], misreported[0]]
        return (0..<count).map { number in
            let template = templates[number % templates.count]
            return AuditCase(
                caseID: "X-\(number.padded(6))", verdict: template.verdict, grade: template.grade,
                village: village(number % villageCount + 1), status: template.status,
                charge: template.charge, fields: template.fields, records: template.records,
                evidence: template.evidence, reason: template.reason,
                matchProbability: template.matchProbability, waterfall: template.waterfall)
        }
    }
}
