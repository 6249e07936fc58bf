// The files of a release and their lines.
(function () {
  "use strict";
  const { load, el, plural, address, failed } = window.Matrix;
  const box = document.getElementById("detail");
  const MEANING = { x: ["✓", "executed"], m: ["✗", "not executed"], b: ["◐", "executed, with a branch never taken"], ".": ["", ""] };

  const hint = box && box.firstElementChild;
  // Set by a click: then the reader is led to what it opened, which may lie below the window.
  let isAsked = false;

  if (box) load("matrix").then(start).catch(failed);

  function start(matrix) {
    const versions = matrix.releases.map((each) => each.version);
    document.getElementById("releases").addEventListener("click", (event) => {
      const row = event.target.closest("a") && event.target.closest("tr[data-release]");
      if (!row || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go({ release: row.dataset.release });
    });
    window.addEventListener("popstate", show);
    show();

    function go(asked) {
      history.pushState(null, "", address("coverage.html", asked));
      isAsked = true;
      show();
    }

    function show() {
      const query = new URLSearchParams(location.search);
      const release = query.get("release") || "";
      for (const row of document.querySelectorAll("#releases tr[data-release]")) {
        const isShown = row.dataset.release === release;
        const link = row.querySelector("a");
        if (isShown) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
        row.classList.toggle("shown", isShown);
      }
      if (!versions.includes(release)) {
        box.replaceChildren(hint);
        return;
      }
      load(`coverage/${release}`).then((files) => {
        const file = files.find((each) => each.path === query.get("file"));
        if (file) load(`sources/${file.source}`).then((text) => lines(release, file, text)).catch(failed);
        else list(release, files);
      }).catch(failed);
    }

    function lead() {
      if (isAsked) box.querySelector("h2").focus();
      isAsked = false;
    }

    function list(release, files) {
      const rows = files.map((file) => {
        const total = file.executed + file.missing;
        const open = el("a", { href: address("coverage.html", { release, file: file.path }) }, el("code", {}, file.path));
        open.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          go({ release, file: file.path });
        });
        return el("tr", {}, el("th", { scope: "row" }, open),
          el("td", { class: "figure" }, file.missing || "–"),
          el("td", { class: "figure" }, total ? `${Math.floor((100 * file.executed) / total)} %` : "–"),
          el("td", { class: "figure" }, `${file.branches} %`));
      });
      const head = el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "File"),
        ...["Lines not executed", "Lines", "Branches"].map((name) => el("th", { scope: "col", class: "right" }, name))));
      box.replaceChildren(el("h2", { tabindex: -1 }, `${release}: ${plural(files.length, "file")}`),
        el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": "Files" }, el("table", { class: "plain" }, head, el("tbody", {}, ...rows))));
      lead();
    }

    function lines(release, file, text) {
      const back = el("a", { href: address("coverage.html", { release }) }, `All files of ${release}`);
      back.addEventListener("click", (event) => {
        event.preventDefault();
        go({ release });
      });
      const shown = text.split("\n").map((line, at) => {
        const state = file.lines[at] || ".";
        const [mark, meaning] = MEANING[state];
        return el("div", { class: `line ${state === "." ? "" : state}` }, el("span", {}, at + 1),
          el("i", { title: meaning }, mark, meaning && state !== "x" ? el("span", { class: "hidden" }, meaning) : null), el("span", {}, line));
      });
      box.replaceChildren(el("p", { class: "crumbs" }, back), el("h2", { tabindex: -1 }, el("code", {}, file.path)),
        el("p", { class: "muted" }, "✓ executed · ✗ not executed · ◐ executed, with a branch that was never taken"),
        el("div", { class: "source", tabindex: 0, role: "group", "aria-label": `Lines of ${file.path}` }, ...shown));
      const first = box.querySelector(".line.m, .line.b");
      if (first) first.parentElement.scrollTop = first.offsetTop - first.parentElement.offsetTop - 60;
      lead();
    }
  }
})();
