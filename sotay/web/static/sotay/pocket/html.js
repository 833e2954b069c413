// Pages drawn on the telephone: the components of the templates, written once more in as few words as possible.
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const BADGES = { ok: "ok", due: "clock", late: "warning", info: "info", neutral: "dot" };
const DAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];

class Safe {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const safe = (value) => {
  if (value instanceof Safe) return value.text;
  if (Array.isArray(value)) return value.map(safe).join("");
  return value === null || value === undefined || value === false ? "" : String(value).replace(/[&<>"']/g, (letter) => ESCAPES[letter]);
};

// Everything put into a text of this kind is escaped, unless it is such a text itself.
export function html(parts, ...values) {
  return new Safe(parts.reduce((text, part, place) => text + safe(values[place - 1]) + part));
}

export const lines = (text) => new Safe(safe(text || "").replace(/\r?\n/g, "<br>"));

let sprite = "";

export function icon(name, label = "") {
  if (!sprite) sprite = document.querySelector("svg.icon use").getAttribute("href").split("#")[0];
  const spoken = label ? html`role="img" aria-label="${label}"` : html`aria-hidden="true"`;
  return html`<svg class="icon" width="24" height="24" focusable="false" ${spoken}><use href="${sprite}#${name}"/></svg>`;
}

export const badge = (kind, text) => html`<span class="badge ${kind}">${icon(BADGES[kind] || "dot")}${text}</span>`;

export const notice = (kind, content) =>
  html`<div class="notice ${kind}">${icon(kind === "ok" ? "ok" : kind === "info" ? "info" : "warning")}<div>${content}</div></div>`;

export function row({ url = "", title, text = "", name = "", mark = "" }) {
  const inside = html`${name && icon(name)}<span class="row-main"><span class="row-title">${title}</span>${
    text && html`<span class="row-text">${text}</span>`
  }${mark}</span>`;
  return html`<li>${url ? html`<a class="row" href="${url}">${inside}</a>` : html`<div class="row">${inside}</div>`}</li>`;
}

export const rows = (found) => html`<ul class="rows">${found}</ul>`;

export const section = (title, content) => html`<section class="section"><h2>${title}</h2>${content}</section>`;

export const empty = (name, title, text) =>
  html`<div class="empty">${icon(name)}<p class="card-title">${title}</p><p class="muted">${text}</p></div>`;

export const nextStep = (title, text, action) =>
  html`<section class="next-step" aria-label="Việc tiếp theo"><p class="eyebrow">Việc tiếp theo</p><h2 class="next-title">${title}</h2>${
    text && html`<p>${text}</p>`
  }${action}</section>`;

// A form that becomes an entry of the log. `next` is the page to go to once it is written down; without it the page is drawn anew.
export function form({ m, action, target = m.uid, payload = {}, next = "", name = "", id = "", label = "", then = "" }, content) {
  return html`<form method="post" class="${name}"${id && html` id="${id}"`}${label && html` aria-label="${label}"`}${then && html` data-then="${then}"`} data-carried="${action}" data-target="${target}" data-meeting="${m.uid}" data-payload="${JSON.stringify(payload)}" data-next="${next}">${content}</form>`;
}

// One button that is the whole form.
export const tap = (about, words, kind = "button small", more = "") =>
  form(about, html`<button class="${kind}"${more}>${words}</button>`);

export function area({ name, label, value = "", rows: height = 4, help = "", draft = "", required = false, most = 2000 }) {
  return html`<div class="field"><label for="id_${name}">${label}${!required && html` <span class="optional">(không bắt buộc)</span>`}</label>${
    help && html`<p class="help" id="id_${name}_helptext">${help}</p>`
  }<textarea id="id_${name}" name="${name}" rows="${height}" maxlength="${most}"${draft && html` data-draft="${draft}"`}${
    required && html` required`
  }>${value}</textarea></div>`;
}

export function choice({ name, label, options, value = "", required = true }) {
  const shown = options.map(([key, words]) => html`<option value="${key}"${key === value && html` selected`}>${words}</option>`);
  return html`<div class="field"><label for="id_${name}">${label}${!required && html` <span class="optional">(không bắt buộc)</span>`}</label><select id="id_${name}" name="${name}"${
    required && html` required`
  }>${shown}</select></div>`;
}

export function radios({ name, label, options, value, kind = "segmented" }) {
  const shown = options.map(
    ([key, words], place) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${key}" id="id_${name}_${place}"${key === value && html` checked`} required><span>${words}</span></label>`,
  );
  return html`<fieldset class="field"><legend>${label}</legend><div class="choices ${kind}">${shown}</div></fieldset>`;
}

const two = (value) => String(value).padStart(2, "0");

export function day(value) {
  const [year, month, date] = String(value || "").slice(0, 10).split("-");
  return date ? `${date}/${month}/${year}` : "–";
}

export function longDay(value) {
  const found = new Date(`${String(value).slice(0, 10)}T12:00:00`);
  return Number.isNaN(found.getTime()) ? "–" : `${DAYS[found.getDay()]}, ${day(value)}`;
}

// An instant or an hour of the day as `19:30`; instants in Vietnam's time.
export function time(value) {
  if (!value) return "–";
  if (/^\d\d:\d\d/.test(value)) return value.slice(0, 5);
  const there = new Date(new Date(value).getTime() + 7 * 3600 * 1000);
  return `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
}

export function today() {
  return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
}

// `15/12/2026` as it is typed, and as it is sent.
export function isoDay(text) {
  const parts = /^\s*(\d{1,2})\D(\d{1,2})\D(\d{4})\s*$/.exec(text || "");
  return parts ? `${parts[3]}-${two(parts[2])}-${two(parts[1])}` : "";
}
