// The side drawer: a link with `data-drawer` shows its page's `drawer` fragment beside the list; Escape closes it.

let opener = null;

function parts() {
  const drawer = document.getElementById("drawer");
  return { drawer, body: drawer && drawer.querySelector("#drawer-body") };
}

function close() {
  const { drawer } = parts();
  if (!drawer || !drawer.open) return;
  drawer.close();
}

function closed() {
  for (const row of document.querySelectorAll("tr.open")) row.classList.remove("open");
  if (opener && opener.isConnected) opener.focus();
  opener = null;
}

function show(link) {
  const { drawer } = parts();
  closed();
  opener = link;
  const row = link.closest("tr");
  if (row) row.classList.add("open");
  drawer.querySelector("[data-drawer-page]").href = link.href;
  window.htmx.ajax("GET", link.getAttribute("href"), { source: link, target: "#drawer-body", swap: "innerHTML" });
}

function onClick(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("[data-drawer-close]")) close();
  const link = event.target.closest("a[data-drawer]");
  if (link && window.htmx && parts().drawer) {
    event.preventDefault();
    show(link);
  }
}

function opened(event) {
  const { drawer, body } = parts();
  if (!drawer || event.detail.target !== body || drawer.open) return;
  if (window.matchMedia("(max-width: 56em)").matches) drawer.showModal();
  else drawer.show();
  body.focus({ preventScroll: true });
  drawer.scrollTop = 0;
  body.scrollTop = 0;
}

export function startDrawer() {
  const { drawer } = parts();
  if (!drawer) return;
  document.addEventListener("click", onClick);
  document.body.addEventListener("htmx:afterSwap", opened);
  drawer.addEventListener("close", closed);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.open) close();
  });
}
