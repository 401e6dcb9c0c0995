/// Knows the compound surnames and the characters read differently when they are surnames.
///
/// 单 is *shan* as a surname and *dan* elsewhere. The surname reading comes first, the others
/// follow, since clerks and machines use both. Source: 通用规范汉字字典 and 现代汉语词典, entries
/// marked 姓; compound surnames from 百家姓 and those borne today.
package enum SurnameReadings {
    private static let single: [UInt32: [Syllable]] = {
        var table: [UInt32: [Syllable]] = [:]
        for entry in singleText.split(whereSeparator: \.isWhitespace) {
            let scalars = Array(entry.unicodeScalars)
            guard let surname = scalars.first else { continue }
            var own: [Syllable] = []
            let letters = String(String.UnicodeScalarView(scalars.dropFirst()))
            for spelling in letters.split(separator: "/") {
                if let syllable = MandarinReadings.syllable(spelt: String(spelling)) {
                    own.append(syllable)
                }
            }
            let further = MandarinReadings.readings(of: surname).filter { !own.contains($0) }
            table[surname.value] = own + further
        }
        return table
    }()

    /// Key: both scalars of the surname. Value: their first readings, empty when quite regular.
    private static let compound: [UInt64: [Syllable]] = {
        var table: [UInt64: [Syllable]] = [:]
        for entry in compoundText.split(whereSeparator: \.isWhitespace) {
            let scalars = entry.unicodeScalars.map(\.value)
            guard scalars.count >= 2 else { continue }
            let letters = entry.unicodeScalars.dropFirst(2)
            let syllables = String(String.UnicodeScalarView(letters)).split(separator: "+")
                .compactMap { MandarinReadings.syllable(spelt: String($0)) }
            table[key(scalars[0], scalars[1])] = syllables
        }
        return table
    }()

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    /// How many characters of a name are its surname: 2 for a compound surname that leaves a given
    /// name after it, else 1; 0 for an empty name. Expects folded scalars.
    package static func length(in name: [UInt32]) -> Int {
        guard name.count > 2 else { return min(name.count, 1) }
        return compound[key(name[0], name[1])] == nil ? 1 : 2
    }

    /// All readings of the character at `position` of a name, the fitting one first.
    ///
    /// Expects folded scalars, and the surname's length as `length(in:)` gives it.
    package static func readings(
        at position: Int, of name: [UInt32], surnameLength: Int
    ) -> [Syllable] {
        let plain = MandarinReadings.readings(of: name[position])
        guard position < surnameLength else { return plain }
        if surnameLength == 2 {
            let own = compound[key(name[0], name[1])] ?? []
            guard position < own.count else { return plain }
            return [own[position]] + plain.filter { $0 != own[position] }
        }
        return single[name[0]] ?? plain
    }

    /// The fitting reading of the character at `position` of a name; nil when none is known.
    package static func first(
        at position: Int, of name: [UInt32], surnameLength: Int
    ) -> Syllable? {
        if position < surnameLength {
            return readings(at: position, of: name, surnameLength: surnameLength).first
        }
        return MandarinReadings.first(of: name[position])
    }

    private static let singleText = """
        曾zeng 仇qiu 单shan 解xie 查zha 区ou 朴piao 翟zhai 覃qin/tan 缪miao 乐yue/le 盖ge/gai
        任ren 华hua 葛ge 宁ning 纪ji 燕yan 曲qu 召shao 冼xian 洗xian 种chong 那na 员yun 秘bi
        黑he 逄pang 祭zhai 谌chen/shen 尉wei 句gou 折she 隗wei/kui 郇xun/huan 车che 阚kan 卜bu
        都du 盛sheng 石shi 沈shen 薄bo 柏bai 贾jia 褚chu 郗xi/chi 繁po 幺yao 哈ha 俞yu 臧zang
        莘shen/xin 应ying 令ling 万wan 长chang 乜nie 逯lu 訾zi 宿su 钭tou 阙que 晁chao 佘she
        牟mu/mou 洪hong 眭sui 鲜xian 撒sa 肖xiao 适kuo 斜xia 侗tong 妫gui 藏zang 过guo 谷gu
        缴jiao 尹yin 哥ge 行xing 冯feng 杞qi 强qiang 舍she 瞿qu 笪da 殷yin 邰tai 费fei/bi 干gan
        呙guo 呼hu 颉xie/jie 靓jing 会gui 炅gui 亓qi 厍she 咎gao 郜gao 阿e 贲ben 耶ye 重chong
        """

    private static let compoundText = """
        长孙zhang+sun 尉迟yu+chi 万俟mo+qi 令狐ling+hu 欧阳ou+yang 澹台tan+tai 亓官qi+guan
        乐正yue+zheng 单于chan+yu 夹谷jia+gu 宰父zai+fu 鲜于xian+yu 拓跋tuo+ba 闾丘lv+qiu
        谷梁gu+liang 百里bai+li 仲长zhong+chang 子车zi+ju 太史 端木 上官 司马 东方 独孤 南宫
        闻人 夏侯 诸葛 公羊 赫连 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 宇文 司徒
        司空 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 轩辕 段干 呼延 东郭 南门 羊舌 微生 梁丘 左丘
        西门 第五 南荣 东里 即墨 达奚 纳兰 完颜 叶赫 欧侯 贺兰 屈突 豆卢 哥舒 耶律
        """
}
