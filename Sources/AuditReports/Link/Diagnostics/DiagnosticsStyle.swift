/// What the diagnostics of a linkage add to the look of charts: thresholds, the model's table.
enum DiagnosticsStyle {
    static let sheet: Markup = """
        details.inputs{margin-top:.8rem}
        .lead{color:var(--soft);margin:-.35rem 0 .8rem;max-width:62em}
        .threshold{stroke-width:1.6}
        .threshold.match{stroke:var(--confirmed)}
        .threshold.review{stroke:var(--verify);stroke-dasharray:5 4}
        .zone{opacity:.07}.zone.linked{fill:var(--confirmed)}.zone.review{fill:var(--verify)}
        svg.cell{display:block;width:100%;height:1.7rem}
        svg.cell.tall{height:2.2rem}
        .origin{font-size:.78rem;font-weight:500;border:1px solid;border-radius:3px;
        padding:0 .4em;margin:0 .6em;white-space:nowrap;color:var(--confirmed)}
        .legend .origin{margin-left:0}
        .origin.published{color:var(--soft)}
        .origin.doubt{color:var(--provisional);border-style:dashed}
        .model svg.cell{height:1.95rem}
        td.verdict{min-width:4.5em}
        table.model{margin-top:.6rem;table-layout:fixed;min-width:760px}
        .model th:nth-child(1){width:21%}.model thead th:nth-child(2),
        .model thead th:nth-child(4),.model thead th:nth-child(5){width:9%}
        .model thead th:nth-child(3){width:22%;text-align:center}
        .model thead th:nth-child(6){text-align:center}
        .model tbody tr:not(.group)>*{border-bottom:0;padding-top:.12rem;padding-bottom:.12rem;
        vertical-align:middle}
        .model td.pair,.model td.weight{padding:0 .4rem!important}
        .model tbody tr:not(.group) th{font-weight:400;padding-left:1.4rem;
        overflow-wrap:anywhere}
        .model td.m{text-align:left;color:var(--confirmed)}.model td.u{color:var(--provisional)}
        .model th.m{text-align:left}
        tr.group th{padding-top:.9rem;font-weight:700;border-bottom:1px solid var(--line)}
        tr.group small{font-weight:400;color:var(--soft);font-size:.82rem}
        .sessions td.spark{width:7rem;padding:.15rem .4rem}
        .sessions th,.blocks th,.shares th{font-weight:600}
        .sessions tbody th,.blocks tbody th,.reach tbody th{overflow-wrap:anywhere}
        .blocks td.weight{width:28%;padding:.1rem .4rem}
        .blocks td.sizes{width:32%;padding:.2rem .4rem}
        .reach{width:auto}
        tr.chosen>*{background:var(--faint)}tr.chosen th{font-weight:700}
        @media print{table.model{min-width:0}table.model tbody tr{break-inside:avoid}}
        """
}
