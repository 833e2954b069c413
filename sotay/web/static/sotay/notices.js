// Sentences in the region that screen readers announce.
import { icon } from "./icons.js";

const ICONS = { ok: "ok", info: "info", due: "warning", late: "warning" };

export function say(text, kind = "info") {
  const region = document.getElementById("messages");
  if (!region) return;
  for (const old of region.querySelectorAll("[data-said]")) old.remove();
  const notice = document.createElement("div");
  notice.className = `notice ${kind}`;
  notice.dataset.said = "";
  const sentence = document.createElement("p");
  sentence.textContent = text;
  notice.append(icon(ICONS[kind] || "info"), sentence);
  region.append(notice);
  const shown = notice.getBoundingClientRect();
  if (shown.top < 0 || shown.bottom > window.innerHeight) notice.scrollIntoView({ block: "center" });
}

export function unsay() {
  for (const old of document.querySelectorAll("#messages [data-said]")) old.remove();
}
