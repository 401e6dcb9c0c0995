/// What axe-core's rules of serious and critical impact look for, as far as our pages have what they
/// are about; written anew from the rules' descriptions, since the tool itself needs a network.
///
/// Not looked for, since no page has any: images, frames, video, sound, objects, image maps, forms
/// with autocompletion, toggles and input fields made of other elements.
enum AccessScript {
    /// Hands over `{problems: ["rule: element"]}`.
    static let source = """
        var problems=[];
        function tag(e){return "<"+e.tagName.toLowerCase()+(e.id?" #"+e.id:"")
        +(e.getAttribute("class")?" ."+e.getAttribute("class"):"")+"> "
        +(e.textContent||"").trim().slice(0,24)}
        function bad(rule,e){if(problems.length<40)problems.push(rule+": "+(e.tagName?tag(e):e))}
        function all(s,from){return Array.prototype.slice.call((from||document).querySelectorAll(s))}
        function seen(e){return e.checkVisibility?e.checkVisibility({visibilityProperty:true})
        :e.getClientRects().length>0}
        \(names)
        \(aria)
        \(structure)
        \(colours)
        \(reach)
        done({problems:problems})
        """

    private static let names = """
        function name(e){
        var by=e.getAttribute("aria-labelledby");
        if(by)return by.split(" ").map(function(i){var t=document.getElementById(i);
        return t?t.textContent:""}).join(" ").trim();
        if(e.getAttribute("aria-label"))return e.getAttribute("aria-label").trim();
        if(e.labels&&e.labels.length){var l=e.labels[0].cloneNode(true);
        all("select,input",l).forEach(function(c){c.remove()});return l.textContent.trim()}
        if(/^(BUTTON|A|SUMMARY|TH)$/.test(e.tagName)){var c=e.cloneNode(true);
        all("[aria-hidden=true]",c).forEach(function(h){h.remove()});return c.textContent.trim()}
        return ""}
        all("button,a[href],summary,input:not([type=hidden]),select").forEach(function(e){
        if(!name(e))bad(e.tagName.toLowerCase()+"-name",e)});
        all("svg[role=img],[role=img]").forEach(function(e){if(!name(e))bad("svg-img-alt",e)});
        all("section[aria-labelledby],nav,aside,[role=group],[role=region]").forEach(function(e){
        if(!name(e)&&e.tagName!=="NAV")bad("region name",e)});
        if(all("nav").length>1)all("nav").forEach(function(e){if(!name(e))bad("landmark-unique",e)});
        """

    private static let aria = """
        var roles=["group","img","status","region","note","presentation","none","list","listitem"];
        var known=/^aria-(label|labelledby|describedby|sort|controls|expanded|hidden|live|current)$/;
        var values={"aria-sort":["none","ascending","descending"],"aria-expanded":["true","false"],
        "aria-hidden":["true","false"]};
        all("*").forEach(function(e){
        var role=e.getAttribute("role");if(role&&roles.indexOf(role)<0)bad("aria-roles "+role,e);
        Array.prototype.forEach.call(e.attributes,function(a){
        if(a.name.indexOf("aria-")!==0)return;
        if(!known.test(a.name))bad("aria-valid-attr "+a.name,e);
        if(values[a.name]&&values[a.name].indexOf(a.value)<0)bad("aria-valid-attr-value",e);
        if(/labelledby|describedby|controls/.test(a.name))a.value.split(" ").forEach(function(i){
        if(!document.getElementById(i))bad("aria-valid-attr-value "+a.name+"="+i,e)});
        if(a.name==="aria-sort"&&e.tagName!=="TH")bad("aria-allowed-attr",e);
        if(a.name==="aria-expanded"&&!/^(BUTTON|A|SUMMARY)$/.test(e.tagName))bad("aria-allowed-attr",e);
        if(/aria-label(ledby)?$/.test(a.name)&&!role&&/^(DIV|SPAN|P|B|I|EM|CODE|LI|DT|DD|CAPTION)$/
        .test(e.tagName))bad("aria-prohibited-attr",e)});
        if(e.getAttribute("aria-hidden")==="true"&&all("a[href],button,input,select,summary,[tabindex]",e)
        .length)bad("aria-hidden-focus",e)});
        var ids={};all("[id]").forEach(function(e){if(ids[e.id])bad("duplicate-id",e);ids[e.id]=1});
        if(document.body.getAttribute("aria-hidden"))bad("aria-hidden-body",document.body);
        """

    private static let structure = """
        if(!/^(zh-CN|zh|en)/.test(document.documentElement.lang))bad("html-has-lang",document.documentElement);
        all("[lang]").forEach(function(e){if(!/^(zh|en)/.test(e.lang))bad("valid-lang",e)});
        if(!document.title.trim())bad("document-title",document.documentElement);
        var view=document.querySelector("meta[name=viewport]");
        if(!view||/user-scalable=no|maximum-scale=[01]\\b/.test(view.content))bad("meta-viewport",view||document.body);
        if(all("meta[http-equiv=refresh]").length)bad("meta-refresh",document.body);
        if(all("main").length!==1)bad("landmark-one-main",document.body);
        if(all("h1").length!==1)bad("page-has-heading-one",document.body);
        var last=0;all("h1,h2,h3,h4,h5,h6").forEach(function(h){var n=Number(h.tagName[1]);
        if(n>last+1)bad("heading-order h"+last+" h"+n,h);if(!h.textContent.trim())bad("empty-heading",h);
        last=n});
        all("ul,ol").forEach(function(e){Array.prototype.forEach.call(e.children,function(c){
        if(!/^(LI|SCRIPT|TEMPLATE)$/.test(c.tagName))bad("list",c)})});
        all("li").forEach(function(e){if(!/^(UL|OL)$/.test(e.parentElement.tagName))bad("listitem",e)});
        all("dl").forEach(function(e){Array.prototype.forEach.call(e.children,function(c){
        if(c.tagName==="DIV"?all("dt",c).length<1||all("dd",c).length<1:!/^D[TD]$/.test(c.tagName))
        bad("definition-list",c)})});
        all("dt,dd").forEach(function(e){if(!e.closest("dl"))bad("dlitem",e)});
        all("a[href],button,summary").forEach(function(e){
        if(all("a[href],button,input,select",e).length)bad("nested-interactive",e)});
        all("[tabindex]").forEach(function(e){if(e.tabIndex>0)bad("tabindex",e)});
        all("table").forEach(function(t){
        if(!t.caption||!t.caption.textContent.trim())bad("table caption",t);
        if(!all("th",t).length)bad("td-has-header",t);
        all("th",t).forEach(function(h){if(!name(h))bad("empty-table-header",h);
        if(!/^(col|row|colgroup|rowgroup)$/.test(h.scope))bad("scope-attr-valid",h)});
        var heads=all("thead th",t).length;
        all("tbody tr",t).forEach(function(r){var n=0;Array.prototype.forEach.call(r.cells,function(c){
        n+=c.colSpan});if(heads&&n!==heads)bad("th-has-data-cells "+n+"/"+heads,r);
        if(!all("th",r).length)bad("row without header",r)})});
        """

    private static let colours = """
        function colour(text){var m=(text.match(/[\\d.]+/g)||[0,0,0,0]).map(Number);
        if(text.indexOf("color(")===0)m=[m[0]*255,m[1]*255,m[2]*255,m.length>3?m[3]:1];
        return {r:m[0],g:m[1],b:m[2],a:m.length>3?m[3]:1}}
        function over(t,u){return {r:t.r*t.a+u.r*(1-t.a),g:t.g*t.a+u.g*(1-t.a),b:t.b*t.a+u.b*(1-t.a),a:1}}
        function ground(e){var layers=[];for(;e;e=e.parentElement)
        layers.push(colour(getComputedStyle(e).backgroundColor));
        var c={r:255,g:255,b:255,a:1};layers.reverse().forEach(function(l){c=over(l,c)});return c}
        function light(c){return [c.r,c.g,c.b].map(function(v){v/=255;
        return v<=0.04045?v/12.92:Math.pow((v+0.055)/1.055,2.4)}).reduce(function(s,v,i){
        return s+v*[0.2126,0.7152,0.0722][i]},0)}
        function ratio(front,back){var a=light(over(front,back)),b=light(back);
        return (Math.max(a,b)+.05)/(Math.min(a,b)+.05)}
        var walk=document.createTreeWalker(document.body,NodeFilter.SHOW_TEXT),n;
        while((n=walk.nextNode())){var e=n.parentElement;
        if(!n.data.trim()||e.closest("script,style,.vh,.skip,title,desc,option")||!seen(e))continue;
        var s=getComputedStyle(e),inDrawing=e.closest("svg"),back=ground(inDrawing||e);
        var front=colour(inDrawing?s.fill:s.color);
        for(var p=e;p&&p!==document.body;p=p.parentElement)front.a*=Number(getComputedStyle(p).opacity);
        var size=parseFloat(s.fontSize),large=size>=24||size>=18.66&&Number(s.fontWeight)>=700;
        var is=ratio(front,back);
        if(is<(large?3:4.5))bad("color-contrast "+is.toFixed(2),e)}
        all("input,select,button").forEach(function(e){var s=getComputedStyle(e);
        if(seen(e)&&ratio(colour(s.color),ground(e))<4.5)bad("color-contrast",e)});
        all("main p a[href],main li a[href],main td a[href],main th a[href]").forEach(function(e){
        if(getComputedStyle(e).textDecorationLine.indexOf("underline")<0&&seen(e))
        bad("link-in-text-block",e)});
        """

    private static let reach = """
        all("*").forEach(function(e){if(!seen(e)||e===document.documentElement||e===document.body)return;
        var s=getComputedStyle(e);
        if(!/auto|scroll/.test(s.overflowX+s.overflowY)||/^(SELECT|INPUT|TEXTAREA)$/.test(e.tagName))return;
        if(e.scrollWidth<=e.clientWidth+13&&e.scrollHeight<=e.clientHeight+13)return;
        if(e.tabIndex<0&&!all("a[href],button,input,select",e).length)bad("scrollable-region-focusable",e)});
        var hits=all("button,input,select,summary,nav a,td a,th a,li a").filter(seen);
        hits.forEach(function(e){
        var r=e.getBoundingClientRect();
        if(e.type==="checkbox"&&e.closest("label"))r=e.closest("label").getBoundingClientRect();
        if(r.width>=24&&r.height>=24||/absolute|fixed/.test(getComputedStyle(e).position))return;
        // In a line of text size doesn't matter; elsewhere 24 px around the middle must be free.
        if(e.tagName==="A"&&getComputedStyle(e).display==="inline"&&e.parentElement.tagName==="LI")return;
        var x=r.left+r.width/2,y=r.top+r.height/2;
        hits.forEach(function(o){if(o===e||o.contains(e)||e.contains(o))return;
        var q=o.getBoundingClientRect(),a=q.left+q.width/2,b=q.top+q.height/2;
        var dx=Math.max(q.left-x,0,x-q.right),dy=Math.max(q.top-y,0,y-q.bottom);
        if(Math.hypot(dx,dy)<12||Math.hypot(a-x,b-y)<24&&q.width<24&&q.height<24)
        bad("target-size "+Math.round(r.width)+"x"+Math.round(r.height),e)})});
        var first=all("a[href],button,input,select,summary,[tabindex='0']").filter(function(e){
        return e.tabIndex>=0&&getComputedStyle(e).display!=="none"})[0];
        if(all("nav.bar").length){
        if(!first||!first.classList.contains("skip"))bad("bypass",first||document.body);
        else{var goal=document.getElementById(first.getAttribute("href").slice(1));
        if(!goal||goal.tabIndex!==-1)bad("skip-link",first)}}
        """
}
