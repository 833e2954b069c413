"""A telephone that loses its network: what journeys without network share."""

from playwright.sync_api import expect

from tests.journeys.telephone import PHONE, come_in

HOLDS = """() => new Promise(done => {
  const asked = indexedDB.open('sotay-pocket');
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = () => done(false);
  asked.onsuccess = () => {
    const db = asked.result;
    const answer = (found) => { db.close(); done(found); };
    if (!db.objectStoreNames.contains('packages')) return answer(false);
    const counted = db.transaction('packages').objectStore('packages').count();
    counted.onsuccess = () => answer(counted.result > 0);
  };
})"""
# Everything that lies on the disk of the browser, as text; bytes as they are.
EVERYTHING = """async () => {
  const said = [];
  const bytes = (buffer) => new TextDecoder('utf-8', {fatal: false}).decode(buffer);
  const tell = (value) => {
    if (value instanceof ArrayBuffer) said.push(bytes(value));
    else if (ArrayBuffer.isView(value)) said.push(bytes(value.buffer));
    else if (value instanceof CryptoKey) said.push('§key§');
    else if (value && typeof value === 'object') Object.entries(value).forEach(([key, one]) => { said.push(key); tell(one); });
    else said.push(String(value));
  };
  for (const {name} of await indexedDB.databases()) {
    const db = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
    for (const store of db.objectStoreNames) {
      const asked = db.transaction(store).objectStore(store).getAll();
      for (const row of await new Promise((done) => { asked.onsuccess = () => done(asked.result); })) {
        for (const piece of row.pieces || []) said.push(await piece.text());
        tell(row);
      }
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const store = await caches.open(name);
    for (const request of await store.keys()) said.push(request.url, await (await store.match(request)).text());
  }
  for (const kept of [localStorage, sessionStorage]) for (const key of Object.keys(kept)) said.push(key, kept.getItem(key));
  return said.join('\\n');
}"""


class Pocket:
    """One telephone: its browser stays, its pages come and go."""

    def __init__(self, context, site):
        self.context, self.site = context, site
        self.sent = []
        context.on("request", self._watch)
        self.page = self._open()

    def _open(self):
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        return page

    def _watch(self, request):
        if request.url.endswith("/api/v1/sync"):
            self.sent.append(request.post_data_json)

    def belongs_to(self, member):
        """Let the member be signed in on it, and wait until it holds their meetings."""
        come_in(self.page, member.account, self.site)
        self.page.goto("/meetings/")
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.until(HOLDS)
        expect(self.page.get_by_text("Đã tải về máy").first).to_be_visible()
        return self

    def loses_network(self):
        """Go out of reach."""
        self.context.set_offline(True)

    def finds_network(self):
        """Come back into reach."""
        self.context.set_offline(False)

    def kill(self):
        """Close the page as a telephone does that needs its memory, and open another."""
        self.page.close()
        self.page = self._open()

    def go(self, address):
        """Open an address and wait until it says something."""
        self.page.goto(address)
        expect(self.page.locator("#content")).not_to_be_empty()

    def until(self, script, *arguments):
        """Ask the page again and again until it says yes."""
        for _ in range(100):
            if self.page.evaluate(script, *arguments):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(script)

    def tap(self, role, name, **options):
        """Tap something."""
        self.page.get_by_role(role, name=name, **options).first.click()

    def see(self, text):
        """Wait for a text."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def arrived(self):
        """Wait until everything was sent and received."""
        self.page.goto("/pocket/waiting")
        expect(self.page.get_by_role("heading", name="Đã gửi, đã được nhận")).to_be_visible()
        expect(self.page.get_by_role("heading", name="Chờ gửi (")).to_have_count(0)

    @property
    def entries(self):
        """The entries that were sent, each as first sent."""
        found = {}
        for batch in self.sent:
            for entry in batch:
                found.setdefault(entry["id"], entry)
        return list(found.values())


def new_pocket(new_context, site, **options):
    """A telephone on which nobody is signed in yet."""
    return Pocket(new_context(viewport=PHONE, base_url=site, **options), site)
