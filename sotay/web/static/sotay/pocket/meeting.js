// One meeting as a member has it: agenda, documents, comments, checking in, voting.
import { current } from "./fold.js";
import { area, badge, choice, day, empty, form, html, icon, lines, longDay, notice, radios, row, rows, section, tap, time, today } from "./html.js";

const STATUS = {
  open: ["due", "Đang họp"],
  published: ["info", "Sắp họp"],
  closed: ["due", "Chờ hoàn tất"],
  sealed: ["ok", "Đã họp"],
  cancelled: ["late", "Đã hủy"],
  draft: ["neutral", "Đang chuẩn bị"],
};
const ANSWERS = { agree: "Đồng ý", disagree: "Không đồng ý", other: "Ý kiến khác" };
const KINDS = [["comment", "Góp ý"], ["question", "Câu hỏi"]];

export const statusBadge = (m) => badge(...(STATUS[m.status] || STATUS.draft));
const isHere = (m) => ["present", "late"].includes(ownLine(m)?.state);
const ownLine = (m) => m.own && (m.people.find((person) => person.uid === m.own.uid) || m.own);
const may = (m, action) => m.may.includes(action);
export const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`);

const opens = (m) => new Date(new Date(m.starts_at).getTime() - m.norms.check_in_minutes_before * 60000);

// Checking in is what the person does next.
export function isDue(m) {
  if (!m.own || isHere(m)) return false;
  return m.status === "open" || (m.status === "published" && m.held_on === today() && Date.now() >= opens(m));
}

const documentLinks = (found) =>
  rows(found.map((one) => row({ url: `/meetings/documents/${one.uid}`, name: "document", title: one.title, text: size(one.size) })));

const said = (comment) =>
  html`<blockquote class="said"><p><strong>${comment.author || "Câu hỏi ẩn danh"}</strong>${comment.kind === "question" && comment.author && " hỏi"}</p><p>${lines(comment.text)}</p>${
    comment.answer && html`<p><strong>Trả lời:</strong> ${lines(comment.answer)}</p>`
  }${comment.waits && html`<p>${badge("due", "Đang chờ gửi")}</p>`}</blockquote>`;

function agendaItem(m, item) {
  const documents = m.documents.filter((one) => one.item === item.uid);
  const comments = m.comments.filter((one) => one.item === item.uid);
  return html`<li><h3>${item.title}</h3><p class="muted">${item.minutes} phút${item.owner && ` · ${item.owner.name}`}</p>${
    item.detail && html`<p>${lines(item.detail)}</p>`
  }${documents.length > 0 && documentLinks(documents)}${comments.map(said)}</li>`;
}

function about(m) {
  const guests = m.guests.map((guest) => guest.name + (guest.post ? ` (${guest.post})` : "")).join("; ");
  const facts = [["Chủ trì", m.chair?.name], ["Thư ký", m.secretary_of_meeting?.name], ["Đại biểu", guests]].filter(([, value]) => value);
  return facts.length > 0 && html`<dl class="record">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

const fold = (title, text) =>
  text && html`<details class="fold"><summary>${icon("chevron")} ${title}</summary><p>${lines(text)}</p></details>`;

function body(m) {
  const documents = m.documents.filter((one) => !one.item);
  const comments = m.comments.filter((one) => !one.item);
  const minutes = m.items.reduce((sum, item) => sum + item.minutes, 0);
  return html`${about(m)}<section class="section"><h2>Nội dung</h2><p class="muted">${m.items.length} nội dung, khoảng ${minutes} phút</p><ol class="agenda">${m.items.map((item) => agendaItem(m, item))}</ol></section>${
    documents.length > 0 && section("Tài liệu chung", documentLinks(documents))
  }${comments.length > 0 && section("Ý kiến chung", html`<div class="stack">${comments.map(said)}</div>`)}${fold("Dự thảo nghị quyết", m.draft_resolution)}${fold("Định hướng của cấp ủy cấp trên", m.orientation)}`;
}

function motionCard(m, motion) {
  const vote = form(
    { m, action: "meetings.cast_vote", target: motion.uid, name: "stack" },
    Object.entries(ANSWERS).map(
      ([value, words]) =>
        html`<button class="button wide" name="choice" value="${value}" aria-pressed="${motion.choice === value}">${value === "agree" && icon("ok")} ${words}</button>`,
    ),
  );
  const chosen = motion.choice
    ? html`Đồng chí đã chọn: <strong>${ANSWERS[motion.choice]}</strong>${motion.waits && " (đang chờ gửi)"}. Có thể đổi cho đến khi chốt kết quả.`
    : "Biểu quyết công khai, ghi tên người biểu quyết.";
  const mayVote = isHere(m) && ownLine(m).entitled;
  return html`<section class="card vote"><p class="muted">Mời đồng chí biểu quyết</p><h2>${motion.text}</h2>${
    mayVote ? html`${vote}<p class="muted">${chosen}</p>` : html`<p>Đồng chí điểm danh có mặt rồi biểu quyết.</p>`
  }</section>`;
}

export function memberNow(m) {
  const line = ownLine(m);
  const checkIn = tap({ m, action: "meetings.check_in" }, html`${icon("check")} Tôi có mặt`, "button primary wide");
  const [kind, words] = isHere(m)
    ? ["ok", html`<p>Đồng chí đã điểm danh lúc <strong>${time(line.arrived_at)}</strong>${line.state === "late" && " (đến muộn)"}.</p>`]
    : !line ? ["due", html`<p>Đồng chí không có tên trong danh sách triệu tập của kỳ họp này. Nếu có nhầm lẫn, đồng chí báo thư ký.</p>`]
    : ["closed", "sealed"].includes(m.status) ? ["info", html`<p>Kỳ họp đã kết thúc.</p>`]
    : ["info", html`<p>Điểm danh từ ${time(opens(m).toISOString())} ngày ${day(m.held_on)}.</p>`];
  const step = html`<section class="next-step" aria-label="Việc tiếp theo"><p class="eyebrow">${m.status === "open" ? "Kỳ họp đang diễn ra" : "Kỳ họp sắp bắt đầu"}</p><h2 class="next-title">Điểm danh</h2>${checkIn}</section>`;
  const item = m.status === "open" && current(m);
  return html`<section id="now" class="stack" aria-label="Kỳ họp hôm nay">${isDue(m) ? step : notice(kind, words)}${
    item && html`<p><span class="muted">Đang bàn:</span> <strong>${item.title}</strong></p>`
  }${m.motions.filter((motion) => motion.status === "open").map((motion) => motionCard(m, motion))}</section>`;
}

export function detail({ m }) {
  const isNow = m.status === "open" || (m.status === "published" && m.held_on === today());
  const excused = ownLine(m)?.state === "excused" && ["published", "open"].includes(m.status);
  const content = html`<section class="card"><h2>${m.title}</h2><p class="lead">${time(m.starts)}, ${longDay(m.held_on)}</p><p>${m.place}</p><p class="cluster">${statusBadge(m)}<span class="muted">${m.cell}</span></p></section>${
    isNow && memberNow(m)
  }${excused && notice("info", html`<div class="stack"><p>Đồng chí đã xin vắng: ${ownLine(m).reason}</p>${tap({ m, action: "meetings.withdraw_excuse" }, "Tôi dự được", "button")}</div>`)}${
    m.conducts && m.status !== "cancelled" && html`<p><a class="button wide" href="/meetings/${m.uid}/conduct">${icon("meeting")} Điểm danh, ghi ý kiến, biểu quyết</a></p>`
  }${body(m)}${rows(row({ url: `/meetings/${m.uid}/comments`, name: "speak", title: "Ý kiến, câu hỏi và trả lời" }))}`;
  const isBefore = m.status === "published";
  const dock = html`${isBefore && may(m, "meetings.add_comment") && html`<a class="button primary" href="/meetings/${m.uid}/comments/add">${icon("speak")} Góp ý, hỏi</a>`}${
    isBefore && m.own && !isHere(m) && !excused && html`<a class="button" href="/meetings/${m.uid}/excuse">Xin vắng</a>`
  }`;
  return { heading: "Kỳ sinh hoạt", back: "/meetings/", content, dock, opened: m.own && m };
}

export function now({ m }) {
  const content = html`<div><h2>${m.title}</h2><p>${time(m.starts)}, ${longDay(m.held_on)} · ${m.place}</p></div>${memberNow(m)}`;
  const dock = html`<a class="button" href="/meetings/${m.uid}">${icon("document")} Nội dung, tài liệu</a>`;
  return { heading: "Kỳ họp hôm nay", back: `/meetings/${m.uid}`, content, dock };
}

export function comments({ m }) {
  const content = m.comments.length
    ? m.comments.map((one) => html`<article class="card">${said(one)}<p class="muted">${m.items.find((item) => item.uid === one.item)?.title || "Cả kỳ họp"}</p></article>`)
    : empty("speak", "Chưa có ý kiến nào", "Góp ý trước giúp kỳ họp ngắn gọn, đúng việc.");
  const dock = m.status === "published" && html`<a class="button primary" href="/meetings/${m.uid}/comments/add">${icon("speak")} Góp ý, hỏi</a>`;
  return { heading: "Ý kiến, câu hỏi", back: `/meetings/${m.uid}`, content, dock };
}

export function commentAdd({ m }) {
  const items = [["", "Cả kỳ họp"], ...m.items.map((item) => [item.uid, `${item.number}. ${item.title}`])];
  const content = html`<p class="muted">${m.title}. Cả chi bộ cùng đọc.</p>${form(
    { m, action: "meetings.add_comment", next: `/meetings/${m.uid}`, name: "form" },
    html`${radios({ name: "kind", label: "Đồng chí muốn", options: KINDS, value: "comment" })}${choice({ name: "item", label: "Về nội dung", options: items, required: false })}${area({ name: "text", label: "Ý kiến", rows: 6, draft: `comment-${m.uid}`, required: true })}<div class="field"><p class="help" id="id_is_anonymous_helptext">Chỉ dùng cho câu hỏi. Tên đồng chí không được lưu ở đâu cả, kể cả trong nhật ký hệ thống.</p><label class="choice"><input type="checkbox" name="is_anonymous" id="id_is_anonymous"><span>Hỏi ẩn danh</span></label></div><div class="buttons"><button class="button primary">Gửi</button></div>`,
  )}`;
  return { heading: "Góp ý, câu hỏi", back: `/meetings/${m.uid}`, content };
}

export function excuse({ m }) {
  const content = html`<p class="lead">${m.title}</p><p>${time(m.starts)}, ${longDay(m.held_on)}</p>${form(
    { m, action: "meetings.excuse", next: `/meetings/${m.uid}`, name: "form" },
    html`${area({ name: "reason", label: "Lý do vắng", rows: 3, required: true, most: 300, help: "Bí thư và thư ký đọc được lý do này; biên bản ghi lý do vắng." })}<div class="buttons"><button class="button primary">Gửi lý do vắng</button></div>`,
  )}`;
  return { heading: "Xin vắng", back: `/meetings/${m.uid}`, content };
}
