/// The county's own papers of a month: notices to and from other counties, and its report.
struct CountyPapers {
    private(set) var notices = PaperList(
        "notices",
        [
            ("noticeID", "通报编号"), ("kind", "通报类别"), ("fromDivision", "发出地代码"),
            ("toDivision", "接收地代码"), ("sentAt", "发出日期"), ("receivedAt", "收到日期"),
            ("dueClass", "时限类别"), ("repliedAt", "反馈日期"), ("subjectRef", "涉及对象"),
        ])
    private(set) var claims = PaperList(
        "claims",
        [
            ("indicator", "指标"), ("scope", "范围"), ("numerator", "分子"), ("denominator", "分母"),
            ("claimedPercent", "自报百分比"), ("targetPercent", "目标百分比"),
            ("claimedMargin", "自报优于目标"),
        ])
    private let county: String
    private let month: CivilDay

    init(options: SynthesisOptions, month: CivilDay) {
        county = options.county
        self.month = month
        addNotices()
        addClaims()
        guard options.showcase else { return }
        addWrongNotices()
        addWrongClaims()
    }

    // MARK: Notices

    private mutating func notice(
        _ kind: String, _ due: String, sent: Int, received: Int?, replied: Int?
    ) {
        let number = notices.count
        let other = String(Gazetteer.elsewhere[number % Gazetteer.elsewhere.count].code)
        let places = number.isMultiple(of: 2) ? [county, other] : [other, county]
        notices.add(
            ["TB" + month.month.filter { $0 != "-" } + (number + 1).padded(3), kind]
                + places.map { $0 + "000000" } + [(month + sent).text]
                + [received, replied].map { $0.map { (month + $0).text } ?? "" }.inserting(due)
                + [""])
    }

    private mutating func addNotices() {
        notice("出生", "一般", sent: 2, received: 4, replied: 10)
        notice("出生", "一般", sent: 3, received: 6, replied: 16)
        notice("证件", "紧急", sent: 5, received: 6, replied: 11)
        notice("统计核查", "审批", sent: 6, received: 8, replied: 24)
        notice("其他", "一般", sent: 9, received: 10, replied: 12)
    }

    private mutating func addWrongNotices() {
        notice("出生", "一般", sent: 7, received: 9, replied: 21)
        notices.plant("SGN010", "第 12 日才回复", "answered on the twelfth day")
        notice("证件", "紧急", sent: 10, received: 11, replied: nil)
        notices.plant("SGN011", "紧急事项没有回复", "urgent, and never answered")
        notice("出生", "一般", sent: 12, received: nil, replied: nil)
        notices.plant("SGN012", "没有收到", "never received")
    }

    // MARK: Claims

    private mutating func addClaims() {
        claims.add(["免费婚检率", "全县", "228", "240", "95.00", "85.00", "10.00"])
        claims.add(["流动人口信息反馈率", "全县", "171", "180", "95.00", "95.00", "0.00"])
        claims.add(["自治合格村比例", "全县", "107", "117", "91.45", "80.00", "11.45"])
    }

    /// The second is the worked example of a county's published report.
    private mutating func addWrongClaims() {
        claims.add(["出生统计准确率", "全县", "", "", "100", "98.00", "2.00"])
        claims.plant("CLM004", "只有百分比，没有计数", "a percentage without its counts")
        claims.plant("CLM006", "与本次核查结果不符", "not what this audit measures")
        claims.add(["随访服务到位率", "全县", "42376", "43115", "99.15", "95.00", "4.15"])
        claims.plant("CLM001", "98.29% 报为 99.15%", "98.29 % claimed as 99.15 %")
        claims.plant("CLM002", "优于目标 3.29 报为 4.15", "3.29 points above claimed as 4.15")
        claims.add(["信息入库数", "全县", "1940", "", "", "", ""])
        claims.plant("CLM003", "各乡镇合计多一条", "the townships come to one more")
        claims.add(["信息入库数", "雍熙镇", "1200", "", "", "", ""])
        claims.add(["信息入库数", "新房乡", "741", "", "", "", ""])
        claims.add(["协议份数比去年增长", "全县", "65", "", "100", "", ""])
        claims.plant("CLM004", "没有去年的份数", "last year's number is missing")
        claims.plant("CLM005", "去年应为 32.5 份", "last year's would be 32.5")
    }
}

extension [String] {
    /// The day of receipt, then the class, then the day of the reply.
    fileprivate func inserting(_ due: String) -> [String] { [self[0], due, self[1]] }
}
