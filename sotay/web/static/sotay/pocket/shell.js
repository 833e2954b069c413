// The handbook without network: the address says which page, the telephone's store what is on it.
import { say, unsay } from "../notices.js";
import { startDrafts } from "../drafts.js";
import { isFilled, isTyping, operations } from "./forms.js";
import { again, discard, entries, note } from "./log.js";
import { meetings } from "./model.js";
import { bring, bringFile } from "./packages.js";
import { me, meet } from "./person.js";
import { screenAt } from "./routes.js";
import { keepSending, send } from "./sender.js";
import { showStrip } from "./strip.js";
import { ownVisits } from "./visits.js";
import { amended } from "./waiting.js";
import { ownWorks } from "./works.js";

const DONE = "Đã ghi trên máy này, đang chờ gửi.";
const FLASH = "sotay:said";

const $ = (id) => document.getElementById(id);
const path = () => window.location.pathname;
let isWaiting = false;
const release = document.querySelector("meta[name=sotay-release]").content;

async function draw() {
  const { found, log } = await meetings();
  const person = await me();
  isWaiting = log.some((entry) => entry.state === "waiting");
  const screen = screenAt(path(), found);
  let drawn = null;
  try {
    drawn = screen && screen({ log, person, visits: await ownVisits(log), works: await ownWorks(log) });
  } catch {
    // A row that this page is about is not on the telephone.
  }
  if (!drawn) return false;
  document.title = `${drawn.heading} · Sổ tay`;
  $("heading").textContent = drawn.heading;
  $("back").hidden = !drawn.back;
  if (drawn.back) $("back").href = drawn.back;
  $("pocket").innerHTML = drawn.content;
  $("dock").innerHTML = drawn.dock || "";
  for (const link of document.querySelectorAll(".bottom-bar a")) {
    const isHere = link.getAttribute("href") === (drawn.entry || (path().startsWith("/meetings/") ? "/meetings/" : ""));
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (drawn.opened) await noteOpened(drawn.opened, log);
  document.body.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: $("content") } }));
  return true;
}

// The first look at a meeting is told to the server, as its own page does.
async function noteOpened(m, log) {
  const action = "meetings.note_opened";
  const isKnown = m.own.opened_at || log.some((entry) => entry.action === action && entry.meeting === m.uid);
  if (!isKnown && m.may.includes(action)) await note({ action, target: m.uid, meeting: m.uid, page: path() });
}

function flash() {
  const kept = sessionStorage.getItem(FLASH);
  if (kept) say(...JSON.parse(kept));
  sessionStorage.removeItem(FLASH);
}

async function onSubmit(event) {
  const form = event.target;
  if (form.dataset.again) return resend(event);
  if (!form.dataset.carried) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.sending || !isFilled(form)) return;
  form.dataset.sending = "1";
  for (const operation of operations(form, event.submitter)) await note({ ...operation, page: path() });
  form.dispatchEvent(new Event("submit"));
  unsay();
  if (!form.dataset.next) {
    await draw();
    return;
  }
  sessionStorage.setItem(FLASH, JSON.stringify([DONE, "ok"]));
  history.pushState(null, "", form.dataset.next);
  await show();
}

async function resend(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  const form = event.target;
  const entry = (await entries()).find((one) => one.id === form.dataset.again);
  if (entry) await again(entry, amended(entry, Object.fromEntries(new FormData(form))));
  await draw();
  send({ now: true });
}

async function onClick(event) {
  const button = event.target.closest("[data-discard], [data-send], [data-file]");
  if (!button) return;
  const { discard: id, send: isSend, file: uid, name } = button.dataset;
  if (id) await discard(id);
  if (isSend !== undefined) await send({ now: true });
  if (uid) await save(uid, name);
  else await draw();
}

async function save(uid, name) {
  const blob = await bringFile({ uid, url: `/meetings/documents/${uid}/file` }).catch(() => null);
  if (!blob) return say("Tệp này chưa tải về máy. Khi có mạng, đồng chí mở lại trang để tải.", "due");
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
}

// Links between pages that the telephone holds need no new page, and so cannot get stuck on a weak network.
async function onLink(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || link.origin !== location.origin) return;
  if (link.href === window.location.href || link.getAttribute("href") === "" || (navigator.onLine && !isWaiting)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  history.pushState(null, "", link.href);
  if (!(await show())) window.location.reload();
}

async function show() {
  unsay();
  const isDrawn = await draw();
  if (isDrawn) {
    flash();
    window.scrollTo(0, 0);
    $("content").focus({ preventScroll: true });
  }
  return isDrawn;
}

// Everything has arrived: from here on the server's own pages are the better ones, unless somebody is just typing.
async function afterSending(sent) {
  const isBusy = isTyping() || document.activeElement?.matches("textarea, input");
  if (sent.left || path() === "/pocket/waiting") return isBusy ? null : draw();
  if (sent.settled) await bring({ alsoFiles: false, now: true }).catch(() => null);
  const isNew = sent.release && sent.release !== release;
  if ((sent.settled || isNew) && !isBusy) window.location.reload();
  return null;
}

async function startShell() {
  let person = await me();
  // Where nobody is known, or several people use the telephone, only the server can say whose turn it is.
  if (!person || person.shared) person = navigator.onLine ? await meet() : null;
  if (!person) {
    if (navigator.onLine && path() === "/pocket/waiting") window.location.replace("/accounts/sign-in/?next=/pocket/waiting");
    return;
  }
  await draw();
  flash();
  startDrafts(person.account);
  document.addEventListener("submit", (event) => event.isTrusted && onSubmit(event), true);
  document.addEventListener("click", onClick);
  document.addEventListener("click", onLink, true);
  window.addEventListener("popstate", show);
  window.addEventListener("pocket:changed", (event) => (event.detail === "forgotten" ? window.location.reload() : null));
  await showStrip();
  keepSending(afterSending);
}

startShell();
