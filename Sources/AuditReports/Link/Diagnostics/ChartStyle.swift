/// The look of charts, beside that of every page. Blue is for a match, orange against one, violet
/// for what a person should see; no meaning rests on colour alone.
enum ChartStyle {
    static let sheet: Markup = """
        details.inputs{margin-top:.8rem}
        .lead{color:var(--soft);margin:-.35rem 0 .8rem;max-width:62em}
        svg.plot{display:block;width:100%;min-width:680px;height:auto;font:12.5px var(--sans)}
        svg.plot text{fill:var(--soft);font-variant-numeric:tabular-nums}
        svg.plot text.axis{font-size:12px}
        svg.plot text.odds{font-size:11px;opacity:.85}
        svg.plot text.label{font-weight:600;paint-order:stroke;stroke:var(--paper);
        stroke-width:3px;stroke-linejoin:round}
        svg.plot text.value{font-size:14px;font-weight:700;paint-order:stroke;
        stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
        svg.plot .label.match{fill:var(--confirmed)}svg.plot .label.review{fill:var(--verify)}
        svg.plot .value.other{fill:var(--provisional)}
        .grid{stroke:var(--line);stroke-width:1;opacity:.7;vector-effect:non-scaling-stroke}
        .base,.tick{stroke:var(--soft);stroke-width:1;vector-effect:non-scaling-stroke}
        .threshold{stroke-width:1.6}
        .threshold.match{stroke:var(--confirmed)}
        .threshold.review{stroke:var(--verify);stroke-dasharray:5 4}
        .zone{opacity:.07}.zone.linked{fill:var(--confirmed)}.zone.review{fill:var(--verify)}
        .bar.linked{fill:var(--confirmed)}.bar.review{fill:var(--verify)}
        .bar.apart{fill:var(--soft);opacity:.6}.bar.other{fill:var(--provisional)}
        .bar.faint{fill:var(--soft);opacity:.16}
        svg.plot .bar:hover{opacity:.75}
        .curve{fill:none;stroke-width:2.2;stroke-linejoin:round;
        vector-effect:non-scaling-stroke}
        .curve.linked{stroke:var(--confirmed)}
        .curve.other{stroke:var(--provisional);stroke-dasharray:9 4}
        .curve.third{stroke:var(--verify);stroke-width:1.6;stroke-dasharray:2 3}
        .area.other{fill:var(--provisional);stroke:none;opacity:.12}
        .dot{stroke:var(--paper);stroke-width:1.5}
        .dot.other{fill:var(--provisional)}.dot.third{fill:var(--verify)}
        svg.cell{display:block;width:100%;height:1.7rem}
        svg.cell.tall{height:2.2rem}
        .legend{list-style:none;padding:0!important;display:flex;flex-wrap:wrap;
        gap:.2rem 1.5rem;margin:.6rem 0 0!important;font-size:.88rem;color:var(--soft)}
        .swatch{display:inline-block;width:1.3em;height:.75em;margin-right:.5em;
        border-radius:2px}
        .swatch.linked{background:var(--confirmed)}.swatch.review{background:var(--verify)}
        .swatch.apart{background:var(--soft);opacity:.6}
        .swatch.line{height:0;border-radius:0;border-top:2.5px solid;background:none;
        vertical-align:.28em}
        .swatch.line.linked{border-color:var(--confirmed)}
        .swatch.line.other{border-color:var(--provisional);border-top-style:dashed}
        .swatch.line.third{border-color:var(--verify);border-top-style:dotted}
        .origin{font-size:.78rem;font-weight:500;border:1px solid;border-radius:3px;
        padding:0 .4em;margin:0 .6em;white-space:nowrap;color:var(--confirmed)}
        .legend .origin{margin-left:0}
        .origin.published{color:var(--soft)}
        .origin.doubt{color:var(--provisional);border-style:dashed}
        .model svg.cell{height:1.95rem}
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
        @media print{.zone,.bar,.swatch,.area,.dot{-webkit-print-color-adjust:exact;
        print-color-adjust:exact}svg.plot{min-width:0}table.model{min-width:0}
        svg.plot,table.model tbody tr{break-inside:avoid}}
        """
}
