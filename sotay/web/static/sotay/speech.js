// "Đọc cho tôi nghe": the browser reads the page's main text aloud, piece by piece, so that long texts are not cut off and
// the piece being read can be seen. Hidden where the browser cannot speak.
import { say } from "./notices.js";

const READ = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary, label, legend, figcaption";
const SKIP = "nav, .comfort, .dock, .visually-hidden, [hidden], [aria-hidden=true], script, style";
const LONGEST = 220;
const LANGUAGE = "vi-VN";
let pieces = [];
let place = -1;

const synthesis = window.speechSynthesis;

function vietnamese() {
  return synthesis.getVoices().find((voice) => voice.lang.replace("_", "-").toLowerCase().startsWith("vi"));
}

function isSeen(element) {
  return element.getClientRects().length > 0 && !element.closest(SKIP);
}

// The words of an element, without those of parts that are read on their own and of buttons.
function words(element) {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(`${READ}, ${SKIP}, button, select, textarea, svg, ul, ol, dl, table, form`)) text += ` ${words(node)} `;
  }
  return text.replace(/\s+/g, " ").trim();
}

function cut(text) {
  const parts = [];
  let part = "";
  for (const sentence of text.match(/[^.!?;:…]+[.!?;:…]*\s*/g) || []) {
    if (part && part.length + sentence.length > LONGEST) {
      parts.push(part.trim());
      part = "";
    }
    part += sentence;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}

export function piecesOf(root) {
  const found = [];
  for (const element of root.querySelectorAll(READ)) {
    if (!isSeen(element)) continue;
    const text = words(element);
    if (/[\p{L}\p{N}]/u.test(text)) for (const part of cut(text)) found.push([element, part]);
  }
  return found;
}

function mark(element) {
  for (const old of document.querySelectorAll(".being-read")) old.classList.remove("being-read");
  if (!element) return;
  element.classList.add("being-read");
  element.scrollIntoView({ block: "nearest" });
}

function show(isReading) {
  for (const button of document.querySelectorAll("[data-speak]")) {
    button.setAttribute("aria-pressed", String(isReading));
    button.querySelector("[data-speak-label]").textContent = isReading ? "Dừng đọc" : "Đọc cho tôi nghe";
  }
}

function stop() {
  place = -1;
  synthesis.cancel();
  mark(null);
  show(false);
}

function next() {
  place += 1;
  if (place >= pieces.length) {
    stop();
    return;
  }
  const [element, text] = pieces[place];
  const turn = place;
  const speech = new SpeechSynthesisUtterance(text);
  speech.lang = LANGUAGE;
  speech.rate = 0.9;
  const voice = vietnamese();
  if (voice) speech.voice = voice;
  const go = () => {
    if (place === turn) next();
  };
  speech.onend = go;
  speech.onerror = (event) => {
    if (place !== turn) return;
    if (event.error === "interrupted" || event.error === "canceled") stop();
    else go();
  };
  mark(element);
  synthesis.speak(speech);
}

function start() {
  const main = document.getElementById("content");
  if (!main) return;
  synthesis.cancel();
  pieces = piecesOf(main);
  place = -1;
  if (synthesis.getVoices().length && !vietnamese()) {
    say("Máy này chưa cài giọng đọc tiếng Việt, nên có thể đọc chưa đúng. Đồng chí cài thêm trong phần Cài đặt, Ngôn ngữ của máy.", "due");
  }
  show(true);
  next();
}

export function startSpeech() {
  if (!synthesis || !("SpeechSynthesisUtterance" in window)) return;
  synthesis.getVoices(); // telephones load their voices when first asked
  for (const button of document.querySelectorAll("[data-speak]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-speak]")) return;
    if (place >= 0) stop();
    else start();
  });
  window.addEventListener("pagehide", () => synthesis.cancel());
}
