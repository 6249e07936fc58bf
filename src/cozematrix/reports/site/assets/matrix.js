// The matrix: the question at the top, and the filters.
(function () {
  "use strict";
  const { load, el, link, plural, percent, follow, chosen, failed } = window.Matrix;

  load("matrix").then(start).catch(failed);

  function start(matrix) {
    ask(matrix);
    filter(matrix);
  }

  function ask(matrix) {
    const form = document.getElementById("ask");
    const answer = document.getElementById("answer");
    const tell = () => {
      const { release, python } = Object.fromEntries(new FormData(form));
      answer.replaceChildren(...told(matrix, release, python));
    };
    form.addEventListener("input", tell);
    form.addEventListener("submit", (event) => event.preventDefault());
    tell();
  }

  function told(matrix, release, python) {
    const cell = matrix.squares[release][python];
    const more = link("cell.html", { release, python }, "Details");
    const other = link("causes.html", { release, python }, "what is wrong");
    if (!cell) return [el("b", {}, "Not known. "), "There is no result of this cell."];
    const both = ["sync", "async"].filter((suite) => cell.suites[suite]).map((suite) => [suite, cell.suites[suite]]);
    const first = both.length ? both[0][1] : null;
    if (!first) return ["Only types were checked here. ", more];
    if (first.status === "excluded") return [el("b", {}, "No. "), `Its Requires-Python (${requires(matrix, release)}) leaves out ${python}.`];
    if (first.status === "missing-interpreter") return [el("b", {}, "Not known. "), `There was no Python ${python} to run it on.`];
    if (both.some(([, each]) => each.verdict !== "as expected")) return [el("b", { class: "loud-word" }, "Not as expected. "), both.map(([suite, each]) => `${suite}: ${each.verdict}`).join(", "), ". ", more];
    const ran = both.filter(([, each]) => each.tried);
    if (!ran.length) return [el("b", {}, "No. "), meaning(matrix, first), " ", more];
    if (ran.every(([, each]) => each.passed === each.tried)) return [el("b", {}, "Yes. "), "Nothing that was tried failed. ", more];
    const shares = ran.map(([suite, each]) => `${percent(each.passed, each.tried)} % ${suite}`).join(" and ");
    const worst = matrix.effects.find(([effect]) => ran.some(([, each]) => each.effect === effect));
    return [
      el("b", {}, ran.length === both.length ? "Yes, with known faults. " : "In part. "),
      `It keeps ${shares} of its contracts`,
      worst ? `; the worst: ${worst[1]}. ` : ". ",
      more, ", ", other, ".",
    ];
  }

  function meaning(matrix, square) {
    const known = matrix.effects.find(([effect]) => effect === square.effect);
    return known ? `Here ${known[1]}.` : `It ended as ${square.status}.`;
  }

  function requires(matrix, release) {
    return matrix.releases.find((each) => each.version === release).requires;
  }

  function filter(matrix) {
    const axis = matrix.releases.map((each) => each.version);
    // One table a resolution; most sites have one.
    const tables = [...document.querySelectorAll(".one-matrix")].map((section) => {
      const table = section.querySelector("table.matrix");
      return {
        section, table, resolution: section.dataset.resolution,
        heads: [...table.querySelectorAll("thead th[data-python]")],
        rows: [...table.tBodies[0].rows].map((row) => ({ row, release: row.dataset.release, cells: [...row.querySelectorAll("td[data-python]")] })),
      };
    });
    const count = document.getElementById("count");
    follow(document.getElementById("filters"), ({ release, python, client, effect, resolution }) => {
      const asked = { releases: chosen(release, axis), python, client, effect, suites: client ? [client] : matrix.suites };
      let total = 0;
      for (const each of tables) {
        const shown = resolution && each.resolution !== resolution ? 0 : narrow(each, asked);
        each.section.hidden = shown === 0;
        total += shown;
      }
      count.textContent = plural(total, "square");
      document.getElementById("nothing").hidden = total > 0;
    });
  }

  // Filters one table; how many of its squares are shown.
  function narrow({ table, heads, rows }, { releases, python, client, effect, suites }) {
    let shown = 0;
    table.dataset.client = client;
    for (const head of heads) head.hidden = Boolean(python) && head.dataset.python !== python;
    for (const { row, release, cells } of rows) {
      let inRow = 0;
      for (const cell of cells) {
        const isOut = Boolean(python) && cell.dataset.python !== python;
        const has = !effect || suites.some((suite) => (cell.dataset[suite] || "").split(" ").includes(effect));
        cell.hidden = isOut;
        cell.classList.toggle("dim", !has);
        if (!isOut && has) inRow += 1;
      }
      row.hidden = !releases.has(release) || (Boolean(effect) && inRow === 0);
      if (!row.hidden) shown += inRow;
    }
    return shown;
  }
})();
