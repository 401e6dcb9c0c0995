import RegistryModel

/// The data contract's *Fields*, written down by hand: name, type, and `!` where it says R.
enum ContractSources {
    static let fields: [SourceKind: String] = [
        .registryBirths: """
        birthID:text! childName:name sex:sex! birthDate:date! idNumber:residentID \
        certificateNumber:certificate parity:integer! policyStatus:policyStatus! \
        plurality:integer birthOrder:integer motherName:name! motherIDNumber:residentID! \
        fatherName:name fatherIDNumber:residentID villageCode:division! householdID:text \
        birthPlace:birthPlace facilityCode:text reportedAt:date! supplementary:boolean
        """,
        .registryPersons: """
        personID:text! name:name! sex:sex! birthDate:date! idNumber:residentID! \
        ethnicity:ethnicity householdID:text! relation:relation maritalStatus:maritalStatus \
        motherIDNumber:residentID fatherIDNumber:residentID villageCode:division! \
        registeredVillageCode:division residency:residency! updatedAt:date
        """,
        .registryMarriages: """
        marriageID:text! registeredAt:date! husbandName:name! husbandIDNumber:residentID! \
        wifeName:name! wifeIDNumber:residentID! villageCode:division!
        """,
        .civilMarriages: """
        marriageID:text! registeredAt:date! husbandName:name! husbandIDNumber:residentID! \
        wifeName:name! wifeIDNumber:residentID! villageCode:division
        """,
        .hospitalDeliveries: """
        deliveryID:text! facilityCode:text! facilityName:text deliveredAt:dateTime! \
        motherName:name! motherIDNumber:residentID motherAge:integer fatherName:name \
        childSex:sex! birthWeight:integer gestationalWeeks:integer outcome:outcome! \
        plurality:integer birthOrder:integer parity:integer certificateNumber:certificate \
        villageCode:division address:text
        """,
        .policeEntries: """
        entryID:text! childName:name! sex:sex! birthDate:date! idNumber:residentID! \
        motherName:name motherIDNumber:residentID fatherName:name fatherIDNumber:residentID \
        householdNumber:text! villageCode:division! registeredAt:date! \
        certificateNumber:certificate
        """,
        .policeRoster: """
        idNumber:residentID! name:name! sex:sex! birthDate:date! householdNumber:text! \
        relation:relation villageCode:division! status:status
        """,
        .vaccinationChildren: """
        childCode:text! childName:name! sex:sex! birthDate:date! motherName:name! \
        motherIDNumber:residentID fatherName:name certificateNumber:certificate \
        villageCode:division address:text registeredAt:date! hepB1Date:date bcgDate:date
        """,
        .villages: """
        villageCode:division! villageName:text! townshipName:text! partySecretary:name \
        committeeDirector:name populationDirector:name leadOfficer:name fieldOfficer:name \
        population:integer households:integer
        """,
        // For the lists below the contract gives the fields, but says R of none.
        .signoffs: "villageCode:division month:month role:role name:name signedAt:date",
        .summaries: """
        villageCode:division month:month births:integer birthsMale:integer \
        birthsFemale:integer birthsOutsidePolicy:integer firstParity:integer \
        secondParity:integer thirdPlusParity:integer marriages:integer persons:integer \
        households:integer
        """,
        .notices: """
        noticeID:text kind:kind fromDivision:division toDivision:division sentAt:date \
        receivedAt:date dueClass:dueClass repliedAt:date subjectRef:text
        """,
        .claims: """
        indicator:text scope:text numerator:decimal denominator:decimal \
        claimedPercent:decimal targetPercent:decimal claimedMargin:decimal
        """,
    ]

    /// Sources of which the contract says which fields are required.
    static let withRequirements: Set<SourceKind> = [
        .registryBirths, .registryPersons, .registryMarriages, .civilMarriages,
        .hospitalDeliveries, .policeEntries, .policeRoster, .vaccinationChildren, .villages,
    ]

    static let elements: [SourceKind: (root: String, record: String)] = [
        .registryBirths: ("births", "birth"), .registryPersons: ("persons", "person"),
        .registryMarriages: ("marriages", "marriage"), .civilMarriages: ("marriages", "marriage"),
        .hospitalDeliveries: ("deliveries", "delivery"), .policeEntries: ("entries", "entry"),
        .policeRoster: ("roster", "resident"), .vaccinationChildren: ("children", "child"),
    ]

    /// Labels of the tables, the lists and the paragraph of further labels.
    static let labels: [Field: String] = [
        .birthID: "出生个案编码", .childName: "婴儿姓名 子女姓名 姓名 儿童姓名 新生儿姓名", .sex: "性别 婴儿性别 儿童性别",
        .birthDate: "出生日期 出生时间", .idNumber: "婴儿身份证号 公民身份号码 身份证号 身份证号码",
        .certificateNumber: "出生医学证明编号 出生证编号", .parity: "孩次 产次", .policyStatus: "政策属性",
        .plurality: "胎数", .birthOrder: "胎序", .motherName: "母亲姓名 产妇姓名",
        .motherIDNumber: "母亲身份证号 产妇身份证号 母亲身份证号码 母亲公民身份号码", .fatherName: "父亲姓名",
        .fatherIDNumber: "父亲身份证号 父亲身份证号码 父亲公民身份号码",
        .villageCode: "村(居)代码 责任村代码 现居住地代码 产妇现住址代码 村代码 现住址代码",
        .householdID: "家庭编号 户编号", .birthPlace: "出生地点", .facilityCode: "接生机构代码 机构代码",
        .reportedAt: "上报日期", .supplementary: "是否补报", .personID: "人员编码", .name: "姓名",
        .ethnicity: "民族", .relation: "与户主关系", .maritalStatus: "婚姻状况",
        .registeredVillageCode: "户籍地代码", .residency: "人口类别", .updatedAt: "更新日期",
        .marriageID: "婚姻个案编码", .registeredAt: "登记日期 入户日期 建卡日期", .husbandName: "丈夫姓名",
        .husbandIDNumber: "丈夫身份证号", .wifeName: "妻子姓名", .wifeIDNumber: "妻子身份证号",
        .deliveryID: "分娩编号", .facilityName: "机构名称", .deliveredAt: "分娩时间", .motherAge: "产妇年龄",
        .childSex: "新生儿性别", .birthWeight: "出生体重", .gestationalWeeks: "孕周", .outcome: "分娩结局",
        .address: "产妇现住址 现住址 家庭住址", .entryID: "入户编号", .householdNumber: "户号",
        .status: "人员状态", .childCode: "儿童编码", .hepB1Date: "乙肝首针日期", .bcgDate: "卡介苗日期",
        .villageName: "村(居)名称", .townshipName: "乡镇", .partySecretary: "支书",
        .committeeDirector: "村委主任", .populationDirector: "人口主任", .leadOfficer: "包村领导",
        .fieldOfficer: "包村干部", .population: "人口数", .households: "户数", .kind: "通报类别",
    ]
}
