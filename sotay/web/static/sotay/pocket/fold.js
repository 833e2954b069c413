// A meeting as it stands on this telephone: what the server said last, with what was done here since. Nothing but the log
// is written, so what is shown and what is sent can never differ.
const ATTENDING = ["present", "late"];
const COUNTED_WHEN_HERE = ["exempt", "away"];

const officers = (m, { chair, secretary_of_meeting: taker }) => ({
  chair: { uid: chair, name: line(m, chair)?.name || "" },
  secretary_of_meeting: { uid: taker, name: line(m, taker)?.name || "" },
});

const find = (list, uid) => (list || []).find((one) => one.uid === uid);
const line = (m, member) => m.people.find((person) => person.uid === member);

function arrive(m, person, state, at, method) {
  person.was ||= { state: person.state, entitled: person.entitled, reason: person.reason };
  if (COUNTED_WHEN_HERE.includes(person.state) && person.countable !== false) person.entitled = true;
  Object.assign(person, { state, arrived_at: at, left_at: null, method });
}

function own(m) {
  return m.own && (line(m, m.own.uid) || m.own);
}

const DOES = {
  "meetings.check_in": (m, { happened_at: at }) => {
    for (const person of new Set([own(m), m.own])) {
      if (person && !ATTENDING.includes(person.state)) arrive(m, person, isLate(m, at) ? "late" : "present", at, "button");
    }
  },
  "meetings.excuse": (m, { payload }) => Object.assign(own(m) || {}, { state: "excused", reason: payload.reason }),
  "meetings.withdraw_excuse": (m) => Object.assign(own(m) || {}, { state: "expected", reason: "" }),
  "meetings.add_comment": (m, { id, payload, happened_at: at }) => {
    if (find(m.comments, id)) return;
    m.comments.push({
      uid: id, kind: payload.kind, item: payload.item || null, text: payload.text, answer: "", made_on: at.slice(0, 10),
      author: payload.is_anonymous ? null : m.own?.name || "Đồng chí", is_own: !payload.is_anonymous, waits: true,
    });
  },
  "meetings.withdraw_comment": (m, { target }) => {
    m.comments = m.comments.filter((comment) => comment.uid !== target);
  },
  "meetings.answer_comment": (m, { target, payload }) => Object.assign(find(m.comments, target) || {}, { answer: payload.answer }),
  "meetings.cast_vote": (m, { target, payload }) => Object.assign(find(m.motions, target) || {}, { choice: payload.choice, waits: true }),
  "meetings.open_meeting": (m, { payload, happened_at: at }) => {
    if (m.status !== "published") return;
    Object.assign(m, { status: "open", opened_at: at, ...officers(m, payload) });
    for (const uid of [payload.chair, payload.secretary_of_meeting]) {
      const person = line(m, uid);
      if (person && person.state === "expected") arrive(m, person, "present", at, "list");
    }
  },
  "meetings.change_officers": (m, { payload }) => Object.assign(m, officers(m, payload)),
  "meetings.record_attendance": (m, { payload, happened_at: at }) => {
    const person = line(m, payload.member);
    if (!person) return;
    if (ATTENDING.includes(payload.state)) {
      arrive(m, person, payload.state, person.arrived_at || at, person.method || "list");
    } else if (!ATTENDING.includes(person.state)) {
      person.was ||= { state: person.state, entitled: person.entitled, reason: person.reason };
      Object.assign(person, { state: payload.state, reason: payload.reason || "", method: "list" });
    }
  },
  "meetings.undo_attendance": (m, { payload }) => {
    const person = line(m, payload.member);
    if (!person) return;
    const before = person.was || { state: "expected", entitled: person.entitled, reason: "" };
    Object.assign(person, before, { arrived_at: null, left_at: null, method: "" });
    delete person.was;
  },
  "meetings.mark_rest_present": (m, { happened_at: at }) => {
    for (const person of m.people) if (person.state === "expected") arrive(m, person, "present", at, "list");
  },
  "meetings.undo_rest_present": (m, { payload }, entries) => {
    const stroke = entries.find((entry) => entry.id === payload.entry);
    for (const person of m.people) {
      if (stroke && person.arrived_at === stroke.happened_at) Object.assign(person, person.was, { arrived_at: null, method: "" });
    }
  },
  "meetings.welcome_guest": (m, { id, payload, happened_at: at }) => {
    if (!find(m.guests, id)) m.guests.push({ uid: id, name: payload.name, post: payload.post || "", arrived_at: at });
  },
  "meetings.toggle_guest": (m, { payload, happened_at: at }) =>
    Object.assign(find(m.guests, payload.guest) || {}, { arrived_at: payload.is_here ? at : null }),
  "meetings.record_departure": (m, { payload, happened_at: at }) => Object.assign(line(m, payload.member) || {}, { left_at: at }),
  "meetings.undo_departure": (m, { payload }) => Object.assign(line(m, payload.member) || {}, { left_at: null }),
  "meetings.begin_item": (m, { target, happened_at: at }) => {
    if (current(m)?.uid !== target) Object.assign(find(m.items, target) || {}, { begun_at: at });
  },
  "meetings.note_opinion": (m, { id, payload, happened_at: at }) => {
    if (find(m.opinions, id)) return;
    const speaker = payload.speaker || null;
    const name = speaker ? line(m, speaker)?.name : payload.speaker_name;
    m.opinions.push({ uid: id, speaker, speaker_name: name || "", item: payload.item || null, summary: payload.summary || "", noted_at: at });
  },
  "meetings.amend_opinion": (m, { target, payload }) => Object.assign(find(m.opinions, target) || {}, { summary: payload.summary }),
  "meetings.withdraw_opinion": (m, { target }) => {
    m.opinions = m.opinions.filter((opinion) => opinion.uid !== target);
  },
  "meetings.put_motion": (m, { id, payload }) => {
    if (find(m.motions, id)) return;
    m.motions.push({ uid: id, text: payload.text, threshold: payload.threshold || "majority", status: "open", hands: hands({}), phones: hands({}), may_vote: Boolean(m.own?.entitled) });
  },
  "meetings.count_hands": (m, { target, payload }) => Object.assign(find(m.motions, target) || {}, { hands: hands(payload) }),
  "meetings.close_motion": (m, { target }) => {
    const motion = find(m.motions, target);
    if (motion) Object.assign(motion, { status: "closed", ...decide(m, motion) });
  },
  "meetings.withdraw_motion": (m, { target }) => {
    m.motions = m.motions.filter((motion) => motion.uid !== target);
  },
  "meetings.give_task": (m, { id, payload }) => {
    if (find(m.given, id)) return;
    const owner = payload.owner ? { uid: payload.owner, name: line(m, payload.owner)?.name || "" } : null;
    m.given.push({ uid: id, title: payload.title, owner, due_on: payload.due_on, status: "open", result: "" });
  },
  "meetings.record_task_result": (m, { payload }) => finish(m, payload.task, payload),
  "work.report_own_result": (m, { target, payload }) => finish(m, target, payload),
  "work.record_result": (m, { target, payload }) => finish(m, target, payload),
  "petitions.raise_opinion": (m, { id, target }) => {
    m.petitions.push({ uid: id, opinion: target, text: find(m.opinions, target)?.summary || "" });
  },
  "petitions.confirm_answer": (m, { target }) => heard(m, target),
  "petitions.refuse_answer": (m, { target }) => heard(m, target),
  "meetings.close_meeting": (m, { payload, happened_at: at }) => {
    if (m.status !== "open") return;
    for (const person of m.people) if (person.state === "expected") person.state = "absent";
    Object.assign(m, { status: "closed", closed_at: at, ...payload });
  },
  "meetings.edit_paper": (m, { payload }) => {
    m.edited[payload.kind] = { ...m.edited[payload.kind], ...payload.texts };
  },
};

const finish = (m, task, { status, result }) =>
  Object.assign(find(m.reviewed, task) || find(m.given, task) || {}, { status, result });

// The cell has said its word: the answer does not wait any more.
function heard(m, petition) {
  m.answers = m.answers.filter((answer) => answer.uid !== petition);
}

const hands = ({ agree = 0, disagree = 0, other = 0 }) => ({ agree, disagree, other });

export function isLate(m, at) {
  const limit = new Date(`${m.held_on}T${m.starts.slice(0, 5)}:00+07:00`).getTime() + m.norms.late_after_minutes * 60000;
  return new Date(at).getTime() > limit;
}

// The item begun last is the one that is talked about.
export function current(m) {
  const begun = m.items.filter((item) => item.begun_at);
  return begun.sort((one, other) => new Date(one.begun_at) - new Date(other.begun_at)).pop() || null;
}

export const here = (m) => m.people.filter((person) => ATTENDING.includes(person.state));

export const base = (m) => m.people.filter((person) => person.entitled && !COUNTED_WHEN_HERE.includes(person.state)).length;

export function quorum(m) {
  const entitled = base(m);
  const needed = Math.ceil((entitled * m.norms.quorum_numerator) / m.norms.quorum_denominator);
  const present = here(m).filter((person) => person.entitled).length;
  return { entitled, present, needed, met: entitled > 0 && present >= needed };
}

export const needed = (count, threshold) => (threshold === "two_thirds" ? Math.ceil((2 * count) / 3) : Math.floor(count / 2) + 1);

export function handsLeft(m, motion) {
  const inRoom = here(m).filter((person) => person.entitled && !person.left_at).length;
  const { agree, disagree, other } = motion.phones || hands({});
  return Math.max(inRoom - agree - disagree - other, 0);
}

function decide(m, motion) {
  const count = base(m);
  const agree = motion.hands.agree + (motion.phones?.agree || 0);
  return { base: count, agree, is_carried: count > 0 && agree >= needed(count, motion.threshold) };
}

// The meeting with the entries that the server has not yet woven into what it said.
export function fold(meeting, entries) {
  const m = structuredClone(meeting);
  for (const entry of entries) if (DOES[entry.action]) DOES[entry.action](m, entry, entries);
  return m;
}
