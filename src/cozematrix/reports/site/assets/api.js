// The methods: filters, and the signs of the release that is chosen.
(function () {
  "use strict";
  const { load, el, plural, percent, sign, follow, failed } = window.Matrix;

  Promise.all([load("matrix"), load("methods")]).then(([matrix, methods]) => start(matrix, methods)).catch(failed);

  function start(matrix, methods) {
    const table = document.getElementById("methods");
    const rows = [...table.querySelectorAll("tr.row")].map((row) => ({
      row, path: row.dataset.method, uses: row.dataset.uses.split(" "),
      squares: [...row.querySelectorAll("td.support")],
    }));
    const head = document.querySelector("[data-release-name]");
    const count = document.getElementById("count");
    let told = head.textContent;
    follow(document.getElementById("filters"), ({ q, release, use, state }) => {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, path, uses, squares } of rows) {
        const there = squares.map((square) => (methods[path][square.dataset.client] || {})[release]);
        const kinds = there.map((each) => (each ? each[0] : "unknown"));
        if (release !== told) squares.forEach((square, at) => square.replaceChildren(...square_(there[at])));
        const fits =
          words.every((word) => path.includes(word)) &&
          (!use || uses.includes(use)) &&
          (!state || kinds.some((kind) => kind === state || (state === "faulty" && ["most", "some", "broken"].includes(kind))));
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      told = release;
      head.textContent = release;
      for (const body of table.tBodies) body.hidden = [...body.querySelectorAll("tr.row")].every((row) => row.hidden);
      count.textContent = plural(shown, "method");
      document.getElementById("nothing").hidden = shown > 0;
      table.parentElement.hidden = shown === 0;
    });
  }

  function square_(there) {
    if (!there) return sign("unknown");
    const parts = sign(there[0]);
    if (there[2]) parts.push(` ${percent(there[1], there[2])} % `);
    if (there[2] && there[3].length) parts.push(el("span", { class: "note" }, plural(there[3].length, "cause")));
    return parts;
  }
})();
