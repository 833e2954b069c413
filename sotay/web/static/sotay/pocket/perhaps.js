// An entry that may have arrived after all, because only the answer to its form was lost: what it would make is looked for
// in the server's latest word before it is sent.
const NEAR = 3 * 60_000;

const isNear = (one, other) => Math.abs(new Date(one) - new Date(other)) < NEAR;
const same = (one, other) => (one || "").trim() === (other || "").trim();

const FINDS = {
  "meetings.add_comment": ({ payload }, data) =>
    (data.comments || []).some((comment) => same(comment.text, payload.text) && comment.kind === payload.kind),
  "meetings.note_opinion": ({ payload, happened_at }, data) =>
    (data.conducting?.opinions || []).some(
      (opinion) =>
        (payload.speaker ? opinion.speaker === payload.speaker : same(opinion.speaker_name, payload.speaker_name)) &&
        same(opinion.summary, payload.summary) &&
        isNear(opinion.noted_at, happened_at),
    ),
  "meetings.put_motion": ({ payload }, data) => (data.motions || []).some((motion) => same(motion.text, payload.text)),
  "meetings.give_task": ({ payload }, data) => (data.tasks?.given || []).some((task) => same(task.title, payload.title)),
  "petitions.confirm_answer": ({ target }, data) => !(data.answers || []).some((answer) => answer.uid === target),
  "petitions.refuse_answer": ({ target }, data) => !(data.answers || []).some((answer) => answer.uid === target),
  "meetings.welcome_guest": ({ payload }, data) => (data.guests || []).some((guest) => same(guest.name, payload.name)),
};

export const mayDouble = (entry) => Boolean(entry.maybe && FINDS[entry.action]);

export const hasArrived = (entry, data) => mayDouble(entry) && FINDS[entry.action](entry, data);
