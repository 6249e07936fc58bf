// One cell: what ran, what did not simply pass, what was installed.
(function () {
  "use strict";
  const { load, el, causeLink, chip, plural, percent, grade, follow, failed, prose } = window.Matrix;
  // So many results are drawn at once; the rest at a click.
  const MOST = 150;
  // The name of the candidate's own run among the runs beside the matrix.
  const CANDIDATE = "candidate";

  Promise.all([load("matrix"), load("names"), load("causes")]).then(([matrix, names, causes]) => {
    let shown = "";
    let cell = null;
    const results = document.getElementById("filters");
    let refresh = () => {};
    const nothing = { cells: {}, records: [], messages: [], causes: [], states: [], tests: [] };
    const known = new Set(matrix.releases.map((each) => each.version));
    const where = document.getElementById("where");
    const update = (wanted) => {
      const { release, python } = wanted;
      // A candidate has been in no other run.
      const run = known.has(release) ? wanted.run || "" : CANDIDATE;
      if (where.elements.run) where.elements.run.value = run;
      const asked = [release, python, run].join(" ");
      shown = asked;
      const isThere = !run || matrix.besides.includes(run);
      Promise.all([
        run && isThere ? load(`beside/${run}`) : { squares: isThere ? matrix.squares : {}, causes, options: "" },
        run === CANDIDATE && isThere ? load("candidate") : null,
      ]).then(async ([there, candidate]) => {
        // What was not recorded has no file.
        const data = there.squares[release] ? await load(`cells${run && `-${run}`}/${release}`) : nothing;
        // While it was loaded, another cell may have been asked for.
        if (shown !== asked) return;
        cell = unfold(data, names, new Map(there.causes.map((cause) => [cause.id, cause])), python);
        const command = candidate ? candidate.command : `nox -s gate -- ${python} ${release}${there.options} --fresh`;
        about({ ...matrix, squares: there.squares }, release, python, cell, command);
        const up = document.getElementById("up");
        up.href = candidate ? "candidate.html" : "index.html";
        up.textContent = candidate ? "Candidate" : "Matrix";
        refresh();
      }).catch(failed);
    };
    follow(where, update);
    refresh = follow(results, (asked) => cell && list(matrix, cell, asked));
  }).catch(failed);

  // What the file of a release says of one of its cells: its outcomes, and its records by suite.
  function unfold(data, names, causes, python) {
    const outcomes = Object.entries(data.cells[python] || {});
    const found = new Map();
    for (const [suite, outcome] of outcomes) {
      for (let at = 0; at < outcome.records.length; at += 2) {
        for (let number = outcome.records[at]; number < outcome.records[at] + outcome.records[at + 1]; number += 1) {
          if (!found.has(number)) found.set(number, []);
          found.get(number).push(suite);
        }
      }
    }
    const records = [...found].map(([number, suites]) => {
      const [test, place, state, message, cause, judgement, wire] = data.records[number];
      const id = data.causes[cause];
      return { test: names[test], place, state, message: data.messages[message], cause: id, effect: causes.get(id)?.effect || "", reason: causes.get(id)?.reason || "", judgement, wire, suites };
    });
    // The same in both clients is one line.
    const alike = new Map();
    for (const record of records) {
      const key = JSON.stringify([record.test, record.place, record.state, record.message, record.cause, record.judgement]);
      if (alike.has(key)) alike.get(key).suites.push(...record.suites);
      else alike.set(key, record);
    }
    for (const [suite, outcome] of outcomes) {
      if (outcome.states === undefined) continue;
      [...data.states[outcome.states]].forEach((letter, at) => {
        if (letter !== "p") return;
        const name = names[data.tests[at]];
        const key = `passed ${name}`;
        if (alike.has(key)) alike.get(key).suites.push(suite);
        else alike.set(key, { test: name, place: "", state: "passed", message: "", cause: "", effect: "", reason: "", judgement: "", wire: null, suites: [suite] });
      });
    }
    const states = Object.fromEntries(outcomes.filter(([, each]) => each.states !== undefined).map(([suite, each]) => [suite, data.states[each.states]]));
    return { outcomes: Object.fromEntries(outcomes), records: [...alike.values()], states, names };
  }

  function about(matrix, release, python, cell, command) {
    const first = Object.values(cell.outcomes)[0];
    document.getElementById("name").textContent = `${matrix.package} ${release} on Python ${python}`;
    document.title = `${release} on ${python} · ${matrix.package} compatibility`;
    document.getElementById("command").textContent = command;
    const cards = Object.entries(cell.outcomes).map(([suite, outcome]) => card(matrix, release, python, suite, outcome));
    document.getElementById("summary").replaceChildren(...(cards.length ? cards : [el("p", { class: "muted" }, "There is no result of this cell.")]));
    const packages = new Map();
    for (const [suite, outcome] of Object.entries(cell.outcomes)) {
      for (const [name, version] of Object.entries(outcome.dependencies)) {
        const key = `${name} ${version}`;
        if (!packages.has(key)) packages.set(key, [name, version, []]);
        packages.get(key)[2].push(suite);
      }
    }
    const rows = [...packages.values()].sort(([one], [other]) => one.localeCompare(other));
    const all = Object.keys(cell.outcomes).length;
    document.getElementById("installed").replaceChildren(
      el("p", { class: "muted" }, first && first.resolved ? `As pip resolves it on ${first.resolved}, with the test runner; resolution: ${matrix.squares[release]?.[python]?.resolution || "latest"}.` : "Nothing was installed."),
      el("ul", { class: "pairs" }, ...rows.map(([name, version, suites]) => el("li", {}, el("span", {}, name), el("span", {}, version, suites.length < all ? el("span", { class: "suites" }, ` ${suites.join(", ")}`) : null)))));
    const slow = Object.entries(cell.outcomes).flatMap(([suite, outcome]) => outcome.slow.map(([name, seconds]) => [cell.names[name], seconds, suite])).sort((one, other) => other[1] - one[1]);
    document.getElementById("slowest").replaceChildren(slow.length
      ? el("ul", { class: "pairs one" }, ...slow.slice(0, 12).map(([name, seconds, suite]) => el("li", {}, el("span", {}, el("code", {}, name), el("span", { class: "suites" }, ` ${suite}`)), el("span", {}, `${seconds.toFixed(1)} s`))))
      : el("p", { class: "muted" }, "No test took longer than half a second."));
  }

  function card(matrix, release, python, suite, outcome) {
    const square = matrix.squares[release]?.[python]?.suites[suite];
    const share = square && square.tried ? percent(square.passed, square.tried) : null;
    const isGood = !square || square.verdict === "as expected";
    const shown = share === null || !isGood ? square?.text || outcome.status : `${share} %`;
    const tint = !isGood ? "loud" : share !== null ? grade(share) : outcome.status === "clean" ? "g5" : outcome.status === "errors" ? "g2" : outcome.status === "excluded" || outcome.status === "missing-interpreter" || outcome.status === "not-run" ? "out" : "stop";
    const words = square && square.tried
      ? `${square.passed.toLocaleString("en")} kept of ${square.tried.toLocaleString("en")}${square.absent ? `, ${square.absent} absent` : ""}${outcome.places ? `; ${plural(outcome.places, "place")} looked at` : ""}`
      : shown === outcome.status || outcome.status === "errors" ? "" : outcome.status.replaceAll("-", " ");
    const ran = outcome.ran ? `${outcome.reused ? "Reused, run" : "Run"} ${outcome.ran.slice(0, 16).replace("T", " ")} UTC in ${outcome.seconds} s (${outcome.cpu} s of processor)` : "";
    return el("div", { class: "card" },
      el("h2", {}, suite),
      el("p", {}, el("span", { class: `big ${tint}` }, shown), square && square.effect ? chip(square.effect) : null),
      words ? el("p", {}, words) : null,
      outcome.cause ? el("p", { class: "message" }, outcome.cause) : null,
      outcome.interpreter ? el("p", {}, `Python ${outcome.interpreter}`) : null,
      ran ? el("p", { class: "muted" }, ran) : null,
      outcome.fence ? el("p", { class: "muted" }, `Fenced: ${outcome.fence}`) : null);
  }

  function list(matrix, cell, { q, client, state, effect }) {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = state || "failed";
    const found = cell.records.filter((each) =>
      (wanted === "all" || each.state === wanted) &&
      (!client || each.suites.includes(client)) &&
      (!effect || each.effect === effect) &&
      words.every((word) => `${each.test} ${each.place} ${each.message} ${each.cause}`.toLowerCase().includes(word)));
    const order = matrix.effects.map(([each]) => each);
    const groups = new Map();
    for (const each of found) {
      const key = each.judgement ? ` ${each.judgement}` : each.cause || each.state;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(each);
    }
    const rank = ([key, [first]]) => [key.startsWith(" ") ? 0 : 1, first.effect ? order.indexOf(first.effect) : 99, key];
    const sorted = [...groups].map((group) => [rank(group), group]).sort(([one], [other]) => one[0] - other[0] || one[1] - other[1] || one[2].localeCompare(other[2])).map(([, group]) => group);
    document.getElementById("count").textContent = `${plural(found.length, "result")}${groups.size > 1 ? `, ${plural(groups.size, "group")}` : ""}`;
    const isFew = found.length <= 12;
    document.getElementById("list").replaceChildren(...(found.length ? sorted.map(([key, records]) => group(key.trim(), records, isFew)) : [el("p", { class: "nothing" }, q || client || effect || state ? "No result matches these filters." : "Nothing failed here.")]));
  }

  function group(key, records, isOpen) {
    const [first] = records;
    const head = first.judgement
      ? [el("b", { class: "loud-word" }, first.judgement.toUpperCase()), first.cause ? el("code", {}, first.cause) : null]
      : first.cause
        ? [chip(first.effect), el("code", {}, first.cause)]
        : [el("b", {}, key)];
    const rows = el("div", { class: "rows" });
    const summary = el("summary", {}, ...head.filter(Boolean).flatMap((each) => [each, " "]), el("span", { class: "note" }, plural(records.length, "result")), first.reason ? el("p", {}, ...prose(first.reason)) : null);
    const box = el("details", { open: isOpen, class: "cause-group" }, summary, rows);
    if (first.cause) rows.append(el("p", { class: "small" }, "More of it: ", causeLink(first.cause)));
    const filled = rows.childElementCount;
    const fill = (from) => {
      rows.append(...records.slice(from, from + MOST).map(row));
      if (from + MOST < records.length) {
        const more = el("button", { type: "button", class: "quiet" }, `${records.length - from - MOST} more`);
        more.addEventListener("click", () => {
          more.remove();
          fill(from + MOST);
        });
        rows.append(more);
      }
    };
    // What is folded costs nothing.
    if (isOpen) fill(0);
    else box.addEventListener("toggle", () => rows.childElementCount > filled || fill(0));
    return box;
  }

  function row(record) {
    const name = [el("code", {}, record.test), record.place ? el("span", { class: "suites" }, " at ", el("code", {}, record.place)) : null, el("span", { class: "suites" }, ` ${record.suites.join(", ")}`)].filter(Boolean);
    if (!record.message && !record.wire) return el("p", { class: "result" }, ...name);
    if (!record.wire) return el("div", { class: "result" }, ...name, el("div", { class: "message" }, record.message));
    const wire = el("div", {});
    const box = el("details", { class: "result" }, el("summary", {}, ...name, el("div", { class: "message" }, record.message)), wire);
    box.addEventListener("toggle", () => {
      if (wire.childElementCount) return;
      load(`wires/${record.wire[0]}`).then((texts) => {
        if (!wire.childElementCount) wire.append(el("p", { class: "muted small" }, "On the wire, as one of the cells recorded it:"), el("pre", { tabindex: 0 }, texts[record.wire[1]]));
      }).catch(failed);
    });
    return box;
  }

  document.getElementById("copy").addEventListener("click", (event) => {
    const text = document.getElementById("command").textContent;
    const done = () => { event.target.textContent = "Copied"; };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => select());
    else select();
  });

  function select() {
    const range = document.createRange();
    range.selectNodeContents(document.getElementById("command"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
})();
