/// Sorting, filtering and printing; every page is complete without it.
enum PageScript {
    static let source: Markup = """
        (function () {
          "use strict";
        \(shared)
        \(tables)
        \(cases)
        \(links)
        })();
        """

    private static let shared: Markup = #"""
          var d = document, root = d.documentElement;
          root.classList.add("scripted");
          function all(selector, from) {
            return Array.prototype.slice.call((from || d).querySelectorAll(selector));
          }
          function make(name, kind, text) {
            var element = d.createElement(name);
            if (kind) { element.className = kind; }
            if (text) { element.textContent = text; }
            return element;
          }
        """#

    private static let tables: Markup = #"""
          function key(cell) {
            var text = cell.hasAttribute("data-v") ? cell.getAttribute("data-v") : cell.textContent;
            var number = parseFloat(text.replace(/\u202f/g, ""));
            return isNaN(number) ? text : number;
          }
          all("table.sortable").forEach(function (table) {
            all("thead th", table).forEach(function (head, column) {
              if (head.hasAttribute("data-still")) { return; }
              var button = make("button");
              button.type = "button";
              while (head.firstChild) { button.appendChild(head.firstChild); }
              head.appendChild(button);
              head.setAttribute("aria-sort", "none");
              button.addEventListener("click", function () {
                var down = head.getAttribute("aria-sort") === "descending";
                all("thead th", table).forEach(function (h) { h.setAttribute("aria-sort", "none"); });
                head.setAttribute("aria-sort", down ? "ascending" : "descending");
                var rows = all("tbody tr", table);
                rows.sort(function (a, b) {
                  var x = key(a.children[column]), y = key(b.children[column]);
                  var order = typeof x === "number" && typeof y === "number"
                    ? x - y : String(x).localeCompare(String(y), root.lang);
                  return down ? order : -order;
                });
                rows.forEach(function (row) { row.parentNode.appendChild(row); });
                table.dispatchEvent(new Event("sorted"));
              });
            });
          });
          var find = d.querySelector("[data-find]"), only = d.querySelector("input[data-charged]");
          var unfold = d.querySelector("[data-unfold]");
          function filterVillages() {
            var words = find.value.trim().toLowerCase(), count = 0;
            var table = d.getElementById(find.getAttribute("data-find"));
            var first = unfold && unfold.getAttribute("aria-expanded") === "false"
              ? Number(table.getAttribute("data-first")) : Infinity;
            all("tbody tr", table).forEach(function (row) {
              row.hidden = (only.checked && row.getAttribute("data-charged") !== "1")
                || row.textContent.toLowerCase().indexOf(words) < 0;
              if (!row.hidden) { count += 1; }
              row.classList.toggle("beyond", !row.hidden && count > first);
            });
            d.querySelector("[data-found]").textContent = count;
            if (unfold) { unfold.hidden = count <= first; }
          }
          if (find) {
            find.addEventListener("input", filterVillages);
            only.addEventListener("change", filterVillages);
            d.getElementById(find.getAttribute("data-find")).addEventListener("sorted", filterVillages);
            filterVillages();
          }
          if (unfold) {
            unfold.addEventListener("click", function () {
              unfold.setAttribute("aria-expanded", "true");
              filterVillages();
            });
          }
        """#

    /// An item is a case: `el` its element, made when first shown where the page has data only.
    private static let cases: Markup = #"""
          var tools = d.querySelector("[data-filter]"), store = d.getElementById("case-data");
          var items = [], step = 100, limit = step;
          function page(village) {
            return "cases/" + (village === "-" ? "unassigned" : village) + ".html";
          }
          function read(data) {
            return data.cases.map(function (c, i) {
              var concern = data.concerns[c[0]], verdict = data.verdicts[c[1]];
              var village = data.villages[c[2]] || ["-", data.unassigned, ""];
              return {
                place: i, concern: concern[0], verdict: verdict[0], village: village[0],
                phase: data.phases[c[9]], cost: c[11], most: c[4], day: c[5], id: c[6],
                records: c[12].map(function (r) { return data.files[r[0]] + " " + r[1]; }),
                places: [village[0], village[2]],
                url: page(village[0]) + "#case-" + c[6], mark: c[10],
                texts: [c[10] || concern[1], verdict[1], c[8], c[7], village[1], c[6],
                  data.costs[c[3]]]
              };
            });
          }
          function element(item) {
            if (item.el) { return item.el; }
            var t = item.texts, box = make("div", "case brief " + item.concern), link = make("a");
            link.href = item.url;
            link.appendChild(make("span", "chip " + (item.mark ? "since" : item.concern), t[0]));
            var kind = make("span", "kind", t[1]);
            if (t[2]) { kind.appendChild(make("i", "grade", t[2])); }
            link.appendChild(kind);
            ["who", "where", "cid", "cost"].forEach(function (name, i) {
              link.appendChild(make("span", name, t[i + 3]));
            });
            box.id = "case-" + item.id;
            box.appendChild(link);
            item.el = box;
            return box;
          }
          function text(item) {
            if (!item.text) {
              item.text = (item.texts
                ? item.texts.concat(item.records, item.places).join(" ")
                : item.el.textContent + " " + item.village).toLowerCase();
            }
            return item.text;
          }
          if (tools) {
            var list = d.getElementById(tools.getAttribute("data-filter"));
            var more = d.querySelector("[data-more]"), none = d.getElementById("no-match");
            items = store ? read(JSON.parse(store.textContent)) : all(".case", list).map(
              function (el, i) {
                return {
                  place: i, el: el, concern: el.getAttribute("data-concern"),
                  verdict: el.getAttribute("data-verdict"), phase: el.getAttribute("data-phase"),
                  village: el.getAttribute("data-village"),
                  cost: Number(el.getAttribute("data-cost")), day: el.getAttribute("data-day"),
                  most: Number(el.getAttribute("data-most"))
                };
              });
            var selects = all("select[data-key]", tools), order = tools.querySelector("[data-order]");
            var search = tools.querySelector("[data-text]"), shown = tools.querySelector("[data-shown]");
            var apply = function () {
              var words = search.value.trim().toLowerCase(), by = order ? order.value : "";
              var kept = items.filter(function (item) {
                return selects.every(function (s) {
                  return !s.value
                    || item[s.getAttribute("data-key")].split(" ").indexOf(s.value) >= 0;
                }) && (!words || text(item).indexOf(words) >= 0);
              });
              if (by) {
                kept.sort(function (a, b) {
                  if (a[by] !== b[by]) { return a[by] < b[by] ? 1 : -1; }
                  return (by === "cost" && b.most - a.most) || a.place - b.place;
                });
              }
              shown.textContent = kept.length;
              if (none) { none.hidden = kept.length > 0; }
              if (store) {
                list.textContent = "";
                kept.slice(0, limit).forEach(function (item) { list.appendChild(element(item)); });
                more.hidden = kept.length <= limit;
              } else {
                items.forEach(function (item) { item.el.hidden = true; });
                kept.forEach(function (item) {
                  item.el.hidden = false;
                  list.appendChild(item.el);
                });
              }
            };
            var anew = function () { limit = step; apply(); };
            selects.forEach(function (s) { s.addEventListener("change", anew); });
            if (order) { order.addEventListener("change", anew); }
            search.addEventListener("input", anew);
            if (more) {
              more.addEventListener("click", function () { limit += step; apply(); });
              var before = limit;
              addEventListener("beforeprint", function () {
                before = limit;
                limit = Infinity;
                apply();
              });
              addEventListener("afterprint", function () { limit = before; apply(); });
            }
            all("[data-open]", tools).forEach(function (button) {
              button.hidden = Boolean(store);
              button.addEventListener("click", function () {
                var open = button.getAttribute("data-open") === "1";
                items.forEach(function (item) { if (!item.el.hidden) { item.el.open = open; } });
              });
            });
            if (store) { apply(); }
          }
        """#

    private static let links: Markup = #"""
          function follow() {
            var name = location.hash && decodeURIComponent(location.hash.slice(1));
            var target = name && d.getElementById(name);
            if (store && name && name.indexOf("case-") === 0) {
              items.forEach(function (item) {
                if ("case-" + item.id === name) { location.replace(item.url); }
              });
            } else if (target && target.tagName === "DETAILS") {
              target.hidden = false;
              target.open = true;
              target.scrollIntoView();
            }
          }
          addEventListener("hashchange", follow);
          follow();
          all("[data-print]").forEach(function (button) {
            button.addEventListener("click", function () { print(); });
          });
        """#
}
