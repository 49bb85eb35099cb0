// A feed of one's own: a theme, a region or both, and many of them as one file for a feed reader.
import { ROOT, copy, el, must, saveAs } from "./dom.js";

const form = /** @type {HTMLFormElement} */ (must(".own-feed"));
const [theme, region] = ["teema", "alue"].map((name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)));
const address = /** @type {HTMLInputElement} */ (form.elements.namedItem("osoite"));
const [copyIt, addIt, saveIt] = ["kopioi", "lisaa", "lataa"].map((name) => /** @type {HTMLButtonElement} */ (form.elements.namedItem(name)));
const [now, near] = ["[data-now]", "[data-near]"].map((name) => must(`p${name}`, form));
const list = must(".own-feeds", form);
const status = must("[role=status]", form);
/** @type {Map<string, string>} name by address */
const gathered = new Map();

/** The address of the feed of what is chosen. */
function chosen() {
  const { all, themes, regions } = form.dataset;
  const stem = theme.value ? [themes, theme.value, region.value].filter(Boolean).join("/") : region.value ? `${regions}/${region.value}` : all;
  return new URL(`${stem}.xml`, ROOT).href;
}

/** Whether the feed has what concerns the whole country beside what concerns a region. */
const hasNational = () => Boolean(theme.value && region.value && region.value !== form.dataset.nation);

/** What is chosen, in words. */
function words() {
  const parts = [theme, region].filter((select) => select.value).map((select) => select.selectedOptions[0].text);
  return (parts.join(", ") || "Kaikki uudet ja muuttuneet") + (hasNational() ? form.dataset.too : "");
}

/** How many entries the feed of what is chosen has now: its own, and all. @returns {[number, number]} */
function held() {
  const [one, other] = [theme, region].map((select) => select.selectedOptions[0].dataset);
  if (theme.value && region.value) {
    const [own, all] = (one.pairs ?? "").split(" ")[region.selectedIndex - 1].split("/").map(Number);
    return [own, all];
  }
  const all = Number((region.value ? other : one).now);
  return [all, all];
}

/** @param {number} count @param {string} [which] */
const told = (count, which = "") => `${count}${which} ${count === 1 ? "kohta" : "kohtaa"}`;

/** Say how much there is now, and where there is something when nothing is the region's own. */
function tell() {
  const [own, all] = held();
  const full = all === Number(form.dataset.most) && !hasNational() ? " uusinta" : "";
  const none = theme.value && region.value ? "Tästä teemasta ei ole vielä mitään tältä alueelta." : "Syöte on tyhjä vielä.";
  const rest = !hasNational() ? "" : own === all ? ", kaikki tältä alueelta" : `, niistä ${own} tältä alueelta ja muut koko maasta`;
  now.textContent = own ? `Syötteessä on nyt ${told(all, full)}${rest}.`
    : `${none}${all ? ` Syötteessä on nyt ${told(all, full)} koko maasta.` : " Voit silti tilata syötteen: se täyttyy, kun uutta tulee."}`;
  const wider = [[theme, region], [region, theme]].map(([left, kept]) => {
    const count = Number(kept.selectedOptions[0].dataset.now);
    if (own || !kept.value || !left.value || !count) return null;
    const name = `${kept.selectedOptions[0].text}, ${left.options[0].text.toLowerCase()}`;
    const way = el("button", { type: "button", class: "plain" }, `${name}: ${told(count)}`);
    way.addEventListener("click", () => {
      left.value = "";
      choose();
      kept.focus();
    });
    return way;
  }).filter((way) => way !== null);
  near.replaceChildren("Lähimmät, joissa on: ", ...wider);
  near.hidden = !wider.length;
}

function choose() {
  address.value = chosen();
  tell();
}

function draw() {
  list.replaceChildren(...[...gathered].map(([to, name]) => {
    const away = el("button", { type: "button", class: "plain", "aria-label": `Poista ${name}` }, "Poista");
    away.addEventListener("click", () => {
      gathered.delete(to);
      draw();
      addIt.focus();
      status.textContent = `Poistettu: ${name}.`;
    });
    return el("li", {}, `${name} `, away);
  }));
  list.hidden = saveIt.hidden = !gathered.size;
}

/** The gathered feeds as OPML 2.0, which feed readers import. */
function opml() {
  const file = document.implementation.createDocument(null, "opml");
  const add = (/** @type {Element} */ to, /** @type {string} */ tag, /** @type {Record<string, string>} */ attributes = {}) => {
    const made = to.appendChild(file.createElement(tag));
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  file.documentElement.setAttribute("version", "2.0");
  add(add(file.documentElement, "head"), "title").textContent = form.dataset.name ?? "";
  const body = add(file.documentElement, "body");
  for (const [xmlUrl, text] of gathered) add(body, "outline", { type: "rss", text, title: text, xmlUrl });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", choose);
copyIt.addEventListener("click", () => copy(address.value, status));
addIt.addEventListener("click", () => {
  gathered.set(address.value, words());
  draw();
  status.textContent = `Lisätty: ${words()}.`;
});
saveIt.addEventListener("click", () => {
  saveAs(opml(), "text/x-opml", "parempi-tyoelama.opml");
  status.textContent = "Lista on tallennettu. Avaa se lukuohjelmassa kohdasta ”tuo” tai ”import OPML”.";
});
// The page of a theme or a region leads here with its own id.
const asked = new URLSearchParams(location.search);
for (const select of [theme, region]) {
  const id = asked.get(select.name);
  if ([...select.options].some((option) => option.value === id)) select.value = id ?? "";
}
choose();
form.hidden = false;
