// Pages from the server: what is done on them goes the ordinary way, and where the network fails, into the log.
import { say } from "../notices.js";
import { isFilled, operations } from "./forms.js";
import { note } from "./log.js";
import { me } from "./person.js";
import { read } from "./store.js";

const FLASH = "sotay:said";
const LONGEST = 15_000;
const KEPT = "Mạng yếu nên chưa gửi được. Đã cất vào máy này, tự gửi khi có mạng.";
const SIGN_IN = "/accounts/sign-in/";
const FORMS = "form[data-carried]:not([hx-post])";

export function sayLater(text, kind) {
  sessionStorage.setItem(FLASH, JSON.stringify([text, kind]));
}

export function sayNow() {
  const kept = sessionStorage.getItem(FLASH);
  if (!kept) return;
  sessionStorage.removeItem(FLASH);
  say(...JSON.parse(kept));
}

async function noteAll(form, button, maybe) {
  for (const operation of operations(form, button)) await note({ ...operation, page: window.location.pathname, maybe });
}

// Write the form down. `maybe`: it may have arrived after all, only the answer did not.
async function keep(form, button, maybe) {
  await noteAll(form, button, maybe);
  // Drafts of this form are done with.
  form.dispatchEvent(new Event("submit", { bubbles: false }));
  const uid = form.dataset.meeting;
  const kept = (await read("packages", uid)) || (await read("visits", uid)) || (await read("works", uid));
  const held = navigator.serviceWorker?.controller && kept;
  if (held) {
    // The telephone holds what it is about: the page goes on from there.
    sayLater(KEPT, "due");
    window.location.assign(form.dataset.next || window.location.href);
    return;
  }
  say(KEPT, "due");
  for (const field of form.elements) field.disabled = true;
}

// Post the form; the place to go to, "again" where the page itself must show what came of it, "" where nothing came back.
async function post(form, button) {
  const fields = new FormData(form);
  if (button?.name) fields.append(button.name, button.value);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST);
  try {
    const answer = await fetch(button?.getAttribute("formaction") || form.action, {
      method: "POST",
      body: fields,
      headers: { "HX-Request": "true" },
      signal: stop.signal,
    });
    return answer.headers.get("HX-Redirect") || "again";
  } catch {
    return "";
  } finally {
    clearTimeout(timer);
  }
}

async function onSubmit(event) {
  const form = event.target;
  const button = event.submitter;
  if (!event.isTrusted || !form.matches(FORMS) || form.dataset.plain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.sending || !isFilled(form)) return;
  form.dataset.sending = "1";
  document.documentElement.classList.add("busy");
  const isOnline = navigator.onLine;
  const place = isOnline ? await post(form, button) : "";
  document.documentElement.classList.remove("busy");
  delete form.dataset.sending;
  if (!place) {
    await keep(form, button, isOnline);
  } else if (place === "again") {
    // Refused: nothing has moved, and the ordinary way shows the page with what is wrong.
    form.dataset.plain = "1";
    form.requestSubmit(button);
  } else {
    // The session is over: what was typed waits, sealed, for its owner to sign in again.
    if (place.startsWith(SIGN_IN)) await noteAll(form, button, false);
    form.dispatchEvent(new Event("submit", { bubbles: false }));
    window.location.assign(place);
  }
}

async function onFailure(event) {
  const { elt, requestConfig } = event.detail;
  const form = elt.closest("form[data-carried]");
  const button = elt === form ? requestConfig?.triggeringEvent?.submitter : elt;
  if (form) await keep(form, button, true);
}

export async function startCarrying() {
  if (!(await me())) return;
  document.addEventListener("submit", onSubmit, true);
  document.body.addEventListener("htmx:sendError", onFailure);
  document.body.addEventListener("htmx:timeout", onFailure);
}
