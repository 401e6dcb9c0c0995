import AuditReports
import Foundation
import RegistryModel
import TestSupport
import Testing

/// The report in a browser: opened, looked at, clicked through, printed.
@Suite(
    "Pages in a browser", .serialized,
    .enabled(if: Browser.program != nil, Comment(rawValue: Browser.absence)))
struct BrowserTests {
    private static let village = "520525102201"

    private func small(_ language: Language = .zh) throws -> Browser {
        try Browser(
            reports(try SampleCounty().result(), language).filter { $0.key.hasSuffix("html") })
    }

    private func large() throws -> Browser {
        let county = SampleCounty(villageCount: 60)
        let result = try county.result(cases: county.manyCases(900))
        return try Browser(reports(result).filter { $0.key.hasSuffix("html") })
    }

    private func texts(_ found: [String: Any], _ key: String) -> [String] {
        found[key] as? [String] ?? ["?"]
    }

    /// The size a PNG states of itself.
    private func size(_ picture: Data) -> (width: Int, height: Int) {
        let bytes = [UInt8](picture.prefix(24))
        guard bytes.count == 24, bytes[1] == UInt8(ascii: "P") else { return (0, 0) }
        let number = { (start: Int) in bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    // MARK: Looks

    @Test(
        "phone, desk and paper: a picture of each page, and nothing on the console",
        arguments: ["index.html", "villages/\(village).html", "cases/\(village).html"])
    func looks(path: String) throws {
        let browser = try small()
        defer { browser.close() }
        for (width, height) in [(360, 780), (1280, 900)] {
            let picture = try browser.picture(of: path, width: width, height: height)
            #expect(size(picture.bytes) == (max(width, 500), height))
            #expect(picture.bytes.count > 15_000, "\(path) \(width): blank?")
            #expect(picture.console == [], "\(path) \(width)")
        }
        let paper = try browser.print(path)
        #expect(paper.bytes.starts(with: Array("%PDF".utf8)) && paper.bytes.count > 20_000)
        #expect(paper.console == [], "\(path)")
    }

    @Test(
        "on paper the head of the villages' table stands on each of its sheets",
        .enabled(if: ExternalTool.pdftotext != nil, "no pdftotext"))
    func repeatedHead() throws {
        let reader = try #require(ExternalTool.pdftotext)
        let browser = try large()
        defer { browser.close() }
        let paper = browser.folder.appendingPathComponent("index.pdf")
        try browser.print("index.html").bytes.write(to: paper)
        let text = try reader.run(["-layout", paper.path, "-"]).output
        let heads = text.split(separator: "\n").filter {
            $0.contains("名次") && $0.contains("乡镇") && $0.contains("暂计") && $0.contains("每百出生扣分")
        }
        #expect(heads.count > 1, "\(heads)")
    }

    @Test("dark is dark")
    func dark() throws {
        let browser = try small()
        defer { browser.close() }
        let script = "done({ground:getComputedStyle(document.body).backgroundColor})"
        let light = try browser.probe("index.html", width: 800, script)
        let dark = try browser.probe("index.html", width: 800, dark: true, script)
        #expect(light["ground"] as? String == "rgb(243, 245, 248)")
        #expect(dark["ground"] as? String == "rgb(16, 21, 27)")
    }

    /// What runs over the page's edge, text below the contrast of WCAG 1.4.3, and targets too small
    /// for a finger (2.5.8), as laid out.
    private static let inspection = """
        function colour(text){var m=text.match(/[\\d.]+/g).map(Number);
        if(text.indexOf("color(")===0){m=[m[0]*255,m[1]*255,m[2]*255,m.length>3?m[3]:1]}
        return {r:m[0],g:m[1],b:m[2],a:m.length>3?m[3]:1}}
        function over(t,u){return {r:t.r*t.a+u.r*(1-t.a),g:t.g*t.a+u.g*(1-t.a),b:t.b*t.a+u.b*(1-t.a),a:1}}
        function ground(e){var layers=[];for(;e;e=e.parentElement){
        layers.push(colour(getComputedStyle(e).backgroundColor))}
        var c={r:255,g:255,b:255,a:1};layers.reverse().forEach(function(l){c=over(l,c)});return c}
        function light(c){return [c.r,c.g,c.b].map(function(v){v/=255;
        return v<=0.04045?v/12.92:Math.pow((v+0.055)/1.055,2.4)}).reduce(function(s,v,i){
        return s+v*[0.2126,0.7152,0.0722][i]},0)}
        var faint=[],walk=document.createTreeWalker(document.body,NodeFilter.SHOW_TEXT),n;
        while((n=walk.nextNode())){var e=n.parentElement;
        if(!n.data.trim()||e.closest("svg,script,style,.vh,.skip")||!e.getClientRects().length)continue;
        var s=getComputedStyle(e),g=ground(e),a=light(over(colour(s.color),g)),b=light(g);
        var ratio=(Math.max(a,b)+.05)/(Math.min(a,b)+.05);
        if(ratio<4.5)faint.push(e.className+" "+ratio.toFixed(2)+" "+n.data.slice(0,20))}
        var wide=[];Array.prototype.forEach.call(document.body.querySelectorAll("*"),function(e){
        if(e.closest(".scroll,nav,svg,.vh,.skip"))return;var r=e.getBoundingClientRect();
        if(r.width&&r.right>innerWidth+1)wide.push(e.tagName+"."+e.className+" "+Math.round(r.right))});
        done({faint:faint.slice(0,20),wide:wide.slice(0,20),width:innerWidth,
        overflow:document.documentElement.scrollWidth-innerWidth})
        """

    @Test(
        "nothing runs over the edge and every text can be read, on a phone by day, at a desk by night",
        arguments: ["index.html", "cases/\(village).html"], Language.allCases)
    func layout(path: String, language: Language) throws {
        let browser = try small(language)
        defer { browser.close() }
        for (width, dark) in [(360, false), (1280, true)] {
            let found = try browser.probe(path, width: width, dark: dark, Self.inspection)
            #expect(found["failure"] == nil, "\(found["failure"] ?? "")")
            #expect(found["width"] as? Int == width)
            #expect(texts(found, "faint") == [], "\(path) \(language) \(width)")
            #expect(texts(found, "wide") == [], "\(path) \(language) \(width)")
            #expect((found["overflow"] as? Int ?? 1) <= 0, "\(path) \(language) \(width)")
            #expect(texts(found, "errors") == [])
        }
    }

    @Test(
        "on a phone the points of villages, townships and clauses are seen without scrolling",
        arguments: Language.allCases)
    func pointsOnPhone(language: Language) throws {
        let result = try SampleCounty().result().withTownship(afterVillages: 4)
        let browser = try Browser(reports(result, language).filter { $0.key == "index.html" })
        defer { browser.close() }
        let found = try browser.probe(
            "index.html", width: 360,
            """
            var t=Array.prototype.slice.call(document.querySelectorAll("#villages table.plain"));
            t=t.filter(function(e){return !e.closest("details")});
            done({tables:t.length,hidden:t.map(function(e){var b=e.closest(".scroll");
            return b.scrollWidth-b.clientWidth})})
            """)
        #expect(found["tables"] as? Int == 3)
        #expect((found["hidden"] as? [Int])?.allSatisfy { $0 <= 0 } == true, "\(found)")
    }

    @Test(
        "on paper no word of a bulletin's table heads runs over its cell",
        arguments: Language.allCases)
    func bulletinHeads(language: Language) throws {
        var result = try SampleCounty().result(cases: SampleCounty().manyCases(400))
        result.trend = SampleTrend.trend
        let page = String(
            decoding: Bulletin(result, language: language).html(), as: UTF8.self
        ).replacing("@media print", with: "@media screen")
        let browser = try Browser(["bulletin.html": page])
        defer { browser.close() }
        // As wide as the text of an A4 sheet.
        let found = try browser.probe(
            "bulletin.html", width: 590,
            """
            done({heads:document.querySelectorAll("thead th").length,
            wide:Array.prototype.filter.call(document.querySelectorAll("th,td"),function(c){
            return c.scrollWidth>c.clientWidth+1}).map(function(c){return c.textContent})})
            """)
        #expect((found["heads"] as? Int ?? 0) > 20)
        #expect(texts(found, "wide") == [], "\(language)")
    }

    // MARK: Clicks

    private static let helpers = """
        function all(s){return Array.prototype.slice.call(document.querySelectorAll(s))}
        function set(s,v,kind){var e=document.querySelector(s);e.value=v;
        e.dispatchEvent(new Event(kind,{bubbles:true}))}
        function seen(){return all("#case-list .case").filter(function(c){return !c.hidden})}
        function shown(){return Number(document.querySelector("[data-shown]").textContent)}
        var found={};
        """

    @Test("filters, order and search of the cases; opening all; villages searched and sorted")
    func clicks() throws {
        let browser = try small()
        defer { browser.close() }
        let found = try browser.probe(
            "index.html", width: 1280,
            Self.helpers + """
                found.all=seen().length;
                set("[data-key=verdict]","missing","change");
                found.missing=seen().length;found.told=shown();
                found.isMissing=seen().every(function(c){return c.dataset.verdict==="missing"});
                set("[data-order]","cost","change");
                found.costs=seen().map(function(c){return Number(c.dataset.cost)});
                set("[data-key=verdict]","","change");set("[data-order]","","change");
                set("[data-text]","M-7F21","input");
                found.byID=seen().map(function(c){return c.id});
                set("[data-text]","no such case","input");
                found.none=seen().length;found.noneTold=!document.getElementById("no-match").hidden;
                set("[data-text]","","input");
                document.querySelector("[data-open='1']").click();
                found.open=seen().every(function(c){return c.open});
                document.querySelector("[data-open='0']").click();
                found.closed=seen().every(function(c){return !c.open});
                set("[data-find]","寨乐乡","input");
                var rows=function(){return all("#village-table tbody tr").filter(function(r){
                return !r.hidden})};
                found.villages=rows().length;
                found.villagesTold=Number(document.querySelector("[data-found]").textContent);
                set("[data-find]","","input");
                document.querySelector("[data-charged]").click();
                found.charged=rows().length;document.querySelector("[data-charged]").click();
                var head=all("#village-table thead th")[3],button=head.querySelector("button");
                var births=function(){return rows().map(function(r){
                return Number(r.children[3].textContent)})};
                button.click();found.sorted=head.getAttribute("aria-sort");found.down=births();
                button.click();found.resorted=head.getAttribute("aria-sort");found.up=births();
                found.others=all("#village-table [aria-sort=none]").length;
                done(found)
                """)
        #expect(found["failure"] == nil, "\(found["failure"] ?? "")")
        #expect(found["all"] as? Int == 19)
        #expect(found["missing"] as? Int == 6 && found["told"] as? Int == 6)
        #expect(found["isMissing"] as? Bool == true)
        let costs = found["costs"] as? [Int] ?? []
        #expect(costs == costs.sorted(by: >) && costs.count == 6)
        #expect(texts(found, "byID") == ["case-M-7F21"])
        #expect(found["none"] as? Int == 0 && found["noneTold"] as? Bool == true)
        #expect(found["open"] as? Bool == true && found["closed"] as? Bool == true)
        #expect(found["villages"] as? Int == 4 && found["villagesTold"] as? Int == 4)
        #expect((1..<8).contains(found["charged"] as? Int ?? 0))
        let (down, up) = (found["down"] as? [Int] ?? [], found["up"] as? [Int] ?? [])
        #expect(down.count == 8 && down == down.sorted(by: >) && up == up.sorted())
        #expect(found["sorted"] as? String == "descending")
        #expect(found["resorted"] as? String == "ascending")
        #expect(found["others"] as? Int == 11)
        #expect(texts(found, "errors") == [] && texts(found, "console") == [])
    }

    @Test("a link to a case opens it, on the index and on its village's page")
    func deepLinks() throws {
        let browser = try small()
        defer { browser.close() }
        let opened = try browser.probe(
            "index.html#case-E-10AA", width: 1280,
            """
            var c=document.getElementById("case-E-10AA");
            done({open:c.open,table:c.querySelectorAll("table.evidence thead th").length,
            differs:c.querySelectorAll("td.diff").length,fall:c.querySelectorAll(".fall li").length,
            todo:c.querySelector(".todo").textContent,top:c.getBoundingClientRect().top})
            """)
        #expect(opened["open"] as? Bool == true, "\(opened)")
        // A column a record and one for the names of fields; the judgement's table has four.
        #expect(opened["table"] as? Int == 4 + 4)
        #expect((opened["differs"] as? Int ?? 0) >= 1)
        #expect(opened["fall"] as? Int == 7)
        #expect((opened["todo"] as? String)?.contains("核对") == true)
        #expect((opened["top"] as? Double).map { (-2...900).contains($0) } == true)
        let whole = try browser.probe(
            "cases/\(Self.village).html#case-E-10AA", width: 360,
            """
            var c=document.querySelector(":target");
            done({id:c&&c.id,seen:c.getBoundingClientRect().top<innerHeight})
            """)
        #expect(whole["id"] as? String == "case-E-10AA" && whole["seen"] as? Bool == true)
    }

    @Test("a long list is drawn by hundreds, filtered whole, and leads to the villages' pages")
    func longList() throws {
        let browser = try large()
        defer { browser.close() }
        let found = try browser.probe(
            "index.html", width: 360,
            Self.helpers + """
                found.first=seen().length;found.told=shown();
                document.querySelector("[data-more]").click();found.more=seen().length;
                set("[data-key=verdict]","misreported","change");
                found.filtered=shown();found.again=seen().length;
                set("[data-key=verdict]","","change");
                set("[data-text]","X-000899","input");
                found.links=all("#case-list a").map(function(a){return a.getAttribute("href")});
                ["hospital/deliveries.xml","520525102260","新房乡","no such place"].forEach(function(w){
                set("[data-text]",w,"input");found[w]=shown()});
                set("[data-text]","","input");
                dispatchEvent(new Event("beforeprint"));found.printed=seen().length;
                dispatchEvent(new Event("afterprint"));found.after=seen().length;
                found.overflow=document.documentElement.scrollWidth-innerWidth;
                done(found)
                """)
        #expect(found["failure"] == nil, "\(found["failure"] ?? "")")
        #expect(found["first"] as? Int == 100 && found["told"] as? Int == 900)
        #expect(found["more"] as? Int == 200)
        #expect(found["filtered"] as? Int == 180 && found["again"] as? Int == 100)
        #expect(texts(found, "links") == ["cases/520525102260.html#case-X-000899"])
        // By file, by the village's code, by township.
        #expect((1..<900).contains(found["hospital/deliveries.xml"] as? Int ?? 0))
        #expect(found["520525102260"] as? Int == 15)
        #expect((1..<900).contains(found["新房乡"] as? Int ?? 0))
        #expect(found["no such place"] as? Int == 0)
        // Paper has every case.
        #expect(found["printed"] as? Int == 900 && found["after"] as? Int == 100)
        #expect((found["overflow"] as? Int ?? 1) <= 0)
        #expect(texts(found, "errors") == [] && texts(found, "console") == [])
        // A link into the index goes on to the case's page.
        let frame = browser.folder.appendingPathComponent("index.html").absoluteString
        let led = try browser.run(["--dump-dom", frame + "#case-X-000899"])
        #expect(led.output.contains("<article class=\"case whole"))
        #expect(led.output.contains("id=\"case-X-000899\""))
    }

    @Test("a long table of villages unfolds, and what is searched for is found in all of it")
    func unfolding() throws {
        let browser = try large()
        defer { browser.close() }
        let found = try browser.probe(
            "index.html", width: 1280,
            Self.helpers + """
                var rows=function(){return all("#village-table tbody tr").filter(function(r){
                return r.checkVisibility()}).length};
                var button=document.querySelector("[data-unfold]");
                found.first=rows();found.told=button.getAttribute("aria-expanded");
                var last=all("#village-table tbody tr").pop().querySelector("th").textContent;
                set("[data-find]",last,"input");found.searched=rows()>0;
                set("[data-find]","","input");found.again=rows();
                all("#village-table thead button")[1].click();found.sorted=rows();
                button.click();found.all=rows();found.gone=!button.checkVisibility();
                done(found)
                """)
        #expect(found["failure"] == nil, "\(found["failure"] ?? "")")
        #expect(found["first"] as? Int == 25 && found["told"] as? String == "false")
        #expect(found["searched"] as? Bool == true && found["again"] as? Int == 25)
        #expect(found["sorted"] as? Int == 25)
        #expect(found["all"] as? Int == 60 && found["gone"] as? Bool == true)
    }

    @Test("by keyboard: what can be reached can be seen, and order follows the page")
    func keyboard() throws {
        let browser = try small()
        defer { browser.close() }
        let found = try browser.probe(
            "index.html", width: 1280,
            """
            var bad=[],count=0;
            Array.prototype.forEach.call(document.querySelectorAll(
            "a[href],button,input,select,summary,[tabindex='0']"),function(e){
            if(!e.checkVisibility()||e.classList.contains("skip"))return;count+=1;
            if(e.tabIndex<0){bad.push("unreachable "+e.outerHTML.slice(0,60));return}
            if(e.tabIndex>0)bad.push("out of order "+e.outerHTML.slice(0,60));
            e.focus({focusVisible:true});var s=getComputedStyle(e);
            if(document.activeElement!==e||s.outlineStyle==="none"||parseFloat(s.outlineWidth)<2)
            bad.push("no focus seen "+e.outerHTML.slice(0,60))});
            done({bad:bad.slice(0,10),count:count})
            """)
        #expect(texts(found, "bad") == [])
        #expect((found["count"] as? Int ?? 0) > 40)
    }
}
