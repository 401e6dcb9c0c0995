/// The look of charts, beside that of every page. Blue is for what is in order, orange for what
/// isn't, violet for what a person should see; no meaning rests on colour alone.
enum ChartStyle {
    static let sheet: Markup = """
        svg.plot{display:block;width:100%;min-width:680px;height:auto;font:12.5px var(--sans)}
        svg.plot text{fill:var(--soft);font-variant-numeric:tabular-nums}
        svg.plot text.axis{font-size:12px}
        svg.plot text.odds{font-size:11px}
        svg.plot text.label{font-weight:600;paint-order:stroke;stroke:var(--paper);
        stroke-width:3px;stroke-linejoin:round}
        svg.plot text.value{font-size:14px;font-weight:700;paint-order:stroke;
        stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
        svg.plot .label.match{fill:var(--confirmed)}svg.plot .label.review{fill:var(--verify)}
        svg.plot .value.other{fill:var(--provisional)}
        .grid{stroke:var(--line);stroke-width:1;opacity:.7;vector-effect:non-scaling-stroke}
        .base,.tick{stroke:var(--soft);stroke-width:1;vector-effect:non-scaling-stroke}
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
        @media print{.zone,.bar,.swatch,.area,.dot{-webkit-print-color-adjust:exact;
        print-color-adjust:exact}svg.plot{min-width:0;break-inside:avoid}}
        """
}
