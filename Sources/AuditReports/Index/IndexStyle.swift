/// What the index adds to the look of every page.
enum IndexStyle {
    static let sheet: Markup = """
        \(PageFrameStyle.sheet)
        \(ChartStyle.sheet)
        \(figures)
        \(charts)
        \(heat)
        \(narrow)
        \(print)
        """

    private static let figures: Markup = """
        .figures.data{grid-template-columns:repeat(5,1fr)}
        .figures.points{grid-template-columns:repeat(3,1fr);margin-top:.7rem}
        .figure small{white-space:normal}
        .figure.met{border-color:var(--confirmed)}
        .figure.unmet{border-color:var(--differ-line);border-left-style:double;
        border-left-width:6px}
        .figure.unmet small{color:var(--provisional);font-weight:600}
        .figure.met small{color:var(--confirmed);font-weight:600}
        """

    private static let charts: Markup = """
        .chart{margin:1.3rem 0 0}
        .chart h3{margin:0 0 .15rem}
        .says{color:var(--soft);font-size:.92rem;max-width:66em;margin-bottom:.5rem}
        .chart .scroll{margin-top:.5rem}
        svg.plot.wide{min-width:0}
        svg.plot.narrow{min-width:0;max-width:30rem;display:none}
        svg.plot text.figure{fill:var(--ink);font-weight:600}
        svg.plot text.figure.other{fill:var(--provisional)}
        svg.plot text.label{fill:var(--ink)}
        .bar.least{fill:var(--provisional);opacity:.75}
        .bar.most{fill:none;stroke:var(--provisional);stroke-width:1.3;stroke-dasharray:4 2}
        .band{fill:var(--faint)}
        .member{fill:var(--ink)}.absent{fill:var(--line)}
        .stem{stroke:var(--ink);stroke-width:2.5}
        .unasked{fill:var(--soft);opacity:.13}
        .curve.mean{stroke:var(--ink);stroke-width:1.4}
        .curve.inner{stroke:var(--soft);stroke-width:1.3;stroke-dasharray:3 3}
        .curve.outer{stroke:var(--soft);stroke-width:1.6}
        .sign{stroke:var(--paper);stroke-width:1}
        .sign.within{fill:var(--confirmed)}
        .sign.small{fill:none;stroke:var(--soft);stroke-width:1.4}
        .sign.low{fill:var(--verify)}
        .sign.within.many{fill:var(--paper);stroke:var(--confirmed);stroke-width:1.6}
        svg.plot text.many{font-size:10px;font-weight:600;fill:var(--ink);pointer-events:none}
        .sign.high,.sign.very{fill:var(--provisional)}
        .sign.s0{fill:var(--confirmed)}.sign.s1{fill:var(--provisional)}
        .sign.s2{fill:var(--verify)}.sign.s3{fill:var(--ink)}
        .sign.open{fill:var(--paper);stroke:var(--soft);stroke-width:1.4}
        .link{stroke:var(--soft);stroke-width:1.2}
        .swatch.least{background:var(--provisional);opacity:.75}
        .swatch.most{border:1.5px dashed var(--provisional)}
        .swatch.other{background:var(--provisional)}
        .swatch.unasked{background:var(--soft);opacity:.25}
        .swatch.mean,.swatch.inner,.swatch.outer{height:0;border-radius:0;vertical-align:.28em;
        border-top:2px solid var(--ink)}
        .swatch.inner{border-top:2px dashed var(--soft)}
        .swatch.outer{border-top-color:var(--soft)}
        .swatch.high,.swatch.very,.swatch.low,.swatch.within,.swatch.s0,.swatch.s1,.swatch.s2,.swatch.s3,.swatch.unfilled{
        display:none}
        details.data{margin-top:.6rem}
        details.data>summary{cursor:pointer;color:var(--accent);font-size:.88rem;
        width:max-content;max-width:100%}
        details.data[open]>summary{border:0;background:none}
        details.data .flow{margin-top:.6rem!important}
        .more{font:inherit;color:var(--accent);background:var(--paper);
        border:1px solid var(--line);border-radius:4px;padding:.4rem 1rem;margin-top:.7rem;
        cursor:pointer}
        .alone{margin-top:.7rem;font-size:.9rem}
        """

    private static let heat: Markup = """
        table.heat td[style]{background:color-mix(in srgb,var(--provisional)
        calc(var(--h)*.42),transparent)}
        table.heat th small{font-weight:400}
        table.heat{margin-bottom:.9rem}
        td.town,#village-table tbody th{white-space:nowrap}
        #village-table thead th{white-space:normal;vertical-align:bottom}
        #village-table th,#village-table td{padding-left:.4rem;padding-right:.4rem}
        #village-table td.chart{min-width:5.5rem;width:12%}
        .sortable thead button::after{font-size:.8em}
        """

    private static let narrow: Markup = """
        @media (min-width:641px){.cramped{display:none}}
        @media (max-width:980px){.figures.data{grid-template-columns:repeat(3,1fr)}}
        @media (max-width:760px){svg.plot.wide{display:none}svg.plot.narrow{display:block}}
        @media (max-width:640px){
        .figures.data,.figures.points{grid-template-columns:1fr 1fr}
        .figures.data .figure:last-child,.figures.points .figure:last-child{grid-column:span 2}
        .figure b small{white-space:normal}
        .heat th,.heat td{padding:.3rem .4rem}
        .trend th,.trend td{padding:.3rem .3rem}
        #villages .plain tbody th{min-width:5.5em}
        #villages #village-table tbody th{min-width:0}#villages thead th{font-size:.78rem}
        #villages .plain th,#villages .plain td{padding-left:.22rem;padding-right:.22rem}
        #villages td.n:has(small){white-space:normal}}
        """

    private static let print: Markup = """
        @media print{
        .cramped{display:none}
        svg.plot.wide{display:block}svg.plot.narrow{display:none}
        .figures.data{grid-template-columns:repeat(5,1fr)!important}
        .figures.points{grid-template-columns:repeat(3,1fr)!important}
        details.data:not([open]),.alone,.more{display:none}
        details.case:not([open])>.body,details.rule:not([open])>.body{display:none}
        .chart,.figures,#trend{break-inside:avoid}
        .trend th,.trend td{padding:0 .45rem;line-height:1.3;font-size:8.6pt}
        #ranking{margin-top:.3rem}
        #quality-map{break-inside:auto}
        td[style],.unasked,.band,.sign,.stack i,.key{-webkit-print-color-adjust:exact;
        print-color-adjust:exact}}
        """
}
