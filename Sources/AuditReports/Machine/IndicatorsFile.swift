import RegistryModel

/// `indicators.json`: the run's figures for machines, of the county, its townships and villages, and
/// of the periods before where a ledger knows them.
///
/// Every figure is the one that the pages and the workbook show: `RunFigures` and `AreaFigures` are
/// where all of them take it from. There is nothing personal in it, whatever is revealed.
struct IndicatorsFile {
    let context: ReportContext

    private var result: AuditResult { context.result }

    func bytes() -> [UInt8] {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.member("formatVersion", 1)
            json.member("county", Int(result.run.county).padded(6))
            json.member("period", result.run.period)
            json.member("penaltyTable", result.table.id)
            json.key("indicators")
            json.object { writeCounty(into: &$0) }
            writePast(into: &json)
            writeAreas(into: &json)
        }
        json.newline()
        return json.bytes
    }

    // MARK: County

    private func writeCounty(into json: inout JSONWriter) {
        write(context.figures, into: &json)
        let run = result.run
        let account = context.tally.birthAccount
        json.member("birthsEntered", account.entered)
        writeTarget("accuracy", account.accurate, run.accuracyTarget, into: &json)
        writeTarget("entryRate", account.entered, run.entryTarget, into: &json)
        write(omission: context.areas.ofVillages, into: &json)
        json.member("feedErrors", context.tally.count(.feedError))
        json.member("disputed", context.tally.count(.disputed))
        json.member("uncertainLinks", context.tally.count(.uncertainLink))
    }

    /// The headline figures under their names; those the run didn't measure are null.
    private func write(_ figures: RunFigures, into json: inout JSONWriter) {
        for figure in HeadlineFigure.allCases {
            let value = figures[figure]
            if figure.isPoints, let value {
                json.member(figure.rawValue, Points(hundredths: value))
            } else if figure == .linkageSensitivity {
                json.member(figure.rawValue, probability: value.map { Double($0) / 10_000 })
            } else {
                json.member(figure.rawValue, value)
            }
        }
        json.member("accuracy", probability: figures.accuracy)
        json.member("entryRate", probability: figures.entryRate)
    }

    /// Met or not by the counts themselves, since the share is rounded; null without a target or
    /// without births.
    private func writeTarget(
        _ name: String, _ part: Int, _ target: Double?, into json: inout JSONWriter
    ) {
        json.member(name + "Target", probability: target)
        let births = context.tally.birthAccount.births
        json.key(name + "TargetMet")
        if let target, births > 0 {
            json.boolean(BirthAccount.meets(part, of: births, target))
        } else {
            json.string(nil)
        }
    }

    // MARK: Periods before

    private func writePast(into json: inout JSONWriter) {
        guard let trend = result.trend else { return }
        json.key("trend")
        json.object { json in
            for (name, past) in [("previous", trend.previous), ("yearAgo", trend.yearAgo)] {
                json.key(name)
                if let past { write(past, into: &json) } else { json.string(nil) }
            }
            json.key("monthsBefore")
            json.array(trend.earlierInYear) { json, past in write(past, into: &json) }
            writeMovement(trend.movement, into: &json)
        }
    }

    private func write(_ past: PastFigures, into json: inout JSONWriter) {
        json.object { json in
            json.member("period", past.period)
            // Under another table points aren't comparable.
            json.key("sameTable")
            json.boolean(past.tableHash == result.table.sha256)
            json.key("indicators")
            json.object { write(past.figures, into: &$0) }
        }
    }

    private func writeMovement(_ movement: CaseMovement?, into json: inout JSONWriter) {
        json.key("movement")
        guard let movement else { return json.string(nil) }
        json.object { json in
            json.member("opening", movement.opening)
            json.member("new", movement.new)
            json.member("reopened", movement.reopened)
            json.member("closed", movement.closed)
            json.member("carriedOver", movement.carriedOver)
            json.member("closing", movement.closing)
        }
    }

    // MARK: Townships and villages

    private func writeAreas(into json: inout JSONWriter) {
        let areas = context.areas
        json.key("townships")
        json.array(areas.townships) { json, township in
            json.object { json in
                json.member("townshipCode", township.code.description)
                json.member("townshipName", township.name)
                json.member("villages", township.figures.villages)
                write(township.figures, into: &json)
            }
        }
        json.key("villages")
        json.array(zip(result.villages, areas.villages)) { json, pair in
            let (deduction, figures) = pair
            json.object { json in
                json.member("villageCode", deduction.village.code.description)
                json.member("villageName", deduction.village.name)
                json.member("townshipCode", deduction.village.code.township.description)
                json.member("rank", deduction.rank)
                write(figures, into: &json)
            }
        }
        json.key("unassigned")
        if let unassigned = areas.unassigned {
            json.object { write(unassigned, into: &$0) }
        } else {
            json.string(nil)
        }
    }

    private func write(_ area: AreaFigures, into json: inout JSONWriter) {
        json.member("births", area.births)
        json.member("birthsEntered", area.entered)
        json.member("missing", area.missing)
        json.member("misreported", area.misreported)
        write(omission: area, into: &json)
        json.member("missingPersons", area.count(.missingPerson))
        json.member("missingHouseholds", area.count(.missingHousehold))
        json.member("missingNewlyweds", area.count(.missingNewlyweds))
        json.member("unsupported", area.count(.unsupported))
        json.member("duplicate", area.count(.duplicate))
        json.member("late", area.count(.late))
        json.member("wrongVillage", area.count(.wrongVillage))
        json.member("feedErrors", area.count(.feedError))
        json.member("toVerify", area.toVerify)
        json.member("chargedCases", area.charged)
        json.member("confirmedPoints", area.confirmed)
        json.member("provisionalPointsMin", area.provisional.min)
        json.member("provisionalPointsMax", area.provisional.max)
    }

    /// Missing births of all, with the 95 % interval; nobody is compared by rate where few births are
    /// expected, so whether they are enough stands beside it.
    private func write(omission area: AreaFigures, into json: inout JSONWriter) {
        json.member("omissionRate", probability: area.omissionRate)
        json.member("omissionRateLow", probability: area.omissionInterval?.lowerBound)
        json.member("omissionRateHigh", probability: area.omissionInterval?.upperBound)
        json.key("isCompared")
        json.boolean(area.births >= context.rateFloor)
    }
}
