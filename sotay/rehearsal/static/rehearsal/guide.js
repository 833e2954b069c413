// The guide follows what is tapped: after a change made without a new page it is asked for again.

function refresh() {
  const guide = document.getElementById("guide");
  if (!guide) return;
  const address = `${guide.dataset.guide}?here=${encodeURIComponent(location.pathname)}`;
  fetch(address, { headers: { "X-Requested-With": "guide" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      if (!text) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      const fresh = page.getElementById("guide");
      if (fresh) guide.replaceWith(fresh);
    })
    .catch(() => {});
}

document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.detail.requestConfig.verb !== "get") refresh();
});
