// "Cài sổ tay lên điện thoại": shown on the page that asks for it, where the browser can do it or the person can be told how.
const isInstalled = () => window.matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

function show(place) {
  const offer = window.installOffer;
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  place.hidden = isInstalled() || (!offer && !isApple);
  place.querySelector("button").hidden = !offer;
  place.querySelector("[data-install-apple]").hidden = Boolean(offer) || !isApple;
}

async function install(place) {
  const offer = window.installOffer;
  if (!offer) return;
  await offer.prompt();
  await offer.userChoice;
  window.installOffer = null;
  place.hidden = true;
}

export function startInstalling() {
  const place = document.querySelector("[data-install]");
  if (!place) return;
  show(place);
  document.addEventListener("pocket:offer", () => show(place));
  place.querySelector("button").addEventListener("click", () => install(place));
}
