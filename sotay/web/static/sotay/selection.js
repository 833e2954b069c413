// Selection in tables: the box in the heading takes all rows, Shift takes a range, the bar below counts.

let last = null;

function boxes(table) {
  return [...table.querySelectorAll("tbody .select input[type=checkbox]")];
}

function count(form) {
  const place = form.querySelector("[data-selected-count]");
  if (!place) return;
  const chosen = form.querySelectorAll("tbody .select input:checked").length;
  place.textContent = `Đã chọn ${chosen}`;
}

function onChange(event) {
  const box = event.target.closest(".select input[type=checkbox]");
  const table = box && box.closest("table");
  if (!table) return;
  if (box.closest("thead")) {
    for (const other of boxes(table)) other.checked = box.checked;
  }
  const form = box.closest("form");
  if (form) count(form);
}

function onClick(event) {
  const box = event.target.closest("tbody .select input[type=checkbox]");
  if (!box) return;
  if (event.shiftKey && last && last.closest("table") === box.closest("table")) {
    const all = boxes(box.closest("table"));
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    for (const other of all.slice(from, to + 1)) other.checked = box.checked;
  }
  last = box;
}

export function startSelection() {
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
}
