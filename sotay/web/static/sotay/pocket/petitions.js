// Petitions without network: the cell's word about an answer, an opinion that becomes a petition, one sentence between meetings.
import { isOpen, page } from "./conducting.js";
import { area, badge, choice, day, empty, form, html, icon, lines, notice, row, rows, section, tap } from "./html.js";

const SUBJECTS = [
  ["roads", "Giao thông, thủy lợi"],
  ["land", "Đất đai, giải phóng mặt bằng"],
  ["environment", "Môi trường, nước sạch"],
  ["economy", "Sản xuất, việc làm"],
  ["social", "Y tế, giáo dục, chính sách xã hội"],
  ["order", "An ninh, trật tự"],
  ["party", "Xây dựng Đảng, đoàn thể"],
  ["other", "Lĩnh vực khác"],
];
const RAISE = "petitions.raise_petition";
const walk = (m) => `/meetings/${m.uid}/conduct/opinions`;

const answerCard = (m, one) =>
  html`<li class="card"><p class="row-title">${one.text}</p><p>${lines(one.answer)}</p><p class="muted">${one.body}${one.answered_on && `, ngày ${day(one.answered_on)}`}</p><div class="buttons">${tap({ m, action: "petitions.confirm_answer", target: one.uid }, html`${icon("check")} Đã được giải quyết`, "button primary")}<a class="button" href="/petitions/${one.uid}/refuse">Chưa đồng ý</a></div></li>`;

// The answers that wait for the cell's word; shown while the meeting is held.
export const answersPart = (m) =>
  isOpen(m) && m.answers.length > 0 &&
  section(
    `Trả lời kiến nghị của chi bộ (${m.answers.length})`,
    html`<p class="muted">Chi bộ nghe trả lời rồi cho biết: đã được giải quyết hay chưa.</p><ul class="stack bare">${m.answers.map((one) => answerCard(m, one))}</ul>`,
  );

// What can be made of an opinion, or that it was made.
export function opinionTap(m, opinion) {
  if (m.petitions.some((one) => one.opinion === opinion.uid)) return badge("ok", "Đã thành kiến nghị");
  return opinion.summary && tap({ m, action: "petitions.raise_opinion", target: opinion.uid }, html`${icon("hand")} Thành kiến nghị`);
}

export function refuse({ found, parts }) {
  const m = found.find((one) => one.answers.some((answer) => answer.uid === parts[1]));
  const one = m?.answers.find((answer) => answer.uid === parts[1]);
  if (!one) return null;
  const content = html`<p class="lead">${one.text}</p><p class="muted">${one.body}: ${one.answer}</p>${form(
    { m, action: "petitions.refuse_answer", target: one.uid, id: "refuse", next: walk(m), name: "form" },
    area({ name: "reason", label: "Chi bộ chưa đồng ý vì", rows: 3, required: true, most: 500 }),
  )}`;
  const dock = html`<button class="button primary" form="refuse">Ghi ý kiến của chi bộ</button>`;
  return page(m, "opinions", content, { heading: "Chi bộ chưa đồng ý", back: walk(m), dock });
}

// The cells of which this telephone holds a meeting.
const cellsOf = (found) => [...new Map(found.filter((m) => m.may.includes(RAISE)).map((m) => [m.cell_uid, m])).values()];

export function raise({ found, parts }) {
  const cells = cellsOf(found);
  const m = cells.find((one) => one.cell_uid === parts[2]) || cells[0];
  if (!m) return null;
  const others = cells.filter((one) => one !== m);
  const content = html`<p class="muted">${m.cell}</p>${others.map((one) => html`<p><a href="/petitions/raise/${one.cell_uid}">${one.cell}</a></p>`)}${form(
    { m: { uid: "" }, action: RAISE, target: m.cell_uid, id: "petition", next: "/petitions/own", name: "form" },
    html`${area({ name: "text", label: "Kiến nghị bằng một câu", rows: 3, required: true, most: 500, help: "Ghi rõ việc gì, ở đâu. Khiếu nại, tố cáo không gửi ở đây." })}${choice({ name: "subject", label: "Lĩnh vực", options: SUBJECTS, value: "other" })}<div class="field"><label class="choice"><input type="checkbox" name="is_anonymous" id="id_is_anonymous"><span>Không ghi tên tôi</span></label></div>`,
  )}`;
  return { heading: "Nêu kiến nghị", back: "/petitions/own", content, dock: html`<button class="button primary" form="petition">Gửi kiến nghị</button>` };
}

export function ownPetitions({ found, log }) {
  const waiting = log.filter((entry) => entry.state === "waiting" && entry.action === RAISE);
  const content = html`${notice("info", html`<p>Kiến nghị đã gửi và trả lời: mở lại trang này khi có mạng.</p>`)}${
    waiting.length
      ? rows(waiting.map((entry) => row({ title: entry.payload.text, mark: badge("due", "Chờ gửi") })))
      : empty("hand", "Không có kiến nghị nào chờ gửi", "Đồng chí nêu bằng một câu; máy giữ lại và tự gửi khi có mạng.")
  }`;
  const dock = cellsOf(found).length > 0 && html`<a class="button primary" href="/petitions/raise">${icon("plus")} Nêu kiến nghị</a>`;
  return { heading: "Kiến nghị của chi bộ", back: "/me/", content, dock };
}
