// Both frames: network troubles in words, drafts that survive, small tools. Every page also works without this file.
import { startDates } from "./dates.js";
import { startDrafts } from "./drafts.js";
import { startNetwork } from "./network.js";
import { startTools } from "./tools.js";

document.documentElement.classList.add("js");
startNetwork();
startDrafts(document.body.dataset.account);
startDates();
startTools();

const worker = document.body.dataset.worker;
if (worker && "serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {});
}
