// The telephone's own store. Its shape grows by steps, so that entries that wait to be sent survive a new release.
//
// facts     what this browser is, and who is signed in on it (with the key of their entries)
// packages  meetings that can be read and held without network; they go when the person leaves
// works     what the cell assigned to the person, with what was said of it this month
// visits    the official's own visits of other cells, with what their reports begin with
// files     documents, whole or as far as they came
// entries   what was done and not yet sent: everything that says something is sealed with the person's key
export const NAME = "sotay-pocket";

export const STEPS = [
  (db) => {
    db.createObjectStore("facts", { keyPath: "name" });
    db.createObjectStore("packages", { keyPath: "meeting" });
    db.createObjectStore("entries", { keyPath: "order", autoIncrement: true }).createIndex("by_id", "id", { unique: true });
  },
  (db, change) => {
    change.objectStore("entries").createIndex("by_owner", "owner");
    db.createObjectStore("files", { keyPath: "uid" });
  },
  (db) => db.createObjectStore("visits", { keyPath: "uid" }),
  (db) => db.createObjectStore("works", { keyPath: "uid" }),
];

let opening = null;

export function open() {
  opening ||= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, STEPS.length);
    asked.onupgradeneeded = (event) => {
      for (const step of STEPS.slice(event.oldVersion)) step(asked.result, asked.transaction);
    };
    asked.onsuccess = () => {
      // A tab with a newer release wants to add a step.
      asked.result.onversionchange = () => {
        asked.result.close();
        opening = null;
      };
      resolve(asked.result);
    };
    asked.onerror = () => {
      opening = null;
      reject(asked.error);
    };
  });
  return opening;
}

export function got(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Run `work` with the named stores in one transaction; what it returns comes once everything is on the disk.
export async function within(names, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const change = db.transaction(names, mode, { durability: "strict" });
    const stores = names.map((name) => change.objectStore(name));
    let result;
    change.oncomplete = () => resolve(result);
    change.onabort = () => reject(change.error);
    change.onerror = () => reject(change.error);
    Promise.resolve(work(...stores)).then(
      (found) => {
        result = found;
      },
      (failure) => {
        change.abort();
        reject(failure);
      },
    );
  });
}

export const read = (name, key) => within([name], "readonly", (store) => got(store.get(key)));
export const readAll = (name) => within([name], "readonly", (store) => got(store.getAll()));
export const write = (name, row) => within([name], "readwrite", (store) => got(store.put(row)));
export const remove = (name, key) => within([name], "readwrite", (store) => got(store.delete(key)));
