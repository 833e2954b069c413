// Who is signed in, as this browser remembers it, and the forgetting when it is somebody else.
import { keyFrom } from "./seal.js";
import { read, within, write } from "./store.js";

const DRAFTS = "sotay:draft:";

export const me = () => read("facts", "person");

export async function device() {
  const kept = await read("facts", "device");
  if (kept) return kept.id;
  const id = crypto.randomUUID();
  await write("facts", { name: "device", id });
  return id;
}

// Everything that the person could read goes with the key; what waits to be sent stays, and only its owner can open it.
export async function forget() {
  await within(["facts", "packages", "files", "visits", "works"], "readwrite", (facts, packages, files, visits, works) => {
    facts.delete("person");
    facts.delete("brought");
    facts.delete("visits");
    packages.clear();
    files.clear();
    visits.clear();
    works.clear();
  });
  for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFTS)) localStorage.removeItem(key);
  told("forgotten");
}

// Ask the server who is signed in. Nobody: forget. Somebody else: forget, and begin anew. No answer: nothing changes.
export async function meet() {
  let answer;
  try {
    answer = await fetch(`/pocket/key?device=${await device()}`, { redirect: "manual", cache: "no-store" });
  } catch {
    return null;
  }
  // What does not carry our mark is some network's own page.
  if (!answer.ok || !answer.headers.get("Sotay-Release")) return null;
  const given = await answer.json();
  const known = await me();
  if (known && known.account !== given.account) await forget();
  if (!given.account) return null;
  const person = {
    name: "person",
    account: given.account,
    owner: given.owner,
    called: given.name,
    key: await keyFrom(given.key),
    shared: known && known.account === given.account ? known.shared : false,
    met: Date.now(),
  };
  await write("facts", person);
  return { ...person, csrf: given.csrf, release: given.release };
}

// Remember whether several people use this telephone: the shell then shows nothing of anybody.
export async function share(shared) {
  const known = await me();
  if (known && Boolean(known.shared) !== shared) await write("facts", { ...known, shared });
}

// A page says whose it is: another account's things go at once, without asking the network.
export async function settle(account) {
  const known = await me();
  if (known && account && known.account !== account) await forget();
  else if (known && !account) await meet();
  else if (known) return known;
  return account ? meet() : null;
}

const channel = "BroadcastChannel" in self ? new BroadcastChannel("sotay-pocket") : null;

// Tell this tab and the others that something has changed.
export function told(what) {
  if (channel) channel.postMessage(what);
  self.dispatchEvent(new CustomEvent("pocket:changed", { detail: what }));
}

if (channel) {
  channel.addEventListener("message", (event) => {
    self.dispatchEvent(new CustomEvent("pocket:changed", { detail: event.data }));
  });
}
