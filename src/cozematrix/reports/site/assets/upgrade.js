// From one release to another: what breaks, what is fixed, what changes, what stays.
(function () {
  "use strict";
  const { load, el, link, causeLink, chip, plural, follow, isSeen, places, failed, prose } = window.Matrix;
  const MOST = 40;

  Promise.all([load("matrix"), load("causes"), load("methods")]).then(([matrix, causes, methods]) => start(matrix, causes, methods)).catch(failed);

  function start(matrix, causes, methods) {
    const form = document.getElementById("filters");
    const axis = matrix.releases.map((each) => each.version);
    const changed = follow(form, (asked) => show(matrix, causes, methods, axis, asked));
    document.getElementById("swap").addEventListener("click", () => {
      const [from, to] = [form.elements.from, form.elements.to];
      [from.value, to.value] = [to.value, from.value];
      changed();
    });
  }

  function show(matrix, causes, methods, axis, { from, to, python, client, use }) {
    const uses = places(matrix, use ? [use] : []);
    const seen = (release) => (cause) => isSeen(matrix, cause, { release, python, client, uses });
    const before = causes.filter(seen(from));
    const after = causes.filter(seen(to));
    const come = after.filter((cause) => !before.includes(cause));
    const isNew = inNewMethods(methods, from, to);
    // Nothing breaks on a Python where the first release did not run, nor is fixed where the second does not.
    const breaks = (cause) => !isNew(cause) && isComparable(matrix, cause, { at: to, other: from, python, client });
    const broken = come.filter(breaks);
    const onlyNew = come.filter((cause) => !breaks(cause));
    const fixed = before.filter((cause) => !after.includes(cause) && isComparable(matrix, cause, { at: from, other: to, python, client }));
    const same = after.filter((cause) => before.includes(cause));
    list("broken", "breaks", broken, "Nothing that is known.");
    list("only-new", "new", onlyNew, "Nothing that is known.");
    list("fixed", "fixes", fixed, "Nothing that is known.");
    list("same", "stays", same, "Nothing that is known.");
    const answer = document.getElementById("answer");
    const told = verdict(matrix, from, to, python, broken, fixed);
    answer.replaceChildren(...told);
    api(axis, from, to).catch(failed);
  }

  // Whether a cause is seen in one release on a Python where the other one runs, or may run.
  function isComparable(matrix, cause, { at, other, python, client }) {
    return matrix.pythons.some((each) =>
      (!python || each === python) &&
      (client ? [client] : matrix.suites).some((suite) =>
        isSeen(matrix, cause, { release: at, python: each, client: suite }) && hasRun(matrix, other, each, suite) !== false));
  }

  // Whether a cause concerns only methods that the first release does not have.
  function inNewMethods(methods, from, to) {
    const concerned = new Map();
    for (const suites of Object.values(methods)) {
      for (const on of Object.values(suites)) {
        if (!on[to]) continue;
        const isOld = Boolean(on[from]) && on[from][0] !== "absent";
        for (const id of on[to][3]) concerned.set(id, concerned.get(id) || isOld);
      }
    }
    return (cause) => concerned.get(cause.id) === false;
  }

  function verdict(matrix, from, to, python, broken, fixed) {
    if (from === to) return [el("p", { class: "big" }, "Two releases are needed: these are the same.")];
    const stops = python && runs(matrix, to, python) === false;
    const worst = matrix.effects.find(([effect]) => broken.some((cause) => cause.effect === effect));
    const head = stops
      ? `No: ${to} does not run on Python ${python}.`
      : broken.length
        ? `From ${from} to ${to}: ${plural(broken.length, "new known fault")}, ${fixed.length} fixed.`
        : `From ${from} to ${to}: nothing that is known breaks, ${plural(fixed.length, "fault")} fixed.`;
    const lost = matrix.pythons.filter((each) => runs(matrix, from, each) && runs(matrix, to, each) === false);
    const won = matrix.pythons.filter((each) => runs(matrix, from, each) === false && runs(matrix, to, each));
    return [
      el("p", { class: "big" }, head),
      worst ? el("p", {}, "The worst of what breaks: ", chip(worst[0]), ` ${worst[1]}.`) : null,
      lost.length ? el("p", {}, `It no longer runs on Python ${lost.join(", ")}.`) : null,
      won.length ? el("p", {}, `It now runs on Python ${won.join(", ")}.`) : null,
      el("p", { id: "api-line", class: "muted" }, "Looking at the API …"),
    ].filter(Boolean);
  }

  // null where that is not known: nobody tried.
  function hasRun(matrix, release, python, suite) {
    const square = matrix.squares[release]?.[python]?.suites[suite];
    if (!square || ["missing-interpreter", "not-run", "infrastructure"].includes(square.status)) return null;
    return Boolean(square.tried) || ["clean", "errors"].includes(square.status);
  }

  // null where that is not known: nothing ran there.
  function runs(matrix, release, python) {
    const suites = Object.values((matrix.squares[release] || {})[python]?.suites || {});
    if (suites.some((each) => each.tried)) return true;
    return suites.length && !suites.some((each) => ["missing-interpreter", "not-run", "infrastructure"].includes(each.status)) ? false : null;
  }

  function list(id, section, causes, nothing) {
    document.querySelector(`#${section} [data-count]`).textContent = causes.length;
    const box = document.getElementById(id);
    box.replaceChildren();
    if (!causes.length) {
      box.append(el("p", { class: "muted" }, nothing));
      return;
    }
    const table = el("table", { class: "plain causes" }, el("tbody", {}, ...causes.map((cause) =>
      el("tr", {}, el("td", {}, chip(cause.effect)), el("td", {}, el("p", { class: "id" }, causeLink(cause.id)), el("p", { class: "reason" }, ...prose(cause.reason)))))));
    if (causes.length <= 15 || id === "broken") box.append(table);
    else box.append(el("details", {}, el("summary", {}, `Show all ${causes.length}`), table));
  }

  async function api(axis, from, to) {
    const [low, high] = [axis.indexOf(from), axis.indexOf(to)].sort((one, other) => one - other);
    const isBack = axis.indexOf(from) > axis.indexOf(to);
    const steps = axis.slice(low + 1, high + 1);
    const found = await Promise.all(steps.map((release) => load(`changes/${release}`)));
    // While these were loaded, others may have been asked for.
    const form = document.getElementById("filters");
    if (form.elements.from.value !== from || form.elements.to.value !== to) return;
    const box = document.getElementById("changes");
    box.replaceChildren();
    const all = found.flatMap((each) => each.changes);
    const breaking = all.filter(([level]) => level === "breaking").length;
    document.querySelector("#api [data-count]").textContent = all.length;
    const line = document.getElementById("api-line");
    if (line) line.textContent = `In the API: ${plural(breaking, "breaking change")} of ${plural(all.length, "change")}${isBack ? ", read backwards" : ""}.`;
    if (!all.length) box.append(el("p", { class: "muted" }, "Nothing."));
    if (isBack) box.append(el("p", {}, "You go back: what is told as added is gone, and the other way round."));
    steps.map((release, at) => [release, found[at]]).reverse().forEach(([release, { changes, fields }]) => {
      if (!changes.length && !fields.length) return;
      for (const level of ["breaking", "risky", "compatible"]) {
        const there = changes.filter(([each]) => each === level);
        if (!there.length) continue;
        box.append(el("details", { open: level === "breaking" && there.length <= MOST },
          el("summary", {}, `${release}: ${there.length} ${level}`), changesTable(there)));
      }
      if (fields.length) {
        box.append(el("details", {}, el("summary", {}, `${release}: reads ${plural(fields.length, "more field")} of answers`),
          el("ul", { class: "tests" }, ...fields.map(([call, field]) => el("li", {}, link("method.html", { method: call }, el("code", {}, call)), " ", el("code", {}, field))))));
      }
    });
  }

  function changesTable(changes) {
    const table = el("tbody", {}, ...changes.map(([, kind, path, before, after]) =>
      el("tr", {}, el("td", {}, kind.replaceAll("-", " ")), el("td", {}, el("code", {}, path)), el("td", {}, before ? el("code", {}, before) : "–"), el("td", {}, after ? el("code", {}, after) : "–"))));
    const head = el("thead", {}, el("tr", {}, ...["Change", "Of", "Before", "After"].map((name) => el("th", { scope: "col" }, name))));
    return el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": "Changes" }, el("table", { class: "plain changes" }, head, table));
  }
})();
