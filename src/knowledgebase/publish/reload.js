// Reloads the page when it would look different now, and shows over it what stops a build.
/** @typedef {{version: string, fault: string, lags: boolean}} State */
const own = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
/** @type {State | undefined} */
let told;
let looked = own.version;
let heard = Date.now();
let dismissed = "";

/** @param {State} state */
function hear(state) {
  told = state;
  heard = Date.now();
  if (!document.hidden) void act();
}

async function act() {
  if (!told) return;
  const { version, fault, lags } = told;
  show(fault);
  search(lags);
  if (version === looked) return;
  const page = new URLSearchParams({ polku: location.pathname });
  const answer = await fetch(`/__muutokset/sivu?${page}`, { cache: "no-store" }).catch(() => undefined);
  if (!answer) return;
  const { digest } = await answer.json();
  looked = version;
  if (digest !== own.digest) location.reload();
}

/** @param {string} fault what is wrong, or "" */
function show(fault) {
  const shown = document.getElementById("esikatselun-vika");
  if (shown?.dataset.fault === fault) return;
  shown?.remove();
  if (!fault || fault === dismissed) return;
  const box = document.createElement("section");
  box.id = "esikatselun-vika";
  box.dataset.fault = fault;
  box.setAttribute("role", "status");
  box.setAttribute("aria-label", "Esikatselu");
  box.style.cssText =
    "position:fixed;inset:auto 0 0;margin:0;padding:1rem;max-height:40vh;overflow:auto;" +
    "background:#fff4e5;color:#3b1d00;border-top:3px solid #b45309;z-index:9";
  document.body.append(box);
  const title = document.createElement("p");
  title.style.cssText = "margin:0;font-weight:700";
  title.textContent = "Tätä ei voi vielä julkaista. Sivu on viimeisin, joka onnistui.";
  const list = document.createElement("pre");
  list.style.cssText = "margin:.5rem 0;white-space:pre-wrap;background:none;color:inherit";
  list.tabIndex = 0;
  list.textContent = fault;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Piilota";
  close.onclick = () => {
    dismissed = fault;
    box.remove();
  };
  // A status is read aloud when it changes, so it is filled once it is there.
  box.append(title, list, close);
}

/** @param {boolean} lags whether the search index is older than the pages */
function search(lags) {
  const form = document.querySelector(".page-search form");
  const shown = document.getElementById("esikatselun-haku");
  if (!form || !lags) {
    shown?.remove();
    return;
  }
  if (shown) return;
  const note = document.createElement("p");
  note.id = "esikatselun-haku";
  note.setAttribute("role", "status");
  note.textContent = "Esikatselu: haku ei vielä tunne viimeisimpiä muutoksia.";
  form.after(note);
}

async function ask() {
  if (document.hidden) return;
  const answer = await fetch("/__muutokset", { cache: "no-store" }).catch(() => undefined);
  if (answer) hear(await answer.json());
}

if ("SharedWorker" in window) {
  const { port } = new SharedWorker("/__muutokset-tyolainen.js");
  port.onmessage = (event) => hear(event.data);
  addEventListener("pagehide", () => port.postMessage("pois"));
  // The worker tells something every 25 seconds, unless the browser has ended it.
  setInterval(() => (Date.now() - heard > 30_000 ? ask() : undefined), 5000);
} else {
  setInterval(ask, 1000);
}
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) void act();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
