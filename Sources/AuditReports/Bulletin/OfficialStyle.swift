/// The look of official documents: red head, title in the middle, body in Song or Fangsong with two
/// characters' indent, for A4 with the margins of GB/T 9704-2012 (37, 35, 28, 26 mm), a little less
/// at the foot.
enum OfficialStyle {
    /// Font stacks, the red head and the place to sign.
    static let fonts: Markup = """
        :root{--fang:"FangSong","STFangsong","FangSong_GB2312","仿宋","仿宋_GB2312",
        "Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun",serif;
        --hei:"SimHei","黑体","Heiti SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",
        "Source Han Sans SC",sans-serif}
        html:lang(en){--fang:var(--serif);--hei:var(--sans)}
        .letterhead{text-align:center;border-bottom:2px solid var(--red);margin-bottom:1.6rem;
        padding-bottom:.5rem}
        .office{color:var(--red);font:700 2rem/1.4 var(--serif);letter-spacing:.08em;
        text-wrap:balance}.office.long{font-size:1.5rem;letter-spacing:.02em}
        [lang=en] .office{letter-spacing:.01em;font-size:1.6rem}
        .number{margin-top:.5rem;font-size:1rem}
        .colophon{border-top:1px solid var(--ink);font:.8rem/1.6 var(--sans);padding:.4em 0 0;
        max-width:none;overflow-wrap:anywhere}
        """

    /// The class of the red head's line: a long name is set smaller.
    static func office(_ name: String) -> Markup {
        name.count > 14 ? "office long" : "office"
    }

    static let sheet: Markup = """
        \(fonts)
        main.official{font-family:var(--fang);font-size:1.06rem;line-height:1.85;padding:2rem 3rem}
        main.official nav.top{font-family:var(--sans);margin-bottom:1rem}
        .official h1{font:700 1.5rem/1.5 var(--serif);text-align:center;margin:0 0 1.2rem;
        text-wrap:balance}
        .official .to{text-indent:0}
        .official>p{text-indent:2em;margin:0 0 .2em;text-align:justify}
        [lang=en] .official>p{text-indent:0;margin-bottom:.7em}
        .official h2{font:400 1.06rem/1.85 var(--hei);text-indent:2em;margin:.5em 0 0;border:0;
        padding:0}
        [lang=en] .official h2{text-indent:0;font-weight:700}
        .official>.remark{font-size:.86rem;line-height:1.6;color:var(--soft);text-indent:0;
        margin:.35em 0 .8em}
        .official table{font-size:.92rem;line-height:1.45;border-top:1.5px solid var(--ink);
        border-bottom:1.5px solid var(--ink);margin:.2em 0 .4em}
        .official caption{font:400 .98rem/1.6 var(--hei);text-align:center;padding:.4em 0 .2em}
        [lang=en] .official caption{font-weight:700}
        .official th,.official td{border:1px solid var(--line);padding:.25rem .45rem}
        .official thead th{hyphenate-character:"-";color:var(--ink);background:var(--faint);white-space:normal;
        text-align:center;vertical-align:middle}
        .official tbody th{font-weight:400}
        .official tr.whole>*{font-weight:700;border-top:1.5px solid var(--ink)}
        .signed{text-align:right;margin:2.4em 2em 1.6em 0}
        .end{break-inside:avoid}.official>p:last-of-type{break-after:avoid}
        .official .scroll>table{min-width:34rem}
        .official .crowded th,.official .crowded td{padding:.25rem .3rem}
        @media (max-width:640px){main.official{padding:.8rem}.office{font-size:1.4rem}
        .official h1{font-size:1.2rem}}
        @media print{
        @page{size:A4;margin:30mm 26mm 28mm 28mm}
        main.official{font-size:14pt;line-height:1.75;padding:0}
        .official h2{font-size:14pt}.office{font-size:24pt}.office.long{font-size:19pt}.official h1{font-size:19pt}
        .official .scroll>table{font-size:10pt;min-width:0;table-layout:fixed}.official caption{font-size:11.5pt}
        .official>.remark{font-size:10pt}.number{font-size:13pt}
        .colophon{display:block;font-size:8.5pt}
        .official h2,.official caption{break-after:avoid}
        .official thead{display:table-header-group}
        .official th,.official td{padding:.12rem .35rem}.official td.n{white-space:normal}
        .official .scroll>table.crowded{font-size:8.5pt}
        .official .crowded thead th{font-size:inherit}
        .official .crowded th,.official .crowded td{padding:.12rem .15rem}}
        """
}
