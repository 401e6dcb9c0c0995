/// The canonical field names of the data contract; `recordID` is the visits list's.
enum Field: String, Sendable {
    case birthID, marriageID, deliveryID, entryID, childCode, recordID
    case childName, sex, childSex, birthDate, deliveredAt, idNumber, certificateNumber
    case parity, policyStatus, plurality, birthOrder
    case motherName, motherIDNumber, motherAge, fatherName, fatherIDNumber
    case villageCode, address, householdID, householdNumber
    case birthPlace, facilityCode, facilityName, birthWeight, gestationalWeeks, outcome
    case reportedAt, registeredAt, supplementary, hepB1Date, bcgDate
    case husbandName, husbandIDNumber, wifeName, wifeIDNumber
}

extension Source {
    static let registryBirthColumns: [(field: Field, label: String)] = [
        (.birthID, "出生个案编码"), (.childName, "婴儿姓名"), (.sex, "性别"),
        (.birthDate, "出生日期"), (.idNumber, "婴儿身份证号"), (.certificateNumber, "出生医学证明编号"),
        (.parity, "孩次"), (.policyStatus, "政策属性"), (.plurality, "胎数"),
        (.birthOrder, "胎序"), (.motherName, "母亲姓名"), (.motherIDNumber, "母亲身份证号"),
        (.fatherName, "父亲姓名"), (.fatherIDNumber, "父亲身份证号"), (.villageCode, "村(居)代码"),
        (.householdID, "家庭编号"), (.birthPlace, "出生地点"), (.facilityCode, "接生机构代码"),
        (.reportedAt, "上报日期"), (.supplementary, "是否补报"),
    ]

    static let marriageColumns: [(field: Field, label: String)] = [
        (.marriageID, "婚姻个案编码"), (.registeredAt, "登记日期"), (.husbandName, "丈夫姓名"),
        (.husbandIDNumber, "丈夫身份证号"), (.wifeName, "妻子姓名"), (.wifeIDNumber, "妻子身份证号"),
        (.villageCode, "村(居)代码"),
    ]

    static let deliveryColumns: [(field: Field, label: String)] = [
        (.deliveryID, "分娩编号"), (.facilityCode, "机构代码"), (.facilityName, "机构名称"),
        (.deliveredAt, "分娩时间"), (.motherName, "产妇姓名"), (.motherIDNumber, "产妇身份证号"),
        (.motherAge, "产妇年龄"), (.fatherName, "父亲姓名"), (.childSex, "新生儿性别"),
        (.birthWeight, "出生体重"), (.gestationalWeeks, "孕周"), (.outcome, "分娩结局"),
        (.plurality, "胎数"), (.birthOrder, "胎序"), (.parity, "产次"),
        (.certificateNumber, "出生医学证明编号"), (.villageCode, "产妇现住址代码"),
        (.address, "产妇现住址"),
    ]

    static let entryColumns: [(field: Field, label: String)] = [
        (.entryID, "入户编号"), (.childName, "新生儿姓名"), (.sex, "性别"),
        (.birthDate, "出生日期"), (.idNumber, "公民身份号码"), (.motherName, "母亲姓名"),
        (.motherIDNumber, "母亲公民身份号码"), (.fatherName, "父亲姓名"),
        (.fatherIDNumber, "父亲公民身份号码"), (.householdNumber, "户号"), (.villageCode, "村(居)代码"),
        (.registeredAt, "入户日期"), (.certificateNumber, "出生医学证明编号"),
    ]

    static let cardColumns: [(field: Field, label: String)] = [
        (.childCode, "儿童编码"), (.childName, "儿童姓名"), (.sex, "儿童性别"),
        (.birthDate, "出生日期"), (.motherName, "母亲姓名"), (.motherIDNumber, "母亲身份证号"),
        (.fatherName, "父亲姓名"), (.certificateNumber, "出生证编号"), (.villageCode, "村(居)代码"),
        (.address, "现住址"), (.registeredAt, "建卡日期"), (.hepB1Date, "乙肝首针日期"),
        (.bcgDate, "卡介苗日期"),
    ]

    static let visitColumns: [(field: Field, label: String)] = [
        (.recordID, "核实单号"), (.childName, "婴儿姓名"), (.sex, "性别"),
        (.birthDate, "出生日期"), (.parity, "孩次"), (.policyStatus, "政策属性"),
        (.motherName, "母亲姓名"), (.motherIDNumber, "母亲身份证号"), (.villageCode, "村代码"),
        (.registeredAt, "核实日期"),
    ]
}
