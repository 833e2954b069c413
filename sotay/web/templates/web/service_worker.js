// Keeps the static files of one release and the page "no network". Pages always come from the network, so that an old
// release is never shown; what an older worker kept is removed as soon as this one takes over.
const FACTS = {% autoescape off %}{{ facts }}{% endautoescape %};
const STORE = `sotay-${FACTS.release}`;
const VERSIONED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const store = await caches.open(STORE);
    await store.addAll([...FACTS.shell, FACTS.offline]);
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

async function page(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(FACTS.offline)) || Response.error();
  }
}

async function file(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  if (kept) return kept;
  const fetched = await fetch(request);
  if (fetched.ok) store.put(request, fetched.clone());
  return fetched;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (address.pathname.startsWith(FACTS.static) && VERSIONED.test(address.pathname)) event.respondWith(file(request));
});
