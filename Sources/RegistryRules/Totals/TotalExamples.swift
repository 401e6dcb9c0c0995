import RegistryModel

/// Further records of the standard village.
enum TotalExamples {
    static let late: RuleExample.Changes = [
        .birthID: "B0002", .idNumber: nil, .childName: "陈思远", .birthDate: "2013-05-21",
        .motherIDNumber: ExampleRecords.id(born: "1990-01-01", sequence: 984),
        .reportedAt: "2013-06-09",
    ]
    /// The standard birth under another name and no number.
    static let again: RuleExample.Changes = [
        .birthID: "B0002", .idNumber: nil, .childName: "李小雪",
    ]
    /// The same, differing in one more field.
    static func again(_ field: Field, _ text: String) -> RuleExample.Changes {
        [.birthID: "B0002", .idNumber: nil, .childName: "李小雪", field: text]
    }
    static let homeless: RuleExample.Changes = [
        .birthID: "B0003", .idNumber: nil, .childName: "陈思远", .villageCode: nil,
        .motherIDNumber: ExampleRecords.id(born: "1990-01-01", sequence: 984),
    ]
    static let emigrant: RuleExample.Changes = [
        .personID: "P000400", .name: "陈思远", .residency: "3",
        .idNumber: ExampleRecords.id(born: "1990-01-01", sequence: 984),
        .birthDate: "1990-01-01",
    ]
}
