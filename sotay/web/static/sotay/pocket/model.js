// The meetings that this telephone holds, each folded with the entries that the server's last word does not yet contain.
import { fold } from "./fold.js";
import { entries } from "./log.js";
import { readAll } from "./store.js";

function flat(data) {
  const { meeting, conducting, tasks, own, documents, ...rest } = data;
  return {
    ...rest,
    ...meeting,
    cell: meeting.cell.name,
    cell_uid: meeting.cell.uid,
    may: rest.may || [],
    answers: rest.answers || [],
    petitions: rest.petitions || [],
    documents: documents || [],
    comments: rest.comments || [],
    motions: (rest.motions || []).map((motion) => ({
      ...motion,
      hands: motion.hands || { agree: 0, disagree: 0, other: 0 },
      phones: motion.phones || { agree: 0, disagree: 0, other: 0 },
    })),
    guests: rest.guests || [],
    own: own && { ...own, uid: own.member },
    given: tasks?.given || [],
    reviewed: tasks?.reviewed || [],
    default_due: tasks?.default_due || "",
    conducts: Boolean(conducting),
    people: (conducting?.attendance || []).map((line) => ({ ...line, uid: line.member })),
    opinions: conducting?.opinions || [],
    officers: conducting?.officers || {},
    motion: conducting?.motion || "",
    edited: {},
  };
}

// What the fold takes: what waits, and what arrived after the package was asked for.
function fresh(log, kept) {
  const isOf = (entry) => entry.meeting === kept.meeting || entry.action.startsWith("work.");
  const isNew = (entry) => entry.state === "waiting" || (entry.state === "arrived" && entry.settled > kept.at);
  return log.filter((entry) => isOf(entry) && isNew(entry));
}

export async function meetings() {
  const [kept, log] = await Promise.all([readAll("packages"), entries()]);
  const found = kept.map((one) => fold(flat(one.data), fresh(log, one)));
  found.sort((one, other) => (one.held_on < other.held_on ? 1 : -1));
  return { found, log };
}
