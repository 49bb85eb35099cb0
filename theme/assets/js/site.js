// What every page has: the menu on narrow screens, the colour choice, details open in print.

/** @param {HTMLButtonElement} button @param {HTMLElement} menu */
function startMenu(button, menu) {
  button.hidden = false;
  const show = (/** @type {boolean} */ open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      show(false);
      button.focus();
    }
  });
}

/** @param {HTMLButtonElement} button @param {HTMLButtonElement} back gives the choice back to the system */
function startPalette(button, back) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const label = () => {
    button.textContent = dark() ? "Vaalea tila" : "Tumma tila";
    back.hidden = !root.dataset.theme;
  };
  const choose = (/** @type {string | null} */ own) => {
    if (own) root.dataset.theme = own;
    else delete root.dataset.theme;
    try {
      if (own) localStorage.setItem("vari", own);
      else localStorage.removeItem("vari");
    } catch { /* only for this page then */ }
    label();
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    // A choice that is the system's own is no choice: from then on the system leads again.
    const chosen = dark() ? "light" : "dark";
    choose((chosen === "dark") === system.matches ? null : chosen);
  });
  back.addEventListener("click", () => {
    choose(null);
    button.focus();
  });
  system.addEventListener("change", label);
}

const menuButton = document.querySelector("[data-menu-button]");
const menu = document.querySelector("[data-menu]");
if (menuButton instanceof HTMLButtonElement && menu instanceof HTMLElement) startMenu(menuButton, menu);
const paletteButton = document.querySelector("[data-palette-button]");
const paletteSystem = document.querySelector("[data-palette-system]");
if (paletteButton instanceof HTMLButtonElement && paletteSystem instanceof HTMLButtonElement) startPalette(paletteButton, paletteSystem);

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});

// Only for readers who have told of their workplace: cards say how they fit. Browsing does it itself.
try {
  if (localStorage.getItem("tyopaikka") && !document.querySelector("[data-browse]")) {
    void import("./fit.js").then((fit) => fit.showFit());
  }
} catch { /* storage may be forbidden */ }
