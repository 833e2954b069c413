// Small tools: copy, print, menus that close, buttons that cannot be pressed twice, choices that select themselves.
import { say } from "./notices.js";

const LONGEST = 15000;

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Đã sao chép.", "ok");
  } catch {
    say("Máy này không cho sao chép tự động. Hãy chọn chữ rồi sao chép.", "due");
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
}

function onClick(event) {
  closeMenus(event.target);
  const copier = event.target.closest("[data-copy]");
  if (copier) copy(copier.dataset.copy);
  if (event.target.closest("[data-print]")) window.print();
}

// A second press within the same page load would send the form twice on a slow network.
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post]")) return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  setBusy();
  form.dataset.sending = "1";
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
}

// An installed page has no bar of the browser that says "loading"; on a slow network people would press again.
function showBusy(event) {
  const link = event.target.closest("a[href]");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented || event.button);
  if (!link || !plain || link.target || link.hasAttribute("download") || link.getAttribute("href").startsWith("#")) return;
  setBusy();
}

function setBusy() {
  document.documentElement.classList.add("busy");
  setTimeout(() => document.documentElement.classList.remove("busy"), LONGEST);
}

function readyAgain() {
  document.documentElement.classList.remove("busy");
  for (const form of document.querySelectorAll("form[data-sending]")) {
    delete form.dataset.sending;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
}

export function startTools() {
  document.addEventListener("click", onClick);
  document.addEventListener("submit", sendOnce);
  window.addEventListener("click", showBusy);
  window.addEventListener("pageshow", readyAgain);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenus(null);
  });
}
