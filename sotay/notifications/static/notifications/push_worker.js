// Part of the service worker: shows that there is something new, in these words and no others, and leads to it when tapped.
// What arrives carries only the code of the message; what is new is read in the handbook, after signing in.
self.addEventListener("push", (event) => {
  let code = "";
  try {
    code = String(event.data.json().id || "");
  } catch {
    // A push without content says the same.
  }
  event.waitUntil(
    self.registration.showNotification("Sổ tay đảng viên", {
      body: "Có thông báo mới từ chi bộ",
      lang: "vi",
      tag: "sotay",
      renotify: true,
      data: { code: /^[0-9a-f]{8}$/.test(code) ? code : "" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { code } = event.notification.data || {};
  const address = new URL(code ? `/n/${code}` : "/notifications/", self.location.origin).href;
  const open = async () => {
    for (const client of await self.clients.matchAll({ type: "window" })) {
      try {
        await client.focus();
        await client.navigate(address);
        return;
      } catch {
        // This window cannot be led there; another, or a new one, can.
      }
    }
    await self.clients.openWindow(address);
  };
  event.waitUntil(open());
});
