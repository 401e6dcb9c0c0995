/// The look of every page. Colours are told apart by the colour-blind (blue, orange, violet of
/// unlike lightness), and no meaning rests on colour alone.
enum PageStyle {
    static let sheet: Markup = """
        \(colours)
        \(frame)
        \(tables)
        \(cases)
        \(notice)
        \(print)
        """

    private static let colours: Markup = """
        :root{--ground:#f3f5f8;--paper:#fff;--ink:#18212c;--soft:#556273;--line:#d5dbe3;
        --faint:#eef1f5;--accent:#1b4f8a;--confirmed:#1b4f8a;--provisional:#a84a00;
        --verify:#6a4c93;--notice:#5c6773;--differ:#fdebd0;--differ-line:#9c4d00;--red:#a31621;
        --sans:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",
        "Source Han Sans SC","WenQuanYi Micro Hei",system-ui,sans-serif;
        --serif:"Songti SC","STSong","SimSun","Noto Serif CJK SC","Source Han Serif SC",serif;
        --mono:"SFMono-Regular",Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace}
        html:lang(en){--sans:"Segoe UI","Helvetica Neue","Noto Sans","Liberation Sans",Arial,"PingFang SC",
        "Microsoft YaHei","Noto Sans CJK SC",sans-serif;--serif:Georgia,"Noto Serif",
        "Liberation Serif","Times New Roman","Songti SC","Noto Serif CJK SC",serif}
        @media (prefers-color-scheme:dark){:root{--ground:#10151b;--paper:#19212a;--ink:#e4e9ef;
        --soft:#9aa8b7;--line:#323e4b;--faint:#212b36;--accent:#86b7ee;--confirmed:#86b7ee;
        --provisional:#f2a65a;--verify:#c3a6ea;--notice:#a3afbc;--differ:#46320f;
        --differ-line:#f2a65a;--red:#f08a8f}}
        """

    private static let frame: Markup = """
        *{box-sizing:border-box}
        html{scroll-padding-top:3.4rem}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.65 var(--sans);
        -webkit-text-size-adjust:100%}
        [hidden]{display:none!important}
        html:not(.scripted) .js{display:none}
        a{color:var(--accent);text-underline-offset:.2em}
        h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0}
        main,.mast>div,nav.bar>div,footer,.hint.wide{max-width:1120px;margin:0 auto;
        padding:0 1.25rem}
        .mast{background:var(--paper);border-top:4px solid var(--accent);padding:1.6rem 0 1.1rem}
        .mast h1{font:700 1.75rem/1.35 var(--serif);letter-spacing:.03em}
        .county{color:var(--soft)}
        .meta{display:flex;flex-wrap:wrap;gap:.15rem 1.6rem;margin-top:.45rem;color:var(--soft);
        font-size:.9rem}
        .meta b{color:var(--ink);font-weight:600}
        nav.bar{position:sticky;top:0;z-index:5;background:var(--paper);
        border-bottom:1px solid var(--line)}
        nav.bar>div{display:flex;gap:1.4rem;overflow-x:auto;white-space:nowrap}
        nav.bar a{padding:.6rem 0;text-decoration:none;color:var(--soft);font-size:.93rem}
        nav.bar a:hover{color:var(--accent)}
        main>section{background:var(--paper);border:1px solid var(--line);border-radius:6px;
        padding:1.15rem 1.3rem 1.3rem;margin:1.1rem 0}
        h2{font-size:1.2rem;line-height:1.4;margin-bottom:.8rem}
        h3{font-size:1rem;margin:1.4rem 0 .5rem}
        section>ul,section>ol{padding-left:1.4rem;margin:.5rem 0}
        .hint{color:var(--soft);font-size:.88rem;margin-top:.5rem}
        .none{padding:.8rem 1rem;background:var(--faint);border-radius:4px;color:var(--soft)}
        code{font:.86em/1.4 var(--mono);background:var(--faint);padding:.08em .35em;
        border-radius:3px;overflow-wrap:anywhere}
        q{quotes:"“" "”"}
        footer{color:var(--soft);font-size:.85rem;padding-bottom:2rem}
        .figures{display:grid;grid-template-columns:repeat(6,1fr);gap:.7rem}
        @media (max-width:980px){.figures{grid-template-columns:repeat(3,1fr)}}
        .figure{display:flex;flex-direction:column;background:var(--faint);border-radius:5px;
        border-left:3px solid var(--line);padding:.65rem .9rem .6rem;min-width:0}
        .figure b{font-size:1.65rem;line-height:1.3;font-variant-numeric:tabular-nums;
        font-weight:650;overflow-wrap:anywhere}
        .figure b small{font-size:.6em;font-weight:500;color:inherit;white-space:nowrap}
        .figure span{color:var(--soft);font-size:.88rem}
        .figure small{color:var(--soft);min-height:1.3em;font-size:.82rem;white-space:nowrap}
        .figure.confirmed{border-color:var(--confirmed)}
        .figure.confirmed b{color:var(--confirmed)}
        .figure.provisional{border-left-style:dashed;border-color:var(--provisional)}
        .figure.provisional b{color:var(--provisional)}
        .figure.verify{border-left-style:dotted;border-color:var(--verify)}
        .figure.verify b{color:var(--verify)}
        .others{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;list-style:none;padding:0!important;
        margin:.7rem 0 0!important;font-size:.92rem;color:var(--soft)}
        .others b{color:var(--ink);font-variant-numeric:tabular-nums}
        .note{margin-top:1rem;padding:.75rem 1rem;border:1px solid var(--provisional);
        border-left-width:4px;border-radius:4px}
        .note h3{margin:0 0 .3rem}.note ul{padding-left:1.2rem}
        .flow{list-style:none;padding:0!important;display:flex;flex-wrap:wrap;gap:.5rem;
        counter-reset:s}
        .flow li{flex:1 1 150px;background:var(--faint);border-radius:4px;padding:.5rem .8rem;
        counter-increment:s}
        .flow h4{font-size:.9rem;color:var(--accent)}
        .flow h4::before{content:counter(s) " "}
        .flow span{display:flex;justify-content:space-between;gap:.6rem;font-size:.86rem;
        color:var(--soft)}
        .flow b{color:var(--ink);font-variant-numeric:tabular-nums}
        """

    private static let tables: Markup = """
        .scroll{overflow-x:auto;margin:.3rem -.1rem}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;padding:.42rem .65rem;vertical-align:top;
        border-bottom:1px solid var(--line)}
        thead th{color:var(--soft);font-weight:600;font-size:.85rem;white-space:nowrap;
        border-bottom:2px solid var(--line)}
        tbody th{font-weight:600}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .path{font:.86rem/1.5 var(--mono);font-weight:400;overflow-wrap:anywhere}
        .sum{font:.8rem/1.6 var(--mono);color:var(--soft)}
        .bad{color:var(--provisional);font-weight:700}
        .few{color:var(--soft);font-size:.82rem}
        .quiet{color:var(--soft)}.quiet th{font-weight:400}
        .settings th{white-space:nowrap}
        .what{display:grid;grid-template-columns:minmax(9em,17em) 1fr;gap:0 1rem}
        .what q{font-weight:400}
        .sortable thead button{all:unset;cursor:pointer;font:inherit;color:inherit}
        .sortable thead button:focus-visible,summary:focus-visible{outline:2px solid var(--accent);
        outline-offset:2px}
        .sortable thead button::after{content:" ↕";opacity:.35}
        [aria-sort=descending] button::after{content:" ↓"!important;opacity:1!important}
        [aria-sort=ascending] button::after{content:" ↑"!important;opacity:1!important}
        .sortable tbody tr:hover{background:var(--faint)}
        @media screen{tr.beyond{display:none}}
        tr.whole>*{font-weight:700}
        td q:lang(zh){margin-left:-.4em}
        td.chart{min-width:8rem;width:22%}
        .stack{display:flex;height:.8rem;margin-top:.38rem;background:var(--faint);
        border-radius:2px;overflow:hidden}
        .stack i.confirmed,.key.confirmed{background:var(--confirmed)}
        .stack i.min,.key.min{background:color-mix(in srgb,var(--provisional) 75%,transparent)}
        .stack i.max,.key.max{border:1.3px dashed var(--provisional)}
        .key{display:inline-block;width:1.6em;height:.7em;margin:0 .35em 0 .9em;border-radius:2px}
        .tools{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin:.3rem 0 .7rem;
        font-size:.9rem;color:var(--soft)}
        .tools input[type=search],.tools select,.tools button,nav.top button{font:inherit;
        color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:4px;
        padding:.25rem .55rem;max-width:100%}
        .tools input[type=search]{flex:1 1 12rem;min-width:9rem}
        .tools button,nav.top button{cursor:pointer}
        .shown b{color:var(--ink)}
        """

    private static let cases: Markup = """
        details.case,.case.brief,details.rule{border:1px solid var(--line);border-radius:4px;
        margin-top:.4rem;background:var(--paper)}
        .case.confirmed{border-left:4px solid var(--confirmed)}
        .case.provisional{border-left:4px dashed var(--provisional)}
        .case.verify{border-left:4px dotted var(--verify)}
        .case.notice{border-left:4px solid var(--line)}
        .case summary,.case.brief a,.rule summary{display:flex;flex-wrap:wrap;gap:.15rem .8rem;
        align-items:baseline;padding:.45rem .8rem;cursor:pointer;text-decoration:none;
        color:inherit}
        .case summary::-webkit-details-marker,.rule summary::-webkit-details-marker{display:none}
        .case summary::before,.rule summary::before{content:"▸";color:var(--soft);width:.8em}
        [open]>summary::before{content:"▾"!important}
        [open]>summary{border-bottom:1px solid var(--line);background:var(--faint)}
        .chip,.sev{font-size:.8rem;line-height:1.5;border:1px solid;border-radius:3px;
        padding:0 .4em;white-space:nowrap}
        .chip.confirmed{color:var(--paper);background:var(--confirmed);
        border-color:var(--confirmed)}
        .chip.provisional{color:var(--provisional)}.chip.verify{color:var(--verify)}
        .chip.verify,.sev.warning{border-style:dashed}
        .chip.notice,.sev.notice{color:var(--notice)}
        .chip.since{color:var(--soft);border-style:dotted}
        .sev.error{color:var(--paper);background:var(--provisional);
        border-color:var(--provisional)}
        .sev.warning{color:var(--provisional)}
        .kind{font-weight:600}
        .grade{font:700 .8rem/1.5 var(--mono);border:1px solid var(--soft);border-radius:50%;
        display:inline-block;width:1.6em;text-align:center;margin-left:.4em;color:var(--soft)}
        .where{color:var(--soft)}
        @media (min-width:641px){.case .chip{min-width:6.2em;text-align:center}
        .case .kind{min-width:9.5em}.case .who{min-width:9.5em}.case .where{min-width:5em}}
        .cid{font:.8rem/1.6 var(--mono);color:var(--soft);overflow-wrap:anywhere}
        .cost{margin-left:auto;font-weight:650;font-variant-numeric:tabular-nums}
        .confirmed .cost{color:var(--confirmed)}.provisional .cost{color:var(--provisional)}
        .verify .cost{color:var(--verify);font-weight:500}
        .case.notice .cost{color:var(--soft);font-weight:400}
        .rule summary .n{margin-left:auto}
        .body{padding:.7rem .9rem .9rem}
        .rule .body ul{padding-left:1.2rem;margin:.2rem 0 0;font-size:.92rem}
        .reason b{color:var(--soft);font-weight:600;margin-right:.4em}
        .reason em{font-style:normal;color:var(--verify)}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));
        gap:.4rem 1.2rem;margin:.6rem 0;font-size:.92rem}
        @media (min-width:641px){.facts .broad{grid-column:span 2}}
        .facts dt{color:var(--soft);font-size:.82rem}
        .evidence{margin-top:.4rem;font-size:.9rem;width:auto;min-width:60%}
        .evidence caption,.fall figcaption{text-align:left;font-weight:600;font-size:.9rem;
        padding:.35rem 0;position:static}
        .evidence thead th{white-space:normal;vertical-align:bottom;min-width:9.5em}
        .evidence thead th:first-child,.evidence tbody th{min-width:6em;white-space:nowrap;
        position:sticky;left:0;background:var(--paper);color:var(--soft);font-weight:500}
        .src{display:block;color:var(--ink)}
        .rid,.loc{display:block;font:400 .78rem/1.45 var(--mono);overflow-wrap:anywhere}
        .diff{background:var(--differ);box-shadow:inset 3px 0 var(--differ-line)}
        .diff b{color:var(--differ-line)}
        .nil{color:var(--soft)}
        .fall{margin-top:.8rem;max-width:44rem}
        .fall ol{list-style:none;padding:0}
        .fall li{display:grid;grid-template-columns:minmax(7.5em,11em) 1fr 3.6em;gap:.7rem;
        align-items:center;font-size:.85rem;line-height:1.7}
        .fall i{font-style:normal;color:var(--soft);margin-left:.4em}
        .wt{position:relative;height:.85rem;background:var(--faint)}
        .wt b{position:absolute;top:0;bottom:0;min-width:1px}
        .wt b.up{background:var(--confirmed)}
        .wt b.down{background:repeating-linear-gradient(135deg,var(--provisional) 0 3px,
        transparent 3px 5px)}
        .wt s{position:absolute;top:-.3rem;bottom:-.3rem;width:1px;background:var(--soft)}
        .wv{text-align:right;font-variant-numeric:tabular-nums}
        .fall .sum{border-top:1px solid var(--line);font-weight:600;margin-top:.2rem;
        font-family:inherit;color:inherit}
        @media (max-width:640px){
        main,.mast>div,nav.bar>div,footer{padding-left:.8rem;padding-right:.8rem}
        main>section{padding:.9rem .8rem 1rem}
        .mast h1{font-size:1.35rem}
        .figures{grid-template-columns:1fr 1fr}.figure b{font-size:1.35rem}
        .wide{display:none}th,td{padding:.35rem .45rem}
        .what{display:block}.what>*{display:block}#villages thead th{white-space:normal}
        .sortable thead button::after{content:none}
        .path{min-width:11em}.path+td{white-space:nowrap}
        .evidence thead th{min-width:8em}
        .evidence thead th:first-child,.evidence tbody th{min-width:4.4em;max-width:5.5em;
        white-space:normal}
        td.chart,th.chart{display:none}
        .cost{margin-left:0;flex-basis:100%}
        .fall li{grid-template-columns:7.5em 1fr 3.2em;gap:.4rem}
        .tools label:has(select){flex:1 1 100%;display:flex;gap:.6rem;
        justify-content:space-between}
        .tools label select{flex:0 1 12rem}
        .facts{grid-template-columns:1fr}}
        """

    private static let notice: Markup = """
        body.notice main{max-width:900px;background:var(--paper);margin:1rem auto;
        padding:1.2rem 2rem 2rem;border:1px solid var(--line)}
        body.notice main>section{border:0;padding:0;margin:1rem 0}
        nav.top{display:flex;justify-content:space-between;align-items:center;font-size:.9rem}
        .red{text-align:center;color:var(--red);border-bottom:3px double var(--red);
        padding:.4rem 0 .8rem;margin-bottom:.9rem}
        .red h1{font:700 1.7rem/1.4 var(--serif);letter-spacing:.12em}
        .red p{font-family:var(--serif);letter-spacing:.06em}
        .addressee{margin-bottom:.9rem}
        .addressee p>span{margin-right:1.2em}
        .addressee>p:first-child b{font-size:1.15rem;margin-right:.4em}
        .code{font:.85rem var(--mono);color:var(--soft)}
        .due{font-weight:700;color:var(--red)}
        .clause h2{border-bottom:1px solid var(--line);padding-bottom:.25rem;margin:1.4rem 0 .4rem;
        font-size:1.08rem}
        .quote{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.2rem 1rem}
        .quote q{font-family:var(--serif)}.quote span{font-weight:650}
        article.case{border:1px solid var(--line);border-left-width:4px;border-radius:3px;
        margin-top:.7rem}
        article.case h3{display:flex;flex-wrap:wrap;gap:.15rem .8rem;align-items:baseline;margin:0;
        padding:.4rem .8rem;background:var(--faint);font-size:.95rem;font-weight:400}
        article.case h3 .where{display:none}
        article.case .evidence{width:100%}
        article.case:target{outline:2px solid var(--accent)}
        .sign{display:grid;grid-template-columns:repeat(3,1fr);gap:2.1rem 1.6rem;
        margin-top:2rem!important}
        .sign div{border-top:1px solid var(--ink);padding-top:.2rem;margin-top:1.6rem;
        font-size:.88rem;color:var(--soft)}
        @media (max-width:640px){body.notice main{padding:.8rem;margin:0;border:0}
        .sign{grid-template-columns:1fr 1fr}}
        """

    private static let print: Markup = """
        @media print{
        @page{size:A4;margin:14mm 13mm 16mm}
        :root{--ground:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--faint:#f4f4f4;
        --accent:#123c6b;--confirmed:#123c6b;--provisional:#8a3c00;--verify:#53387a;
        --notice:#555;--differ:#f6e3c4;--differ-line:#8a3c00;--red:#a31621}
        html{color-scheme:light}
        body{font-size:10.5pt;line-height:1.5;-webkit-print-color-adjust:exact;
        print-color-adjust:exact}
        nav,.tools,.js,footer .hint{display:none!important}
        main,.mast>div,footer{max-width:none;padding:0}
        main>section,body.notice main{border:0;padding:0;margin:0 0 7mm}
        .scroll{overflow:visible}
        .evidence td,.evidence th{padding:.1rem .4rem;line-height:1.4}
        .body{padding:.35rem .7rem .5rem}article.case h3{padding:.2rem .7rem}
        .facts{display:flex;flex-wrap:wrap;gap:0 1.4rem;margin:.2rem 0}
        .facts div{display:flex;gap:.5em}
        .evidence{width:100%;font-size:8.6pt}.evidence thead th{min-width:0}
        .evidence thead th:first-child,.evidence tbody th{position:static}
        .rid,.loc{font-size:7.4pt}
        details::details-content{content-visibility:visible;display:block;block-size:auto;
        overflow:visible}
        details>*{display:block}
        .case summary,.rule summary{display:flex!important}
        .figures{grid-template-columns:repeat(6,1fr)}
        .figure{padding:.4rem .6rem}
        .sortable thead button::after{content:none}
        .sortable thead button{display:contents}.sortable thead th{word-break:keep-all}
        td.wide{white-space:nowrap}
        .wt b.down{background:none;box-shadow:inset 0 0 0 1.5px var(--provisional)}
        .case summary::before,.rule summary::before{content:none!important}
        .case,.evidence,tr,.figure,.flow li,.fall,.sign,.appeal,.reason,.facts{break-inside:avoid}
        tbody tr:nth-child(-n+3),tbody tr:nth-last-child(-n+2){break-before:avoid}
        thead,caption{break-after:avoid}
        h2,h3,h4,summary,.quote,.clause>.hint,.reason,.says{break-after:avoid}
        tfoot{display:table-row-group}
        a{color:inherit;text-decoration:none}
        .figure b{font-size:15pt}
        .sign{margin-top:10mm!important}
        th,td{padding:.25rem .45rem}}
        """
}
