import Foundation
import RegistryModel

/// Reads the file the manifest's `holidays:` names: a line a day, `2027-01-01,休` or `2027-01-03,班`.
///
/// 休 (`off`) is a day off, 班 (`work`) a day of a weekend that is worked. A year that has a line is
/// taken from the file alone and must be complete; other years stay as they are built in. Blank
/// lines, lines that start with `#` and a heading are passed over.
enum HolidayFile {
    static func calendar(
        named name: String, in directory: String
    ) throws(ManifestError) -> WorkingCalendar {
        let path = PathText.placed(name, in: directory)
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(data: data, encoding: .utf8)
        else {
            throw ManifestError(
                path: path, line: 0,
                message: Bilingual(
                    zh: "读不了这个节假日文件(清单中的 holidays),应为 UTF-8 文本。",
                    en:
                        "This holiday file (the manifest's holidays) can't be read; it must be text "
                        + "in UTF-8."))
        }
        return WorkingCalendar.stateCouncil.with(try years(text, path: path))
    }

    static func years(
        _ text: String, path: String
    ) throws(ManifestError) -> [Int: WorkingCalendar.Year] {
        var years: [Int: WorkingCalendar.Year] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() {
            let cells = line.split(whereSeparator: { ",\u{FF0C}\t".contains($0) }).map {
                $0.trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
            }
            .filter { !$0.isEmpty }
            guard let first = cells.first, !first.hasPrefix("#") else { continue }
            let isHeading = number == 0 && first.unicodeScalars.allSatisfy { !("0"..."9" ~= $0) }
            if isHeading { continue }
            guard let day = CalendarDay(first), cells.count == 2, let isOff = kinds[cells[1]] else {
                throw ManifestError(
                    path: path, line: number + 1,
                    message: Bilingual(
                        zh: "应写作“2027-01-01,休”或“2027-01-03,班”。",
                        en: "Write '2027-01-01,休' (or off) for a day off, '2027-01-03,班' (or "
                            + "work) for a weekend day that is worked."))
            }
            let year = day.components.year
            if isOff {
                years[year, default: WorkingCalendar.Year()].daysOff.insert(day)
            } else {
                years[year, default: WorkingCalendar.Year()].daysWorked.insert(day)
            }
        }
        return years
    }

    /// Whether a word means a day off.
    private static let kinds = ["休": true, "off": true, "班": false, "work": false]
}
