extension Field {
    /// What the field is called in a report.
    package var title: Bilingual { Self.titles[Int(rawValue)] }

    private static let titles: [Bilingual] = allCases.map { field in
        Bilingual(zh: FieldLabels.of(field).first ?? field.name, en: spaced(field.name))
    }

    /// `motherIDNumber` as `mother ID number`.
    private static func spaced(_ name: String) -> String {
        let scalars = Array(name.unicodeScalars)
        var words: [String] = [""]
        for (index, scalar) in scalars.enumerated() {
            let isUpper = scalar.properties.isUppercase
            let followsLower = index > 0 && !scalars[index - 1].properties.isUppercase
            let endsAcronym =
                index > 0 && index + 1 < scalars.count
                && scalars[index - 1].properties.isUppercase
                && scalars[index + 1].properties.isLowercase
            if isUpper, followsLower || endsAcronym { words.append("") }
            words[words.count - 1].unicodeScalars.append(scalar)
        }
        return words.map { word in
            word.allSatisfy { $0.isUppercase || $0.isNumber } ? word : word.lowercased()
        }.joined(separator: " ")
    }
}
