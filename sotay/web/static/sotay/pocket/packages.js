// Brings the meetings of the person to the telephone while there is a network: each by itself, so that a broken download
// goes on where it stopped; small documents at once, in pieces.
import { me, told } from "./person.js";
import { read, readAll, remove, within, write } from "./store.js";
import { keepWorks } from "./works.js";

const OLDEST = 60 * 24 * 3600 * 1000;
const SMALL = 2 * 1024 * 1024;
const LITTLE = 200 * 1024;
const PIECE = 256 * 1024;
// Files wait until whoever has just opened a page has read a little of it.
const LATER = 20_000;
// So long the list is taken as it is: half a province opens these pages within the same hour.
const FRESH = 5 * 60_000;

// What a document may weigh to be brought unasked: nothing where data is saved, little on a slow network.
function lightEnough() {
  const { saveData, effectiveType } = navigator.connection || {};
  if (saveData) return 0;
  return effectiveType && effectiveType !== "4g" ? LITTLE : SMALL;
}

async function asked(address, headers = {}) {
  const answer = await fetch(address, { headers, redirect: "manual" });
  return answer.ok || answer.status === 304 ? answer : null;
}

async function bringOne({ meeting, version }, person) {
  const kept = await read("packages", meeting);
  if (kept && kept.version === version) return;
  const begun = Date.now();
  const answer = await asked(`/api/v1/packages/${meeting}`, kept?.etag ? { "If-None-Match": kept.etag } : {});
  if (!answer) return;
  if (answer.status === 304) {
    await write("packages", { ...kept, version, at: begun });
    return;
  }
  const data = await answer.json();
  // Whoever has left in the meantime gets nothing put down in their place.
  const still = await me();
  if (!still || still.account !== person.account) return;
  await write("packages", { meeting, version, etag: answer.headers.get("ETag") || "", at: begun, data });
}

// Bring one document, in pieces that stay when the next does not come.
export async function bringFile({ uid, url }) {
  let kept = (await read("files", uid)) || { uid, pieces: [], size: 0, done: false };
  while (!kept.done) {
    const answer = await asked(url, { Range: `bytes=${kept.size}-${kept.size + PIECE - 1}` });
    if (!answer) return null;
    const piece = await answer.blob();
    const whole = Number((answer.headers.get("Content-Range") || "").split("/")[1]) || 0;
    if (answer.status === 206) kept = { ...kept, pieces: [...kept.pieces, piece], size: kept.size + piece.size };
    else kept = { ...kept, pieces: [piece], size: piece.size };
    kept.done = answer.status !== 206 || kept.size >= whole;
    await write("files", kept);
  }
  return new Blob(kept.pieces);
}

// What the cell assigned to the person, with what was said of it this month.
async function bringWorks(person) {
  const answer = await asked("/api/v1/assignments/mine");
  const still = answer && (await me());
  if (still && still.account === person.account) await keepWorks(await answer.json());
}

// The official's visits come all at once; who has none is told so with an empty list.
async function bringVisits(person) {
  const kept = await read("facts", "visits");
  const answer = await asked("/api/v1/own/visits/package", kept?.etag && kept.account === person.account ? { "If-None-Match": kept.etag } : {});
  if (!answer || answer.status === 304) return;
  const { visits } = await answer.json();
  const still = await me();
  if (!still || still.account !== person.account) return;
  const at = Date.now();
  await within(["facts", "visits"], "readwrite", (facts, store) => {
    store.clear();
    for (const visit of visits) store.put({ ...visit, at });
    facts.put({ name: "visits", account: person.account, etag: answer.headers.get("ETag") || "" });
  });
}

async function dropOld(listed) {
  const wanted = new Set(listed.map((one) => one.meeting));
  for (const kept of await readAll("packages")) {
    if (!wanted.has(kept.meeting) || kept.at < Date.now() - OLDEST) await remove("packages", kept.meeting);
  }
}

// The server's latest word on one meeting, kept nowhere.
export async function latest(meeting) {
  const answer = await asked(`/api/v1/packages/${meeting}`).catch(() => null);
  return answer ? answer.json() : null;
}

// Bring what is new. Tells which meetings the telephone holds.
export async function bring({ alsoFiles = true, now = false } = {}) {
  const person = await me();
  const last = await read("facts", "brought");
  if (alsoFiles && person) setTimeout(() => bringSmall(lightEnough()).catch(() => {}), LATER);
  const isFresh = last && person && last.account === person.account && Date.now() - last.at < FRESH;
  if (isFresh && !now) return held();
  const answer = person && (await asked("/api/v1/packages"));
  if (!answer) return held();
  const listed = await answer.json();
  for (const one of listed) await bringOne(one, person);
  await dropOld(listed);
  await bringVisits(person);
  await bringWorks(person);
  await write("facts", { name: "brought", account: person.account, at: Date.now() });
  told("brought");
  return held();
}

async function bringSmall(most) {
  for (const { data } of await readAll("packages")) {
    for (const document of documentsOf(data)) {
      if (document.size <= most && !(await read("files", document.uid))?.done) await bringFile(document);
    }
  }
}

// A telephone that several people use keeps no meeting: without network nobody could be told from another.
export async function keepNone() {
  for (const kept of await readAll("packages")) await remove("packages", kept.meeting);
  for (const kept of await readAll("files")) await remove("files", kept.uid);
  for (const kept of await readAll("visits")) await remove("visits", kept.uid);
  await keepWorks([]);
}

export const documentsOf = (data) => data.documents || [];

export async function held() {
  return (await readAll("packages")).map((kept) => kept.meeting);
}
