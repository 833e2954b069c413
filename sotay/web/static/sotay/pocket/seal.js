// Entries lie on the disk sealed with a key of account and browser. The server hands it out to who is signed in; it cannot
// be taken out of the browser, and goes when the person leaves.
const ALGORITHM = "AES-GCM";

export function keyFrom(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["encrypt", "decrypt"]);
}

export async function seal(key, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { iv, bytes: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, bytes) };
}

export async function unseal(key, sealed) {
  const bytes = await crypto.subtle.decrypt({ name: ALGORITHM, iv: sealed.iv }, key, sealed.bytes);
  return JSON.parse(new TextDecoder().decode(bytes));
}
