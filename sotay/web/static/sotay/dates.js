// Date fields are text, so that they read dd/mm/yyyy in every browser; this adds slashes and the device's own calendar.
import { icon } from "./icons.js";

function toIso(text) {
  const parts = /^(\d{1,2})\D(\d{1,2})\D(\d{4})$/.exec(text.trim());
  return parts ? `${parts[3]}-${parts[2].padStart(2, "0")}-${parts[1].padStart(2, "0")}` : "";
}

function toText(iso) {
  const [year, month, day] = iso.split("-");
  return `${day}/${month}/${year}`;
}

function addSlashes(event) {
  const field = event.target;
  if (event.inputType !== "insertText" || field.selectionStart !== field.value.length) return;
  if (/^\d{2}$|^\d{2}\/\d{2}$/.test(field.value)) field.value += "/";
}

function addColon(event) {
  const field = event.target;
  if (event.inputType === "insertText" && /^\d{2}$/.test(field.value)) field.value += ":";
}

function addCalendar(field) {
  const native = document.createElement("input");
  if (!("showPicker" in native)) return;
  native.type = "date";
  native.tabIndex = -1;
  native.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "picker";
  button.setAttribute("aria-label", "Chọn ngày trên lịch");
  button.append(icon("calendar"));
  button.addEventListener("click", () => {
    native.value = toIso(field.value);
    native.showPicker();
  });
  native.addEventListener("change", () => {
    if (native.value) field.value = toText(native.value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  field.parentElement.append(native, button);
}

function prepare(root) {
  for (const field of root.querySelectorAll("[data-date]:not([data-ready])")) {
    field.dataset.ready = "1";
    field.addEventListener("input", addSlashes);
    if (field.parentElement.matches(".picked") && !field.readOnly && !field.disabled) addCalendar(field);
  }
  for (const field of root.querySelectorAll("[data-time]:not([data-ready])")) {
    field.dataset.ready = "1";
    field.addEventListener("input", addColon);
  }
}

export function startDates() {
  prepare(document);
  document.body.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
}
