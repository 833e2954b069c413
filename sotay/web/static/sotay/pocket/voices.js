// What is said and decided while the meeting is held: opinions, votes by show of hands, tasks, points, the end.
import { base, current, handsLeft, here, needed } from "./fold.js";
import { answersPart, opinionTap } from "./petitions.js";
import { isHeld, isOpen, next, page, quorumBar } from "./conducting.js";
import { area, badge, choice, day, empty, form, html, icon, lines, notice, radios, row, rows, section, tap, time } from "./html.js";

const THRESHOLDS = [["majority", "Quá nửa"], ["two_thirds", "Ít nhất hai phần ba"]];
const RESULTS = [["done", "Hoàn thành"], ["not_done", "Không hoàn thành"], ["open", "Đang thực hiện"]];
const at = (m, part) => `/meetings/${m.uid}/conduct/${part}`;
const submit = (id, words) => html`<button class="button primary" form="${id}">${words}</button>`;

const begin = (m, item, words, kind) => tap({ m, action: "meetings.begin_item", target: item.uid }, words, kind);

function opinionRow(m, opinion) {
  const item = m.items.find((one) => one.uid === opinion.item);
  return html`<li class="person"><span><span class="row-title">${opinion.speaker_name}</span> <span class="row-text">${time(opinion.noted_at)}${item && ` · ${item.title}`}</span></span>${
    opinion.summary && html`<p>${lines(opinion.summary)}</p>`
  }${opinionTap(m, opinion)}<div class="buttons"><a class="button small" href="${at(m, "opinions")}/${opinion.uid}">${icon("edit")} ${opinion.summary ? "Sửa" : "Ghi tóm tắt"}</a>${tap({ m, action: "meetings.withdraw_opinion", target: opinion.uid }, html`${icon("undo")} Bỏ`)}</div></li>`;
}

export function opinions({ m }) {
  const item = current(m);
  const following = next(m);
  const spoken = (person) => m.opinions.filter((opinion) => opinion.speaker === person.uid).length;
  const speakers = here(m);
  const content = html`${
    item && html`<section class="card"><p class="muted">Nội dung ${item.number}/${m.items.length} · bắt đầu ${time(item.begun_at)} · dự kiến ${item.minutes} phút</p><h2>${item.title}</h2>${item.detail && html`<p>${lines(item.detail)}</p>`}</section>`
  }${answersPart(m)}${
    following && isOpen(m) && begin(m, following, `${item ? "Sang" : "Bắt đầu"} nội dung ${following.number}: ${following.title}`, `button ${item ? "" : "primary"} wide`)
  }<section class="section"><h2>Ai phát biểu?</h2><p class="muted">Chạm vào tên người đang phát biểu. Đã phát biểu ${speakers.filter(spoken).length}/${speakers.length} đồng chí.</p>${form(
    { m, action: "meetings.note_opinion", payload: item ? { item: item.uid } : {}, name: "taps two" },
    speakers.map((person) => html`<button class="button speaker${spoken(person) > 0 && " spoken"}" name="speaker" value="${person.uid}">${person.name}${spoken(person) > 0 && ` (${spoken(person)})`}</button>`),
  )}<p><a class="button" href="${at(m, "opinions/add")}">${icon("edit")} Ghi ý kiến bằng chữ</a></p></section>${
    m.opinions.length > 0 && section(`Ý kiến đã ghi (${m.opinions.length})`, rows([...m.opinions].reverse().map((opinion) => opinionRow(m, opinion))))
  }${section("Chương trình", html`<ol class="timeline">${m.items.map(
    (one) => html`<li class="${one === item ? "now" : one.begun_at ? "done" : ""}"><time>${one.begun_at ? time(one.begun_at) : `${one.minutes} phút`}</time><p>${one.number}. ${one.title}</p>${isOpen(m) && one !== item && begin(m, one, html`${one.begun_at ? "Bàn lại" : "Bắt đầu"}<span class="visually-hidden"> nội dung ${one.number}</span>`, "button small")}</li>`,
  )}</ol>`)}`;
  return page(m, "opinions", content, { dock: html`<a class="button primary" href="${at(m, "motions")}">Tiếp: Biểu quyết</a>` });
}

export function opinionAdd({ m }) {
  const back = at(m, "opinions");
  const content = form(
    { m, action: "meetings.note_opinion", id: "opinion", next: back, name: "form" },
    html`${choice({ name: "speaker", label: "Người phát biểu", options: [["", "Không có trong danh sách"], ...here(m).map((person) => [person.uid, person.name])], required: false })}<div class="field"><label for="id_speaker_name">Hoặc tên đại biểu <span class="optional">(không bắt buộc)</span></label><input id="id_speaker_name" name="speaker_name" maxlength="120"></div>${choice({ name: "item", label: "Về nội dung", options: [["", "Ý kiến chung"], ...m.items.map((item) => [item.uid, item.title])], value: current(m)?.uid || "", required: false })}${area({ name: "summary", label: "Tóm tắt ý kiến", most: 5000 })}`,
  );
  return page(m, "opinions", content, { heading: "Ghi ý kiến", back, dock: submit("opinion", "Ghi ý kiến") });
}

export function opinionEdit({ m, parts }) {
  const opinion = m.opinions.find((one) => one.uid === parts[4]);
  const back = at(m, "opinions");
  const content = html`<p class="lead">Đồng chí ${opinion.speaker_name}</p>${form(
    { m, action: "meetings.amend_opinion", target: opinion.uid, id: "opinion", next: back, name: "form" },
    area({ name: "summary", label: "Tóm tắt ý kiến", rows: 6, value: opinion.summary, most: 5000, draft: `opinion-${opinion.uid}` }),
  )}`;
  return page(m, "opinions", content, { heading: "Tóm tắt ý kiến", back, dock: submit("opinion", "Lưu") });
}

const hand = (name, label, value) =>
  html`<div class="field"><label for="id_${name}">${label}</label><input type="number" inputmode="numeric" min="0" max="2000" id="id_${name}" name="${name}" value="${value}"></div>`;

function motionCard(m, motion) {
  const verdict = motion.is_carried ? badge("ok", "Được thông qua") : badge("late", "Không được thông qua");
  if (motion.status !== "open") return html`<section class="card"><h2>${motion.text}</h2><p class="cluster">${verdict}<span>${motion.agree}/${motion.base} đồng ý</span></p></section>`;
  const count = base(m);
  return html`<section class="card"><h2>${motion.text}</h2><p>${THRESHOLDS.find(([key]) => key === motion.threshold)[1]} trong ${count} đảng viên được tính: cần <strong>${needed(count, motion.threshold)}</strong> đồng ý.</p><p class="muted">Còn ${handsLeft(m, motion)} đồng chí có mặt chưa bấm: đếm giơ tay.</p>${form(
    { m, action: "meetings.count_hands", target: motion.uid, then: "meetings.close_motion", name: "form" },
    html`<fieldset><legend>Số giơ tay</legend><div class="hands">${hand("agree", "Đồng ý", motion.hands.agree)}${hand("disagree", "Không đồng ý", motion.hands.disagree)}${hand("other", "Ý kiến khác", motion.hands.other)}</div></fieldset><div class="buttons"><button class="button primary">${icon("ok")} Chốt kết quả</button></div>`,
  )}${tap({ m, action: "meetings.withdraw_motion", target: motion.uid }, "Rút nội dung này", "button quiet")}</section>`;
}

export function motions({ m }) {
  const put = form(
    { m, action: "meetings.put_motion", name: "form" },
    html`${area({ name: "text", label: "Nội dung biểu quyết", rows: 2, value: m.motions.length ? "" : m.motion, required: true, most: 500 })}${radios({ name: "threshold", label: "Tỷ lệ thông qua", options: THRESHOLDS, value: "majority" })}<div class="buttons"><button class="button">${icon("hand")} Mở biểu quyết</button></div>`,
  );
  const content = html`${m.motions.map((motion) => motionCard(m, motion))}${
    isOpen(m) ? section("Đưa nội dung ra biểu quyết", put) : !m.motions.length && empty("hand", "Không có biểu quyết", "Biểu quyết được mở trong lúc họp.")
  }`;
  return page(m, "motions", content, { dock: html`<a class="button" href="${at(m, "tasks")}">Tiếp: Giao việc</a>` });
}

export function tasks({ m }) {
  const owner = (task) => `${task.owner?.name || "Cả chi ủy"} · hạn ${day(task.due_on)}`;
  const mark = { done: badge("ok", "Hoàn thành"), not_done: badge("late", "Không hoàn thành"), open: badge("due", "Ghi kết quả") };
  const give = form(
    { m, action: "meetings.give_task", name: "form" },
    html`${area({ name: "title", label: "Nhiệm vụ", rows: 2, required: true, most: 300 })}${choice({ name: "owner", label: "Giao cho", options: [["", "Cả chi ủy"], ...m.people.map((person) => [person.uid, person.name])], required: false })}<div class="field"><label for="id_due_on">Thời hạn</label><span class="picked"><input type="text" inputmode="numeric" autocomplete="off" placeholder="dd/mm/yyyy" data-date name="due_on" id="id_due_on" value="${day(m.default_due)}" required pattern="\\s*\\d{1,2}\\D\\d{1,2}\\D\\d{4}\\s*"></span></div><div class="buttons"><button class="button primary">${icon("plus")} Giao việc</button></div>`,
  );
  const earlier = m.reviewed.map((task) =>
    row({ url: task.status === "open" && `${at(m, "tasks")}/${task.uid}`, title: task.title, text: owner(task) + (task.result ? ` · ${task.result}` : ""), mark: mark[task.status] }),
  );
  const content = html`${earlier.length > 0 && section("Việc kỳ trước", rows(earlier))}${
    m.given.length > 0 && section(`Đã giao tại kỳ này (${m.given.length})`, rows(m.given.map((task) => row({ title: task.title, text: owner(task) }))))
  }${section("Giao việc mới", give)}`;
  return page(m, "tasks", content, { dock: html`<a class="button" href="${at(m, "score")}">Tiếp: Chấm điểm</a>` });
}

export function result({ m, parts }) {
  const task = m.reviewed.find((one) => one.uid === parts[4]);
  const back = at(m, "tasks");
  const content = html`<p class="lead">${task.title}</p>${form(
    { m, action: "meetings.record_task_result", payload: { task: task.uid }, id: "result", next: back, name: "form" },
    html`${radios({ name: "status", label: "Tình trạng", options: RESULTS, value: "done", kind: "cards" })}${area({ name: "result", label: "Kết quả", rows: 3, required: true, most: 500, help: "Một, hai câu." })}`,
  )}`;
  return page(m, "tasks", content, { heading: "Kết quả nhiệm vụ", back, dock: submit("result", "Ghi kết quả") });
}

// Most points are computed from the records, which the server alone has whole.
export function score({ m }) {
  const told = empty("chart", "Chấm điểm khi có mạng", "Điểm được tính từ diễn biến đã ghi. Khi các mục đã gửi xong, đồng chí mở lại trang này để xem điểm và chấm phần chi bộ tự đánh giá.");
  return page(m, "score", told, { dock: isOpen(m) && html`<a class="button primary" href="${at(m, "close")}">Tiếp: Kết thúc</a>` });
}

export function close({ m }) {
  const left = m.people.filter((person) => person.state === "expected").length;
  const open = m.motions.filter((motion) => motion.status === "open").length;
  const papers = `/meetings/${m.uid}/papers`;
  if (isHeld(m)) return page(m, "close", html`${notice("ok", html`<p>Kỳ họp đã kết thúc lúc <strong>${time(m.closed_at)}</strong>.</p>`)}<p><a class="button primary wide" href="${papers}">${icon("document")} Xem dự thảo biên bản</a></p>`);
  const content = html`${quorumBar(m)}${left > 0 && notice("due", html`<p>Còn ${left} đồng chí chưa điểm danh, sẽ ghi là vắng không lý do. <a href="${at(m, "attendance")}">Mở danh sách</a></p>`)}${
    open > 0 && notice("due", html`<p>Còn ${open} nội dung đang biểu quyết. <a href="${at(m, "motions")}">Chốt kết quả</a></p>`)
  }${form(
    { m, action: "meetings.close_meeting", id: "close", next: papers, name: "form" },
    html`${area({ name: "conclusion", label: "Kết luận của chủ trì", most: 10000, draft: `conclusion-${m.uid}` })}${area({ name: "evaluation", label: "Đánh giá tháng trước", most: 10000, draft: `evaluation-${m.uid}`, help: "Tình hình tư tưởng, kết quả lãnh đạo; biểu dương, nhắc nhở; hạn chế. Ghi vào mục I của nghị quyết." })}`,
  )}`;
  return page(m, "close", content, { dock: !open && html`<button class="button primary" form="close">${icon("ok")} Kết thúc kỳ họp</button>` });
}
