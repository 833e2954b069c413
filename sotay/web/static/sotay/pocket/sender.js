// Sends what waits: in order, one batch at a time, from one tab at a time.
import { answered, discard, tidy, waiting } from "./log.js";
import { latest } from "./packages.js";
import { hasArrived, mayDouble } from "./perhaps.js";
import { device, meet, told } from "./person.js";

const BATCH = 50;
const EVERY = 30_000;
const LONGEST = 10 * 60_000;
let failures = 0;
let notBefore = 0;

const LOCK = "sotay-pocket-send";
function alone(work) {
  if (!navigator.locks) return work();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

// Send everything that waits. Tells how many entries got an answer and how many still wait.
export function send({ now = false } = {}) {
  if (!now && Date.now() < notBefore) return Promise.resolve(null);
  return alone(sendAll);
}

async function sendAll() {
  const begun = await waiting();
  if (!begun.length) return { settled: 0, left: 0 };
  const person = await meet();
  if (!person) return later();
  let settled = await dropArrived();
  for (;;) {
    // Read afresh: the person goes on writing while we send. After `meet` the log is this person's.
    const batch = (await waiting()).slice(0, BATCH);
    if (!batch.length) break;
    const answers = await post(batch, person);
    if (!answers) return later(settled);
    await answered(answers);
    const done = answers.filter((answer) => !answer.retry).length;
    settled += done;
    if (!done) return later(settled);
  }
  failures = 0;
  notBefore = 0;
  await tidy();
  told("sent");
  return { settled, left: 0, release: person.release };
}

// What came to the server by its form although no answer came back is not sent again.
async function dropArrived() {
  const known = new Map();
  let dropped = 0;
  for (const entry of (await waiting()).filter(mayDouble)) {
    if (!known.has(entry.meeting)) known.set(entry.meeting, await latest(entry.meeting));
    const data = known.get(entry.meeting);
    if (!data || !hasArrived(entry, data)) continue;
    await discard(entry.id);
    dropped += 1;
  }
  return dropped;
}

async function post(batch, person) {
  const mark = `${navigator.platform || "?"} · ${(await device()).slice(0, 8)}`;
  const sent = batch.map(({ id, action, target, payload, happened_at, after }) => ({
    id,
    action,
    target,
    payload,
    happened_at,
    device: mark,
    ...(after ? { after } : {}),
  }));
  try {
    const answer = await fetch("/api/v1/sync", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": person.csrf,
        "Sotay-Sent-At": new Date().toISOString(),
      },
      body: JSON.stringify(sent),
      redirect: "manual",
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function later(settled = 0) {
  failures += 1;
  notBefore = Date.now() + Math.min(LONGEST, 4000 * 2 ** Math.min(failures, 8));
  const left = (await waiting()).length;
  told("waits");
  return { settled, left };
}

// Where the browser can, it wakes a page of ours as soon as the network is back.
async function askToBeWoken() {
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.sync?.register("sotay-send");
}

export function keepSending(after = () => {}) {
  const go = (options) => send(options).then((found) => found && after(found), () => {});
  window.addEventListener("online", () => go({ now: true }));
  window.addEventListener("pocket:changed", (event) => {
    if (event.detail !== "noted") return;
    askToBeWoken().catch(() => {});
    go({ now: navigator.onLine && !failures });
  });
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("message", (event) => {
      if (event.data === "send") go({ now: true });
    });
  }
  setInterval(() => go({}), EVERY);
  go({ now: true });
}
