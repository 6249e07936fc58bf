// Runs before the first paint, so that a chosen colour scheme does not flash.
(function () {
  "use strict";
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser may keep nothing for files; then the system's scheme holds.
  }
})();
