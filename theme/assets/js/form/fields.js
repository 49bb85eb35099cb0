// The fields of the form, made from the JSON Schema: each can be read, written and shown a fault.

import { el } from "../dom.js";
import { cleanPicture } from "./picture.js";
import { isProposal, PROPOSED } from "./proposals.js";
import { isoDate, plainNumber } from "./write.js";

/** @typedef {import("./write.js").Node} Node */
/**
 * @typedef {object} Field
 * @property {HTMLElement} root
 * @property {() => any} read            the value, or undefined when nothing is answered
 * @property {(value: any) => void} write
 * @property {(loc: (string|number)[]) => Leaf | null} find  the field at a path inside this one
 */
/**
 * A place for one answer. It may have a way to make itself ready when the other answers `need` it, and when they do no more.
 * @typedef {{control: HTMLElement, fault: HTMLElement, label: string, need?: (needed: boolean) => void}} Leaf
 */
/**
 * What all fields share: the entries that may be named, the vocabularies whose words may be proposed,
 * the pictures chosen so far by their names, the values `among` which one is picked and their names,
 * what to do when an answer changes, and at each letter of one, and a way to `follow` the changes.
 * @typedef {{among: (path: string) => [string, string][], follow: (todo: () => void) => void, today: string, entries: Record<string, [string, string][]>, proposable: string[], unknown: string, pictures: Map<string, Blob>, taken: Set<string>, changed: () => void, typed: () => void}} Context
 */

export const CHOOSE = "Valitse";
const MOST_BOXES = 25;
const MOST_CHOICES = 70; // no one finds a word among a hundred: longer lists are typed
const NEAR_LIMIT = 0.75;
let count = 0;

/** The name of a field, never its key. @param {Node} node @param {boolean} required @returns {(HTMLElement | string)[]} */
function naming(node, required) {
  const name = el("span", { class: "form-name" }, node.title);
  return required ? [name, " ", el("span", { class: "form-must" }, "pakollinen")] : [name];
}

/** @param {Node} node @param {string} name @param {boolean} required @param {Context} context @param {string[]} [shown]  the parts of a record that are not folded @returns {Field} */
export function makeField(node, name, required, context, shown = []) {
  if (node.type === "object") return recordField(node, required, context, shown);
  if (node.type !== "array") return leafField(node, required, context);
  if (node.items.type === "object") return rowsField(node, required, context, shown);
  if (node["x-among"]) return pickedField(node, required, context);
  if (node.items.enum && node.items.enum.length <= MOST_BOXES) return boxesField(node, name, required, context);
  return linesField(node, required, context);
}

/** A field with one control. @param {Node} node @param {boolean} required @param {Context} context @returns {Field} */
export function leafField(node, required, context) {
  if (node["x-file"]) return pictureField(node, required, context);
  const id = `kentta-${++count}`;
  const words = wordsOf(node, context);
  const control = makeControl(node, id, context, words);
  const { root, fault } = around(node, id, control, required);
  if (node.maxLength && node["x-text"]) root.append(counter(control, node.maxLength));
  const proposal = words && context.proposable.includes(node["x-vocabulary"]) ? proposalBox(control, words, context) : null;
  if (proposal) root.append(proposal.root);
  return {
    root,
    read: () => {
      const value = valueOf(control, node);
      return value && proposal?.chosen() ? PROPOSED + value : words?.wordOf(value) ?? value;
    },
    write: (value) => {
      proposal?.choose(isProposal(value));
      control.value = isProposal(value) ? value.slice(PROPOSED.length) : words?.nameOf(value) ?? value ?? "";
      control.dispatchEvent(new Event("written"));
    },
    find: () => ({ control, fault, label: node.title }),
  };
}

/** Label, hint and place for a fault around a control. @param {Node} node @param {string} id @param {HTMLElement} control @param {boolean} required */
function around(node, id, control, required) {
  const fault = el("p", { class: "form-fault", id: `${id}-virhe`, hidden: "" });
  control.setAttribute("aria-describedby", `${id}-ohje ${id}-virhe`);
  if (required) control.setAttribute("aria-required", "true");
  const label = el("label", { for: id }, ...naming(node, required));
  const hint = el("p", { class: "form-hint", id: `${id}-ohje` }, node.description ?? "");
  return { root: el("div", { class: "form-field" }, label, hint, fault, control), fault };
}

/** A picture is cleaned in the browser: smaller, and without the camera's notes. @param {Node} node @param {boolean} required @param {Context} context @returns {Field} */
function pictureField(node, required, context) {
  const id = `kentta-${++count}`;
  const control = /** @type {HTMLInputElement} */ (el("input", { id, type: "file", accept: "image/png,image/jpeg,image/webp" }));
  const { root, fault } = around({ ...node, description: "Kuva pienennetään, ja kameran tiedot poistetaan siitä." }, id, control, required);
  const said = el("p", { class: "form-count", role: "status" });
  root.append(said);
  /** @type {string | undefined} */
  let name;
  control.addEventListener("change", () => void (async () => {
    const [file] = control.files ?? [];
    if (!file) return;
    try {
      const picture = await cleanPicture(file, (other) => context.taken.has(other) || context.pictures.has(other));
      context.pictures.set(picture.name, picture.blob);
      name = picture.name;
      said.textContent = `${name}, ${Math.ceil(picture.blob.size / 1024)} kt`;
    } catch {
      name = undefined;
      said.textContent = "Tiedostoa ei voi lukea kuvana. Valitse PNG-, JPEG- tai WebP-kuva.";
    }
    context.changed();
  })());
  return {
    root,
    read: () => name,
    write: (value) => {
      name = value;
      said.textContent = !name || context.pictures.has(name) ? name ?? "" : `Kuva ${name} ei ole tallessa luonnoksessa. Valitse se uudelleen.`;
    },
    find: () => ({ control, fault, label: node.title }),
  };
}

/** @param {Node} node @param {string} id @param {Context} context @param {Words | null} words @returns {HTMLInputElement} */
function makeControl(node, id, context, words) {
  const change = () => context.changed();
  let control;
  if (node.enum && !words) {
    const given = node["x-names"]?.[node.default] ?? node.default;
    control = el("select", { id }, given === undefined ? el("option", { value: "" }, CHOOSE) : el("option", { value: "", "data-default": given }, `Oletus: ${given}`));
    for (const word of node.enum) control.append(el("option", { value: String(word) }, nameOf(node, word)));
  } else if (node.type === "boolean") {
    control = el("select", { id }, el("option", { value: "" }, "Ei"), el("option", { value: "true" }, "Kyllä"));
  } else if (node["x-text"] && (node.maxLength > 160 || node["x-lines"])) {
    control = el("textarea", { id, rows: node["x-lines"] ?? "3" });
  } else {
    control = el("input", { id, autocomplete: "off", ...attributesOf(node) });
    if (words) suggest(/** @type {HTMLInputElement} */ (control), words);
  }
  const input = /** @type {HTMLInputElement} */ (control);
  input.addEventListener("change", () => {
    if (node.format === "date" || node["x-date"]) input.value = isoDate(input.value);
    change();
  });
  input.addEventListener("input", () => context.typed());
  return input;
}

/** The name of a word. A step of a scale is known by its number, too, and says what it means. @param {Node} node @param {string} word */
function nameOf(node, word) {
  const name = node["x-names"]?.[word] ?? String(word);
  const meaning = node["x-meanings"]?.[word];
  return meaning ? `${word} – ${name}. ${meaning}` : name;
}

/** @param {Node} node @returns {Record<string, string>} */
function attributesOf(node) {
  if (node.format === "uri") return { type: "url", inputmode: "url", placeholder: "https://" };
  if (node.format === "date") return { type: "text", placeholder: "24.11.2026" };
  if (node["x-date"] === "moment") return { type: "text", placeholder: "12.5.2026 klo 9.00" };
  if (node["x-date"]) return { type: "text", placeholder: "12.5.2026, 5/2026 tai 2026" };
  if (node.type === "number") return { type: "text", inputmode: "decimal", placeholder: "2,5" };
  if (node.type === "integer") return { type: "text", inputmode: "numeric" };
  return { type: "text" };
}

/** @typedef {{names: string[], wordOf: (name: unknown) => string | undefined, nameOf: (word: unknown) => string | undefined}} Words */

/** The words of a long vocabulary, or the entries that an id may point to, by the names that people read. @param {Node} node @param {Context} context @returns {Words | null} */
function wordsOf(node, context) {
  /** @type {[string, string][] | null} */
  const offered = node.enum
    ? node.enum.length > MOST_CHOICES ? node.enum.map((/** @type {string} */ word) => [word, node["x-names"]?.[word] ?? word]) : null
    : node["x-entry"] ? context.entries[node["x-entry"]] ?? [] : null;
  if (!offered) return null;
  const words = new Map(), names = new Map();
  for (const [word, name] of offered) {
    // Of two that share a name, only the first can be meant by it.
    if (words.has(name.toLowerCase())) continue;
    words.set(name.toLowerCase(), word);
    names.set(word, name);
  }
  return {
    names: [...names.values()],
    wordOf: (name) => words.get(String(name ?? "").toLowerCase()) ?? undefined,
    nameOf: (word) => names.get(word),
  };
}

/** @param {HTMLInputElement} input @param {Words} words */
function suggest(input, words) {
  const list = el("datalist", { id: `${input.id}-lista` });
  input.setAttribute("list", list.id);
  input.addEventListener("focus", () => {
    list.append(...words.names.map((name) => el("option", { value: name })));
    input.after(list);
  }, { once: true });
}

/** The way to give a word that the vocabulary lacks. @param {HTMLInputElement} control @param {Words} words @param {Context} context */
function proposalBox(control, words, context) {
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox" }));
  const root = el("label", { class: "form-box", hidden: "" }, box, el("span", {}, "Ei ole luettelossa. Ehdotan uutta."));
  const isNew = () => Boolean(control.value.trim()) && !words.wordOf(control.value.trim()) && !words.nameOf(control.value.trim());
  const show = () => { root.hidden = !isNew(); };
  for (const event of ["input", "change", "written"]) control.addEventListener(event, show);
  box.addEventListener("change", () => context.changed());
  return { root, chosen: () => box.checked && isNew(), choose: (/** @type {boolean} */ on) => { box.checked = on; } };
}

/** @param {HTMLInputElement} control @param {Node} node */
function valueOf(control, node) {
  const value = control.value.trim();
  if (!value || (node.type === "boolean" && value !== "true")) return undefined;
  if (node.type === "number" || node.type === "integer") return plainNumber(value);
  return node["x-text"] ? value.split(/\s+/).join(" ") : value;
}

/** @param {HTMLInputElement} control @param {number} limit */
function counter(control, limit) {
  const left = el("p", { class: "form-count" });
  // Of use only to the one who comes near the limit.
  const show = () => {
    const length = [...control.value.trim()].length;
    left.textContent = length > limit * NEAR_LIMIT ? `${length}/${limit} merkkiä` : "";
    left.classList.toggle("over", length > limit);
  };
  control.addEventListener("input", show);
  control.addEventListener("written", show);
  show();
  return left;
}

/** A fieldset: legend, hint, place for a fault. @param {Node} node @param {boolean} required @param {string} [legend] */
function group(node, required, legend) {
  const id = `kentta-${++count}`;
  const fault = el("p", { class: "form-fault", id: `${id}-virhe`, hidden: "" });
  const root = el("fieldset", { class: "form-group", id, "aria-describedby": `${id}-ohje ${id}-virhe`, tabindex: "-1" },
    el("legend", {}, ...(legend ? [legend] : naming(node, required))),
    el("p", { class: "form-hint", id: `${id}-ohje` }, legend ? "" : node.description ?? ""), fault);
  /** @type {Leaf} */
  const leaf = { control: root, fault, label: legend ?? node.title ?? "" };
  return { root, fault, leaf };
}

/** @param {Node} node @param {boolean} required @param {Context} context @param {string[]} shown @param {string} [legend] @returns {Field} */
function recordField(node, required, context, shown, legend) {
  // The parts that a question shows tell what the record is.
  const { root, leaf } = group(shown.length ? { ...node, description: "" } : node, required, legend);
  const parts = new Map(Object.entries(node.properties).map(([key, inner]) => {
    // A reference is a record whose id points to the entry.
    const own = key === "id" && node["x-entry"] ? { ...inner, "x-entry": node["x-entry"] } : inner;
    return [key, makeField(own, key, required && (node.required ?? []).includes(key), context)];
  }));
  // What was read is mostly read on the day that it is told of.
  const given = () => parts.get("accessed")?.write(context.today);
  given();
  const folded = [...parts].filter(([key]) => shown.length && !shown.includes(key));
  for (const [key, part] of parts) if (!shown.length || shown.includes(key)) root.append(part.root);
  if (folded.length) {
    root.append(el("details", { class: "form-more-fields" }, el("summary", {}, "Tarkemmin"),
      el("div", { class: "form-optional" }, ...folded.map(([, part]) => part.root))));
  }
  return {
    root,
    read: () => {
      const found = [...parts].map(([key, part]) => [key, part.read()]).filter(([, value]) => value !== undefined);
      return found.some(([key]) => key !== "accessed") ? Object.fromEntries(found) : undefined;
    },
    write: (value) => {
      for (const [key, part] of parts) part.write(value?.[key]);
      if (!value) given();
    },
    find: ([key, ...rest]) => parts.get(String(key))?.find(rest) ?? leaf,
  };
}

/** Words to tick. A word that the vocabulary lacks, as from an old link, is shown so that it can be unticked. @param {Node} node @param {string} name @param {boolean} required @param {Context} context @returns {Field} */
function boxesField(node, name, required, context) {
  const { root, leaf } = group(node, required);
  const list = el("div", { class: "form-boxes" });
  const add = (/** @type {string} */ word, /** @type {string} */ label) => {
    const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", value: word, name }));
    box.addEventListener("change", () => context.changed());
    list.append(el("label", { class: "form-box" }, box, el("span", {}, label)));
    return box;
  };
  for (const word of node.items.enum) add(word, node.items["x-names"]?.[word] ?? word);
  root.append(list);
  const boxes = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")]);
  // The first word counts most (a card stands under its first theme), so the order of ticking stays.
  let order = /** @type {string[]} */ ([]);
  list.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    // That nothing is known does not stand beside what is: the last answer holds.
    const alone = box.checked && box.value === context.unknown;
    const kept = alone ? [] : order.filter((word) => word !== box.value && !(box.checked && word === context.unknown));
    write([...kept, ...(box.checked ? [box.value] : [])]);
  }, { capture: true });
  const write = (/** @type {any} */ value) => {
    const words = new Set(value ?? []);
    order = [...words];
    for (const word of words) if (!boxes().some((box) => box.value === word)) add(String(word), String(word));
    for (const box of boxes()) box.checked = words.has(box.value);
  };
  return { root, read: () => (order.length ? [...order] : undefined), write, find: () => leaf };
}

/** Values of another answer to tick. The only one there is needs no tick. @param {Node} node @param {boolean} required @param {Context} context @returns {Field} */
function pickedField(node, required, context) {
  const { root, leaf } = group({ ...node, description: "" }, required);
  const list = el("div", { class: "form-boxes" }), said = el("p", { class: "form-count" });
  root.append(list, said);
  let chosen = new Set(), needed = required;
  const offered = () => context.among(node["x-among"]);
  const show = () => {
    const rows = offered(), alone = needed && rows.length === 1;
    said.textContent = alone ? `Kortin ainoa lähde: ${rows[0]?.[1]}` : rows.length ? "" : "Anna ensin kortin lähde.";
    list.replaceChildren(...(alone ? [] : rows).map(([value, name]) => {
      const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", value }));
      box.checked = chosen.has(value);
      box.addEventListener("change", () => {
        chosen = new Set([...list.querySelectorAll("input")].filter((each) => each.checked).map((each) => each.value));
        context.changed();
      });
      return el("label", { class: "form-box" }, box, el("span", {}, name));
    }));
  };
  let shown = "";
  // Drawn anew only when something is otherwise: what has the focus must not be taken away.
  const draw = () => {
    const now = JSON.stringify([offered(), [...chosen], needed]);
    if (now !== shown) show();
    shown = now;
  };
  context.follow(draw);
  return {
    root,
    read: () => {
      const values = offered().map(([value]) => value);
      const picked = needed && values.length === 1 ? values : values.filter((value) => chosen.has(value));
      return picked.length ? picked : undefined;
    },
    write: (value) => { chosen = new Set(value ?? []); },
    find: () => ({ ...leaf, need: (now) => { needed = now; } }),
  };
}

/** A list that grows. @param {Node} node @param {boolean} required @param {Context} context @param {(number: number) => Field} makeItem @returns {Field} */
function growing(node, required, context, makeItem) {
  const { root, leaf } = group(node, required);
  const list = el("div", { class: "form-items" });
  const more = el("button", { type: "button", class: "form-more" }, `Lisää: ${node.title.toLowerCase()}`);
  /** @type {{field: Field, root: HTMLElement}[]} */
  let items = [];
  const add = () => {
    const field = makeItem(items.length + 1);
    const remove = el("button", { type: "button", class: "plain form-remove", "aria-label": `Poista: ${node.title.toLowerCase()} ${items.length + 1}` }, "Poista");
    const own = { field, root: el("div", { class: "form-item" }, field.root, remove) };
    remove.addEventListener("click", () => {
      items = items.filter((other) => other !== own);
      own.root.remove();
      more.focus();
      context.changed();
    });
    items.push(own);
    list.append(own.root);
    return own;
  };
  more.addEventListener("click", () => {
    const first = add().root.querySelector("input, select, textarea");
    if (first instanceof HTMLElement) first.focus();
  });
  root.append(list, more);
  if (required) add();
  leaf.need = (needed) => { if (needed && !items.length) add(); };
  return {
    root,
    read: () => {
      const values = items.map((item) => item.field.read());
      while (values.length && values.at(-1) === undefined) values.pop();
      const kept = values.filter((value) => value !== undefined);
      return kept.length ? kept : undefined;
    },
    write: (value) => {
      for (const item of items) item.root.remove();
      items = [];
      for (const one of value ?? []) add().field.write(one);
      if (required && !items.length) add();
    },
    find: ([number, ...rest]) => {
      const answered = items.filter((item) => item.field.read() !== undefined);
      const item = typeof number === "number" ? answered[number] : items[0];
      return item && number !== undefined ? item.field.find(rest) ?? leaf : leaf;
    },
  };
}

/** @param {Node} node @param {boolean} required @param {Context} context @returns {Field} */
function linesField(node, required, context) {
  return growing(node, required, context, (number) =>
    leafField({ ...node.items, title: `${node.title} ${number}`, description: "" }, required && number === 1, context));
}

/** @param {Node} node @param {boolean} required @param {Context} context @param {string[]} shown @returns {Field} */
function rowsField(node, required, context, shown) {
  return growing(node, required, context, (number) =>
    recordField(node.items, required && number === 1, context, shown, `${node.title} ${number}`));
}
