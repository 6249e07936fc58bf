// One method: its arguments by release, what each release does with it, and its causes.
(function () {
  "use strict";
  const { load, el, causeLink, chip, sign, percent, ranges, failed, prose } = window.Matrix;

  const path = new URLSearchParams(location.search).get("method") || "";
  Promise.all([load("matrix"), load("methods"), load("causes"), load("arguments")])
    .then(([matrix, methods, causes, lists]) => {
      if (Object.hasOwn(methods, path)) show(matrix, methods[path], causes, lists[path] || {});
      else if (path) document.getElementById("lead").textContent = `No contract calls a method ${path}.`;
    })
    .catch(failed);

  function show(matrix, method, causes, lists) {
    const axis = matrix.releases.map((each) => each.version);
    document.getElementById("name").replaceChildren(el("code", {}, path));
    document.title = `${path} · ${document.title}`;
    document.getElementById("content").hidden = false;
    const words = ["sync", "async"].map((suite) => {
      const on = method[suite] || {};
      const having = axis.filter((release) => on[release] && on[release][0] !== "absent");
      return `${suite} ${having.length ? `in ${ranges(having, axis)}` : "in no release"}`;
    });
    document.getElementById("lead").textContent = `There with ${words.join("; with ")}.`;
    signatures(lists);
    const ids = new Set(Object.values(method).flatMap((on) => Object.values(on).flatMap((each) => each[3])));
    const own = causes.filter((cause) => ids.has(cause.id));
    const numbers = new Map(own.map((cause, at) => [cause.id, at + 1]));
    document.getElementById("rows").append(...alike([...axis].reverse(), method).map((releases) => row(releases, method, numbers)));
    const box = document.getElementById("causes");
    if (!own.length) box.append(el("p", { class: "muted" }, "None is known."));
    for (const cause of own) {
      const having = axis.filter((release) => Object.values(method).some((on) => on[release] && on[release][3].includes(cause.id)));
      box.append(
        el("div", { class: "result numbered", id: `cause-${numbers.get(cause.id)}` },
          el("b", { class: "number" }, numbers.get(cause.id)),
          el("div", {},
            el("p", { class: "id" }, chip(cause.effect), " ", causeLink(cause.id), " ", el("span", { class: "muted small" }, ranges(having, axis))),
            el("p", {}, ...prose(cause.reason)))),
      );
    }
  }

  // Neighbouring releases that do alike with it stand in one row.
  function alike(releases, method) {
    const key = (release) => JSON.stringify(["sync", "async"].map((suite) => {
      const there = (method[suite] || {})[release];
      return there ? [there[0], there[3]] : null;
    }));
    const groups = [];
    for (const release of releases) {
      const last = groups.at(-1);
      if (last && key(last[0]) === key(release)) last.push(release);
      else groups.push([release]);
    }
    return groups;
  }

  function signatures(lists) {
    const box = document.getElementById("signatures");
    for (const client of ["sync", "async"]) {
      const steps = lists[client];
      if (!steps) continue;
      const column = el("div", {}, el("h3", {}, client));
      box.append(column);
      // The newest first: it is the one that is asked for.
      steps.map(([since, names], at) => [since, names, at ? steps[at - 1][1] : null]).reverse().forEach(([since, names, before], at) => {
        const text = `${path}(${names.length ? "\n" : ""}${names.map((name) => `    ${name},\n`).join("")})`;
        const added = before ? names.filter((name) => !before.includes(name)) : [];
        const gone = before ? before.filter((name) => !names.includes(name)) : [];
        const what = [gone.length && `without ${gone.join("; ")}`, added.length && `new: ${added.join("; ")}`].filter(Boolean).join(" — ");
        column.append(
          el("details", { open: at === 0 },
            el("summary", {}, `since ${since}`),
            what ? el("p", { class: "small" }, what) : null,
            el("pre", { tabindex: 0 }, text)),
        );
      });
    }
    if (!box.childElementCount) box.append(el("p", { class: "muted" }, "The sources of the releases do not say."));
  }

  function row(releases, method, numbers) {
    const both = ["sync", "async"].map((suite) => releases.map((release) => (method[suite] || {})[release]));
    const ids = new Set(both.flatMap(([first]) => (first ? first[3] : [])));
    const name = releases.length > 1 ? `${releases.at(-1)}–${releases[0]}` : releases[0];
    return el("tr", {},
      el("th", { scope: "row" }, name),
      ...both.map((there) => el("td", { class: "support" }, ...sign(there[0] ? there[0][0] : "unknown"), " ", shares(there))),
      el("td", {}, ...[...ids].map((id) => numbers.get(id)).sort((one, other) => one - other).flatMap((number) => [el("a", { href: `#cause-${number}`, class: "ref" }, number), " "])));
  }

  function shares(there) {
    const found = there.filter((each) => each && each[2]).map((each) => percent(each[1], each[2]));
    if (!found.length) return "";
    const [low, high] = [Math.min(...found), Math.max(...found)];
    return low === high ? `${low} %` : `${low}–${high} %`;
  }
})();
