// The strip at the top: how much waits to be sent, and the way to the list.
import { icon } from "../icons.js";
import { waiting } from "./log.js";

async function draw() {
  const left = window.location.pathname === "/pocket/waiting" ? 0 : (await waiting()).length;
  const old = document.getElementById("waiting-strip");
  const offline = document.getElementById("offline");
  offline.hidden = navigator.onLine || left > 0;
  if (!left) {
    if (old) old.remove();
    return;
  }
  const strip = old || document.createElement("a");
  strip.id = "waiting-strip";
  strip.className = "offline waiting";
  strip.href = "/pocket/waiting";
  strip.replaceChildren(icon(navigator.onLine ? "upload" : "offline"), `${navigator.onLine ? "Đang gửi" : "Mất mạng"}: ${left} mục chờ gửi`);
  if (!old) offline.after(strip);
}

export async function showStrip() {
  await draw();
  for (const news of ["pocket:changed", "online", "offline"]) window.addEventListener(news, () => draw());
}
