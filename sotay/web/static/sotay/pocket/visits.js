// The official's own visits without network: what comes, checking in, and the report that begins half filled in.
import { area, badge, choice, day, empty, form, html, icon, lines, longDay, nextStep, notice, radios, row, rows, section, time, today } from "./html.js";
import { readAll } from "./store.js";

const JUDGEMENTS = [["good", "Tốt"], ["fair", "Khá"], ["average", "Trung bình"], ["weak", "Yếu"]];
const STATES = { planned: "Theo kế hoạch", postponed: "Hoãn, chờ chọn ngày", done: "Đã dự", missed: "Không dự", called_off: "Thôi, không tính" };
const ATTENDED = ["planned", "done", "missed"];

// The visits that the telephone holds, with what was done here and the server's last word does not contain yet.
export async function ownVisits(log) {
  const kept = await readAll("visits");
  const found = kept.map((one) => folded(one, log.filter((entry) => entry.target === one.uid && isNew(entry, one))));
  return found.sort((one, other) => (one.on < other.on ? -1 : 1));
}

const isNew = (entry, kept) => entry.state === "waiting" || (entry.state === "arrived" && entry.settled > kept.at);

function folded(kept, done) {
  const one = { ...kept, sent: null };
  for (const { action, payload, happened_at } of done) {
    if (action === "visits.check_in_own") Object.assign(one, { status: "done", arrived_at: one.arrived_at || happened_at });
    if (action === "visits.report_own") Object.assign(one, { status: "done", is_reported: true, sent: payload });
  }
  one.can_check_in = one.on === today() && one.status === "planned";
  one.can_report = !one.is_reported && one.on <= today() && ATTENDED.includes(one.status);
  return one;
}

const mark = (one) => {
  if (one.is_reported) return badge("ok", one.sent ? "Báo cáo chờ gửi" : "Đã báo cáo");
  if (one.can_report && one.report_due && one.report_due < today()) return badge("late", "Chậm báo cáo");
  return one.can_report && !one.can_check_in ? badge("due", "Chờ báo cáo") : "";
};

export const visitRow = (one) =>
  row({ url: `/visits/own/${one.uid}`, name: "meeting", title: one.cell, text: longDay(one.on), mark: mark(one) });

export function visits({ visits: found }) {
  const waiting = found.filter((one) => one.can_report);
  const coming = found.filter((one) => !one.can_report && one.status === "planned" && one.on >= today());
  const past = found.filter((one) => !waiting.includes(one) && !coming.includes(one)).reverse();
  const content = html`${waiting.length > 0 && section("Chờ báo cáo", rows(waiting.map(visitRow)))}${
    coming.length > 0 && section("Sắp tới", rows(coming.map(visitRow)))
  }${past.length > 0 && section("Đã qua", rows(past.map(visitRow)))}${
    !found.length && empty("calendar", "Máy chưa giữ lượt dự nào", "Khi có mạng, mở sổ tay một lần để tải về.")
  }`;
  return { heading: "Lịch dự sinh hoạt của tôi", back: "/me/", content, entry: "/me/" };
}

// What the forms of a visit are about: entries of it belong to no meeting.
const about = (one, action, more) => ({ m: { uid: one.uid }, action, target: one.uid, ...more });

function step(one) {
  if (one.can_check_in)
    return nextStep("Đến nơi, xác nhận có mặt", "", form(about(one, "visits.check_in_own"), html`<button class="button primary wide">${icon("check")} Tôi có mặt</button>`));
  if (one.can_report)
    return nextStep("Báo cáo buổi dự", one.report_due ? `Hạn báo cáo ${day(one.report_due)}` : "", html`<a class="button primary wide" href="/visits/own/${one.uid}/report">${icon("edit")} Báo cáo buổi dự</a>`);
  return "";
}

const petitionLines = (sent) => (sent.petitions || []).map((one) => html`<li>${one.text}</li>`);

export function visit({ visits: found, parts }) {
  const one = found.find((candidate) => candidate.uid === parts[2]);
  if (!one) return null;
  const hour = one.starts && html`, ${time(one.starts)}, ${one.place}`;
  const sent = one.sent && html`${notice("ok", html`<p>Báo cáo nằm trên máy này, tự gửi khi có mạng.</p>`)}<p>Có mặt ${one.sent.present}/${one.sent.total}</p>${
    one.sent.lessons && html`<p>${lines(one.sent.lessons)}</p>`
  }${one.sent.petitions?.length > 0 && html`<ul>${petitionLines(one.sent)}</ul>`}`;
  const content = html`<p class="lead">${longDay(one.on)}${hour}<br>${one.above} · ${STATES[one.status]}${one.arrived_at && html` lúc ${time(one.arrived_at)}`}</p>${step(one)}${sent}`;
  return { heading: one.cell, back: "/visits/own", content, entry: "/me/" };
}

const number = (name, label, value, required = true) =>
  html`<div class="field"><label for="id_${name}">${label}${!required && html` <span class="optional">(không bắt buộc)</span>`}</label><input type="number" id="id_${name}" name="${name}" min="0" max="${name === "score" ? 100 : 2000}" inputmode="numeric" value="${value ?? ""}"${required && html` required`}></div>`;

const clock = (name, label, value) =>
  html`<div class="field"><label for="id_${name}">${label} <span class="optional">(không bắt buộc)</span></label><input type="text" id="id_${name}" name="${name}" inputmode="numeric" pattern="[0-2]?[0-9]:[0-5][0-9]" placeholder="19:30" value="${value || ""}"></div>`;

const petition = (one, place, subjects) =>
  html`${area({ name: `petition_${place}`, label: place === 1 ? "Kiến nghị nghe được" : `Kiến nghị thứ ${place}`, rows: 2, most: 500, help: place === 1 ? "Một câu: việc gì, ở đâu. Mỗi kiến nghị được theo dõi riêng." : "", draft: `visit-${one.uid}-petition-${place}` })}${
    place > 1 && choice({ name: `subject_${place}`, label: "Lĩnh vực", options: subjects, value: "other" })
  }`;

export function visitReport({ visits: found, parts }) {
  const one = found.find((candidate) => candidate.uid === parts[2]);
  if (!one || !one.can_report) return one ? visit({ visits: found, parts }) : null;
  const { total, present, score, agenda, began_at: began, ended_at: ended } = one.beginning || {};
  const subjects = one.subjects;
  const words = (name, label, value = "") => area({ name, label, rows: 3, value, draft: `visit-${one.uid}-${name}`, most: name === "agenda" ? 4000 : 2000 });
  const report = form(
    about(one, "visits.report_own", { next: `/visits/own/${one.uid}`, name: "form" }),
    html`<div class="cluster"><div>${number("total", "Phải có mặt", total)}</div><div>${number("present", "Có mặt", present)}</div><div>${number("score", "Điểm chi bộ tự chấm", score, false)}</div></div>${radios({ name: "judgement", label: "Đánh giá buổi sinh hoạt", options: JUDGEMENTS })}${petition(one, 1, subjects)}<details class="fold"><summary>${icon("chevron")} Thêm kiến nghị, chọn lĩnh vực</summary><div class="stack">${choice({ name: "subject_1", label: "Lĩnh vực", options: subjects, value: "other" })}${petition(one, 2, subjects)}${petition(one, 3, subjects)}</div></details><details class="fold"><summary>${icon("chevron")} Đã truyền đạt, trả lời tại chỗ, rút kinh nghiệm</summary><div class="stack">${words("conveyed", "Đã truyền đạt")}${words("answered", "Ý kiến đã trả lời tại chỗ")}${words("lessons", "Nhận xét, rút kinh nghiệm")}</div></details><details class="fold"><summary>${icon("chevron")} Thời gian, nội dung sinh hoạt${agenda && " (đã điền sẵn)"}</summary><div class="stack">${clock("began_at", "Khai mạc lúc", began)}${clock("ended_at", "Kết thúc lúc", ended)}${words("agenda", "Nội dung sinh hoạt", agenda)}</div></details><div class="buttons"><button class="button primary wide">${icon("upload")} Gửi báo cáo</button></div>`,
  );
  const content = html`<p class="lead">${one.cell}, ${longDay(one.on)}</p>${present !== undefined && html`<p class="muted">Số liệu đã điền sẵn theo biên bản của chi bộ; sai thì sửa.</p>`}${report}`;
  return { heading: "Báo cáo buổi dự", back: `/visits/own/${one.uid}`, content, entry: "/me/" };
}
