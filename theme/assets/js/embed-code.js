// The code that shows one of our lists on another site: what, and of which theme or region.
import { copy, must } from "./dom.js";

const form = /** @type {HTMLFormElement} */ (must(".own-embed"));
const [what, where] = ["mita", "mista"].map((name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)));
const code = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("koodi"));
const copyIt = /** @type {HTMLButtonElement} */ (form.elements.namedItem("kopioi"));
const look = /** @type {HTMLAnchorElement} */ (must(".own-embed-look", form));

/** A text as the value of an attribute. @param {string} text */
const quoted = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;

function show() {
  // Of cards there is no list of all: it would be the whole site.
  where.options[0].disabled = !what.value;
  if (!what.value && !where.value) where.selectedIndex = 1;
  const place = what.value + where.value;
  const names = [what, ...(where.value ? [where] : [])].map((select) => select.selectedOptions[0].text);
  const [src, title] = [`${form.dataset.embeds}${place}`, `${form.dataset.name}: ${names.join(", ")}`].map(quoted);
  code.value = `<iframe src=${src} title=${title} width="100%" height="600" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
  look.href = `${form.dataset.here}${place}`;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", show);
copyIt.addEventListener("click", () => copy(code.value, must("[role=status]", form)));
show();
form.hidden = false;
