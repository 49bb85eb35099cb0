// On the page of a practice or a project: copy, print, pick for comparison.

import { copy } from "./dom.js";
import { startBar, startPick } from "./picks.js";

const status = document.querySelector("[data-tools-status]");

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  // The page's own address rather than the configured one: a copy of the site links to itself.
  button.addEventListener("click", () => copy(location.href.split(/[?#]/)[0] ?? "", status));
}
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy-from]"))) {
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(button.dataset.copyFrom ?? ""));
  const done = document.createElement("span");
  done.setAttribute("role", "status");
  done.lang = "fi";
  button.after(done);
  button.addEventListener("click", () => copy(field.value, done));
}
const native = document.querySelector("[data-native-share]");
if (native instanceof HTMLElement && typeof navigator.share === "function") {
  native.hidden = false;
  const title = document.querySelector("h1")?.textContent ?? "";
  // A reader who changes their mind rejects the promise: nothing has gone wrong.
  native.addEventListener("click", () => void navigator.share({ title, url: location.href.split(/[?#]/)[0] }).catch(() => {}));
}
const share = document.querySelector("[data-share]");
if (share instanceof HTMLDetailsElement) {
  share.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !share.open) return;
    share.open = false;
    share.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !share.contains(event.target)) share.open = false;
  });
}
document.querySelector("[data-cite]")?.addEventListener("click", () => {
  const cite = document.getElementById("viittaa");
  if (cite instanceof HTMLDetailsElement) cite.open = true;
  if (share instanceof HTMLDetailsElement) share.open = false;
});
const contents = document.querySelector("[data-open-wide]");
if (contents instanceof HTMLDetailsElement) contents.open = matchMedia("(min-width: 62rem)").matches;
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

const pick = document.querySelector("[data-pick]");
if (pick instanceof HTMLButtonElement) {
  startPick(pick, pick.dataset.pick ?? "", document.querySelector("h1")?.textContent ?? "");
  startBar();
}
