"use strict";
(function () {
  const search = document.getElementById("search");
  const family = document.getElementById("family");
  const theme = document.getElementById("theme");
  const count = document.getElementById("count");
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const section of document.querySelectorAll("main section")) {
      const chosen = !family.value || section.getAttribute("aria-labelledby") === family.value;
      let here = 0;
      for (const card of section.querySelectorAll("article")) {
        card.hidden = !chosen || !words.every((word) => card.dataset.words.includes(word));
        here += card.hidden ? 0 : 1;
      }
      section.hidden = here === 0;
      shown += here;
    }
    count.textContent = shown === 1 ? "1 figure" : shown + " figures";
    document.getElementById("none").hidden = shown > 0;
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }

  function copy(text) {
    if (navigator.clipboard) {
      return navigator.clipboard.writeText(text);
    }
    return Promise.reject(new Error("no clipboard"));
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  document.getElementById("controls").hidden = false;
  document.getElementById("controls").addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", show);
  family.addEventListener("change", show);
  theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    theme.setAttribute("aria-pressed", String(isDark()));
  });
  for (const button of document.querySelectorAll(".copy")) {
    const code = button.previousElementSibling;
    const label = button.firstChild;
    button.hidden = false;
    button.addEventListener("click", () => {
      copy(code.textContent).then(
        () => { label.data = "Copied"; setTimeout(() => { label.data = "Copy"; }, 1500); },
        () => select(code)
      );
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
  show();
})();
