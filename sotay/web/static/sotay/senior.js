// Large letters, one step at a time: remembered on the device for the pages that work without network, where no server
// says how they look; and what is unfolded stays unfolded when a part of the page is drawn anew.
const KEPT = "sotay:senior";

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // Without a store the pages of nobody look as usual.
  }
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function opened(root) {
  return [...root.querySelectorAll("details")].map((one) => [one.querySelector("summary").textContent.trim(), one.open]);
}

function keepFolds() {
  let before = [];
  document.body.addEventListener("htmx:beforeSwap", () => {
    before = opened(document);
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const one of document.querySelectorAll("details")) {
      const words = one.querySelector("summary").textContent.trim();
      if (before.some(([name, open]) => open && name === words)) one.open = true;
    }
  });
}

export function startSenior() {
  const page = document.documentElement;
  if (document.body.dataset.look !== "device") keep("senior" in page.dataset ? "on" : "off");
  else if (kept() === "on") page.dataset.senior = "";
  keepFolds();
}
