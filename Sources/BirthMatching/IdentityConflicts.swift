import RecordLinkage
import RegistryModel

/// What tells two records apart as two children, though mother and day may be the same.
struct IdentityConflicts {
    let sexDiffers: Bool
    let nameDiffers: Bool
    let childIDDiffers: Bool
    let certificateDiffers: Bool
    let orderDiffers: Bool
    let motherDiffers: Bool
    /// Something of the child's own agrees: number, certificate or name.
    let agreesOnChild: Bool

    init(_ left: StandardBirth, _ right: StandardBirth) {
        sexDiffers = Self.differ(left.sex, right.sex)
        let names = left.childName.flatMap { a in
            right.childName.map { PersonName.agreement(a, $0) }
        }
        nameDiffers =
            names.map { $0 == .different || $0 == .oneCharacterDifferent } ?? false
        childIDDiffers = Self.numbersDiffer(
            left.childID.flatMap { $0.isValid ? $0.firstSeventeen : nil },
            right.childID.flatMap { $0.isValid ? $0.firstSeventeen : nil }, width: 17)
        certificateDiffers = Self.differ(left.certificate, right.certificate)
        orderDiffers = Self.differ(left.birthOrder, right.birthOrder)
        motherDiffers = Self.numbersDiffer(
            left.motherID?.firstSeventeen, right.motherID?.firstSeventeen, width: 17)
        agreesOnChild =
            (left.childID != nil && left.childID == right.childID)
            || (left.certificate != nil && left.certificate == right.certificate)
            || names.map { $0 == .identical || $0 == .equivalent } ?? false
    }

    /// How many of sex, name, number, certificate and order differ.
    var count: Int {
        [sexDiffers, nameDiffers, childIDDiffers, certificateDiffers, orderDiffers].count { $0 }
    }

    private static func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
        guard let left, let right else { return false }
        return left != right
    }

    /// Both known, and more than a slip of the pen apart.
    private static func numbersDiffer(_ left: UInt64?, _ right: UInt64?, width: Int) -> Bool {
        guard let left, let right, left != right else { return false }
        return !DigitString.isSingleSubstitution(left, right)
            && !DigitString.isAdjacentTransposition(left, right)
    }
}
