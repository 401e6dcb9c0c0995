import RegistryModel

extension TableLayout {
    /// The exports of a county sharing platform as its files show them.
    ///
    /// Source: the domain notes §2.6, after a Shaanxi county's platform of 2017. Headers are facts of
    /// that platform; none of its code or data is used.
    package static let all: [TableLayout] = [
        registryBirths, registryPersons, deliveries, certificates, vaccinations, policeNewborns,
        policeResidents, marriages, adoptions,
    ]

    static let registryBirths = TableLayout(
        "registry-births", Bilingual(zh: "全员人口变动（出生）", en: "registry changes, births"),
        .registryBirths, as: .xml,
        columns: [
            Column(.birthID, "户人编号"), Column(.childName, "姓名"), Column(.sex, "性别"),
            Column(.idNumber, "身份证号", "公民身份号码"), Column(.birthDate, "出生日期"),
            Column(.villageCode, "现居住地", isCodeOrName: true),
            Column(.fatherName, "父亲姓名"), Column(.fatherIDNumber, "父亲号码", "父亲身份证号"),
            Column(.motherName, "母亲姓名"), Column(.motherIDNumber, "母亲号码", "母亲身份证号"),
            Column(.reportedAt, "数据日期"),
        ],
        skipped: [
            "小区或组", "门牌号", "民族", "户口性质", "与户主关系", "户籍所在地", "居住状况", "退出日期",
            "退出原因",
        ])

    static let registryPersons = TableLayout(
        "registry-persons", Bilingual(zh: "全员人口个案", en: "population registry"),
        .registryPersons, as: .xml,
        columns: [
            Column(.personID, "户人编号"), Column(.name, "姓名"), Column(.sex, "性别"),
            Column(.idNumber, "身份证号", "公民身份号码"), Column(.birthDate, "出生日期"),
            Column(.ethnicity, "民族"), Column(.relation, "与户主关系"),
            Column(.maritalStatus, "婚姻状况"),
            Column(.registeredVillageCode, "户籍所在地", isCodeOrName: true),
            Column(.villageCode, "现居住地", isCodeOrName: true),
            Column(.fatherIDNumber, "父亲号码", "父亲身份证号"),
            Column(.motherIDNumber, "母亲号码", "母亲身份证号"),
            Column(.residency, "居住状况"), Column(.updatedAt, "数据日期"),
        ],
        skipped: [
            "小区或组", "门牌号", "户口性质", "文化程度", "初婚日期", "配偶姓名", "配偶号码", "父亲姓名",
            "母亲姓名", "落户地区", "退出日期", "退出原因",
        ])

    static let deliveries = TableLayout(
        "delivery-sheet", Bilingual(zh: "出生婴儿实名登记", en: "deliveries, real-name register"),
        .hospitalDeliveries, as: .workbook, headerRows: 2,
        columns: [
            Column(.motherName, "产妇姓名"), Column(.motherIDNumber, "证件号码", "产妇证件号码"),
            Column(.parity, "孩次"), Column(.deliveredAt, "分娩时间"),
            Column(.facilityName, "分娩地点"), Column(.fatherName, "丈夫姓名"),
            Column(.childSex, "性别", "新生儿性别"),
            Column(.address, "产妇现居住地"),
        ],
        skipped: [
            "证件类型", "产妇证件类型", "丈夫证件类型", "丈夫证件号码", "接生人员", "新生儿姓名", "健康状况",
            "新生儿健康状况", "产妇户籍地", "登记人员", "登记时间",
        ])

    static let certificates = TableLayout(
        "birth-certificates", Bilingual(zh: "出生医学证明办理", en: "birth certificates issued"),
        .birthList, chain: .delivery, as: .workbook, headerRows: 2,
        columns: [
            Column(.certificateNumber, "出生证编号", "出生医学证明编号"),
            Column(.childName, "新生儿姓名"), Column(.sex, "性别", "新生儿性别"),
            Column(.birthDate, "出生日期"), Column(.motherName, "母亲姓名"),
            Column(.motherIDNumber, "母亲身份证号"), Column(.fatherName, "父亲姓名"),
            Column(.fatherIDNumber, "父亲身份证号"), Column(.address, "家庭地址"),
            Column(.plurality, "胎数"),
        ],
        skipped: [
            "健康状况", "体重", "身长", "出生地址", "母亲年龄", "母亲国籍", "母亲民族", "父亲年龄",
            "父亲国籍", "父亲民族", "出生地分类", "接生机构", "分娩方式", "出生孕周", "接生人员",
        ])

    static let vaccinations = TableLayout(
        "vaccination-sheet", Bilingual(zh: "儿童计划免疫", en: "childhood immunisation"),
        .vaccinationChildren, as: .workbook, headerRows: 2,
        columns: [
            Column(.childCode, "儿童编码"), Column(.childName, "儿童姓名"),
            Column(.sex, "儿童性别", "性别"), Column(.birthDate, "出生日期"),
            Column(.motherName, "母亲姓名"), Column(.motherIDNumber, "母亲身份证", "母亲身份证号"),
            Column(.fatherName, "父亲姓名"), Column(.address, "现住地地址", "现住址"),
            Column(.registeredAt, "新增日期", "建档日期"),
        ],
        skipped: [
            "介质号码", "母亲民族", "母亲卡号", "父亲民族", "父亲身份证", "父亲卡号", "出生体重", "产科单位",
            "居住属性", "民族", "户籍地地址", "接种单位", "建档人", "最后修改人", "修改日期",
        ])

    static let policeNewborns = TableLayout(
        "police-newborns", Bilingual(zh: "新生儿上户", en: "newborns entered by the police"),
        .policeEntries, as: .text,
        columns: [
            Column(.idNumber, "公民身份号码"), Column(.childName, "姓名"), Column(.sex, "性别"),
            Column(.registeredAt, "受理日期"),
            Column(.villageCode, "居村委会", isCodeOrName: true),
            Column(.fatherName, "父亲姓名"), Column(.fatherIDNumber, "父亲号码"),
            Column(.motherName, "母亲姓名"), Column(.motherIDNumber, "母亲号码"),
        ],
        skipped: ["居民组"],
        derived: [.date(.birthDate, from: .idNumber)])

    static let policeResidents = TableLayout(
        "police-residents", Bilingual(zh: "常住人口", en: "resident population of the police"),
        .policeRoster, as: .text,
        columns: [
            Column(.status, "状态"), Column(.householdNumber, "户号"),
            Column(.relation, "与户主关系"), Column(.name, "姓名"),
            Column(.idNumber, "公民身份号码"), Column(.sex, "性别"), Column(.birthDate, "出生日期"),
            Column(.villageCode, "居村委会", isCodeOrName: true),
        ],
        skipped: ["民族", "派出所", "街路巷", "省市县区"])

    static let marriages = TableLayout(
        "civil-marriages", Bilingual(zh: "婚姻登记", en: "marriages registered"),
        .civilMarriages, as: .xml,
        columns: [
            Column(.marriageID, "证件号码", "结婚证号", "结婚证字号"),
            Column(.registeredAt, "登记时间", "登记日期"), Column(.husbandName, "男方姓名"),
            Column(.husbandIDNumber, "身份证号", "男方身份证号"), Column(.wifeName, "女方姓名"),
            Column(.wifeIDNumber, "身份证号", occurrence: 2),
            Column(.wifeIDNumber, "女方身份证号"),
        ],
        skipped: ["业务类型", "职业", "家庭地址", "民族", "文化程度", "婚姻状况", "出生日期"])

    static let adoptions = TableLayout(
        "adoptions", Bilingual(zh: "收养子女", en: "adoptions"), .personList, as: .workbook,
        columns: [
            Column(.name, "被收养人姓名"), Column(.sex, "性别"), Column(.birthDate, "出生日期"),
            Column(.address, "家庭住址", occurrence: 2),
            Column(.registeredAt, "登记日期", "收养登记日期"),
        ],
        skipped: [
            "丈夫姓名", "身份证号", "妻子姓名", "家庭住址", "结婚日期", "原有子女数", "备注",
        ])
}
