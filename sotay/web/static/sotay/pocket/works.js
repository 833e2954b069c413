// Work that the cell assigned to the person: kept on the telephone, and told of with one tap a month.
import { badge, day, empty, form, html, icon, today } from "./html.js";
import { readAll, within } from "./store.js";

const ACTION = "assignments.report_month";
export const SAID = { done: "Đã làm xong", in_progress: "Đang làm", difficulty: "Gặp khó khăn" };
const ICONS = { done: "check", in_progress: "clock", difficulty: "warning" };
const month = () => today().slice(0, 7);

// Write down what the server said of one's own works, in the place of what it said before.
export const keepWorks = (works) =>
  within(["works"], "readwrite", (store) => {
    store.clear();
    for (const work of works) store.put({ ...work, at: Date.now(), month: month() });
  });

const isNew = (entry, kept) => entry.state === "waiting" || (entry.state === "arrived" && entry.settled > kept.at);

// A word of another month says nothing of this one.
function folded(kept, said) {
  const work = kept.month === month() ? { ...kept } : { ...kept, progress: null, note: "" };
  for (const entry of said) {
    if (!isNew(entry, kept) || entry.happened_at.slice(0, 7) !== month()) continue;
    Object.assign(work, { progress: entry.payload.progress, note: entry.payload.note || "", waits: entry.state === "waiting" });
  }
  return work;
}

// The works that the telephone holds, with what was said of them here since.
export async function ownWorks(log) {
  const said = (uid) => log.filter((entry) => entry.action === ACTION && entry.target === uid);
  return (await readAll("works")).map((kept) => folded(kept, said(kept.uid)));
}

export const unsaid = (found) => found.filter((work) => !work.progress);

const button = ([key, words]) => html`<button class="button" name="progress" value="${key}">${icon(ICONS[key])} ${words}</button>`;

const card = (work) =>
  html`<section class="card stack"><h2>${work.title}</h2><p class="muted">Phân công ${day(work.decided_on)}${work.due_on && ` · hạn ${day(work.due_on)}`}</p>${
    work.progress && html`<p>${work.waits ? badge("due", "Chờ gửi") : badge("ok", "Đã báo cáo tháng này")} ${SAID[work.progress]}${work.note && `: ${work.note}`}</p>`
  }${form(
    { m: work, action: ACTION, name: "stack" },
    html`<div class="buttons" role="group" aria-label="Tháng này: ${work.title}">${Object.entries(SAID).map(button)}</div><details class="fold"><summary>${icon("chevron")} Nói thêm một câu</summary><label class="field">Một câu, rồi chạm một trong ba nút trên <input name="note" maxlength="300" value="${work.note || ""}"></label></details>`,
  )}</section>`;

export function worksPage({ works: found }) {
  if (!found.length) return { heading: "Việc chi bộ phân công", back: "/work/", content: empty("task", "Máy chưa giữ việc nào được phân công", "Khi có mạng, mở sổ tay một lần để tải về."), entry: "/work/" };
  const lead = html`<p class="lead">Mỗi tháng đồng chí chạm một lần: việc tháng ${Number(month().slice(5))} đến đâu?</p>`;
  return { heading: "Việc chi bộ phân công", back: "/work/", content: html`${lead}${found.map(card)}`, entry: "/work/" };
}
