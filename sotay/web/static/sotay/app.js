// Both frames: network troubles in words, drafts that survive, small tools. Every page also works without this file.
import { startDates } from "./dates.js";
import { startDrafts } from "./drafts.js";
import { startNetwork } from "./network.js";
import { startSenior } from "./senior.js";
import { startShared } from "./shared.js";
import { startSpeech } from "./speech.js";
import { startTools } from "./tools.js";

document.documentElement.classList.add("js");
startSenior();
startNetwork();
startShared();
startDrafts(document.body.dataset.account);
startDates();
startTools();
startSpeech();

// The browser offers to install the handbook before anybody asks: kept for the page that does.
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installOffer = event;
  document.dispatchEvent(new Event("pocket:offer"));
});

// Everything about working without network comes when the page has nothing else to do.
const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 800));
const worker = document.body.dataset.worker;
if (worker && "serviceWorker" in navigator && window.isSecureContext) {
  window.addEventListener("load", () => navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {}));
}
if (window.isSecureContext && window.indexedDB && window.crypto.subtle && !document.getElementById("pocket")) {
  window.addEventListener("load", () => {
    whenIdle(() => import("./pocket/start.js").then((pocket) => pocket.start()).catch(() => {}), { timeout: 1500 });
  });
}
