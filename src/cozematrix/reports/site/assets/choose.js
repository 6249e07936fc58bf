// The release to take: the newest without a worse effect than is accepted, in what is used.
(function () {
  "use strict";
  const { load, el, link, address, chip, plural, percent, follow, isSeen, places, failed } = window.Matrix;

  Promise.all([load("matrix"), load("causes"), load("features")]).then(([matrix, causes, features]) => start(matrix, causes, features)).catch(failed);

  function start(matrix, causes, features) {
    follow(document.getElementById("filters"), (asked) => show(matrix, causes, features, asked));
  }

  function show(matrix, causes, features, asked) {
    const ids = asked.use ? asked.use.split(",") : [];
    const rows = [...matrix.releases].reverse().map((release) => row(matrix, causes, features, release, { ...asked, ids }));
    const fitting = rows.find((each) => each.fits);
    document.getElementById("answer").replaceChildren(...verdict(matrix, rows, fitting, asked, ids));
    document.getElementById("explained").textContent =
      `A release fits if it runs on Python ${asked.python}, has what you use, and no known cause there is worse than ${asked.accept === "none" ? "nothing" : `“${asked.accept}”`}. Yanked releases and pre-releases are left out. Kept: its contracts that passed, of those that passed or failed; lacks: those whose API it does not have, of all.`;
    document.getElementById("rows").replaceChildren(...rows.map((each) => tableRow(each, asked)));
  }

  function row(matrix, causes, features, release, { python, client, accept, ids }) {
    const suites = client ? [client] : ["sync", "async"];
    const cell = (matrix.squares[release.version] || {})[python];
    const uses = places(matrix, ids);
    const counted = uses.length ? uses : matrix.features.map((_, place) => place);
    const counts = ((features[release.version] || {})[python]) || {};
    let [kept, tried, absent] = [0, 0, 0];
    const lacking = new Set();
    for (const suite of suites) {
      for (const place of counted) {
        const [one, two, three] = (counts[suite] || [])[place] || [0, 0, 0];
        kept += one;
        tried += two;
        absent += three;
        if (uses.length && !two) lacking.add(matrix.features[place][1]);
      }
    }
    const own = causes.filter((cause) => suites.some((suite) => isSeen(matrix, cause, { release: release.version, python, client: suite, uses })));
    const order = matrix.effects.map(([effect]) => effect);
    const limit = accept === "none" ? order.length : order.indexOf(accept);
    const worse = own.filter((cause) => order.indexOf(cause.effect) < limit);
    const both = suites.map((suite) => cell && cell.suites[suite]).filter(Boolean);
    let why = "";
    if (release.yanked !== null) why = "yanked";
    else if (release.prerelease) why = "a pre-release";
    else if (!both.length) why = "not asked for";
    else if (both.some((each) => each.status === "excluded")) why = "excluded by Requires-Python";
    else if (both.some((each) => each.status === "missing-interpreter" || each.status === "not-run")) why = "not run";
    else if (both.some((each) => !each.tried)) why = `does not run: ${both.find((each) => !each.tried).text}`;
    else if (both.some((each) => each.verdict !== "as expected")) why = "not as expected";
    else if (lacking.size) why = `lacks ${[...lacking].join(", ")}`;
    else if (worse.length) why = plural(worse.length, "worse cause");
    return { release: release.version, fits: !why, why, kept, tried, absent, own };
  }

  function verdict(matrix, rows, fitting, { python, accept }, ids) {
    const what = ids.length ? ` with ${ids.map((id) => matrix.features.find(([each]) => each === id)[1]).join(", ")}` : "";
    if (fitting) {
      return [
        el("p", { class: "big" }, `Take ${fitting.release}`),
        el("p", {}, `on Python ${python}${what}: ${percent(fitting.kept, fitting.tried)} % of ${plural(fitting.tried, "contract")} kept, ${plural(fitting.own.length, "known cause")}. `,
          link("cell.html", { release: fitting.release, python }, "Details")),
        el("p", {}, el("code", { class: "command" }, `pip install ${matrix.package}==${fitting.release}`)),
      ];
    }
    const running = rows.filter((each) => each.tried && /worse/.test(each.why));
    const best = [...running].sort((one, other) => other.kept / other.tried - one.kept / one.tried)[0];
    return [
      el("p", { class: "big" }, `None on Python ${python}${what}`),
      best
        ? el("p", {}, `Every release that runs there has something worse than ${accept === "none" ? "nothing" : `“${accept}”`}. The one that keeps most is ${best.release}: ${percent(best.kept, best.tried)} % of ${plural(best.tried, "contract")}.`)
        : el("p", {}, rows.some((each) => each.tried) ? "No release that runs there has all of it." : `Nothing was run on Python ${python} here.`),
    ];
  }

  function tableRow(each, { python, client, use }) {
    const effects = new Map();
    for (const cause of each.own) effects.set(cause.effect, (effects.get(cause.effect) || 0) + 1);
    const uses = use.includes(",") ? "" : use;
    return el("tr", {},
      el("th", { scope: "row" }, link("cell.html", { release: each.release, python }, each.release)),
      el("td", {}, each.fits ? el("b", {}, "✓ fits") : el("span", {}, `✗ ${each.why}`)),
      el("td", { class: "figure" }, each.tried ? `${percent(each.kept, each.tried)} %` : "–"),
      el("td", { class: "figure" }, each.tried + each.absent ? `${percent(each.absent, each.tried + each.absent)} %` : "–"),
      el("td", {}, each.own.length
        ? el("a", { href: address("causes.html", { release: each.release, python, client, use: uses }) }, plural(each.own.length, "cause"))
        : each.tried ? "none" : "–", " ",
      ...[...effects].flatMap(([effect, count]) => [el("span", { class: "pair" }, el("span", { class: "note" }, `${count} `), chip(effect)), " "])));
  }
})();
