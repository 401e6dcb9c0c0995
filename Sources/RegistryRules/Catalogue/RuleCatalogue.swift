import RegistryModel

/// The built-in rules, in the order of their codes. To add a rule: write its file, add its line here.
/// A run asks a `RuleSet`, which may hold a county's own rules besides.
package enum RuleCatalogue {
    package static let all: [any Rule] =
        files + fields + records + sets + totals + signOffs + CaseRules.all + claims

    private static let files: [any Rule] =
        FileRules.encoding + FileRules.markup + FileRules.table + FileRules.delivery
        + FileRules.suppressions

    private static let fields: [any Rule] =
        [
            RequiredBlank(), DefectRules.notADate, DefectRules.impossibleDate, DateInFuture(),
            DateBefore1900(), DefectRules.notACode, DefectRules.notAnInteger, OutOfRange(),
            DefectRules.idWrongLength, DefectRules.idBadCheckDigit, IDImpossibleDate(),
            IDUnknownDivision(), DefectRules.idPlaceholder, DefectRules.idTruncated,
            DefectRules.idFifteenDigits, DefectRules.idIsAnotherDocument,
            NamePlaceholder(), NameNotHan(), NameHasReplacementCharacter(), NameTooLong(),
            NameUnnamedNewborn(), VillageNotOnRoll(), VillageAbolishedCode(),
            DefectRules.divisionWrongLength, DefectRules.certificateMalformed,
            CertificateYearLetterOff(), DefectRules.ethnicityUnknown,
        ] + FormRules.all

    private static let records: [any Rule] = [
        IDDateDiffersFromBirthDate(), IDSexDiffersFromSex(), ReportedBeforeBirth(),
        RegisteredBeforeBirth(), ReportedLate(), MotherIDSameAsFatherID(),
        ChildIDSameAsParentID(), MotherSexMaleByID(), FatherSexFemaleByID(), MotherTooYoung(),
        MotherTooOld(), MotherAgeDiffersFromID(), ParityZeroOrMissing(),
        MultipleBirthOrderMissing(), BirthOrderExceedsPlurality(), WeightAgainstWeeks(),
        CertificateWithoutFacility(), VaccinatedBeforeBirth(), BirthOutsidePeriod(),
        SupplementaryFlagWrong(), MarriageUnderLegalAge(), ChildSurnameOfNeitherParent(),
        DayMonthSwapped(), LunarDateSuspected(),
    ]

    private static let sets: [any Rule] = [
        DuplicateRecord(), IDUsedTwice(), CertificateUsedTwice(), SameBirthReportedTwice(),
        BirthIntervalImpossible(), ParityNotInSequence(), SameParityTwice(), TwinsIncomplete(),
        HouseholdWithoutHead(), HouseholdTwoHeads(), ParentNotInRegister(),
        ParentYoungerThanChild(), SpousesDisagree(), PersonInTwoVillages(),
        BirthNotInPersonRegister(), DeadOrMovedPersonReported(),
    ]

    private static let totals: [any Rule] =
        TotalRules.all + [
            SubTotalsDoNotAddUp(), VillageMissingFromSubmission(), CarriedOverTotalDiffers(),
        ]

    private static let signOffs: [any Rule] = [
        SignatureMissing(), SignatureOutOfOrder(), SignerNotInRole(), SamePersonTwoRoles(),
        SignatureDate.afterDeadline, SignatureDate.beforeMonthEnd, NoticeReplyLate(),
        NoticeUnanswered(),
        NoticeNotReceived(),
    ]

    private static let claims: [any Rule] = [
        RateDiffersFromCounts(), MarginDiffersFromRateAndTarget(), PartsDoNotSum(),
        PercentageWithoutCounts(), ImpossibleInteger(), ClaimedDiffersFromMeasured(),
    ]
}
