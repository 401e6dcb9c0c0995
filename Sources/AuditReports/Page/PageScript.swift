/// Sorting, filtering and printing; every page is complete without it.
enum PageScript {
    static let source: Markup = #"""
        (function () {
          "use strict";
          var d = document, root = d.documentElement;
          root.classList.add("scripted");
          function all(selector, from) {
            return Array.prototype.slice.call((from || d).querySelectorAll(selector));
          }
          function key(cell) {
            var text = cell.hasAttribute("data-v") ? cell.getAttribute("data-v") : cell.textContent;
            var number = parseFloat(text);
            return isNaN(number) ? text : number;
          }
          all("table.sortable").forEach(function (table) {
            all("thead th", table).forEach(function (head, column) {
              var button = d.createElement("button");
              button.type = "button";
              button.textContent = head.textContent;
              head.textContent = "";
              head.appendChild(button);
              button.addEventListener("click", function () {
                var down = head.getAttribute("aria-sort") === "descending";
                all("thead th", table).forEach(function (h) { h.removeAttribute("aria-sort"); });
                head.setAttribute("aria-sort", down ? "ascending" : "descending");
                var rows = all("tbody tr", table);
                rows.sort(function (a, b) {
                  var x = key(a.children[column]), y = key(b.children[column]);
                  var order = typeof x === "number" && typeof y === "number"
                    ? x - y : String(x).localeCompare(String(y), root.lang);
                  return down ? order : -order;
                });
                rows.forEach(function (row) { row.parentNode.appendChild(row); });
              });
            });
          });
          var find = d.querySelector("[data-find]"), only = d.querySelector("input[data-charged]");
          function filterVillages() {
            var words = find.value.trim().toLowerCase();
            all("#village-table tbody tr").forEach(function (row) {
              row.hidden = (only.checked && row.getAttribute("data-charged") !== "1")
                || row.textContent.toLowerCase().indexOf(words) < 0;
            });
          }
          if (find) {
            find.addEventListener("input", filterVillages);
            only.addEventListener("change", filterVillages);
          }
          var tools = d.querySelector("[data-filter]");
          if (tools) {
            var cases = all(".case", d.getElementById(tools.getAttribute("data-filter")));
            var selects = all("select", tools), text = tools.querySelector("[data-text]");
            var shown = tools.querySelector("[data-shown]"), texts = null;
            var apply = function () {
              var words = text.value.trim().toLowerCase(), count = 0;
              if (words && !texts) {
                texts = cases.map(function (c) { return c.textContent.toLowerCase(); });
              }
              cases.forEach(function (c, i) {
                var keep = selects.every(function (s) {
                  return !s.value
                    || c.getAttribute("data-" + s.getAttribute("data-key")) === s.value;
                }) && (!words || texts[i].indexOf(words) >= 0);
                c.hidden = !keep;
                if (keep) { count += 1; }
              });
              shown.textContent = count;
            };
            selects.forEach(function (s) { s.addEventListener("change", apply); });
            text.addEventListener("input", apply);
            all("[data-open]", tools).forEach(function (button) {
              button.addEventListener("click", function () {
                var open = button.getAttribute("data-open") === "1";
                cases.forEach(function (c) { if (!c.hidden) { c.open = open; } });
              });
            });
          }
          function follow() {
            var target = location.hash
              && d.getElementById(decodeURIComponent(location.hash.slice(1)));
            if (target && target.tagName === "DETAILS") {
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
        })();
        """#
}
