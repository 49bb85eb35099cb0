// The form for a new entry. Everything happens in the browser; nothing is sent anywhere until
// the writer chooses where the finished file goes.

import { checkEntry, checkFields, withDefaults } from "./check.js";
import { among, needs } from "./conditions.js";
import { el } from "../dom.js";
import { canKeep, draftOf, forget, keep, lastKind } from "./draft.js";
import { CHOOSE, leafField, makeField } from "./fields.js";
import { inPlainWords, nodeAt } from "./plain.js";
import { startPreview } from "./preview.js";
import { proposalComment, withoutProposals } from "./proposals.js";
import { showWays } from "./send.js";
import { startSimilar } from "./similar.js";
import { entryText, slugOf } from "./write.js";

/** @typedef {import("./wording.js").Fault} Fault */
/** @typedef {import("./fields.js").Field} Field */
/** @typedef {{ask: string, about: string, fields: [name: string, parts: string[]][], asked: string[]}} PlainQuestion */

const BODY = "#text";
const PAUSE = 250; // milliseconds without a key: what follows from a text is worked out then, not at each letter
/** @type {Fault} */
const NO_FAULT = { loc: [], rule: "", level: "", message: "", values: {} };

/** Read a JSON file of the site. @param {string} address */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** @param {HTMLElement} root */
async function startForm(root) {
  const { kinds, entries, more, ...rules } = await json(root.dataset.about ?? "");
  for (const part of await Promise.all(more.map(json))) {
    for (const [kind, rows] of Object.entries(part.entries)) entries[kind].push(...rows);
    rules.files.push(...part.files);
  }
  const known = new Map();
  for (const [kind, rows] of Object.entries(entries)) for (const [id, title] of rows) known.set(`${kind}:${id}`, title);
  entries.any = [...known].map(([key, title]) => [key, title]);
  const world = { ...rules, known, today: new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Helsinki" }) };
  const picker = /** @type {HTMLSelectElement} */ (root.querySelector("[data-kind-picker]"));
  const asked = new URLSearchParams(location.search);
  const kind = asked.get("laji") ?? lastKind();
  if (kinds.includes(kind)) picker.value = /** @type {string} */ (kind);
  const kept = /** @type {HTMLElement} */ (root.querySelector("[data-not-kept]"));
  kept.hidden = canKeep();
  /** @type {EntryForm | undefined} */
  let form;
  const open = async () => {
    const schema = await json(`${root.dataset.schemas}${picker.value}.json`);
    form?.settle();
    form = new EntryForm(root, schema, world, entries);
    form.open(asked);
  };
  window.addEventListener("pagehide", () => form?.settle());
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
    this.kind = schema["x-kind"];
    this.world = world;
    this.preview = startPreview(root, world.unanswered);
    this.similar = startSimilar(entries[this.kind] ?? [], world.titles);
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    /** @type {Map<string, Field>} */
    this.texts = new Map();
    /** @type {Map<string, Blob>} */
    this.pictures = new Map();
    /** @type {WeakSet<Element>} */
    this.visited = new WeakSet(); // what the writer has been in, and left
    /** @type {(() => void)[]} */
    this.followers = [];
    this.checked = false; // whether all of it has been looked at since it was begun
    /** @type {Map<string, boolean>} */
    this.assumed = new Map(); // whether the program has filled in a record
    this.named = false; // true once the writer has changed the id by hand
    const taken = new Set(world.files.map((/** @type {string} */ path) => path.split("/").at(-1)));
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    const { today, proposable, unknown } = world, changed = () => this.changed(), typed = () => this.typed();
    for (const [path, other] of among(this.kind, world.conditions)) {
      const node = nodeAt(schema, path.split("."));
      if (node) node["x-among"] = other;
    }
    const follow = (/** @type {() => void} */ todo) => { this.followers.push(todo); };
    this.build({ among: (path) => this.among(path), follow, today, entries, proposable, unknown, pictures: this.pictures, taken, changed, typed });
  }

  /** @param {import("./fields.js").Context} context */
  build(context) {
    const { properties, required } = this.schema;
    const make = (/** @type {string} */ name, /** @type {string[]} */ parts) => {
      const [first] = this.world.assumed[this.kind]?.[name] ?? [];
      // What follows from the first answer is folded for as long as it does.
      const field = makeField(properties[name], name, required.includes(name), context, first ? [first] : parts);
      this.fields.set(name, field);
      field.root.dataset.field = name;
      this.watch(field);
      return field.root;
    };
    const texts = this.makeTexts(context);
    const asked = /** @type {PlainQuestion[]} */ (this.world.questions[this.kind]);
    const sections = asked.map(({ ask, about, fields, asked: later }, number) => {
      const id = `kysymys-${number + 1}`;
      const roots = fields.flatMap(([name, parts]) => (name === BODY ? texts : [make(name, parts)]));
      // Of one field alone the question has told already.
      const hint = roots.length === 1 && about ? roots[0].querySelector(":scope > .form-hint") : null;
      if (hint) hint.textContent = "";
      return el("section", { class: "form-question", "aria-labelledby": id },
        el("h3", { id }, `${number + 1}. ${ask}`), about && el("p", { class: "form-hint" }, about), ...roots,
        // Folded until another answer needs it.
        ...later.map((name) =>
          el("details", { class: "form-more-fields", "data-asked": name }, el("summary", {}, properties[name].title), make(name, []))));
    });
    const rest = Object.keys(properties).filter((name) => !this.fields.has(name) && !this.schema["x-not-asked"].includes(name));
    const folded = (/** @type {string} */ title, /** @type {HTMLElement[]} */ roots) =>
      el("details", { class: "form-more-fields" }, el("summary", {}, title), el("div", { class: "form-optional" }, ...roots));
    const more = [...rest.map((name) => make(name, [])), this.makeId(context)];
    const long = asked.some(({ fields }) => fields.some(([name]) => name === BODY)) ? [] : [folded("Kerro laajemmin", texts)];
    this.find("[data-fields]").replaceChildren(...sections, ...long, folded("Muut tiedot, jos tiedät", more));
    const level = this.fields.get("evidence")?.find(["level"]);
    if (level && this.root.dataset.scales) {
      const attributes = { href: this.root.dataset.scales, target: "_blank", rel: "noopener" };
      const page = el("a", attributes, "Näytön tasot ja vaikutus (uusi välilehti)");
      level.control.closest(".form-field")?.querySelector(".form-hint")?.replaceChildren(page, ".");
    }
    this.wire();
  }

  /** @param {import("./fields.js").Context} context */
  makeTexts(context) {
    const headings = this.schema["x-headings"].length ? this.schema["x-headings"] : ["Teksti"];
    return headings.map((/** @type {string} */ heading) => {
      const node = { title: heading, description: "Tyhjä rivi erottaa kappaleet.", "x-text": "markdown", "x-lines": "6" };
      const field = textField(leafField(node, false, context));
      this.texts.set(heading, field);
      this.watch(field);
      return field.root;
    });
  }

  /** @param {import("./fields.js").Context} context */
  makeId(context) {
    const node = { title: "Sivun osoite", description: "Syntyy nimestä, eikä sitä vaihdeta myöhemmin. Pieniä kirjaimia, numeroita ja yhdysviivoja." };
    this.id = leafField(node, false, context);
    // In the capture phase: before the control's own listener writes the suggestion anew.
    this.id.root.addEventListener("input", () => { this.named = true; }, { capture: true });
    this.watch(this.id);
    return this.id.root;
  }

  /** Tell the faults of each part of a field once it has been left. @param {Field} field */
  watch(field) {
    field.root.addEventListener("focusout", ({ target, relatedTarget: next }) => {
      for (let at = /** @type {Element | null} */ (target); at && at !== field.root.parentElement; at = at.parentElement) {
        if (!(next instanceof Node && at.contains(next))) this.visited.add(at);
      }
      afterPress(() => this.showFaults(this.faults()));
    });
  }

  /** The values at a path through a list of records, each with the name of its record. @param {string} path @returns {[string, string][]} */
  among(path) {
    const [list = "", part = ""] = path.split(".");
    const rows = /** @type {Record<string, string>[]} */ (this.fields.get(list)?.read() ?? []);
    return rows.flatMap(({ [part]: value, title }) => (value ? [[value, title ?? value]] : []));
  }

  /** @param {string} selector */
  find(selector) {
    return /** @type {HTMLElement} */ (this.root.querySelector(selector));
  }

  wire() {
    const form = /** @type {HTMLFormElement} */ (this.find("form"));
    form.onsubmit = (event) => { event.preventDefault(); this.finish(); };
    this.find("[data-clear]").onclick = () => this.clear();
    this.find("[data-result]").hidden = true;
    this.find("[data-summary]").hidden = true;
  }

  /** Begin with the draft of the last time, or with what the link says. @param {URLSearchParams} asked */
  open(asked) {
    const saved = draftOf(this.kind);
    this.write(saved ?? this.empty());
    for (const [name, value] of asked) {
      const field = this.fields.get(name);
      if (!field) continue;
      const list = this.schema.properties[name].type === "array";
      field.write(list ? value.split(",").filter(Boolean) : value);
      for (const each of field.root.querySelectorAll("*")) this.visited.add(each);
      this.visited.add(field.root);
    }
    this.find("[data-draft]").hidden = !saved;
    this.changed(Boolean(saved));
    this.showFaults(this.faults());
  }

  /** What stands in a form that no one has touched: that nothing is known, where that is an answer. */
  empty() {
    return { data: this.world.given[this.kind] ?? {} };
  }

  /** @param {any} saved */
  write(saved) {
    this.assumed.clear();
    for (const [name, field] of this.fields) field.write(saved.data?.[name]);
    for (const [heading, field] of this.texts) field.write(saved.texts?.[heading]);
    this.named = Boolean(saved.named);
    this.id?.write(saved.id);
  }

  /** What was answered, as it is kept: proposed words among the others. */
  state() {
    const data = Object.fromEntries([...this.fields].map(([name, field]) => [name, field.read()]).filter(([, value]) => value !== undefined));
    const texts = Object.fromEntries([...this.texts].map(([heading, field]) => [heading, field.read()]));
    return { data, texts, id: this.id?.read() ?? "", named: this.named };
  }

  /** The text below the front matter, and the heading that each of its lines is under. */
  body() {
    // Asked in Finnish, written in the language of the entry.
    const written = this.world.body.headings[this.kind]?.[this.fields.get("lang")?.read() ?? "fi"];
    const parts = [...this.texts].map(([heading, field], n) => ({ heading, text: field.read(), title: written?.[n] })).filter(({ text }) => text)
      .map(({ heading, text, title }) => ({ heading, text: title ? `## ${title}\n\n${text}` : text }));
    const owners = parts.flatMap(({ heading, text }) => [...text.split("\n"), ""].map(() => heading));
    return { body: parts.map(({ text }) => text).join("\n\n"), owners };
  }

  /** A letter was typed: what follows from the text waits for a pause. */
  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.changed(), PAUSE);
    this.find("[data-result]").hidden = true;
  }

  /** Do at once what waits for a pause. */
  settle() {
    if (this.waiting !== undefined) this.changed();
  }

  /** Work out all that follows from the answers. @param {boolean} [store]  false when nothing has been written yet */
  changed(store = true) {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.assume();
    this.markNeeded(this.state().data);
    for (const each of this.followers) each();
    const state = this.state();
    if (!this.named) {
      state.id = slugOf(state.data.title ?? "");
      this.id?.write(state.id);
    }
    this.countLeft(this.faults());
    this.preview(this.schema, state.data);
    this.showSimilar(state.data.title ?? "");
    if (store) keep(this.kind, state);
    this.find("[data-result]").hidden = true;
  }

  /** An answer that nothing is known leaves nothing to ask of its record: the rest follows from it. */
  assume() {
    for (const [name, [first, assumed]] of Object.entries(this.world.assumed[this.kind] ?? {})) {
      const field = this.fields.get(name);
      const given = field?.read() ?? {}, known = given[first] === assumed[first];
      if (known === this.assumed.get(name)) continue;
      // What followed from another answer must not stay beside this one.
      const own = Object.entries(given).filter(([part, value]) => value !== assumed[part]);
      if (known) field?.write({ ...assumed, ...given });
      else if (this.assumed.has(name)) field?.write(Object.fromEntries(own));
      this.assumed.set(name, known);
      const fold = field?.root.querySelector("details");
      if (fold) fold.open = !known;
    }
  }

  /** Mark what the other answers have made required, and only then. @param {Record<string, any>} data */
  markNeeded(data) {
    /** @type {Map<string, boolean>} */
    const found = new Map();
    for (const { at, rule, needed } of needs(this.kind, withDefaults(this.schema, data), this.world.conditions)) {
      if (this.world.rules[rule].level === "error") found.set(at, needed || Boolean(found.get(at)));
    }
    for (const [at, needed] of found) {
      const leaf = this.leaf({ ...NO_FAULT, loc: at.split(".") });
      leaf?.need?.(needed);
      if (leaf) markAsNeeded(leaf.control, needed);
      const fold = this.root.querySelector(`details[data-asked="${at}"]`);
      if (needed && fold instanceof HTMLDetailsElement) fold.open = true;
    }
    for (const fold of this.root.querySelectorAll("details.form-more-fields:not([data-asked])")) markFold(fold);
  }

  /** Tell how many answers are still missing or wrong. @param {Fault[]} faults */
  countLeft(faults) {
    const left = errorsOf(faults).length;
    this.find("[data-left]").textContent = left ? `${inCount(left)}.` : "Pakolliset kohdat on täytetty.";
  }

  /** @param {string} title */
  showSimilar(title) {
    const found = this.similar(title);
    this.find("[data-similar-title]").hidden = !found.length;
    const folder = `${this.root.dataset.home}${this.world.addresses[this.kind]}`;
    this.find("[data-similar]").replaceChildren(...found.map(([id, name]) =>
      el("li", {}, el("a", { href: `${folder}${id}/`, target: "_blank", rel: "noopener" }, `${name} (uusi välilehti)`))));
  }

  /** @returns {Fault[]} */
  faults() {
    const { data, id } = this.state();
    const found = [...checkFields(this.schema, data, this.world), ...checkEntry(this.schema, data, this.body().body, id, this.world)];
    // The address comes from the name, so a missing name is one fault and not two.
    return id ? found : found.filter(({ loc: [name] }) => name !== "#id" || Boolean(data.title));
  }

  /** @param {Fault} fault */
  leaf(fault) {
    const [name, ...rest] = fault.loc;
    if (name === "#id") return this.id?.find([]);
    if (name === BODY) {
      const heading = this.body().owners[Number(rest[0] ?? 0)];
      return (this.texts.get(heading ?? "") ?? [...this.texts.values()][0])?.find([]);
    }
    return this.fields.get(String(name))?.find(rest);
  }

  /** Say each fault at its field; those not yet visited stay quiet until all have been checked. @param {Fault[]} faults */
  showFaults(faults) {
    this.countLeft(faults);
    for (const element of this.root.querySelectorAll(".form-fault")) {
      element.textContent = "";
      /** @type {HTMLElement} */ (element).hidden = true;
    }
    for (const element of this.root.querySelectorAll("[aria-invalid]")) element.removeAttribute("aria-invalid");
    for (const fault of faults) {
      const leaf = this.leaf(fault);
      if (!leaf || !(this.checked || this.visited.has(leaf.control))) continue;
      leaf.fault.hidden = false;
      const said = inPlainWords(fault, this.schema, this.world, leaf.label);
      leaf.fault.append(el("span", { class: "block", "data-rule": fault.rule }, fault.level === "error" ? said : `Huomio: ${said}`));
      if (fault.level !== "error") continue;
      leaf.control.setAttribute("aria-invalid", "true");
    }
    if (this.checked) this.sumUp(errorsOf(faults));
  }

  /** List the errors above the form; the list goes when they are mended. @param {Fault[]} errors */
  sumUp(errors) {
    this.find("[data-summary]").hidden = !errors.length;
    this.find("[data-summary-title]").textContent = inCount(errors.length);
    this.find("[data-summary-list]").replaceChildren(...this.rows(errors));
  }

  finish() {
    this.settle();
    const faults = this.faults(), errors = errorsOf(faults);
    this.checked = true;
    this.showFaults(faults);
    if (errors.length) {
      for (const each of errors) unfold(this.leaf(each)?.control);
      this.find("[data-summary]").focus();
      return;
    }
    this.find("[data-warnings]").hidden = !faults.length;
    this.find("[data-warning-list]").replaceChildren(...this.rows(faults));
    this.showResult();
  }

  /** Each fault as a link to its field, in the order of the form. @param {Fault[]} faults */
  rows(faults) {
    const told = faults.map((fault) => ({ fault, leaf: this.leaf(fault) }));
    told.sort((one, other) => (isBefore(one.leaf?.control, other.leaf?.control) ? -1 : 1));
    return told.map(({ fault, leaf }) => {
      const label = leaf?.label ?? "";
      const message = inPlainWords(fault, this.schema, this.world, label);
      const link = el("a", { href: `#${leaf?.control.id ?? ""}` }, message.includes(label) ? message : `${label}: ${message}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        if (leaf) unfold(leaf.control);
        leaf?.control.focus();
      });
      return el("li", {}, link);
    });
  }

  showResult() {
    const state = this.state();
    const { data, proposals } = withoutProposals(this.schema, state.data);
    const body = [this.body().body, proposalComment(proposals)].filter(Boolean).join("\n\n");
    const names = /** @type {string[]} */ ((data.media ?? []).map((/** @type {any} */ row) => row.src));
    showWays(this.root, {
      folder: this.schema["x-folder"],
      name: `${state.id}.md`,
      title: data.title,
      text: entryText(this.schema, data, body),
      pictures: names.map((name) => [name, this.pictures.get(name)]),
      proposals: proposals.map(({ name }) => name),
    });
    const result = this.find("[data-result]");
    result.hidden = false;
    result.focus();
  }

  clear() {
    this.visited = new WeakSet();
    this.checked = false;
    this.pictures.clear();
    this.write(this.empty());
    this.changed(false);
    forget(this.kind);
    this.find("[data-draft]").hidden = true;
    this.find("[data-summary]").hidden = true;
    this.showFaults(this.faults());
    this.find("#tiedot").focus();
  }
}

/** @param {HTMLElement} control @param {boolean} needed */
function markAsNeeded(control, needed) {
  const isGroup = control instanceof HTMLFieldSetElement;
  const label = isGroup ? control.querySelector("legend") : control.closest(".form-field")?.querySelector("label");
  const mark = label?.querySelector(".form-needed");
  if (needed && !mark) label?.append(el("span", { class: "form-must form-needed" }, " pakollinen"));
  if (!needed) mark?.remove();
  // A group of fields has no such state: https://www.w3.org/TR/wai-aria-1.2/#aria-required
  if (needed && !isGroup) control.setAttribute("aria-required", "true");
  else control.removeAttribute("aria-required");
  const empty = /** @type {HTMLElement | null} */ (control.querySelector("option[data-default]"));
  if (empty) empty.textContent = needed ? CHOOSE : `Oletus: ${empty.dataset.default}`;
}

/** Say on what is folded that it holds what another answer has made required. @param {Element} fold */
function markFold(fold) {
  const summary = fold.querySelector(":scope > summary"), mark = summary?.querySelector(".form-must");
  const needed = fold.querySelector(".form-needed") !== null;
  if (needed && !mark) summary?.append(el("span", { class: "form-must" }, " – täällä on pakollinen kohta"));
  if (!needed) mark?.remove();
}

/** @param {Fault[]} faults */
const errorsOf = (faults) => faults.filter((fault) => fault.level === "error");

/** @param {number} errors */
const inCount = (errors) => (errors === 1 ? "Yksi kohta puuttuu tai on väärin" : `${errors} kohtaa puuttuu tai on väärin`);

let pressed = false;
for (const [event, now] of /** @type {const} */ ([["pointerdown", true], ["pointerup", false], ["pointercancel", false]])) {
  document.addEventListener(event, () => { pressed = now; }, { capture: true });
}

/** Do what moves the page once the button is up: what is being pressed must not move away under the finger. @param {() => void} todo */
function afterPress(todo) {
  if (!pressed) return todo();
  const release = () => { if (pressed) setTimeout(release, 50); else todo(); };
  setTimeout(release, 50);
  return undefined;
}

/** True when a control comes first on the page. @param {HTMLElement} [one] @param {HTMLElement} [other] */
const isBefore = (one, other) => Boolean(one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Open what the control is folded in. @param {HTMLElement} [control] */
function unfold(control) {
  for (let fold = control?.closest("details") ?? null; fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
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
