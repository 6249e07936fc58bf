// The candidate: filters over its failures, and how old the answer is.
(function () {
  "use strict";
  const { plural, follow } = window.Matrix;

  const form = document.getElementById("filters");
  const rows = [...document.querySelectorAll(".failures > .result")].map((row) => ({
    row, text: row.textContent.toLowerCase(), pythons: row.dataset.pythons.split(" "), suites: row.dataset.suites.split(" "),
  }));
  if (form) {
    follow(form, ({ q, python, client }) => {
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text, pythons, suites } of rows) {
        const fits = (!python || pythons.includes(python)) && (!client || suites.includes(client)) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      for (const section of document.querySelectorAll(".failures")) {
        const there = [...section.querySelectorAll(".result")].filter((row) => !row.hidden).length;
        section.hidden = there === 0;
        section.querySelector("[data-count]").textContent = there;
      }
      document.getElementById("count").textContent = plural(shown, "failure");
      document.getElementById("nothing").hidden = shown > 0;
    });
  }

  // The page may be opened long after it was written.
  const day = document.querySelector(".verdict time").dateTime;
  const days = Math.floor((Date.now() - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
  if (days > 1) {
    const old = document.getElementById("old");
    old.textContent = `This answer is ${days} days old: what its dependencies or the contracts have become since is not in it.`;
    old.hidden = false;
  }
})();
