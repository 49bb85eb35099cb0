// The form for a new entry. Everything happens in the browser; nothing is sent anywhere until
// the writer chooses where the finished file goes.

import { checkEntry, checkFields } from "./check.js";
import { el } from "../dom.js";
import { leafField, makeField } from "./fields.js";
import { startPreview } from "./preview.js";
import { startSimilar } from "./similar.js";
import { entryText, slugOf } from "./write.js";

/** @typedef {import("./check.js").Fault} Fault */
/** @typedef {import("./fields.js").Field} Field */

const LONGEST_ADDRESS = 7000; // longer ones are cut by browsers and servers on the way
const LONGEST_MAIL = 1800;

/** Read a JSON file of the site. @param {string} address */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** @param {HTMLElement} root */
async function startForm(root) {
  const { kinds, entries, ...rules } = await json(root.dataset.about ?? "");
  const known = new Map();
  for (const [kind, rows] of Object.entries(entries)) for (const [id, title] of rows) known.set(`${kind}:${id}`, title);
  entries.any = [...known].map(([key, title]) => [key, title]);
  const world = { ...rules, known, today: new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Helsinki" }) };
  const picker = /** @type {HTMLSelectElement} */ (root.querySelector("[data-kind-picker]"));
  const asked = new URLSearchParams(location.search);
  if (kinds.includes(asked.get("laji"))) picker.value = /** @type {string} */ (asked.get("laji"));
  const open = async () => {
    const schema = await json(`${root.dataset.schemas}${picker.value}.json`);
    new EntryForm(root, schema, world, entries).open(asked);
  };
  picker.addEventListener("change", () => {
    // The answers in the address were for the kind that it names.
    for (const key of [...asked.keys()]) asked.delete(key);
    void open();
  });
  await open();
  root.hidden = false;
}

class EntryForm {
  /** @param {HTMLElement} root @param {any} schema @param {any} world @param {any} entries */
  constructor(root, schema, world, entries) {
    this.root = root;
    this.schema = schema;
    this.world = world;
    this.preview = startPreview(root, world.unanswered);
    this.similar = startSimilar(entries[schema["x-kind"]] ?? []);
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    /** @type {Map<string, Field>} */
    this.texts = new Map();
    this.draft = `lomake-${schema["x-kind"]}`;
    this.touched = new Set();
    this.named = false; // true once the writer has changed the id by hand
    this.build({ entries, changed: () => this.changed() });
  }

  /** @param {import("./fields.js").Context} context */
  build(context) {
    const { properties, required } = this.schema;
    const must = el("div", {}), may = el("div", { class: "form-optional" });
    for (const [name, node] of Object.entries(properties)) {
      if (this.schema["x-not-asked"].includes(name)) continue;
      const field = makeField(node, name, required.includes(name), context);
      this.fields.set(name, field);
      field.root.dataset.field = name;
      (required.includes(name) ? must : may).append(field.root);
      field.root.addEventListener("focusout", () => { this.touched.add(name); this.showFaults(this.faults(), false); });
    }
    const idNode = { title: "Tunniste", description: "Tiedoston nimi ja sivun osoite. Syntyy nimestä, eikä sitä vaihdeta myöhemmin." };
    this.id = leafField(idNode, "tiedoston nimi", true, context);
    // In the capture phase: before the control's own listener writes the suggestion anew.
    this.id.root.addEventListener("input", () => { this.named = true; }, { capture: true });
    this.id.root.addEventListener("focusout", () => { this.touched.add("#id"); this.showFaults(this.faults(), false); });
    must.querySelector('[data-field="title"]')?.after(this.id.root);
    const text = el("fieldset", { class: "form-group" }, el("legend", {}, "Teksti"));
    for (const heading of this.schema["x-headings"].length ? this.schema["x-headings"] : ["Teksti"]) {
      const node = { title: heading, description: "Tyhjä rivi erottaa kappaleet.", "x-text": "markdown", "x-lines": "6" };
      const field = textField(leafField(node, "", false, context));
      this.texts.set(heading, field);
      text.append(field.root);
    }
    const more = el("details", { class: "form-more-fields" }, el("summary", {}, "Vapaaehtoiset tiedot"), may);
    this.find("[data-fields]").replaceChildren(must, text, more);
    this.wire();
  }

  /** @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  wire() {
    const form = /** @type {HTMLFormElement} */ (this.find("form"));
    form.onsubmit = (event) => { event.preventDefault(); this.finish(); };
    this.find("[data-clear]").onclick = () => this.clear();
    this.find("[data-copy]").onclick = () => void this.copy();
    this.find("[data-download]").onclick = () => this.download();
    this.find("[data-result]").hidden = true;
    this.find("[data-summary]").hidden = true;
  }

  /** Begin with the draft of the last time, or with what the link says. @param {URLSearchParams} asked */
  open(asked) {
    let saved = null;
    try { saved = JSON.parse(localStorage.getItem(this.draft) ?? "null"); } catch { /* no storage */ }
    if (saved) this.write(saved);
    for (const [name, value] of asked) {
      const field = this.fields.get(name);
      if (!field) continue;
      const list = this.schema.properties[name].type === "array";
      field.write(list ? value.split(",").filter(Boolean) : value);
      this.touched.add(name);
    }
    this.find("[data-draft]").hidden = !saved;
    this.changed();
    this.showFaults(this.faults(), false);
  }

  /** @param {any} saved */
  write(saved) {
    for (const [name, field] of this.fields) field.write(saved.data?.[name]);
    for (const [heading, field] of this.texts) field.write(saved.texts?.[heading]);
    this.named = Boolean(saved.named);
    this.id?.write(saved.id);
  }

  read() {
    const data = Object.fromEntries([...this.fields].map(([name, field]) => [name, field.read()]).filter(([, value]) => value !== undefined));
    const texts = Object.fromEntries([...this.texts].map(([heading, field]) => [heading, field.read()]));
    const headings = this.schema["x-headings"].length > 0;
    const body = Object.entries(texts).filter(([, text]) => text)
      .map(([heading, text]) => (headings ? `## ${heading}\n\n${text}` : text)).join("\n\n");
    return { data, texts, body, id: this.id?.read() ?? "", named: this.named };
  }

  changed() {
    if (!this.named) this.id?.write(slugOf(this.fields.get("title")?.read() ?? ""));
    const state = this.read();
    this.preview(this.schema, state.data);
    this.showSimilar(state.data.title ?? "");
    try { localStorage.setItem(this.draft, JSON.stringify(state)); } catch { /* only until the page closes */ }
    this.find("[data-result]").hidden = true;
  }

  /** @param {string} title */
  showSimilar(title) {
    const found = this.similar(title);
    this.find("[data-similar-title]").hidden = !found.length;
    const folder = `${this.root.dataset.home}${this.world.addresses[this.schema["x-kind"]]}`;
    this.find("[data-similar]").replaceChildren(...found.map(([id, name]) =>
      el("li", {}, el("a", { href: `${folder}${id}/`, target: "_blank", rel: "noopener" }, `${name} (uusi välilehti)`))));
  }

  /** @returns {Fault[]} */
  faults() {
    const { data, body, id } = this.read();
    return [...checkFields(this.schema, data, this.world), ...checkEntry(this.schema, data, body, id, this.world)];
  }

  /** @param {Fault} fault */
  leaf(fault) {
    const [name, ...rest] = fault.loc;
    if (name === "#id") return this.id?.find([]);
    if (name === "#text") return [...this.texts.values()][0].find([]);
    return this.fields.get(String(name))?.find(rest);
  }

  /** Say each fault at its field; those not yet visited stay quiet until `all`. @param {Fault[]} faults @param {boolean} all */
  showFaults(faults, all) {
    for (const element of this.root.querySelectorAll(".form-fault")) {
      element.textContent = "";
      /** @type {HTMLElement} */ (element).hidden = true;
    }
    for (const element of this.root.querySelectorAll("[aria-invalid]")) element.removeAttribute("aria-invalid");
    for (const fault of faults) {
      if (!all && !this.touched.has(String(fault.loc[0]))) continue;
      const leaf = this.leaf(fault);
      if (!leaf) continue;
      leaf.fault.hidden = false;
      leaf.fault.append(el("span", { class: "block", "data-rule": fault.rule }, fault.message));
      if (fault.level === "error") leaf.control.setAttribute("aria-invalid", "true");
    }
  }

  finish() {
    const faults = this.faults();
    this.showFaults(faults, true);
    const errors = faults.filter((fault) => fault.level === "error");
    const summary = this.find("[data-summary]");
    summary.hidden = !errors.length;
    if (errors.length) {
      const rows = errors.map((fault) => {
        const leaf = this.leaf(fault);
        const link = el("a", { href: `#${leaf?.control.id ?? ""}` }, `${leaf?.label ?? ""}: ${fault.message}`);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          leaf?.control.closest("details")?.setAttribute("open", "");
          leaf?.control.focus();
        });
        return el("li", {}, link);
      });
      this.find("[data-summary-title]").textContent = errors.length === 1 ? "Yksi kohta puuttuu tai on väärin" : `${errors.length} kohtaa puuttuu tai on väärin`;
      this.find("[data-summary-list]").replaceChildren(...rows);
      summary.focus();
      return;
    }
    this.showResult();
  }

  showResult() {
    const { data, body, id } = this.read();
    const name = `${id}.md`;
    this.text = entryText(this.schema, data, body);
    this.name = name;
    this.find("[data-text]").textContent = this.text;
    this.find("[data-path]").textContent = `${this.schema["x-folder"]}/${name}`;
    const start = `${(this.root.dataset.new ?? "").replace("{folder}", this.schema["x-folder"])}?filename=${encodeURIComponent(name)}`;
    const whole = `${start}&value=${encodeURIComponent(this.text)}`;
    const fits = whole.length <= LONGEST_ADDRESS;
    this.find("[data-host]").setAttribute("href", fits ? whole : start);
    this.find("[data-host-long]").hidden = fits;
    this.root.querySelector("[data-mail]")?.setAttribute("href", this.mail(data.title, name));
    const result = this.find("[data-result]");
    result.hidden = false;
    result.focus();
  }

  /** @param {string} title @param {string} name */
  mail(title, name) {
    const fits = (this.text ?? "").length <= LONGEST_MAIL;
    const body = fits ? this.text ?? "" : `Liitä viestiin tiedosto ${name}, jonka latasit lomakkeelta.`;
    return `mailto:${this.root.dataset.mail}?subject=${encodeURIComponent(`Kortti: ${title}`)}&body=${encodeURIComponent(body)}`;
  }

  async copy() {
    const said = this.find("[data-said]");
    try {
      await navigator.clipboard.writeText(this.text ?? "");
      said.textContent = "Teksti on leikepöydällä.";
    } catch {
      getSelection()?.selectAllChildren(this.find("[data-text]"));
      said.textContent = "Teksti on valittuna. Kopioi se näppäimillä Ctrl + C.";
    }
  }

  download() {
    const link = el("a", { download: this.name ?? "kortti.md", href: URL.createObjectURL(new Blob([this.text ?? ""], { type: "text/markdown" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(/** @type {HTMLAnchorElement} */ (link).href), 1000);
    this.find("[data-said]").textContent = `Tiedosto ${this.name} on latauksissa.`;
  }

  clear() {
    try { localStorage.removeItem(this.draft); } catch { /* nothing was stored */ }
    this.touched.clear();
    this.write({});
    this.find("[data-draft]").hidden = true;
    this.find("[data-summary]").hidden = true;
    this.showFaults([], false);
    this.find("h2")?.focus();
  }
}

/** A text of paragraphs keeps its line breaks, unlike a text of one line. @param {Field} field @returns {Field} */
function textField(field) {
  const control = /** @type {HTMLTextAreaElement} */ (field.root.querySelector("textarea"));
  return { ...field, read: () => control.value.trim() || undefined };
}

const root = document.querySelector("[data-entry-form]");
if (root instanceof HTMLElement) {
  startForm(root).catch(() => {
    const failed = document.querySelector("[data-form-failed]");
    if (failed instanceof HTMLElement) failed.hidden = false;
  });
}
