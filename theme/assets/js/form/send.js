// The ways to send the finished file. All are links and downloads: this page sends nothing itself.

import { copy, el } from "../dom.js";

// The host answers 414 to longer ones, and mail programs cut them: Windows at about two thousand.
const LONGEST_ADDRESS = 7000;
const LONGEST_MAIL = 1900;

/** @typedef {{folder: string, name: string, title: string, text: string, pictures: [string, Blob | undefined][], proposals: string[]}} Finished */

/** Show how to send what is finished. @param {HTMLElement} root @param {Finished} finished */
export function showWays(root, finished) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (root.querySelector(selector));
  const said = find("[data-said]");
  const { folder, name, text } = finished;
  const download = () => {
    saveFile(name, new Blob([text], { type: "text/markdown" }));
    if (said) said.textContent = `Tiedosto ${name} on latauksissa.`;
  };
  const way = (/** @type {string} */ selector, /** @type {string} */ whole, /** @type {string} */ short, /** @type {number} */ longest) => {
    const link = find(selector);
    if (!link) return;
    const fits = whole.length <= longest;
    link.setAttribute("href", fits ? whole : short);
    // What does not fit into the address goes along as a file, which is there when the page opens.
    link.onclick = fits ? null : download;
    for (const note of link.parentElement?.querySelectorAll("[data-fits]") ?? []) {
      /** @type {HTMLElement} */ (note).hidden = (note.getAttribute("data-fits") === "true") !== fits;
    }
  };
  const host = (/** @type {string} */ page) => (root.dataset.host ?? "").replace("/edit/", `/${page}/`).replace("{path}", folder);
  way("[data-way-host]", `${host("new")}?filename=${encodeURIComponent(name)}&value=${encodeURIComponent(text)}`, host("upload"), LONGEST_ADDRESS);
  way("[data-way-mail]", mailLink(root.dataset.mail ?? "", finished, text),
    mailLink(root.dataset.mail ?? "", finished, `Liitä tähän tiedosto ${name}. Se on latauksissa.`), LONGEST_MAIL);
  const button = find("[data-download]");
  if (button) button.onclick = download;
  const copied = find("[data-copy]");
  if (copied) copied.onclick = () => void copy(text, said);
  for (const place of root.querySelectorAll("[data-text]")) place.textContent = text;
  const file = find("[data-path]");
  if (file) file.textContent = `${folder}/${name}`;
  for (const place of root.querySelectorAll("[data-folder]")) place.textContent = folder;
  if (said) said.textContent = "";
  showAlong(find("[data-along]"), finished);
}

/** @param {string} to @param {Finished} finished @param {string} body  lines end with CRLF, as RFC 6068 asks */
const mailLink = (to, { title }, body) =>
  `mailto:${to}?subject=${encodeURIComponent(`Kortti: ${title}`)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;

/** What goes along with the file. @param {HTMLElement | null} place @param {Finished} finished */
function showAlong(place, { pictures, proposals }) {
  const rows = pictures.map(([name, blob]) => {
    if (!blob) return el("li", {}, `Kuva ${name}: valitse kuva uudelleen kentässä, sitten saat sen tästä.`);
    const button = el("button", { type: "button" }, `Lataa kuva ${name}`);
    button.addEventListener("click", () => saveFile(name, blob));
    return el("li", {}, button, " Liitä kuva ehdotuksen keskusteluun tai viestiin. Tarkistus huomauttaa kuvasta, kunnes toimitus on lisännyt sen.");
  });
  rows.push(...proposals.map((name) => el("li", {}, `Ehdotat sanastoon: ${name}. Ehdotus on tiedoston lopussa, ja toimitus lisää sen.`)));
  place?.replaceChildren(...rows);
  if (place) place.hidden = !rows.length;
}

/** @param {string} name @param {Blob} blob */
function saveFile(name, blob) {
  const link = /** @type {HTMLAnchorElement} */ (el("a", { download: name, href: URL.createObjectURL(blob) }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
