import RegistryModel

/// One record that breaks several rules, while its cause is being found.
struct TangledRecord {
    let row: Int
    private let schema: SourceSchema
    private let record: JudgedRecord
    /// Places of its findings in the list of all.
    private let members: [Int]
    /// The fields of each member.
    private let broken: [Edit]
    /// Findings in fields of their own, which stay as they are.
    private let alone: [Edit]
    /// Edits that the search has added, each with the fields that were chosen when it did.
    private var implied: [(fields: UInt32, chosen: UInt32)] = []
    /// Changes that leave nothing wrong with the fields they touch.
    private var proven: [(repair: RecordRepair, fields: UInt32)] = []
    private(set) var chosen: UInt32 = 0
    /// Parts of the choice, each the cause of a defect.
    private(set) var groups: [UInt32] = []
    /// The part each member belongs to.
    private var owners: [UInt32] = []

    private struct Edit: Hashable {
        let rule: RuleCode
        let fields: UInt32

        init(rule: RuleCode, fields: UInt32) {
            self.rule = rule
            self.fields = fields
        }

        init(_ broken: BrokenRule) {
            self.init(rule: broken.rule, fields: broken.fields)
        }
    }

    init(
        _ table: RecordTable, _ row: Int, _ members: [Int], alone: [Int],
        _ findings: [LocatedFinding]
    ) {
        self.row = row
        self.members = members
        schema = table.schema
        var defects = FieldSet()
        for definition in table.schema.fields
        where table.remark(row: row, field: definition.field)?.defect != nil {
            defects.insert(definition.field)
        }
        record = JudgedRecord(table[row], defects: defects)
        let schema = table.schema
        func edit(_ member: Int) -> Edit {
            let finding = findings[member].finding
            return Edit(rule: finding.rule, fields: schema.bits(of: finding.fields))
        }
        broken = members.map(edit)
        self.alone = alone.map(edit)
    }

    private func fields(_ bits: UInt32) -> [Field] {
        schema.fields.enumerated().filter { bits >> UInt32($0.offset) & 1 == 1 }.map(
            \.element.field)
    }

    // MARK: Repairs

    /// Repairs of fields that the broken rules look at.
    var repairs: [RecordRepair] {
        let looked = broken.reduce(0) { $0 | $1.fields }
        return RecordRepair.suggested(by: record).filter { repair in
            let bits = schema.bits(of: repair.changes.map(\.field))
            return bits & looked == bits
        }
    }

    /// Keeps the repair when nothing it touches is wrong after it, and nothing else has gone wrong.
    mutating func note(_ repair: RecordRepair, leaving failures: ArraySlice<BrokenRule>) {
        let bits = schema.bits(of: repair.changes.map(\.field))
        let isSound = failures.allSatisfy { left in
            left.fields & bits == 0
                && (broken.contains(Edit(left)) || alone.contains(Edit(left)))
        }
        guard isSound else { return }
        proven.append((repair, bits))
    }

    // MARK: The search

    /// Takes the best of the smallest sets of fields that have one of each edit.
    mutating func choose() {
        let sets = HittingSets.smallest(broken.map(\.fields) + implied.map(\.fields))
        let reliability = FieldReliability(record)
        chosen =
            sets.map { set in
                (
                    set: set, unproven: -provenBits(set).nonzeroBitCount,
                    sureness: fields(set).reduce(0) { $0 + reliability.of($1) }
                )
            }
            .min { ($0.unproven, $0.sureness, $0.set) < ($1.unproven, $1.sureness, $1.set) }?.set
            ?? 0
    }

    /// The fields of a set that proven repairs within it would mend.
    private func provenBits(_ set: UInt32) -> UInt32 {
        proven.reduce(0) { $1.fields & set == $1.fields ? $0 | $1.fields : $0 }
    }

    /// The record with some fields blank, and with them filled but unknown; of two fields each way.
    /// What a rule wants is at least one of these, since blank and filled are values too.
    func unknownings(_ bits: UInt32) -> [[(field: Field, text: String)]] {
        let fields = fields(bits)
        guard fields.count <= 2 else {
            return ["", RecordVariants.unknown].map { text in fields.map { ($0, text) } }
        }
        return fields.reduce([[]]) { variants, field in
            variants.flatMap { variant in
                ["", RecordVariants.unknown].map { variant + [(field, $0)] }
            }
        }
    }

    /// Adds an edit for each rule that fails whatever is put into the chosen fields; false when
    /// there is none, and the choice stands.
    mutating func addImplied(_ failures: [ArraySlice<BrokenRule>]) -> Bool {
        let outside = failures.map { variant in
            var fields: [RuleCode: UInt32] = [:]
            for left in variant where left.fields & ~chosen != 0 && !alone.contains(Edit(left)) {
                fields[left.rule, default: 0] |= left.fields & ~chosen
            }
            return fields
        }
        guard let first = outside.first else { return false }
        let edits = first.keys.sorted().compactMap { rule -> UInt32? in
            var fields: UInt32 = 0
            for variant in outside {
                guard let bits = variant[rule] else { return nil }
                fields |= bits
            }
            return fields
        }
        implied += edits.map { ($0, chosen) }
        return !edits.isEmpty
    }

    // MARK: Defects

    /// Parts the choice: fields one by one, those together that one repair mends or an implied edit
    /// ties; the part that explains most first.
    mutating func part() {
        groups = fields(chosen).map { schema.bits(of: [$0]) }
        for (_, fields) in proven where fields & chosen == fields { join(fields) }
        let explaining = broken.reduce(0) { $0 | $1.fields }
        for (fields, earlier) in implied {
            // A field that explains no finding belongs to the one that made it necessary.
            let extra = fields & chosen & ~explaining
            let partner = earlier & chosen == 0 ? chosen & explaining : earlier & chosen
            if extra != 0 { join(extra | (partner & (~partner &+ 1))) }
        }
        let reliability = FieldReliability(record)
        groups =
            groups.map { group in
                (
                    group: group, explained: -broken.count { $0.fields & group != 0 },
                    sureness: fields(group).reduce(0) { $0 + reliability.of($1) }
                )
            }
            .sorted {
                ($0.explained, $0.sureness, $0.group) < ($1.explained, $1.sureness, $1.group)
            }
            .map(\.group)
    }

    private mutating func join(_ bits: UInt32) {
        let touched = groups.filter { $0 & bits != 0 }
        guard touched.count > 1, let place = groups.firstIndex(where: { $0 & bits != 0 }) else {
            return
        }
        groups[place] = touched.reduce(0, |)
        let joined = groups[place]
        groups.removeAll { $0 & joined != 0 && $0 != joined }
    }

    /// Gives each finding to the first part that mends it alone; one that none does ties the parts
    /// its rule looks at together.
    ///
    /// - Parameter failures: for each part, what fails in each variant of its fields.
    mutating func share(_ failures: [[ArraySlice<BrokenRule>]]) {
        let parts = groups
        if parts.count < 2 {
            owners = broken.map { _ in parts.first ?? 0 }
            return
        }
        var owning: [UInt32] = []
        for edit in broken {
            let mending = parts.indices.first { part in
                parts[part] & edit.fields != 0
                    && failures[part].contains { fields($0, still: edit) == 0 }
            }
            if let mending {
                owning.append(parts[mending])
                continue
            }
            let left = failures.joined().map { fields($0, still: edit) }
            let looked = left.reduce(edit.fields, |) & chosen
            join(looked)
            owning.append(looked)
        }
        // Parts may have been joined since.
        owners = owning.map { bits in groups.first { $0 & bits != 0 } ?? 0 }
    }

    /// The fields of the failures that show the edit still broken; none when it is mended.
    private func fields(_ failures: ArraySlice<BrokenRule>, still edit: Edit) -> UInt32 {
        var fields: UInt32 = 0
        for left in failures
        where left.rule == edit.rule
            && (left.fields == edit.fields || edit.fields.nonzeroBitCount > 1)
        {
            fields |= left.fields
        }
        return fields
    }

    /// A cause for each member that isn't alone with it.
    func causes(_ findings: [LocatedFinding]) -> [Int: LikelyCause] {
        var causes: [Int: LikelyCause] = [:]
        for group in groups {
            let own = members.indices.filter { owners[$0] == group }.map { members[$0] }
            guard own.count > 1 else { continue }
            let fields = fields(group)
            let leading = Defects.leading(own.map { findings[$0].finding }, fields)
            for (place, index) in own.enumerated() {
                causes[index] = LikelyCause(
                    fields: fields, isLeading: place == leading,
                    repair: place == leading ? repairValues(group) : [])
            }
        }
        return causes
    }

    /// The values that mend the group, when the record suggests them.
    private func repairValues(_ group: UInt32) -> [FindingValue] {
        guard let repair = proven.first(where: { $0.fields == group })?.repair else { return [] }
        return repair.changes.map { change in
            let privacy = schema.definition(of: change.field)?.privacy ?? .plain
            return FindingValue(change.field.name, change.text, privacy)
        }
    }
}
