/// The places of the county: townships, villages with their officers, delivery facilities.
struct Gazetteer: Sendable {
    struct Township: Sendable {
        var code: String
        var name: String
    }

    struct Village: Sendable {
        var code: String
        var name: String
        var township: Int
        /// Secretary, director, population director, lead officer, field officer.
        var officers: [PersonName]
        /// Rows are filled in while the persons are made.
        var persons = 0
        var households = 0
    }

    struct Facility: Sendable {
        var code: String
        var name: String
    }

    /// Invented statistical codes except 新房's; names from the county of the seed documents.
    private static let townshipList =
        "201新房彝族苗族乡 100雍熙镇 202厍东关彝族苗族白族乡 101阳长镇 203昆寨苗族彝族白族乡 102维新镇 "
        + "103龙场镇 104乐治镇 105百兴镇 106张家湾镇 107中岭镇 108王家寨镇 109玉龙坝镇 110鬃岭镇 111曙光镇 "
        + "112水东镇 113沙包镇 114寨乐镇 115居仁镇 204勺窝乡 205董地苗族彝族乡 206化作苗族彝族乡 "
        + "207姑开苗族彝族乡 208羊场苗族彝族乡 209锅圈岩苗族彝族乡 210左鸠戛彝族苗族乡 211猪场苗族彝族乡 "
        + "212老凹坝乡 213文昌乡"

    private static let villageFirst = Array("大小上下新老中坪石龙马白黑红青花水田杨陈箐岩金银双高".utf16)
    private static let villageSecond = Array("寨坝冲沟岩坪山塘井桥屯湾坡箐洞河田场坎垭".utf16)

    let county: String
    let townships: [Township]
    var villages: [Village]
    let facilities: [Facility]

    init(options: SynthesisOptions, names: NameMaker, random: inout SeededGenerator) {
        county = options.county
        let all = Self.townshipList.split(separator: " ").map { entry in
            Township(code: String(entry.prefix(3)), name: String(entry.dropFirst(3)))
        }
        let needed = options.showcase ? 5 : max(1, (options.villages + 17) / 18)
        let townships = Array(all.prefix(min(all.count, needed)))
        self.townships = townships
        villages = Self.villages(options: options, townships: townships, names, &random)
        var facilities = [
            Facility(code: county + "101", name: "县人民医院"),
            Facility(code: county + "102", name: "县妇幼保健院"),
        ]
        for (index, township) in townships.enumerated() {
            facilities.append(
                Facility(code: county + (201 + index).padded(3), name: township.name + "卫生院"))
        }
        self.facilities = facilities
    }

    private static func villages(
        options: SynthesisOptions, townships: [Township], _ names: NameMaker,
        _ random: inout SeededGenerator
    ) -> [Village] {
        var villages: [Village] = []
        var serials = [Int](repeating: 0, count: townships.count)
        for index in 0..<options.villages {
            let township = index % townships.count
            let serial = serials[township]
            serials[township] += 1
            let isSeat = serial == 0 && townships[township].code < "200"
            let part = isSeat ? 1 : 200 + serial
            let offset = index * 7 + township * 3
            let name = PersonName([
                villageFirst[offset % villageFirst.count],
                villageSecond[(offset / villageFirst.count + index) % villageSecond.count],
            ])
            villages.append(
                Village(
                    code: options.county + townships[township].code + part.padded(3),
                    name: name.text + (isSeat ? "社区" : "村"), township: township,
                    officers: (0..<5).map { _ in names.name(male: random.chance(0.8), &random) }))
        }
        return villages
    }

    /// Counties beyond the prefecture, where visiting mothers come from.
    static let elsewhere: [(code: UInt64, name: String)] = [
        (520_203, "六盘水市六枝特区"), (520_221, "六盘水市水城县"), (530_381, "云南省宣威市"),
    ]

    /// Another village, of the same township where it has two.
    func neighbour(of village: Int) -> Int? {
        guard villages.count > 1 else { return nil }
        let step = townships.count
        if village + step < villages.count { return village + step }
        if village >= step { return village - step }
        return (village + 1) % villages.count
    }
}
