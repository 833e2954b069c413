// The strip at the top: how much waits to be sent, and the way to the list.
import { icon } from "../icons.js";
import { waiting } from "./log.js";

async function draw() {
  const left = (await waiting()).length;
  const old = document.getElementById("waiting-strip");
  if (!left || window.location.pathname === "/pocket/waiting") {
    if (old) old.remove();
    return;
  }
  const strip = old || document.createElement("a");
  strip.id = "waiting-strip";
  strip.className = "offline waiting";
  strip.href = "/pocket/waiting";
  strip.replaceChildren(icon("upload"), ` ${left} mục chờ gửi. Xem`);
  if (!old) document.getElementById("offline").after(strip);
}

export async function showStrip() {
  await draw();
  window.addEventListener("pocket:changed", () => draw());
}
