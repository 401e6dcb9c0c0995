/// The look of a village's notice beyond that of official documents: a letter with cards of evidence.
enum NoticeStyle {
    static let sheet: Markup = """
        \(OfficialStyle.fonts)
        main.letter{font-size:1rem}
        .letter h1{font:700 1.4rem/1.5 var(--serif);text-align:center;margin:0 0 1.1rem;
        text-wrap:balance}
        .letter>p{font-family:var(--fang);font-size:1.06rem;line-height:1.8;text-indent:2em;
        margin:0 0 .2em}
        [lang=en] .letter>p{text-indent:0;margin-bottom:.6em}
        .letter>p.to{text-indent:0}.letter>p.hint{font-family:inherit;font-size:.88rem;
        text-indent:0}
        .to .code{float:right;line-height:2}
        .account{margin:.6rem 0 .2rem;border-top:1.5px solid var(--ink);
        border-bottom:1.5px solid var(--ink)}
        .account caption,.signers caption{font:400 1rem/1.6 var(--hei);text-align:center}
        .account q{font-family:var(--serif)}
        .account th,.account td,.signers th,.signers td{border:1px solid var(--line)}
        .account tbody th{font-weight:400}
        .account tr.whole>*{font-weight:700}
        .appeal ol{padding-left:1.6em}.appeal li{margin:.15em 0}
        .signers td{height:2.6em}.signers th{white-space:nowrap}
        .signers td:nth-child(2){width:26%}.signers td:nth-child(4){width:16%}
        .signers thead th{text-align:center;color:var(--ink);background:var(--faint);
        white-space:normal}
        .signed{font-family:var(--fang);text-align:right;margin:1.4em 1.5em 1em 0;line-height:2}
        @media (max-width:640px){.to .code{float:none;display:block}.account q{font-size:.85rem}
        .letter h1{font-size:1.15rem}}
        @media print{
        @page{size:A4;margin:22mm 20mm 20mm 24mm}
        main.letter{padding:0;font-size:10.5pt}
        .office{font-size:22pt}.office.long{font-size:18pt}.letter h1{font-size:16pt}
        .letter>p{font-size:13pt;line-height:1.7}
        .letter>p.hint{font-size:9pt}.account,.signers{font-size:10.5pt}
        .colophon{display:block;font-size:8.5pt}
        .letter .case:has(table),.letter .evidence{break-inside:auto}
        .letter h2+p{break-inside:avoid;break-after:avoid}
        .account,.signers{width:calc(100% - 1px)}.signed{margin-bottom:.6em}
        .appeal,.signing,.signers,.signed,.account{break-inside:avoid}
        .letter .colophon{break-before:avoid;break-inside:avoid}}
        """
}
