// Keeps what a person is typing on this device until the server has it. Keys carry the account, so that a shared
// telephone never shows one person's draft to another; signing out removes them.

const PREFIX = "sotay:draft:";
const DAYS = 14;
const PAUSE = 400;

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || "null");
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store only means that there is no draft.
  }
}

function forgetOthers(account) {
  const oldest = Date.now() - DAYS * 24 * 3600 * 1000;
  for (const key of keys()) {
    const draft = read(key);
    if (!key.startsWith(`${PREFIX}${account}:`) || !draft || draft.at < oldest) localStorage.removeItem(key);
  }
}

function forgetAll() {
  for (const key of keys()) localStorage.removeItem(key);
}

function note(field, served) {
  const line = document.createElement("p");
  line.className = "draft-note";
  line.setAttribute("role", "status");
  line.append("Đã điền lại phần đang viết dở trên máy này.");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small";
  button.textContent = "Bỏ phần này";
  button.addEventListener("click", () => {
    field.value = served;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    line.remove();
    field.focus();
  });
  line.append(button);
  field.after(line);
}

function watch(field, account) {
  if (field.dataset.draftWatched) return;
  field.dataset.draftWatched = "1";
  const key = `${PREFIX}${account}:${field.dataset.draft}`;
  const served = field.defaultValue;
  const refused = field.form && field.form.querySelector("[aria-invalid], .error-summary");
  const draft = read(key);
  if (draft && draft.sent && !refused) {
    localStorage.removeItem(key);
  } else if (draft && draft.text !== served && !refused) {
    field.value = draft.text;
    note(field, served);
  }
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (field.value === served) localStorage.removeItem(key);
      else write(key, { text: field.value, at: Date.now() });
    }, PAUSE);
  });
  if (field.form) {
    field.form.addEventListener("submit", () => {
      clearTimeout(timer);
      write(key, { text: field.value, at: Date.now(), sent: true });
    });
  }
}

// Asked by the failures of htmx: the text did not arrive, so it is a draft again.
function unsend(form, account) {
  for (const field of form.querySelectorAll("[data-draft]")) {
    const key = `${PREFIX}${account}:${field.dataset.draft}`;
    const draft = read(key);
    if (draft) write(key, { text: draft.text, at: draft.at });
  }
}

export function startDrafts(account) {
  if (account === undefined) return;
  if (account === "") {
    // Before sign-in on a shared telephone: whoever was here before has gone.
    if (document.body.dataset.shared !== undefined) forgetAll();
    return;
  }
  forgetOthers(account);
  const start = (root) => {
    for (const field of root.querySelectorAll("textarea[data-draft]")) watch(field, account);
  };
  start(document);
  document.body.addEventListener("htmx:load", (event) => start(event.detail.elt));
  for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.body.addEventListener(failure, (event) => {
      const form = event.detail.elt && event.detail.elt.closest("form");
      if (form) unsend(form, account);
    });
  }
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) forgetAll();
  });
}
