// Lets this browser show notices. Asked for by a tap of the person and never by itself: [data-push] is a box that shows the
// part that fits ([data-push-state]), with a button [data-push-on]; [data-push-later] puts the question off for a month.
const LATER = "sotay-push-later";
const WHOSE = "sotay-push";
const MONTH = 30 * 24 * 60 * 60 * 1000;
const TROUBLE = "Chưa bật được trên máy này. Đồng chí kiểm tra mạng rồi thử lại.";
const account = document.body.dataset.account;
const boxes = [...document.querySelectorAll("[data-push]")];

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function mark(endpoint) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function registration() {
  const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error("no worker")), 10000));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

function show(box, state) {
  for (const part of box.querySelectorAll("[data-push-state]")) part.hidden = part.dataset.pushState !== state;
  const isQuestion = box.dataset.push === "ask";
  const putOff = Number(localStorage.getItem(LATER) || 0) > Date.now() - MONTH;
  box.hidden = isQuestion && (state === "unable" || state === "denied" || (state === "off" && putOff) || (state === "on" && !box.dataset.done));
}

function say(box, text) {
  const place = box.querySelector("[data-push-said]");
  place.textContent = text;
  place.hidden = !text;
}

// The settings page knows which browsers the server reaches; elsewhere the last answer on this one has to do.
async function stateOf(box) {
  const isAble = window.isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!isAble) return "unable";
  if (Notification.permission === "denied") return "denied";
  if (Notification.permission !== "granted") return "off";
  const subscription = await (await registration()).pushManager.getSubscription();
  if (!subscription) return "off";
  if (box.dataset.push === "ask") return localStorage.getItem(WHOSE) === account ? "on" : "off";
  const own = document.querySelector(`[data-push-device="${await mark(subscription.endpoint)}"]`);
  if (own) for (const part of own.querySelectorAll("[data-push-here]")) part.hidden = false;
  return own ? "on" : "off";
}

async function subscribe(box) {
  const answer = await fetch(box.dataset.pushKey, { headers: { Accept: "application/json" } });
  const key = bytes((await answer.json()).key);
  const { pushManager } = await registration();
  const old = await pushManager.getSubscription();
  const isOurs = old && letters(old.options.applicationServerKey || new ArrayBuffer(0)) === letters(key);
  if (old && !isOurs) await old.unsubscribe();
  return isOurs ? old : pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function hand(box, subscription) {
  const facts = new URLSearchParams({
    endpoint: subscription.endpoint,
    public_key: letters(subscription.getKey("p256dh")),
    secret: letters(subscription.getKey("auth")),
  });
  const headers = JSON.parse(document.body.getAttribute("hx-headers") || "{}");
  return fetch(box.dataset.pushDevices, { method: "POST", headers, body: facts });
}

async function turnOn(box, button) {
  button.disabled = true;
  say(box, "");
  try {
    if ((await Notification.requestPermission()) !== "granted") return show(box, "denied");
    const answer = await hand(box, await subscribe(box));
    const { said } = await answer.json();
    if (!answer.ok) return say(box, said || TROUBLE);
    localStorage.setItem(WHOSE, account);
    if (box.dataset.push !== "ask") return window.location.reload();
    box.dataset.done = "1";
    show(box, "on");
  } catch {
    say(box, TROUBLE);
  } finally {
    button.disabled = false;
  }
}

async function turnOff(form) {
  const subscription = await (await registration()).pushManager.getSubscription();
  const isHere = subscription && form.closest(`[data-push-device="${await mark(subscription.endpoint)}"]`);
  if (isHere) await subscription.unsubscribe();
}

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-push]");
  const button = event.target.closest("[data-push-on]");
  if (box && button) turnOn(box, button);
  if (box && event.target.closest("[data-push-later]")) {
    localStorage.setItem(LATER, String(Date.now()));
    box.hidden = true;
  }
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-push-off]")) turnOff(event.target).catch(() => {});
});
for (const box of boxes) stateOf(box).then((state) => show(box, state), () => show(box, "unable"));
