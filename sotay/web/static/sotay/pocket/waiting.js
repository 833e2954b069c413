// The page "Chờ gửi": what waits, what was refused and why, with what was typed still there, and what has arrived.
import { area, badge, day, empty, html, icon, lines, notice, section, time } from "./html.js";
import { SAID } from "./works.js";

const WORDS = {
  "meetings.open_meeting": "Khai mạc kỳ họp",
  "meetings.change_officers": "Đổi chủ trì, thư ký",
  "meetings.begin_item": "Chuyển nội dung",
  "meetings.record_attendance": "Điểm danh",
  "meetings.undo_attendance": "Hoàn tác điểm danh",
  "meetings.mark_rest_present": "Ghi tất cả còn lại có mặt",
  "meetings.undo_rest_present": "Hoàn tác ghi tất cả có mặt",
  "meetings.record_departure": "Ghi về trước",
  "meetings.undo_departure": "Ghi đã trở lại",
  "meetings.welcome_guest": "Ghi đại biểu dự",
  "meetings.toggle_guest": "Ghi đại biểu dự",
  "meetings.check_in": "Tự điểm danh",
  "meetings.note_opened": "Đã xem tài liệu",
  "meetings.excuse": "Xin vắng",
  "meetings.withdraw_excuse": "Báo dự được",
  "meetings.add_comment": "Góp ý, câu hỏi",
  "meetings.withdraw_comment": "Rút ý kiến",
  "meetings.answer_comment": "Trả lời câu hỏi",
  "meetings.note_opinion": "Ghi ý kiến phát biểu",
  "meetings.amend_opinion": "Tóm tắt ý kiến",
  "meetings.withdraw_opinion": "Bỏ ý kiến đã ghi",
  "meetings.put_motion": "Mở biểu quyết",
  "meetings.cast_vote": "Biểu quyết",
  "meetings.count_hands": "Ghi số giơ tay",
  "meetings.close_motion": "Chốt kết quả biểu quyết",
  "meetings.withdraw_motion": "Rút nội dung biểu quyết",
  "meetings.give_task": "Giao việc",
  "meetings.record_task_result": "Ghi kết quả nhiệm vụ",
  "meetings.score_meeting": "Chấm điểm kỳ họp",
  "meetings.close_meeting": "Kết thúc kỳ họp",
  "meetings.reopen_meeting": "Mở lại kỳ họp",
  "meetings.write_papers": "Lập biên bản, nghị quyết",
  "meetings.edit_paper": "Sửa biên bản",
  "petitions.raise_petition": "Nêu kiến nghị",
  "petitions.raise_opinion": "Thành kiến nghị",
  "petitions.confirm_answer": "Chi bộ xác nhận trả lời",
  "petitions.refuse_answer": "Chi bộ chưa đồng ý với trả lời",
  "visits.check_in_own": "Có mặt dự sinh hoạt",
  "visits.report_own": "Báo cáo buổi dự",
  "assignments.report_month": "Báo cáo việc được phân công",
  "work.report_own_result": "Báo cáo kết quả nhiệm vụ",
  "work.record_result": "Ghi kết quả nhiệm vụ",
};
const TYPED = {
  text: "Nội dung",
  reason: "Lý do",
  summary: "Tóm tắt ý kiến",
  title: "Nhiệm vụ",
  result: "Kết quả",
  conclusion: "Kết luận của chủ trì",
  evaluation: "Đánh giá tháng trước",
  answer: "Trả lời",
  name: "Họ và tên",
  note: "Nói thêm",
  conveyed: "Đã truyền đạt",
  answered: "Ý kiến đã trả lời tại chỗ",
  lessons: "Nhận xét, rút kinh nghiệm",
};
const STATES = { present: "có mặt", late: "đến muộn", excused: "vắng có lý do", absent: "vắng không lý do" };

const nameOf = (found, uid) => found.flatMap((m) => m.people).find((person) => person.uid === uid)?.name;

function told(entry, found) {
  const { payload } = entry;
  const said = Object.keys(TYPED).map((key) => payload[key]).filter((text) => typeof text === "string" && text);
  const heard = (payload.petitions || []).map((row) => row.text);
  return [nameOf(found, payload.member || payload.speaker), STATES[payload.state], SAID[payload.progress], ...said, ...heard].filter(Boolean).join(" · ");
}

const when = (entry) => `${time(entry.happened_at)}, ${day(entry.happened_at)}`;

const line = (entry, found) => {
  const words = told(entry, found);
  return html`<li class="person"><span><span class="row-title">${WORDS[entry.action] || entry.action}</span><span class="row-text">${when(entry)}</span></span>${words && html`<p>${words}</p>`}</li>`;
};

const textOf = (value) => (Array.isArray(value) ? value.join("\n") : String(value ?? ""));

const passage = (key, m) => TYPED[key] || m?.items.find((item) => key === `item-${item.number}`)?.title || "Đoạn văn";

// Texts that two people wrote: theirs beside one's own, which can be changed before it is sent again.
function both(entry, found) {
  const { yours, theirs } = entry.found;
  const m = found.find((one) => one.uid === entry.meeting);
  const differing = Object.keys(theirs).filter((key) => textOf(yours[key]) !== textOf(theirs[key]));
  return differing.map(
    (key) =>
      html`<div class="both"><p class="muted">${passage(key, m)}, bản đang lưu:</p><p>${lines(textOf(theirs[key])) || "(trống)"}</p></div>${area({ name: key, label: "Bản của đồng chí", value: textOf(yours[key]), rows: 5, most: 20000, required: true })}`,
  );
}

const isConflict = (entry) => entry.code === "conflict" && entry.found?.theirs;

function typed(entry, found) {
  if (isConflict(entry)) return both(entry, found);
  if (entry.payload.texts) return Object.entries(entry.payload.texts).map(([key, text]) => area({ name: key, label: "Đoạn đã viết", value: textOf(text), rows: 4, most: 20000 }));
  const said = Object.entries(TYPED).filter(([key]) => typeof entry.payload[key] === "string" && entry.payload[key]).map(([key, label]) => area({ name: key, label, value: entry.payload[key], rows: 3, most: 20000, required: true }));
  return [...said, ...(entry.payload.petitions || []).map((row, place) => area({ name: `petition_${place}`, label: "Kiến nghị nghe được", value: row.text, rows: 3, most: 500 }))];
}

const refused = (entry, found) =>
  html`<li class="card"><p class="spread"><span class="row-title">${WORDS[entry.action] || entry.action}</span>${badge("late", "Chưa được nhận")}</p><p class="muted">${when(entry)}${nameOf(found, entry.payload.member) && ` · ${nameOf(found, entry.payload.member)}`}</p>${notice("late", html`<p>${entry.reason}</p>`)}<form class="form" data-again="${entry.id}">${typed(entry, found)}<div class="buttons"><button class="button primary">${icon("upload")} ${isConflict(entry) ? "Dùng bản này" : "Gửi lại"}</button><button class="button quiet" type="button" data-discard="${entry.id}">${isConflict(entry) ? "Giữ bản đang lưu" : html`${icon("trash")} Bỏ`}</button></div></form></li>`;

export function waitingPage({ found, log }) {
  const of = (state) => log.filter((entry) => entry.state === state);
  const [left, wrong, arrived] = [of("waiting"), of("refused"), of("arrived").reverse().slice(0, 30)];
  const content = html`${
    wrong.length > 0 && section(`Chưa được nhận (${wrong.length})`, html`<ul class="stack bare">${wrong.map((entry) => refused(entry, found))}</ul>`)
  }${
    left.length > 0 && section(`Chờ gửi (${left.length})`, html`<p class="muted">Tự gửi khi có mạng, theo đúng thứ tự và giờ đã ghi.</p><ul class="rows">${left.map((entry) => line(entry, found))}</ul>`)
  }${
    arrived.length > 0 && section("Đã gửi, đã được nhận", html`<ul class="rows">${arrived.map((entry) => line(entry, found))}</ul>`)
  }${!log.length && empty("ok", "Không còn gì chờ gửi", "Mọi việc đã ghi trên máy này đều đã đến nơi.")}`;
  const dock = left.length > 0 && html`<button class="button primary" type="button" data-send>${icon("upload")} Gửi ngay</button>`;
  return { heading: "Chờ gửi", back: "/", content, dock };
}

const paragraphs = (text) => text.split("\n").map((one) => one.trim()).filter(Boolean);
const asTexts = (fields) => Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, paragraphs(textOf(text))]));

// What two closings said differently is settled in the papers, where both texts stand.
const PAPER_OF = { conclusion: "minutes", evaluation: "resolution" };

function settled({ found, target, meeting }, fields) {
  return Object.entries(fields).map(([key, text]) => ({
    action: "meetings.edit_paper",
    target,
    meeting,
    payload: { kind: PAPER_OF[key], version: 0, texts: asTexts({ [key]: text }), base: asTexts({ [key]: found.theirs[key] }) },
  }));
}

// The operations that stand for a refused entry once the person has changed what they typed.
export function amended(entry, fields) {
  if (isConflict(entry) && entry.action === "meetings.close_meeting") return settled(entry, fields);
  const payload = { ...entry.payload };
  if (payload.petitions) {
    payload.petitions = payload.petitions.map((row, place) => ({ ...row, text: (fields[`petition_${place}`] ?? row.text).trim() })).filter((row) => row.text);
    fields = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith("petition_")));
  }
  if (payload.texts) payload.texts = { ...payload.texts, ...asTexts(fields) };
  else Object.assign(payload, fields);
  if (isConflict(entry)) Object.assign(payload, { version: entry.found.version, base: { ...payload.base, ...entry.found.theirs } });
  return [{ ...entry, payload }];
}
