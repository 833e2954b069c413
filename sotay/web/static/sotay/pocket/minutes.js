// The draft minutes on the telephone, from what happened here; the server writes the final text from the same records, and
// keeps the passages that a person has changed.
import { here } from "./fold.js";
import { area, empty, form, html, icon, lines, longDay, notice, time } from "./html.js";

const hour = (value) => time(value).replace(":", " giờ ") + " phút";
const stopped = (text) => (/[.!?…;]$/.test(text) ? text : `${text}.`);
const typed = (text) => (text || "").split("\n").map((line) => line.split(/\s+/).filter(Boolean).join(" ")).filter(Boolean);

function people(found) {
  if (!found.length) return "không";
  return `${found.length} đồng chí: ${found.map((one) => (one.reason ? `${one.name} (${one.reason})` : one.name)).join("; ")}`;
}

function said(opinion) {
  const text = opinion.summary.split(/\s+/).filter(Boolean).join(" ");
  return text ? `- Đồng chí ${opinion.speaker_name}: ${stopped(text)}` : `- Đồng chí ${opinion.speaker_name} phát biểu ý kiến.`;
}

function question(motion) {
  const verdict = motion.is_carried ? "Được thông qua" : "Không được thông qua";
  return `- ${motion.text.replace(/\.$/, "")}: ${motion.agree}/${motion.base} đồng chí đồng ý. ${verdict}.`;
}

// The passages of the minutes; those without a key are written by the server alone.
export function passages(m) {
  const of = (state) => m.people.filter((person) => person.state === state);
  const due = m.people.filter((person) => !["exempt", "away"].includes(person.state));
  const list = [
    `- Có mặt: ${here(m).length}/${due.length} đồng chí phải dự.`,
    `- Đến muộn: ${people(of("late"))}.`,
    `- Vắng có lý do: ${people(of("excused"))}.`,
    `- Vắng không lý do: ${people(of("absent"))}.`,
    `- Chủ trì: đồng chí ${m.chair?.name || ""}.`,
    `- Thư ký: đồng chí ${m.secretary_of_meeting?.name || ""}.`,
  ];
  const votes = m.motions.filter((motion) => motion.status === "closed").map(question);
  return [
    { heading: "Mở đầu", text: [`Khai mạc hồi ${hour(m.opened_at)}, ${longDay(m.held_on)}, tại ${m.place}.`] },
    { heading: "Thành phần dự họp", text: list },
    ...m.items.map((item, place) => ({ key: `item-${place + 1}`, heading: item.title, text: m.opinions.filter((opinion) => opinion.item === item.uid).map(said) })),
    ...(votes.length ? [{ heading: "Biểu quyết", text: votes }] : []),
    { key: "conclusion", heading: "Kết luận của chủ trì", text: typed(m.conclusion) },
    { heading: "Kết thúc", text: m.closed_at ? [`Kỳ sinh hoạt kết thúc hồi ${hour(m.closed_at)} cùng ngày.`] : [] },
  ].map((passage) => ({ ...passage, text: m.edited.minutes?.[passage.key] || passage.text }));
}

const version = (m) => (m.papers || []).find((paper) => paper.kind === "minutes")?.version || 0;

export function papers({ m }) {
  if (!m.conducts || !m.opened_at) {
    return { heading: "Văn bản", back: `/meetings/${m.uid}`, content: empty("document", "Chưa có văn bản", "Biên bản và nghị quyết hiện ở đây khi có mạng.") };
  }
  const told = html`<p>Dự thảo trên máy này. Khi có mạng, hệ thống lập biên bản và nghị quyết chính thức từ chính những gì đã ghi, rồi đồng chí xác nhận.</p>`;
  const content = html`${notice("info", told)}<article class="sheet"><div class="title"><h2>BIÊN BẢN</h2><p><strong>${m.title}</strong></p></div>${passages(m).map(
    (passage) => html`<h3>${passage.heading}</h3>${passage.text.map((text) => html`<p>${lines(text)}</p>`)}`,
  )}</article>`;
  const dock = m.closed_at && html`<a class="button primary" href="/meetings/${m.uid}/papers/minutes/edit">${icon("edit")} Sửa dự thảo</a>`;
  return { heading: "Dự thảo biên bản", back: `/meetings/${m.uid}`, content, dock };
}

export function minutesEdit({ m }) {
  const back = `/meetings/${m.uid}/papers`;
  const own = passages(m).filter((passage) => passage.key);
  const content = html`<p class="muted">Mỗi dòng là một đoạn. Số liệu điểm danh, biểu quyết do hệ thống ghi.</p>${form(
    { m, action: "meetings.edit_paper", payload: { kind: "minutes", version: version(m) }, id: "paper", next: back, name: "form" },
    own.map((passage) => area({ name: `text_${passage.key}`, label: passage.heading, value: passage.text.join("\n"), rows: Math.min(12, 2 + passage.text.length * 2), most: 20000 })),
  )}`;
  return { heading: "Sửa biên bản", back, content, dock: html`<button class="button primary" form="paper">Lưu</button>` };
}
