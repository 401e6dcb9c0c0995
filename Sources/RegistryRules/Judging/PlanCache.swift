import RegistryModel
import Synchronization

/// The plans made so far, one for each set of columns met: a file comes in thousands of slices, and
/// all have the same.
final class PlanCache: Sendable {
    private struct Key: Hashable {
        let kind: SourceKind
        let presence: FieldSet
    }

    private let plans = Mutex<[Key: JudgePlan]>([:])

    func plan(
        _ schema: SourceSchema, _ presence: FieldSet, _ make: () -> JudgePlan
    ) -> JudgePlan {
        let key = Key(kind: schema.kind, presence: presence)
        return plans.withLock { plans in
            if let known = plans[key] { return known }
            let plan = make()
            plans[key] = plan
            return plan
        }
    }
}
