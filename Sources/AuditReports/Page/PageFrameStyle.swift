/// What pages of the report share beyond the look of every page: what helps keyboards and screen
/// readers, the box that says what to do, and the colours of charts.
enum PageFrameStyle {
    static let sheet: Markup = """
        .skip{position:absolute;left:-99em;top:0;z-index:9;background:var(--paper);
        padding:.5rem 1rem;border:2px solid var(--accent)}
        .skip:focus{left:.5rem;top:.5rem}
        main:focus{outline:0}
        .scroll{position:relative}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
        white-space:nowrap}
        a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,
        summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);
        outline-offset:2px}
        table caption{text-align:left;color:var(--soft);font-size:.85rem;padding:.2rem 0 .4rem}
        nav.bar button{font:inherit;color:var(--accent);background:none;border:0;cursor:pointer;
        margin-left:auto}
        .todo{margin:.6rem 0;padding:.55rem .9rem;background:var(--faint);border-radius:4px;
        border-left:3px solid var(--accent)}
        .todo b{color:var(--accent);margin-right:.5em}
        .fall .says{display:block;font-weight:400;color:var(--soft);margin-top:.1rem}
        .case:target{outline:3px solid var(--accent);outline-offset:2px}
        @media (pointer:coarse){nav.bar a,nav.bar button,.case summary,.rule summary{
        min-height:44px;display:flex;align-items:center}
        .tools input,.tools select,.tools button{min-height:40px}}
        @media (max-width:640px){.evidence thead th:first-child,.evidence tbody th{
        min-width:5.4em;max-width:6.5em}}
        @media print{.skip{display:none}.todo{border:1px solid var(--line)}}
        """
}
