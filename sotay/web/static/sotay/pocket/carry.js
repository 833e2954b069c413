// Pages from the server: what is done on them goes through the log too, so that a weak network loses and doubles nothing.
// A form is written down first and then sent; refused, it is sent the ordinary way, and the page shows what is wrong.
import { say } from "../notices.js";
import { isFilled, operations } from "./forms.js";
import { discard, entries, note } from "./log.js";
import { me } from "./person.js";
import { send } from "./sender.js";
import { read } from "./store.js";

const FLASH = "sotay:said";
const LONGEST = 12_000;
const KEPT = "Mạng yếu nên chưa gửi được. Đã cất vào máy này, tự gửi khi có mạng.";

export function sayLater(text, kind) {
  sessionStorage.setItem(FLASH, JSON.stringify([text, kind]));
}

export function sayNow() {
  const kept = sessionStorage.getItem(FLASH);
  if (!kept) return;
  sessionStorage.removeItem(FLASH);
  say(...JSON.parse(kept));
}

const soon = (work) => Promise.race([work, new Promise((done) => setTimeout(done, LONGEST, null))]);

async function carry(form, button) {
  const noted = [];
  for (const operation of operations(form, button)) noted.push(await note({ ...operation, page: location.pathname }));
  const sent = await soon(send({ now: true, patient: true }).catch(() => null));
  const found = (await entries()).filter((entry) => noted.some(({ id }) => id === entry.id));
  const isRefused = found.some((entry) => entry.state === "refused") || (sent && sent.isFailed);
  if (isRefused) {
    for (const entry of found) if (entry.state !== "arrived") await discard(entry.id);
    return "refused";
  }
  return found.every((entry) => entry.state === "arrived") ? "arrived" : "kept";
}

// Where the phone holds the meeting, the page goes on from what it holds; else it stays, with what was typed.
async function goOn(form, next) {
  const held = navigator.serviceWorker?.controller && (await read("packages", form.dataset.meeting || form.dataset.target));
  if (held) {
    sayLater(KEPT, "due");
    window.location.assign(next);
  } else {
    say(KEPT, "due");
    for (const field of form.elements) field.disabled = true;
  }
}

async function onSubmit(event) {
  const form = event.target;
  const button = event.submitter;
  if (!event.isTrusted) return;
  if (!form.matches("form[data-carried]:not([hx-post])") || form.dataset.plain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.sending || !isFilled(form)) return;
  form.dataset.sending = "1";
  document.documentElement.classList.add("busy");
  const next = form.dataset.next || window.location.href;
  const outcome = await carry(form, button).catch(() => "refused");
  document.documentElement.classList.remove("busy");
  delete form.dataset.sending;
  if (outcome === "arrived") {
    if (form.dataset.done) sayLater(form.dataset.done, "ok");
    // Drafts of this form are done with.
    form.dispatchEvent(new Event("submit", { bubbles: false }));
    window.location.assign(next);
  } else if (outcome === "kept") {
    form.dispatchEvent(new Event("submit", { bubbles: false }));
    await goOn(form, next);
  } else {
    form.dataset.plain = "1";
    form.requestSubmit(button);
  }
}

async function onFailure(event) {
  const form = event.detail.elt.closest("form[data-carried]");
  if (!form) return;
  const button = event.detail.requestConfig?.triggeringEvent?.submitter;
  for (const operation of operations(form, button)) await note({ ...operation, page: location.pathname });
  await goOn(form, window.location.href);
}

export async function startCarrying() {
  if (!(await me())) return;
  document.addEventListener("submit", onSubmit, true);
  document.body.addEventListener("htmx:sendError", onFailure);
  document.body.addEventListener("htmx:timeout", onFailure);
}
