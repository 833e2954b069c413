// `/` goes to the search field; arrows (or j, k) go through the rows of a table, Enter opens, x selects.

function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]:modal") !== null;
}

function rowLinks() {
  return [...document.querySelectorAll("main [data-row-link]")];
}

function step(by, from) {
  const links = rowLinks();
  if (links.length === 0) return false;
  const row = from.closest("tr");
  const at = row ? links.findIndex((link) => row.contains(link)) : -1;
  if (at === -1 && row === null && from !== document.body && !from.matches("main")) return false;
  const next = at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
  return true;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  } else if (event.key === "ArrowDown" || event.key === "j") {
    if (step(1, event.target)) event.preventDefault();
  } else if (event.key === "ArrowUp" || event.key === "k") {
    if (step(-1, event.target)) event.preventDefault();
  } else if (event.key === "x") {
    const row = event.target.closest("tr");
    const box = row && row.querySelector(".select input");
    if (box) box.click();
  }
}

export function startKeyboard() {
  document.addEventListener("keydown", onKey);
}
