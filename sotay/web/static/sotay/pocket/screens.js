// The first pages of the handbook from what the telephone holds: today, meetings, tasks.
import { area, badge, day, empty, form, html, icon, lines, longDay, nextStep, notice, radios, row, rows, section, time, today } from "./html.js";
import { isDue, statusBadge } from "./meeting.js";
import { visitRow } from "./visits.js";
import { SAID, unsaid } from "./works.js";

const meetingRow = (m) =>
  html`<li><a class="row" href="/meetings/${m.uid}"><span class="row-main"><span class="row-title">${m.title}</span><span class="row-text">${time(m.starts)}, ${longDay(m.held_on)}</span><span class="row-text">${m.cell}${m.place && ` · ${m.place}`}</span>${statusBadge(m)}</span></a></li>`;

export function ownTasks(found) {
  const all = new Map();
  for (const m of found) for (const task of [...m.reviewed, ...m.given]) if (task.is_own) all.set(task.uid, { ...task, m });
  return [...all.values()].filter((task) => task.status === "open").sort((one, other) => (one.due_on < other.due_on ? -1 : 1));
}

const taskRow = (task) =>
  row({ url: `/work/${task.uid}`, name: "task", title: task.title, text: `Hạn ${day(task.due_on)}`, mark: task.due_on < today() && badge("late", "Quá hạn") });

// The meeting that matters now: the one that is held, else the nearest to come.
function nearest(found) {
  const coming = found.filter((m) => m.status === "published" && m.held_on >= today());
  return found.find((m) => m.status === "open") || coming.pop() || found.find((m) => m.conducts && m.status === "closed");
}

function invitation(m) {
  const conduct = { open: ["Vào kỳ họp", "conduct"], published: ["Vào kỳ họp", "conduct"], closed: ["Mở biên bản, nghị quyết", "papers"] }[m.status];
  const isToday = m.held_on === today() || m.status !== "published";
  if (m.conducts && conduct && isToday) {
    const title = { open: "Đang họp", published: "Khai mạc kỳ họp", closed: "Hoàn tất biên bản, nghị quyết" }[m.status];
    return html`<div class="spread"><h2>${m.title}</h2>${statusBadge(m)}</div><p>${time(m.starts)}, ${longDay(m.held_on)}${m.place && ` · ${m.place}`}</p>${nextStep(title, "", html`<a class="button primary wide" href="/meetings/${m.uid}/${conduct[1]}">${icon("meeting")} ${conduct[0]}</a>`)}${rows(row({ url: `/meetings/${m.uid}`, name: "document", title: "Đọc nội dung, tài liệu" }))}`;
  }
  const [url, name, words] = isDue(m)
    ? [`/meetings/${m.uid}/now`, "check", "Điểm danh"]
    : m.status === "open" ? [`/meetings/${m.uid}/now`, "meeting", "Vào kỳ họp"] : [`/meetings/${m.uid}`, "meeting", "Xem nội dung, tài liệu"];
  return html`<section class="next-step" aria-label="Kỳ sinh hoạt tới"><p class="eyebrow">${m.status === "open" ? "Chi bộ đang họp" : "Kính mời đồng chí dự"}</p><h2 class="next-title">${m.title}</h2><p class="lead">${time(m.starts)}, ${longDay(m.held_on)}</p><p>${m.place}</p>${
    m.own?.state === "excused" && html`<p>${badge("info", "Đồng chí đã xin vắng")}</p>`
  }<a class="button primary wide" href="${url}">${icon(name)} ${words}</a></section>`;
}

export function home({ found, visits: own = [], works = [] }) {
  const m = nearest(found);
  const tasks = ownTasks(found);
  const others = found.filter((one) => one !== m && ["open", "published"].includes(one.status));
  const near = own.filter((one) => one.on >= today() && one.status === "planned").slice(0, 1);
  const late = own.filter((one) => one.can_report && one.on < today());
  const content = html`${m || near.length || late.length ? m && invitation(m) : empty("meeting", "Máy chưa giữ kỳ sinh hoạt nào sắp tới", "Khi có mạng, mở sổ tay một lần để tải về.")}${
    [...late, ...near].length > 0 && section("Dự sinh hoạt chi bộ khác", rows([...late, ...near].map(visitRow)))
  }${
    others.length > 0 && section("Kỳ sinh hoạt khác", rows(others.map(meetingRow)))
  }${(tasks.length > 0 || unsaid(works).length > 0) && section("Việc của tôi", rows([...tasks.slice(0, 3).map(taskRow), ...unsaid(works).slice(0, 3).map(workRow)]))}`;
  return { heading: longDay(today()), content, entry: "/" };
}

export function list({ found }) {
  const coming = found.filter((m) => ["open", "published"].includes(m.status)).reverse();
  const past = found.filter((m) => !coming.includes(m));
  const content = html`${coming.length > 0 && section("Sắp tới", rows(coming.map(meetingRow)))}${
    past.length > 0 && section("Các kỳ trước", rows(past.map(meetingRow)))
  }${!found.length && empty("meeting", "Máy chưa giữ kỳ sinh hoạt nào", "Khi có mạng, mở sổ tay một lần để tải về.")}`;
  return { heading: "Sinh hoạt", content, entry: "/meetings/" };
}

const workRow = (work) =>
  row({ url: "/assignments/mine", name: "task", title: work.title, text: work.progress ? SAID[work.progress] : "Chi bộ phân công; báo cáo tháng này", mark: work.waits && badge("due", "Chờ gửi") });

export function work({ found, works = [] }) {
  const tasks = ownTasks(found);
  const content = tasks.length || works.length
    ? rows([...tasks.map(taskRow), ...works.map(workRow)])
    : empty("task", "Không còn việc nào phải làm", "Đây là các việc máy đang giữ; khi có mạng sẽ có đủ.");
  return { heading: "Việc", content, entry: "/work/" };
}

export function task({ found, parts }) {
  const holders = found.flatMap((m) => [...m.reviewed, ...m.given].map((one) => ({ ...one, m })));
  const one = holders.find((candidate) => candidate.uid === parts[1]);
  if (!one) return null;
  const about = html`<p class="lead">${one.title}</p><dl class="record"><div><dt>Người thực hiện</dt><dd>${one.owner?.name || "Cả chi ủy"}</dd></div><div><dt>Thời hạn</dt><dd>${longDay(one.due_on)}</dd></div>${
    one.result && html`<div><dt>Kết quả</dt><dd>${lines(one.result)}</dd></div>`
  }</dl>`;
  const STATES = [["done", "Hoàn thành"], ["not_done", "Không hoàn thành"], ["open", "Đang thực hiện"]];
  const report = form(
    { m: one.m, action: "work.report_own_result", target: one.uid, next: "/work/", name: "form" },
    html`${radios({ name: "status", label: "Tình trạng", options: STATES, value: "done", kind: "cards" })}${area({ name: "result", label: "Kết quả", required: true, most: 500, help: "Một, hai câu: đã làm gì, kết quả ra sao." })}<div class="buttons"><button class="button primary">Gửi kết quả</button></div>`,
  );
  const isMine = one.is_own && one.status === "open";
  const content = html`${about}${isMine ? section("Báo cáo kết quả", report) : one.status === "done" && notice("ok", html`<p>Đã ghi kết quả.</p>`)}`;
  return { heading: "Nhiệm vụ", back: "/work/", content, entry: "/work/" };
}

export function own({ person, log, visits: own = [] }) {
  const left = log.filter((entry) => entry.state === "waiting").length;
  const content = html`<p class="lead"><strong>${person.called}</strong></p>${rows(row({ url: "/pocket/waiting", name: "upload", title: "Chờ gửi", text: left ? `${left} mục` : "Không còn mục nào" }))}${
    own.length > 0 && rows(row({ url: "/visits/own", name: "calendar", title: "Lịch dự sinh hoạt của tôi" }))
  }${rows(row({ url: "/petitions/own", name: "hand", title: "Kiến nghị của chi bộ" }))}<p class="muted">Hồ sơ, thông báo, thiết bị và đăng xuất: mở khi có mạng.</p>`;
  return { heading: "Tôi", content, entry: "/me/" };
}
