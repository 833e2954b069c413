// Keeps the static files of one release and the empty shell of the handbook. A page always comes from the network, so that
// an old release is never shown; where none comes, or too late, the shell draws what this telephone holds. What an older
// worker kept is removed as soon as this one takes over.
const FACTS = {% autoescape off %}{{ facts }}{% endautoescape %};
const STORE = `sotay-${FACTS.release}`;
const VERSIONED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;
const HELD = /^\/($|me\/$|meetings\/|work\/|pocket\/|assignments\/mine$|petitions\/(own|raise)|visits\/own(\/[0-9a-f-]{36}(\/report)?)?$)/;
const PATIENCE = 6000;
const LESS_PATIENCE = 2000;
const WEAK_FOR = 60000;
let weakUntil = 0;

for (const script of FACTS.imports) importScripts(script);

self.addEventListener("install", (event) => {
  const keep = async () => {
    const store = await caches.open(STORE);
    await store.addAll([...FACTS.files, new Request(FACTS.shell, { credentials: "omit", cache: "reload" })]);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const takeOver = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("sotay-") && name !== STORE).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(takeOver());
});

// Tell whether this telephone holds any meeting, visit or own work. A store that is not there yet is not made here.
function holdsMeetings() {
  return new Promise((resolve) => {
    const asked = indexedDB.open(FACTS.database);
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = () => resolve(false);
    asked.onsuccess = () => {
      const db = asked.result;
      const answer = (found) => {
        db.close();
        resolve(found);
      };
      const names = ["packages", "visits", "works"].filter((name) => db.objectStoreNames.contains(name));
      if (!names.length) return answer(false);
      const change = db.transaction(names);
      const counted = names.map((name) => change.objectStore(name).count());
      change.oncomplete = () => answer(counted.some((one) => one.result > 0));
      change.onabort = () => answer(false);
    };
  });
}

async function shell() {
  return (await caches.match(FACTS.shell)) || Response.error();
}

// The shell in place of a page that is too long in coming, where the telephone holds what the page would show.
async function late() {
  await new Promise((done) => setTimeout(done, Date.now() < weakUntil ? LESS_PATIENCE : PATIENCE));
  if (!(await holdsMeetings())) return new Promise(() => {});
  weakUntil = Date.now() + WEAK_FOR;
  return shell();
}

async function page(request) {
  const isHeld = HELD.test(new URL(request.url).pathname);
  const network = fetch(request).then(async (answer) => {
    const isDown = answer.status === 502 || answer.status === 504;
    return isDown && isHeld && (await holdsMeetings()) ? shell() : answer;
  }, shell);
  return isHeld ? Promise.race([network, late()]) : network;
}

async function file(request, isForGood) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  if (kept && isForGood) return kept;
  try {
    const fetched = await fetch(request);
    if (fetched.ok && isForGood) store.put(request, fetched.clone());
    return fetched;
  } catch (failure) {
    if (kept) return kept;
    throw failure;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (address.pathname.startsWith(FACTS.static)) event.respondWith(file(request, VERSIONED.test(address.pathname)));
});

// The network is back while no page is looking at it: a page that is open, even hidden, sends what waits.
self.addEventListener("sync", (event) => {
  const wake = async () => {
    for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage("send");
  };
  if (event.tag === "sotay-send") event.waitUntil(wake());
});
