// A telephone that several people use. Nothing of one person is left for the next: the page is blank as soon as it is left,
// is never shown again from the browser's memory, and locks itself when nobody has touched it for a while.

const NEAR = 60;
const TOUCHES = ["pointerdown", "keydown", "input", "scroll"];

function token() {
  try {
    return JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";
  } catch {
    return "";
  }
}

function post(address, fields) {
  return fetch(address, {
    method: "POST",
    headers: { "X-CSRFToken": token(), "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
    redirect: "manual",
    keepalive: true,
  });
}

function blank() {
  document.documentElement.classList.add("gone");
}

function leaveNothing() {
  window.addEventListener("pagehide", blank);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

function warning() {
  const box = document.createElement("div");
  box.className = "notice due shared-warning";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-label", "Máy sắp khóa");
  const words = document.createElement("p");
  words.textContent = "Máy dùng chung sắp khóa vì không có ai dùng. Phần đang viết dở sẽ không giữ lại.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button primary";
  button.textContent = "Tôi vẫn đang dùng";
  box.append(words, button);
  return box;
}

function watch({ shared, lock, stay, signIn }) {
  const seconds = Number(shared);
  let touched = Date.now();
  let told = Date.now();
  let box = null;
  const touch = () => {
    const now = Date.now();
    // A page that lay longer than allowed is locked, not woken up.
    if (now - touched >= seconds * 1000) return;
    touched = now;
    if (box) {
      box.remove();
      box = null;
    }
    if (now - told > (seconds * 1000) / 4) {
      told = now;
      post(stay, {}).catch(() => {});
    }
  };
  const check = () => {
    const idle = (Date.now() - touched) / 1000;
    if (idle >= seconds) {
      blank();
      const next = window.location.pathname;
      post(lock, { next })
        .catch(() => {})
        .finally(() => window.location.replace(signIn));
    } else if (idle >= seconds - Math.min(NEAR, seconds / 2) && !box) {
      box = warning();
      document.body.append(box);
    }
  };
  for (const name of TOUCHES) document.addEventListener(name, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => document.hidden || check());
  setInterval(check, 1000);
}

export function startShared() {
  const facts = document.body.dataset;
  if (facts.shared === undefined) return;
  if (facts.account === "") return;
  leaveNothing();
  watch(facts);
}
