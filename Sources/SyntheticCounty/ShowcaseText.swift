/// The words of the showcase's README.
enum ShowcaseText {
    static func opening(seed: UInt64) -> String {
        """
        # 示例：纳雍县 2013 年 5 月出生人口核查

        本目录全部为虚构数据，由 `hecha synth --showcase`（种子 \(seed)）生成，人名、身份证号、出生证号
        均为随机编造，与任何真实个人无关。乡镇名取自公开文件，代码除新房乡外均为虚构。

        - `audit.yaml` 核查清单；`villages.csv` 14 个村（社区）；`registry/` 被核查的登记库
        - `hospital/` 住院分娩（XML）；`police/` 公安入户与户籍人口（GB18030）；`vaccination/` 预防接种
          （一份 CSV，一份 XML）；`civil/` 婚姻登记；`visits/` 入户核实清单（唯一给出政策属性的外部来源）
        - `monthly/` 各村汇总报表、月报审签，流动人口信息通报，全县自查报告指标
        - `truth/births.jsonl` 每个出生的真实情况；`truth/expected.jsonl` 应得的案件；
          `truth/villages.csv` 各村应扣分区间；`truth/findings.jsonl` 月报等应被规则指出之处
        - `registry/births-100.csv` 首行是标题行，末行是合计行，均不是个案

        下表列出每种情形在哪里。行号是记录的起始行；“confirmed” 表示不应产生任何扣分案件。

        | 情形 | 村 | 记录（文件:行 编号） | 应得结论 | 分 |
        |---|---|---|---|---|

        """
    }

    /// Above the table of slips in the month's papers.
    static let papers = """

        月报、审签、通报和自查报告中的差错，由规则指出，不扣分 slips in the month's papers, found by rules:

        | 规则 | 记录（文件:行） | 差错 |
        |---|---|---|

        """

    static let closing = """

        公安户籍中状态为迁出、死亡的人，以及流入人口，均不应产生漏报案件。

        ## In English

        A synthetic county month made by `hecha synth --showcase`; no record is a real person's. The
        table says where each interesting case lies (file:line and record id), the verdict that a
        right audit reaches, and its points. `truth/` holds every birth as it really was, the
        expected cases and the points of each village. Cases with `"required": false` in
        `truth/expected.jsonl` may be left out. Grade C missing births cost nothing until they are
        verified.

        """

    /// Where a kind stands in the table.
    static func rank(_ kind: String) -> Int {
        let head = kind.split(separator: "+").first.map(String.init) ?? kind
        return titles.firstIndex { $0.kind == head } ?? titles.count
    }

    static func title(_ kind: String) -> (zh: String, en: String) {
        guard let found = titles.first(where: { $0.kind == kind }) else { return (kind, kind) }
        return (found.zh, found.en)
    }
}
