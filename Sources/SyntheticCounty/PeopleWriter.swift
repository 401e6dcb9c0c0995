/// Streams `registry/persons.csv` and `police/roster.csv`, a household at a time.
struct PeopleWriter {
    static let personsPath = "registry/persons.csv"
    static let rosterPath = "police/roster.csv"

    private let persons: ByteFile
    private let roster: ByteFile?
    private let gazetteer: Gazetteer
    private let updatedAt: [UInt8]
    private var row: [UInt8] = []
    private var personSerial: [Int]
    private(set) var personCount = 0
    private(set) var rosterCount = 0
    /// Residents of the registry and their households, by village: what a summary states.
    private(set) var register: MonthlyPapers.Register

    init(
        options: SynthesisOptions, gazetteer: Gazetteer, layout: FileLayout, updatedAt: CivilDay
    ) throws {
        self.gazetteer = gazetteer
        self.updatedAt = Array(updatedAt.text.utf8)
        let none = Array(repeating: 0, count: gazetteer.villages.count)
        personSerial = none
        register = MonthlyPapers.Register(persons: none, households: none)
        persons = try ByteFile(
            path: options.directory + "/" + Self.personsPath,
            encoding: layout.registryEncoding(turn: 0))
        try persons.write(
            layout.chineseHeader(turn: 0)
                ? "人员编码,姓名,性别,出生日期,公民身份号码,民族,户编号,与户主关系,婚姻状况,母亲身份证号,父亲身份证号,"
                    + "现居住地代码,户籍地代码,人口类别,更新日期\n"
                : "personID,name,sex,birthDate,idNumber,ethnicity,householdID,relation,"
                    + "maritalStatus,motherIDNumber,fatherIDNumber,villageCode,"
                    + "registeredVillageCode,residency,updatedAt\n")
        guard options.roster else {
            roster = nil
            return
        }
        let roster = try ByteFile(
            path: options.directory + "/" + Self.rosterPath, encoding: layout.policeEncoding)
        try roster.write(
            layout.chineseHeader(turn: 1)
                ? "公民身份号码,姓名,性别,出生日期,户号,与户主关系,村代码,人员状态\n"
                : "idNumber,name,sex,birthDate,householdNumber,relation,villageCode,status\n")
        self.roster = roster
    }

    /// Writes a household; returns the roster's line of its first member there.
    @discardableResult
    mutating func write(_ household: Household) throws -> Int {
        let firstLine = roster?.line ?? 0
        let residents = household.members.count { $0.inRegistry && $0.residency == 1 }
        register.persons[household.village] += residents
        if residents > 0 { register.households[household.village] += 1 }
        for member in household.members {
            if member.inRegistry {
                row.removeAll(keepingCapacity: true)
                appendPerson(member, household)
                try persons.write(row[...])
                personCount += 1
            }
            guard member.inRoster, roster != nil else { continue }
            row.removeAll(keepingCapacity: true)
            appendResident(member, household)
            try roster?.write(row[...])
            rosterCount += 1
        }
        return firstLine
    }

    func close() throws {
        try persons.close()
        try roster?.close()
    }

    private mutating func appendPerson(_ member: Household.Member, _ household: Household) {
        let village = gazetteer.villages[household.village]
        let person = member.person
        personSerial[household.village] += 1
        row.appendText(village.code)
        row.appendDigits(UInt64(personSerial[household.village]), width: 6)
        comma()
        (member.registered?.name ?? person.name).append(to: &row)
        comma()
        row.append(member.registered?.male ?? person.male ? 0x31 : 0x32)
        comma()
        (member.registered?.birth ?? person.birth).append(to: &row)
        comma()
        person.number.append(to: &row)
        comma()
        row.appendText(person.ethnicity.rawValue)
        comma()
        row.appendText(village.code)
        row.appendDigits(UInt64(household.serial), width: 5)
        comma()
        row.appendText(member.relation)
        comma()
        row.appendText(member.marital)
        comma()
        member.mother?.append(to: &row)
        comma()
        member.father?.append(to: &row)
        comma()
        row.appendText(village.code)
        comma()
        row.appendText(member.residency == 2 ? "520203100201" : village.code)
        comma()
        row.append(0x30 + member.residency)
        comma()
        row.append(contentsOf: updatedAt)
        row.append(0x0A)
    }

    private mutating func appendResident(_ member: Household.Member, _ household: Household) {
        let person = member.person
        person.number.append(to: &row)
        comma()
        person.name.append(to: &row)
        comma()
        row.append(person.male ? 0x31 : 0x32)
        comma()
        person.birth.append(to: &row)
        comma()
        row.appendDigits(UInt64(household.policeNumber), width: 9)
        comma()
        row.appendText(member.relation)
        comma()
        row.appendText(gazetteer.villages[household.village].code)
        comma()
        row.append(0x30 + member.rosterStatus)
        row.append(0x0A)
    }

    private mutating func comma() {
        row.append(UInt8(ascii: ","))
    }
}
