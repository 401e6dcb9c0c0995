import RegistryModel

/// Whether two records of one source can be about the same person or the same birth.
enum SameChild {
    /// The columns `isSamePerson` reads.
    static func personColumns(in schema: SourceSchema) -> FieldSet {
        schema.own([
            .birthDate, .deliveredAt, .sex, .childSex, .birthOrder, .name, .childName,
        ])
    }

    /// The columns `isSameBirth` reads.
    static func birthColumns(in schema: SourceSchema) -> FieldSet {
        personColumns(in: schema).union(
            schema.own([
                .idNumber, .motherIDNumber, .motherName, .plurality, .certificateNumber,
            ]))
    }

    /// The same person, as far as name, birth date, sex and order tell; what is absent tells
    /// nothing.
    static func isSamePerson(_ left: RecordView, _ right: RecordView) -> Bool {
        guard agree(left.birthDay, right.birthDay), agree(left.statedSex, right.statedSex),
            agree(left.integer(.birthOrder), right.integer(.birthOrder))
        else { return false }
        let field: Field = left.table.schema.position(of: .name) != nil ? .name : .childName
        return namesAgree(left, right, field)
    }

    /// The same birth: same day, and nothing that tells one twin from the other or one mother from
    /// another.
    static func isSameBirth(_ left: RecordView, _ right: RecordView) -> Bool {
        guard agree(left.birthDay, right.birthDay), agree(left.statedSex, right.statedSex),
            agree(left.integer(.birthOrder), right.integer(.birthOrder)),
            agree(left.validID(.idNumber), right.validID(.idNumber)),
            agree(left.validID(.motherIDNumber), right.validID(.motherIDNumber)),
            // One child may get a second certificate, but two children never share one: two
            // numbers leave it open, and nobody is accused.
            agree(
                left.certificate(.certificateNumber), right.certificate(.certificateNumber)),
            namesAgree(left, right, .motherName), !areTwinsByName(left, right)
        else { return false }
        let plurality = max(left.integer(.plurality) ?? 1, right.integer(.plurality) ?? 1)
        // A single child may go by two names; of two twins something must say that they are one.
        return plurality < 2 || shareMark(left, right) && namesAgree(left, right, .childName)
    }

    /// What two records of one plural confinement tell.
    enum Siblings {
        /// One child, reported twice.
        case one
        case two
        case unclear
    }

    /// Whether two records of one mother's plural confinement tell of one child or of two.
    static func siblings(_ left: RecordView, _ right: RecordView) -> Siblings {
        if isSameBirth(left, right) { return .one }
        let sex = agree(left.statedSex, right.statedSex)
        let number = agree(left.validID(.idNumber), right.validID(.idNumber))
        let certificate = agree(
            left.certificate(.certificateNumber), right.certificate(.certificateNumber))
        let order = agree(left.integer(.birthOrder), right.integer(.birthOrder))
        let name = namesAgree(left, right, .childName) && !areTwinsByName(left, right)
        if shareNumber(left, right) {
            // The day may have been mended in one of them. What else differs may be what is wrong,
            // or the number.
            return sex && number && certificate && order && name ? .one : .unclear
        }
        if !sex || !number || !order || areTwinsByName(left, right) { return .two }
        // Two first-born may be one child under two names, or the second's order is wrong.
        if left.integer(.birthOrder) != nil, right.integer(.birthOrder) != nil { return .unclear }
        return certificate && name ? .unclear : .two
    }

    /// An ID or a certificate, which only one child has, is in both records.
    private static func shareNumber(_ left: RecordView, _ right: RecordView) -> Bool {
        if let id = left.validID(.idNumber), id == right.validID(.idNumber) { return true }
        guard let certificate = left.certificate(.certificateNumber) else { return false }
        return certificate == right.certificate(.certificateNumber)
    }

    /// Something only one child of a confinement has is in both records: nothing that contradicts is
    /// no evidence where two children are expected.
    private static func shareMark(_ left: RecordView, _ right: RecordView) -> Bool {
        if left.validID(.idNumber) != nil, right.validID(.idNumber) != nil { return true }
        let certificate = Field.certificateNumber
        if left.certificate(certificate) != nil, right.certificate(certificate) != nil {
            return true
        }
        if left.integer(.birthOrder) != nil, right.integer(.birthOrder) != nil { return true }
        guard let one = left.text(.childName), let other = right.text(.childName) else {
            return false
        }
        return PersonName.areOne(PersonName(one), PersonName(other))
    }

    /// 大双 and 小双, 李双一 and 李双二: names that tell one twin from the other.
    private static func areTwinsByName(_ left: RecordView, _ right: RecordView) -> Bool {
        guard let one = left.text(.childName), let other = right.text(.childName) else {
            return false
        }
        return one != other && one.contains("双") && other.contains("双")
    }

    private static func agree<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
        guard let left, let right else { return true }
        return left == right
    }

    private static func namesAgree(_ left: RecordView, _ right: RecordView, _ field: Field) -> Bool
    {
        guard let one = left.text(field), let other = right.text(field), one != other else {
            return true
        }
        switch PersonName.agreement(PersonName(one), PersonName(other)) {
        case .identical, .equivalent, .homophone, .missing: return true
        case .transposed, .oneCharacterDifferent, .oneCharacterMissing, .different: return false
        }
    }
}

extension RecordView {
    /// The ID, when check character and date are right.
    func validID(_ field: Field) -> ResidentID? {
        guard let id = residentID(field), id.isValid else { return nil }
        // 666666666666666666 and the like are read as unreadable and never get here.
        return id
    }

    var birthDay: CalendarDay? { date(.birthDate) ?? date(.deliveredAt) }

    var statedSex: Sex? {
        guard let sex = sex(.sex) ?? sex(.childSex), sex.isStated else { return nil }
        return sex
    }
}
