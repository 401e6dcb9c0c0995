/// What pages of cases add to the look of every page.
enum CasePageStyle {
    static let sheet: Markup = """
        \(PageFrameStyle.sheet)
        ol.cases{columns:2 22rem;padding-left:2rem}
        ol.cases li{break-inside:avoid}
        ol.cases .cost{margin-left:.6em;font-weight:500;color:var(--soft)}
        article.case.whole{background:var(--paper);border-radius:6px;margin:1.1rem 0;
        padding:0 1.2rem 1rem;box-shadow:inset 0 0 0 1px var(--line)}
        article.whole h2{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline;
        font-size:1.1rem;margin:.8rem 0 .2rem}
        article.whole h2 .kind,article.whole h2 .who{min-width:0}
        article.whole .ids{font-size:.85rem;color:var(--soft);margin-bottom:.6rem}
        article.whole .body{padding:0}
        @media print{article.whole{break-inside:auto}nav.bar{display:none!important}}
        """
}
