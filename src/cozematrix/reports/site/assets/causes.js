// The causes: filters, grouping by effect or by API, and what a cause shows when it is opened.
(function () {
  "use strict";
  const { load, el, plural, follow, isSeen, places, failed } = window.Matrix;

  Promise.all([load("matrix"), load("causes")]).then(([matrix, causes]) => start(matrix, causes)).catch(failed);

  function start(matrix, causes) {
    const table = document.getElementById("causes");
    const byId = new Map(causes.map((cause) => [cause.id, cause]));
    const groups = [...table.tBodies];
    const rows = groups.flatMap((group) =>
      [...group.querySelectorAll("tr.row")].map((row) => ({
        row, group, cause: byId.get(row.id), resources: row.dataset.resources.split(" ").filter(Boolean),
        text: row.textContent.toLowerCase(),
      })),
    );
    const count = document.getElementById("count");
    let byApi = [];
    follow(document.getElementById("filters"), ({ q, release, python, use, effect, client, group }) => {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      const uses = places(matrix, use ? [use] : []);
      const releases = release ? [release] : matrix.releases.map((each) => each.version);
      let shown = 0;
      for (const each of rows) {
        const { cause } = each;
        const fits =
          (!effect || cause.effect === effect) &&
          words.every((word) => each.text.includes(word)) &&
          releases.some((version) => isSeen(matrix, cause, { release: version, python, client, uses }));
        each.row.hidden = !fits;
        if (fits) shown += 1;
      }
      table.dataset.group = group;
      byApi = regroup(table, rows, groups, byApi, group === "api");
      for (const body of table.tBodies) {
        const visible = [...body.rows].filter((row) => row.classList.contains("row") && !row.hidden).length;
        body.hidden = !visible;
        const number = body.querySelector(".group .muted");
        if (number) number.textContent = visible;
      }
      count.textContent = plural(shown, "cause");
      document.getElementById("nothing").hidden = shown > 0;
      table.parentElement.hidden = shown === 0;
    });
    table.addEventListener("toggle", opened, true);
    show();
    window.addEventListener("hashchange", show);
  }

  // Moves the rows into groups by the first API that a cause concerns, or back into those by effect.
  function regroup(table, rows, groups, byApi, wanted) {
    if (wanted === byApi.length > 0) return byApi;
    if (!wanted) {
      for (const { row, group } of rows) group.append(row);
      byApi.forEach((body) => body.remove());
      table.append(...groups);
      return [];
    }
    const bodies = new Map();
    const named = rows.map((each) => [each.resources.length === 1 ? each.resources[0] : each.resources.length ? "several APIs" : "the library itself", each]);
    named.sort(([one], [other]) => one.localeCompare(other));
    for (const [name, { row }] of named) {
      if (!bodies.has(name)) {
        const head = el("tr", { class: "group" }, el("th", { colspan: 3, scope: "rowgroup" }, name, " ", el("span", { class: "muted" })));
        bodies.set(name, el("tbody", {}, head));
      }
      bodies.get(name).append(row);
    }
    groups.forEach((body) => body.remove());
    table.append(...bodies.values());
    return [...bodies.values()];
  }

  // A cause that an address names is opened, whatever the filters say.
  function show() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.classList.contains("row")) return;
    row.hidden = false;
    row.parentElement.hidden = false;
    row.querySelector("details").open = true;
    row.scrollIntoView({ block: "center" });
  }

  function opened(event) {
    const box = event.target.querySelector(".more");
    if (!event.target.open || !box || box.childElementCount) return;
    load("cause-details").then((details) => fill(box, details[event.target.dataset.cause])).catch(failed);
  }

  function fill(box, { tests, evidence }) {
    if (box.childElementCount) return;
    if (evidence) box.append(el("h3", {}, "On the wire"), el("pre", { tabindex: 0 }, evidence));
    box.append(el("h3", {}, plural(tests.length, "contract fails by it", "contracts fail by it")));
    const list = el("ul", { class: "tests" }, ...tests.slice(0, 60).map((test) => el("li", {}, el("code", {}, test))));
    box.append(list);
    if (tests.length > 60) {
      const more = el("button", { type: "button", class: "quiet" }, `All ${tests.length}`);
      more.addEventListener("click", () => {
        list.append(...tests.slice(60).map((test) => el("li", {}, el("code", {}, test))));
        more.remove();
      });
      box.append(more);
    }
  }
})();
