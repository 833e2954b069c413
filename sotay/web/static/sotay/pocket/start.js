// Every page from the server, once it has nothing else to do: whose telephone this is, what waits, what can be taken along.
import { sayNow, startCarrying } from "./carry.js";
import { isTyping } from "./forms.js";
import { startInstalling } from "./install.js";
import { waiting } from "./log.js";
import { bring, held, keepNone } from "./packages.js";
import { forget, settle, share } from "./person.js";
import { keepSending } from "./sender.js";
import { showStrip } from "./strip.js";

const MEETING = /^\/meetings\/([0-9a-f-]{36})/;

async function markHeld() {
  const here = new Set(await held());
  for (const place of document.querySelectorAll("[data-held]")) place.hidden = !here.has(place.dataset.held);
}

// What has just been sent belongs on this page.
function seen(sent) {
  if (sent.settled && MEETING.test(window.location.pathname) && !isTyping()) window.location.reload();
}

// Leaving: what the person could read goes at once; what has not been sent stays sealed, and the page says so beforehand.
async function watchSignOut() {
  const form = document.querySelector("[data-sign-out]");
  if (!form) return;
  const left = (await waiting()).length;
  const place = document.querySelector("[data-left]");
  if (left && place) {
    place.querySelector("p").textContent =
      `Còn ${left} mục chưa gửi. Đăng xuất thì máy khóa các mục này lại, người khác không xem được; đồng chí đăng nhập lại là tự gửi.`;
    place.hidden = false;
  }
  form.addEventListener("submit", () => forget());
}

export async function start() {
  const account = document.body.dataset.account || "";
  sayNow();
  startInstalling();
  const person = await settle(account);
  if (!person) return;
  await watchSignOut();
  await startCarrying();
  await showStrip();
  keepSending(seen);
  await share(document.body.dataset.shared !== undefined);
  if (document.body.dataset.shared !== undefined) {
    await keepNone();
    return;
  }
  if (!document.body.classList.contains("handbook") || !navigator.onLine) return;
  await markHeld();
  await bring();
  await markHeld();
}
