/// A symmetric table of numbers, dense while small, sparse when large; keys are lower place first.
struct PairTable {
    private static let denseLimit = 64
    private let count: Int
    private var dense: [Double]
    private var sparse: [Int: Double] = [:]

    init(count: Int) {
        self.count = count
        let cells = count <= Self.denseLimit ? count * count : 0
        dense = [Double](repeating: .nan, count: cells)
    }

    subscript(a: Int, b: Int) -> Double? {
        get {
            if dense.isEmpty { return sparse[a * count + b] }
            let value = dense[a * count + b]
            return value.isNaN ? nil : value
        }
        set {
            if dense.isEmpty {
                sparse[a * count + b] = newValue
            } else {
                dense[a * count + b] = newValue ?? .nan
            }
        }
    }
}
