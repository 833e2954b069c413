// The log of what was done: one entry an operation, in the order of doing. Only order, id and state lie open on the disk.
import { me, told } from "./person.js";
import { seal, unseal } from "./seal.js";
import { got, within } from "./store.js";

const KEPT = 7 * 24 * 3600 * 1000;

// Write an operation down; `page` is where it was done.
export async function note({ action, target, payload = {}, meeting = "", page = "", maybe = false }) {
  const person = await me();
  if (!person) throw new Error("nobody");
  const id = crypto.randomUUID();
  const body = { action, target, payload, meeting, page, maybe, happened_at: now() };
  const sealed = await seal(person.key, body);
  await within(["entries"], "readwrite", async (entries) => {
    const own = await got(entries.index("by_owner").getAll(person.owner));
    const last = own.filter((entry) => entry.state === "waiting").pop();
    entries.add({ id, owner: person.owner, after: last ? last.id : null, state: "waiting", sealed });
  });
  told("noted");
  return { id, ...body };
}

// The entries of the person signed in, opened, in order.
export async function entries() {
  const person = await me();
  if (!person) return [];
  const rows = await within(["entries"], "readonly", (store) => got(store.index("by_owner").getAll(person.owner)));
  rows.sort((one, other) => one.order - other.order);
  const opened = [];
  for (const row of rows) {
    try {
      opened.push({ ...(await unseal(person.key, row.sealed)), ...bare(row) });
    } catch {
      // Sealed with a key that the installation no longer gives: kept, never shown.
    }
  }
  return opened;
}

export const waiting = async () => (await entries()).filter((entry) => entry.state === "waiting");

// Write down what the server answered to each entry of a batch.
export async function answered(answers) {
  const person = await me();
  const known = new Map((await entries()).map((entry) => [entry.id, entry]));
  const sealed = new Map();
  for (const answer of answers) {
    const entry = known.get(answer.id);
    if (!entry || answer.retry) continue;
    const { order, id, owner, after, state, ...body } = entry;
    const { status, code, reason, answer: found } = answer;
    sealed.set(id, [status === "refused" ? "refused" : "arrived", await seal(person.key, { ...body, code, reason, found })]);
  }
  await within(["entries"], "readwrite", async (store) => {
    for (const row of await got(store.index("by_owner").getAll(person.owner))) {
      if (!sealed.has(row.id)) continue;
      const [state, content] = sealed.get(row.id);
      store.put({ ...row, state, sealed: content, settled: Date.now() });
    }
  });
  told("answered");
}

// Throw an entry away; what came after it follows what came before.
export async function discard(id) {
  await within(["entries"], "readwrite", async (store) => {
    const rows = await got(store.getAll());
    const gone = rows.find((row) => row.id === id);
    if (!gone) return;
    store.delete(gone.order);
    for (const row of rows) if (row.after === id) store.put({ ...row, after: gone.after });
  });
  told("discarded");
}

// What stands for a refused entry: new entries, in its place.
export async function again(entry, operations) {
  for (const operation of operations) await note({ ...operation, page: entry.page, maybe: false });
  await discard(entry.id);
}

// What arrived long ago is of no more use.
export async function tidy() {
  const oldest = Date.now() - KEPT;
  await within(["entries"], "readwrite", async (store) => {
    for (const row of await got(store.getAll())) {
      if (row.state === "arrived" && row.settled < oldest) store.delete(row.order);
    }
  });
}

function bare({ order, id, owner, after, state, settled }) {
  return { order, id, owner, after, state, settled };
}

// The moment with this telephone's own offset.
export function now(moment = new Date()) {
  const minutes = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + minutes * 60000).toISOString().slice(0, -1);
  const two = (value) => String(Math.floor(value)).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
