// A document as text for a small screen, and its file where the telephone has it.
import { html, icon } from "./html.js";
import { size } from "./meeting.js";

const table = (block) =>
  html`<div class="table-scroll" role="region" aria-label="Bảng trong tài liệu" tabindex="0"><table class="table">${block.rows.map(
    (cells, place) => html`<tr>${cells.map((cell) => (place ? html`<td>${cell}</td>` : html`<th scope="col">${cell}</th>`))}</tr>`,
  )}</table></div>${block.hidden_rows && html`<p class="muted">Còn ${block.hidden_rows} dòng; mở tệp gốc để xem đủ.</p>`}`;

const DRAWN = {
  heading: (block) => (block.level === 1 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`),
  item: (block) => html`<p>${block.marker} ${block.text}</p>`,
  table,
  page: (block) => html`<p class="muted small">Trang ${block.text}</p>`,
  sheet: (block) => html`<h3>${block.text}</h3>`,
  notice: (block) => html`<p class="notice info">${block.text}</p>`,
};

export function reading({ found, parts }) {
  const m = found.find((one) => one.documents.some((document) => document.uid === parts[2]));
  const document = m?.documents.find((one) => one.uid === parts[2]);
  if (!document) return null;
  const blocks = document.blocks.map((block) => (DRAWN[block.kind] || ((one) => html`<p>${one.text}</p>`))(block));
  const content = html`<div><h2>${document.title}</h2><p class="muted">${document.kind} · ${size(document.size)}</p></div><article class="card"><article class="stack reflow">${blocks}</article></article>`;
  const dock = html`<button class="button" data-file="${document.uid}" data-name="${document.name}">${icon("download")} Tải tệp gốc</button>`;
  return { heading: "Tài liệu", back: `/meetings/${m.uid}`, content, dock };
}
