// What all pages share: data on demand, elements without markup, filters that live in the address.
//
// Classic scripts, one namespace: a page that was opened from the file system may not load modules.
(function () {
  "use strict";

  const waiting = new Map();

  // Every file of data/ is a script that calls this with a text of JSON.
  window.matrixData = function (name, text) {
    entry(name).resolve(JSON.parse(text));
  };

  function entry(name) {
    if (!waiting.has(name)) {
      const made = { asked: false };
      made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      waiting.set(name, made);
    }
    return waiting.get(name);
  }

  // Loads data/<name>.js unless it is there, or on its way by a script element of the page.
  function load(name) {
    const wanted = entry(name);
    const address = `data/${name.split("/").map(encodeURIComponent).join("/")}.js`;
    if (!wanted.asked && !document.querySelector(`script[src="${CSS.escape(address)}"], script[src="${address}"]`)) {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("error", () => wanted.reject(new Error(`${address} is not there`)));
      document.head.append(script);
    }
    wanted.asked = true;
    return wanted.promise;
  }

  // An element with text, never markup: whatever a cell wrote stays text.
  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === false || value === null || value === undefined) continue;
      if (name === "on") for (const [event, run] of Object.entries(value)) made.addEventListener(event, run);
      else made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  function address(page, values) {
    const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    return query.size ? `${page}?${query}` : page;
  }

  function link(page, values, ...children) {
    return el("a", { href: address(page, values) }, ...children);
  }

  function causeLink(id) {
    return el("a", { href: `causes.html#${encodeURIComponent(id)}` }, el("code", {}, id));
  }

  function chip(effect) {
    return el("span", { class: `chip e-${effect}` }, effect);
  }

  const SIGNS = { kept: "✓", most: "◕", some: "◐", broken: "✗", absent: "–", unknown: "?" };
  const WORDS = { kept: "works", most: "mostly works", some: "works in part", broken: "nothing works", absent: "no such method", unknown: "not run" };

  // A text of the ledger, in which code stands in backticks.
  function prose(text) {
    const parts = text.split("`");
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, at) => (at % 2 ? el("code", {}, part) : part));
  }

  function sign(kind) {
    return [
      el("span", { class: `sign s-${kind}`, "aria-hidden": "true" }, SIGNS[kind]),
      el("span", { class: "hidden" }, WORDS[kind]),
    ];
  }

  function plural(count, one, many) {
    return `${count.toLocaleString("en")} ${count === 1 ? one : many || `${one}s`}`;
  }

  // As the engine has it: 100 only for all, 0 only for none.
  function percent(part, whole) {
    if (part === 0 || part === whole) return part ? 100 : 0;
    return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
  }

  function grade(share) {
    return [[100, "g5"], [90, "g4"], [75, "g3"], [50, "g2"], [0, "g1"]].find(([least]) => share >= least)[1];
  }

  // Holds a form to the address: what is asked for there is chosen, what is chosen stands there.
  // `update` gets all values and is called at once and at every change.
  function follow(form, update) {
    const initial = values(form);
    const query = new URLSearchParams(location.search);
    for (const name of new Set([...form.elements].map((each) => each.name).filter(Boolean))) {
      if (!query.has(name)) continue;
      const asked = query.getAll(name).join(",").split(",");
      for (const field of form.querySelectorAll(`[name="${name}"]`)) {
        if (field.type === "checkbox") field.checked = asked.includes(field.value);
        else if (field.tagName !== "SELECT" || [...field.options].some((each) => each.value === asked[0])) field.value = asked[0];
        else if (asked[0]) unknown(name, asked[0], field.value);
      }
    }
    const changed = () => {
      const now = values(form);
      const kept = new URLSearchParams(location.search);
      // In the order of the form, whatever was changed first.
      for (const [name, value] of Object.entries(now)) {
        kept.delete(name);
        if (value !== (initial[name] ?? "")) kept.append(name, value);
      }
      const text = kept.toString().replaceAll("%2C", ",");
      history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
      update(now);
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
    changed();
    return changed;
  }

  // An old address may name what is no longer here: nobody shall take the answer for another one's.
  function unknown(name, asked, instead) {
    document.querySelector("main").prepend(el("p", { class: "alarm", role: "alert" }, `The address asks for ${name} ${asked}, which is not here${instead ? `: this is ${instead}` : ""}.`));
  }

  function values(form) {
    const found = {};
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") {
        found[field.name] = [found[field.name], field.checked && field.value].filter(Boolean).join(",");
      } else {
        found[field.name] = field.value.trim();
      }
    }
    return found;
  }

  // Which releases are meant by "0.16", "0.16.2", ">=0.14", "0.10 - 0.12" or "0.1*".
  function chosen(text, axis) {
    const wanted = text.trim();
    if (!wanted) return new Set(axis);
    const place = (version, end) => {
      const inside = axis.map((each, at) => [each, at]).filter(([each]) => each === version || each.startsWith(`${version}.`));
      return inside.length ? inside.at(end)[1] : -1;
    };
    const bound = /^(>=|<=|>|<)\s*([\d.]+)$/.exec(wanted);
    if (bound) {
      const at = place(bound[2], bound[1] === "<=" || bound[1] === ">" ? -1 : 0);
      if (at < 0) return new Set();
      return new Set(axis.filter((_, number) => ({ ">=": number >= at, "<=": number <= at, ">": number > at, "<": number < at })[bound[1]]));
    }
    const range = /^([\d.]+)\s*(?:-|–|\.\.)\s*([\d.]+)$/.exec(wanted);
    if (range) {
      const [from, to] = [place(range[1], 0), place(range[2], -1)];
      return new Set(axis.filter((_, number) => from >= 0 && number >= from && number <= to));
    }
    const start = wanted.replace(/\*.*$/, "");
    const whole = start === wanted && axis.some((each) => each === wanted || each.startsWith(`${wanted}.`));
    return new Set(axis.filter((each) => (whole ? each === wanted || each.startsWith(`${wanted}.`) : each.startsWith(start))));
  }

  // Members of an axis as ranges: "3.7, 3.9–3.12".
  function ranges(members, axis) {
    const runs = [];
    for (const member of axis.filter((each) => members.includes(each))) {
      const last = runs.at(-1);
      if (last && axis.indexOf(last.at(-1)) + 1 === axis.indexOf(member)) last.push(member);
      else runs.push([member]);
    }
    return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]}–${run.at(-1)}`)).join(", ");
  }

  // Whether a cause was seen in a release, on a Python, with a client, in something that is used.
  function isSeen(matrix, cause, { release, python, client, uses }) {
    const sight = cause.seen[release];
    if (!sight) return false;
    const bit = python ? 1 << matrix.pythons.indexOf(python) : ~0;
    const suites = client ? [client] : matrix.suites;
    if (!suites.some((suite) => (sight[suite] || 0) & bit)) return false;
    return !uses || !uses.length || uses.some((use) => sight.features.includes(use));
  }

  function places(matrix, ids) {
    return ids.map((id) => matrix.features.findIndex(([each]) => each === id)).filter((each) => each >= 0);
  }

  // A failure to load is told on the page, not only in the console.
  function failed(error) {
    document.querySelector("main").prepend(el("p", { class: "alarm", role: "alert" }, String(error.message || error)));
  }

  function theme() {
    const button = document.getElementById("theme");
    const names = { "": "Auto", light: "Light", dark: "Dark" };
    const show = () => {
      const now = document.documentElement.dataset.theme || "";
      button.querySelector("[data-theme-name]").textContent = names[now];
      button.setAttribute("aria-label", `Colours: ${now || "as the system"}`);
    };
    button.addEventListener("click", () => {
      const order = ["", "dark", "light"];
      const next = order[(order.indexOf(document.documentElement.dataset.theme || "") + 1) % order.length];
      if (next) document.documentElement.dataset.theme = next;
      else delete document.documentElement.dataset.theme;
      try {
        if (next) localStorage.setItem("theme", next);
        else localStorage.removeItem("theme");
      } catch {
        // Then it holds for this page.
      }
      show();
    });
    show();
    // In a narrow window the current page's name may lie beyond the edge.
    const current = document.querySelector("nav [aria-current]");
    if (current) current.closest("ul").scrollLeft = current.offsetLeft - 60;
  }

  // "/" goes to the first field to search in, as on many pages of this kind.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    const field = document.querySelector('main input[type="search"]');
    if (field) {
      event.preventDefault();
      field.focus();
    }
  });

  document.addEventListener("DOMContentLoaded", theme);
  window.Matrix = { load, el, link, address, causeLink, chip, sign, SIGNS, WORDS, plural, percent, grade, follow, chosen, ranges, isSeen, places, failed, prose };
})();
