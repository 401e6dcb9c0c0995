// swift-format-ignore-file
// Source: ISO 2859-1:1999 (= GB/T 2828.1-2012), Sampling schemes indexed by acceptance quality limit
// for lot-by-lot inspection: table 1, general level II, and tables 2-A, 2-B, 2-C, single sampling.
// Facts (numbers) only. Held against the published entries in InspectionPlanTests.

enum InspectionTables {
    /// The letter of lots up to so many units, general inspection level II.
    static let letters: [(upTo: Int, letter: Character)] = [
        (8, "A"), (15, "B"), (25, "C"), (50, "D"), (90, "E"), (150, "F"), (280, "G"), (500, "H"),
        (1200, "J"), (3200, "K"), (10_000, "L"), (35_000, "M"), (150_000, "N"), (500_000, "P"),
        (.max, "Q"),
    ]

    /// The acceptance quality limits of the columns, per cent wrong (above 10: wrong per 100 units).
    static let limits: [String] = [
        "0.010", "0.015", "0.025", "0.040", "0.065", "0.10", "0.15", "0.25", "0.40", "0.65", "1.0",
        "1.5", "2.5", "4.0", "6.5", "10", "15", "25", "40", "65", "100", "150", "250", "400", "650",
        "1000",
    ]

    // A row a letter: sample size, then a cell a limit: the acceptance number (the rejection number
    // is one more), v for the plan below, ^ for the plan above.
    static let normal = """
        A    2  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7 10 14 21 30
        B    3  v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44
        C    5  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^
        D    8  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^
        E   13  v  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21 30 44  ^  ^  ^
        F   20  v  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^
        G   32  v  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^
        H   50  v  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^
        J   80  v  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^
        K  125  v  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        L  200  v  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        M  315  v  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        N  500  v  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        P  800  v  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        Q 1250  0  ^  v  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        R 2000  ^  ^  1  2  3  5  7 10 14 21  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        """

    static let tightened = """
        A    2  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  v  1  2  3  5  8 12 18 27
        B    3  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41
        C    5  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^
        D    8  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^
        E   13  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18 27 41  ^  ^  ^
        F   20  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^
        G   32  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^
        H   50  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^
        J   80  v  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^
        K  125  v  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        L  200  v  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        M  315  v  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        N  500  v  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        P  800  v  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        Q 1250  v  0  v  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        R 2000  0  ^  v  1  2  3  5  8 12 18  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        S 3150  ^  ^  1  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        """

    static let reduced = """
        A    2  v  v  v  v  v  v  v  v  v  v  v  v  v  v  0  v  v  1  2  3  5  7 10 14 21 30
        B    2  v  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  5  7 10 14 21 30
        C    2  v  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10 14 21  ^
        D    3  v  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10 14 21  ^  ^
        E    5  v  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10 14 21  ^  ^  ^
        F    8  v  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^
        G   13  v  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^
        H   20  v  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^
        J   32  v  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^
        K   50  v  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        L   80  v  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        M  125  v  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        N  200  v  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        P  315  v  0  ^  v  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        Q  500  0  ^  ^  v  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        R  800  ^  ^  ^  1  2  3  4  6  8 10  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^  ^
        """
}
