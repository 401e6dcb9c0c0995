extension Misprinter {
    /// All records of one birth, laid side by side for spoiling.
    struct Page {
        var drafts: [RecordDraft]
        var birth: Birth

        /// Writes `text` into a field of one source's records and notes it as an error.
        mutating func set(
            _ field: Field, in source: Source, to text: String, _ kind: String
        ) {
            for place in drafts.indices where drafts[place].source == source {
                guard drafts[place].has(field), drafts[place][field] != text else { continue }
                note(field, place, kind, written: text)
                drafts[place][field] = text
            }
        }

        mutating func dropCells(_ count: Int, in source: Source, from fields: [Field]) {
            for place in drafts.indices where drafts[place].source == source {
                for field in fields {
                    note(field, place, "ragged", written: "")
                    drafts[place][field] = ""
                }
                drafts[place].cellsDropped = count
            }
        }

        /// Moves the report to the wrong day it gives, where it would otherwise come before it.
        mutating func delayReport(past day: CivilDay) {
            for place in drafts.indices where drafts[place].source == .registryBirths {
                guard drafts[place].day < day else { continue }
                drafts[place].day = day
                drafts[place][.reportedAt] = day.text
            }
        }

        mutating func apply(_ noise: LinkNoise, _ random: inout SeededGenerator) {
            switch noise {
            case .none: break
            case .midnight: midnight()
            case .unnamed:
                set(.childName, in: .registryBirths, to: birth.placeholderName(&random), "unnamed")
            case .homophone:
                guard let name = birth.mother.name.homophone else { return }
                set(.motherName, in: .deliveries, to: name.text, "homophone")
            case .identityTypo:
                let wrong = Misprinter.withWrongDigit(birth.mother.number.text, from: 6, &random)
                set(.motherIDNumber, in: .deliveries, to: wrong, "typo")
            case .identityTransposed: transpose(&random)
            case .identityBlank:
                set(.motherIDNumber, in: .deliveries, to: "", "blank")
            case .fifteenDigits:
                guard let short = birth.mother.number.fifteenDigits else { return }
                set(.motherIDNumber, in: .registryBirths, to: short, "fifteen-digits")
            case .fullWidth, .slashedDate, .lowerCaseX, .interpunct: deform(noise)
            }
        }

        /// The registry takes the day before or after for a birth around midnight.
        private mutating func midnight() {
            let day = birth.minute < 720 ? birth.day - 1 : birth.day + 1
            set(.birthDate, in: .registryBirths, to: day.text, "midnight")
            delayReport(past: day)
            birth.registeredDay = day
        }

        private mutating func transpose(_ random: inout SeededGenerator) {
            var bytes = Array(birth.mother.number.text.utf8)
            let start = random.within(10...15)
            for offset in 0..<10 {
                let place = 8 + (start - 8 + offset) % 8
                guard bytes[place] != bytes[place + 1] else { continue }
                bytes.swapAt(place, place + 1)
                break
            }
            let text = String(decoding: bytes, as: UTF8.self)
            set(.motherIDNumber, in: .deliveries, to: text, "transposed")
        }

        /// Deviations of form only: the value stays what it was.
        private mutating func deform(_ noise: LinkNoise) {
            for place in drafts.indices where drafts[place].source == .registryBirths {
                for (field, text) in deformed(drafts[place], noise) {
                    guard text != drafts[place][field] else { continue }
                    note(field, place, noise.rawValue, written: text)
                    drafts[place][field] = text
                }
            }
        }

        private func deformed(
            _ draft: RecordDraft, _ noise: LinkNoise
        ) -> [(Field, String)] {
            switch noise {
            case .slashedDate:
                let parts = birth.day.parts
                guard draft[.birthDate] == birth.day.text else { return [] }
                return [(.birthDate, "\(parts.year)/\(parts.month)/\(parts.day)")]
            case .lowerCaseX:
                return [(.motherIDNumber, draft[.motherIDNumber].lowercased())]
            case .interpunct:
                return [.childName, .fatherName].map { field in
                    (field, String(draft[field].map { $0 == "·" ? "．" : $0 }))
                }
            default:
                return [
                    (.motherIDNumber, Self.widened(draft[.motherIDNumber])),
                    (.certificateNumber, Self.widened(draft[.certificateNumber])),
                ]
            }
        }

        private static func widened(_ text: String) -> String {
            var bytes: [UInt8] = []
            for unit in text.utf16 {
                bytes.appendScalar(unit > 0x20 && unit < 0x7F ? unit + 0xFEE0 : unit)
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        private mutating func note(
            _ field: Field, _ place: Int, _ kind: String, written: String
        ) {
            birth.errors.append(
                .init(
                    record: .init(
                        source: drafts[place].source.id, recordID: drafts[place].recordID),
                    field: field, kind: kind, truth: drafts[place][field], written: written))
        }
    }
}
