import RegistryModel

/// `deductions.csv`: a row a village, a column a row of the penalty table.
struct DeductionsFile {
    let context: ReportContext

    func bytes() -> [UInt8] {
        var csv = CSVWriter()
        for name in ["villageCode", "villageName", "townshipName"] { csv.plain(name) }
        for row in context.result.table.rows { csv.plain(row.id) }
        for name in [
            "confirmed", "provisionalMin", "provisionalMax", "points", "pointsMax", "cases",
            "births", "rank",
        ] {
            csv.plain(name)
        }
        csv.endRow()
        for deduction in context.result.villages { write(deduction, into: &csv) }
        return csv.bytes
    }

    private func write(_ deduction: VillageDeduction, into csv: inout CSVWriter) {
        csv.plain(deduction.village.code)
        csv.text(deduction.village.name)
        csv.text(deduction.village.township)
        for points in deduction.rows { csv.plain(points) }
        csv.plain(deduction.confirmed)
        csv.plain(deduction.provisional.min)
        csv.plain(deduction.provisional.max)
        csv.plain(deduction.points)
        csv.plain(deduction.pointsMax)
        csv.plain(deduction.cases)
        csv.plain(deduction.births)
        csv.plain(deduction.rank)
        csv.endRow()
    }
}
