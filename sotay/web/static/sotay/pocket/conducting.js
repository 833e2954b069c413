// Holding the meeting: opening, the list, the walk through the agenda.
import { current, here, quorum } from "./fold.js";
import { area, badge, choice, form, html, icon, longDay, nextStep, notice, rows, section, tap, time } from "./html.js";

const PARTS = [
  ["attendance", "Điểm danh"],
  ["opinions", "Nội dung"],
  ["motions", "Biểu quyết"],
  ["tasks", "Giao việc"],
  ["score", "Chấm điểm"],
  ["close", "Kết thúc"],
];
const STATES = {
  present: ["ok", "Có mặt"],
  late: ["due", "Đến muộn"],
  absent: ["late", "Không lý do"],
  excused: ["info", "Có lý do"],
  exempt: ["neutral", "Được miễn sinh hoạt"],
  away: ["neutral", "Sinh hoạt tạm thời nơi khác"],
};
const METHODS = { button: "Tự điểm danh", qr: "Quét mã", list: "Thư ký điểm danh" };
const REASONS = ["Đi công tác", "Ốm, đang điều trị", "Việc gia đình", "Trực cơ quan", "Đi làm ăn xa"];

export const isOpen = (m) => m.status === "open";
export const isHeld = (m) => ["closed", "sealed"].includes(m.status);

const tabs = (m, part) =>
  html`<nav class="tabs parts screen-only" aria-label="Phần của kỳ họp">${PARTS.map(
    ([name, words]) => html`<a href="/meetings/${m.uid}/conduct/${name}"${name === part && html` aria-current="page"`}>${words}</a>`,
  )}</nav>`;

// A page of the meeting being held: its parts on top, or the way back alone.
export function page(m, part, content, { dock = "", heading = "", back = "" } = {}) {
  return {
    heading: heading || (isOpen(m) ? "Đang họp" : "Kỳ sinh hoạt"),
    back: back || `/meetings/${m.uid}`,
    content: html`${!back && tabs(m, part)}${content}`,
    dock,
  };
}

export function quorumBar(m) {
  const { present, needed, entitled, met } = quorum(m);
  const share = (count) => (entitled ? Math.min(99, Math.round((100 * count) / entitled)) : 0);
  return html`<div class="quorum"><p class="spread"><span><strong>${present}</strong> / ${entitled} đồng chí có mặt</span>${
    met ? badge("ok", "Đủ điều kiện tiến hành") : badge("due", "Chưa đủ điều kiện")
  }</p><svg class="meter ${met ? "ok" : "due"}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="10"/><rect class="fill" width="${share(present)}" height="10"/><rect class="need" x="${share(needed)}" width="0.8" height="10"/></svg><p class="muted">Cần ít nhất ${needed} đồng chí.</p></div>`;
}

const people = (m) => [["", "Chọn một đồng chí"], ...m.people.map((person) => [person.uid, person.name])];

const officersForm = (m, action, next) =>
  form(
    { m, action, id: "officers", next, name: "form" },
    html`${choice({ name: "chair", label: "Chủ trì", options: people(m), value: m.chair?.uid || m.officers.chair || "" })}${choice({ name: "secretary_of_meeting", label: "Thư ký ghi biên bản", options: people(m), value: m.secretary_of_meeting?.uid || m.officers.secretary_of_meeting || "" })}`,
  );

function walk(m) {
  const at = `/meetings/${m.uid}/conduct`;
  const go = (url, name, words) => html`<a class="button primary wide" href="${url}">${icon(name)} ${words}</a>`;
  const left = m.people.filter((person) => person.state === "expected").length;
  const following = next(m);
  if (isHeld(m)) return nextStep("Biên bản, nghị quyết", "Xem lại dự thảo trên máy này.", go(`/meetings/${m.uid}/papers`, "document", "Mở văn bản"));
  if (left && !current(m)) return nextStep("Điểm danh", `Còn ${left} đồng chí chưa điểm danh.`, go(`${at}/attendance`, "check", "Mở danh sách"));
  if (m.motions.some((motion) => motion.status === "open")) return nextStep("Đang biểu quyết", "Ghi số giơ tay rồi chốt kết quả.", go(`${at}/motions`, "hand", "Mở biểu quyết"));
  if (following) return nextStep(following.title, "Nội dung tiếp theo của chương trình.", tap({ m, action: "meetings.begin_item", target: following.uid, next: `${at}/opinions` }, html`${icon("list")} Bắt đầu nội dung này`, "button primary wide"));
  if (!m.motions.some((motion) => motion.is_carried)) return nextStep("Thông qua nghị quyết", "Đưa nghị quyết ra biểu quyết.", go(`${at}/motions`, "hand", "Biểu quyết"));
  return nextStep("Kết thúc kỳ họp", "Ghi kết luận; biên bản và nghị quyết tự lập.", go(`${at}/close`, "ok", "Kết thúc"));
}

export function conduct({ m }) {
  const isBefore = m.status === "published";
  const facts = [["Nội dung đang bàn", current(m)?.title || "Chưa bắt đầu"], ["Chủ trì", m.chair?.name || "Chưa chọn"], ["Thư ký", m.secretary_of_meeting?.name || "Chưa chọn"], ["Khai mạc", time(m.opened_at)]];
  const content = html`<div><h2>${m.title}</h2><p>${time(m.starts)}, ${longDay(m.held_on)} · ${m.place}</p><p class="muted">${m.cell}</p></div>${
    isBefore ? officersForm(m, "meetings.open_meeting", `/meetings/${m.uid}/conduct/attendance`) : walk(m)
  }${quorumBar(m)}${isOpen(m) && html`<dl class="record">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl><p><a class="button" href="/meetings/${m.uid}/conduct/officers">${icon("edit")} Đổi chủ trì, thư ký</a></p>`}`;
  return page(m, "conduct", content, { dock: isBefore && html`<button class="button primary" form="officers">${icon("meeting")} Khai mạc</button>` });
}

export function officers({ m }) {
  const back = `/meetings/${m.uid}/conduct`;
  const dock = html`<button class="button primary" form="officers">Lưu</button>`;
  return page(m, "conduct", officersForm(m, "meetings.change_officers", back), { heading: "Chủ trì, thư ký", back, dock });
}

const hidden = (person) => html`<span class="visually-hidden">: ${person.name}</span>`;

function waitingRow(m, person) {
  const about = { m, action: "meetings.record_attendance", payload: { member: person.uid }, name: "taps", label: person.name };
  return html`<li class="person"><span class="row-title">${person.name}${!person.entitled && html` <span class="row-text">không biểu quyết</span>`}</span>${form(
    about,
    html`<button class="button" name="state" value="present">${icon("check")} Có mặt</button><button class="button" name="state" value="late">Muộn</button><a class="button" href="/meetings/${m.uid}/conduct/attendance/${person.uid}/excuse">Vắng</a>`,
  )}</li>`;
}

function recordedRow(m, person) {
  const payload = { member: person.uid };
  const note = person.arrived_at ? `${time(person.arrived_at)} · ${METHODS[person.method] || METHODS.list}` : person.reason;
  const left = person.left_at && ` · về ${time(person.left_at)}`;
  const isPresent = person.arrived_at && isOpen(m);
  const came = tap({ m, action: "meetings.record_attendance", payload: { ...payload, state: "present" } }, html`Có mặt${hidden(person)}`);
  const leaves = tap(
    { m, action: person.left_at ? "meetings.undo_departure" : "meetings.record_departure", payload },
    html`${person.left_at ? "Đã trở lại" : "Về trước"}${hidden(person)}`,
  );
  const undo = tap({ m, action: "meetings.undo_attendance", payload }, html`${icon("undo")} Hoàn tác${hidden(person)}`);
  const isAside = ["exempt", "away"].includes(person.state);
  return html`<li class="person"><div class="spread"><span><span class="row-title">${person.name}</span><span class="row-text">${note}${left}</span></span>${badge(...STATES[person.state])}</div><div class="buttons">${
    isAside ? came : html`${isPresent ? leaves : !person.arrived_at && came}${undo}`
  }</div></li>`;
}

const group = (title, found, m, note = "") =>
  found.length > 0 && section(`${title} (${found.length})`, html`${note}${rows(found.map((person) => recordedRow(m, person)))}`);

export function attendance({ m, log }) {
  const of = (...states) => m.people.filter((person) => states.includes(person.state));
  const left = of("expected");
  const stroke = log.filter((entry) => entry.action === "meetings.mark_rest_present" && entry.meeting === m.uid && entry.state === "waiting").pop();
  const isUndone = stroke && log.some((entry) => entry.action === "meetings.undo_rest_present" && entry.payload.entry === stroke.id);
  const content = html`${quorumBar(m)}${
    stroke && !isUndone && notice("ok", html`<div class="spread"><p>Đã ghi tất cả còn lại có mặt.</p>${tap({ m, action: "meetings.undo_rest_present", payload: { entry: stroke.id } }, html`${icon("undo")} Hoàn tác`)}</div>`)
  }${
    left.length > 0 && section(`Chưa điểm danh (${left.length})`, html`${tap({ m, action: "meetings.mark_rest_present" }, html`${icon("check")} Tất cả còn lại có mặt`, "button wide")}${rows(left.map((person) => waitingRow(m, person)))}`)
  }${group("Có mặt", here(m), m)}${group("Vắng", of("excused", "absent"), m)}${group("Miễn sinh hoạt, ở nơi khác", of("exempt", "away"), m, html`<p class="muted">Nếu đồng chí nào đến dự, bấm Có mặt: từ đó được tính.</p>`)}`;
  const dock = isOpen(m)
    ? html`<a class="button primary" href="/meetings/${m.uid}/conduct/opinions">Tiếp: Nội dung</a>`
    : m.status === "published" && html`<a class="button primary" href="/meetings/${m.uid}/conduct">Khai mạc</a>`;
  return page(m, "attendance", content, { dock });
}

export function absent({ m, parts }) {
  const person = m.people.find((one) => one.uid === parts[4]);
  const back = `/meetings/${m.uid}/conduct/attendance`;
  const about = { m, action: "meetings.record_attendance", next: back };
  const excused = { ...about, payload: { member: person.uid, state: "excused" } };
  const content = html`<p class="lead">Đồng chí ${person.name}</p><h2>Vắng có lý do</h2>${form({ ...excused, name: "taps two" }, REASONS.map((reason) => html`<button class="button" name="reason" value="${reason}">${reason}</button>`))}${form({ ...excused, name: "form" }, html`${area({ name: "reason", label: "Lý do vắng", rows: 2, most: 300 })}<div class="buttons"><button class="button primary">Ghi lý do này</button></div>`)}<h2>Vắng không lý do</h2>${tap({ ...about, payload: { member: person.uid, state: "absent" } }, "Ghi vắng không lý do", "button wide")}`;
  return page(m, "attendance", content, { heading: "Ghi vắng", back });
}

// The item after the one that is talked about.
export function next(m) {
  const at = current(m);
  return m.items.find((item) => !item.begun_at && (!at || item.number > at.number)) || m.items.find((item) => !item.begun_at);
}

