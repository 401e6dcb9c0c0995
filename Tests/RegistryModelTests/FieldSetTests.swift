import RegistryModel
import Testing

@Suite("Fields and sets of fields")
struct FieldSetTests {
    @Test("a set holds what was put in, like a standard set")
    func likeASet() {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededNumbers(seed: seed)
            let one = Set(Field.allCases.filter { _ in random.below(3) == 0 })
            let two = Set(Field.allCases.filter { _ in random.below(3) == 0 })
            let union = FieldSet(one).union(FieldSet(two))
            for field in Field.allCases {
                #expect(FieldSet(one).contains(field) == one.contains(field), "seed \(seed)")
                #expect(union.contains(field) == one.union(two).contains(field), "seed \(seed)")
            }
            #expect(FieldSet(one).isSuperset(of: FieldSet(two)) == one.isSuperset(of: two))
            #expect(union.isSuperset(of: FieldSet(one)) && union.isSuperset(of: FieldSet(two)))
            #expect(FieldSet(one) == FieldSet(one.sorted { $0.rawValue > $1.rawValue }))
        }
    }

    @Test("both ends of the list fit, and the empty set has none")
    func ends() {
        let ends: FieldSet = [.birthID, .recordID]
        #expect(ends.contains(.birthID) && ends.contains(.recordID))
        #expect(Field.allCases.count { ends.contains($0) } == 2)
        #expect(Field.allCases.allSatisfy { !FieldSet().contains($0) })
        #expect(Field.allCases.count <= 128)
    }

    @Test("names lead back to their fields")
    func names() {
        for field in Field.allCases { #expect(Field(name: field.name) == field) }
        #expect(Field.birthDate.name == "birthDate")
        #expect(Field(name: "birthdate") == nil && Field(name: "") == nil)
    }
}
