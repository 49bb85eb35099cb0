// The matrix: whether only running projects are shown stands in the address, by the name that the list gives it.

import { must } from "./dom.js";

const box = /** @type {HTMLInputElement} */ (must("[data-running]"));
const STATE = "tila", RUNNING = "kaynnissa";

box.checked = new URLSearchParams(location.search).get(STATE) === RUNNING;
box.addEventListener("change", () => {
  history.replaceState(history.state, "", (box.checked ? `?${STATE}=${RUNNING}` : location.pathname) + location.hash);
});
