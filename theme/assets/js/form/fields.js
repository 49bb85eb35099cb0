// The fields of the form, made from the JSON Schema: each can be read, written and shown a fault.

import { el } from "../dom.js";
import { isoDate } from "./write.js";

/** @typedef {import("./write.js").Node} Node */
/**
 * @typedef {object} Field
 * @property {HTMLElement} root
 * @property {() => any} read            the value, or undefined when nothing is answered
 * @property {(value: any) => void} write
 * @property {(loc: (string|number)[]) => Leaf | null} find  the field at a path inside this one
 */
/** @typedef {{control: HTMLElement, fault: HTMLElement, label: string}} Leaf */
/** @typedef {{entries: Record<string, [string, string][]>, changed: () => void}} Context */

const MOST_BOXES = 25;
let count = 0;

/** The name, the key and the meaning of a field. @param {Node} node @param {string} name @param {boolean} required @returns {(HTMLElement | string)[]} */
function naming(node, name, required) {
  return [el("span", { class: "form-name" }, node.title), " ",
    el("code", { class: "form-key" }, name), " ",
    el("span", { class: "form-must" }, required ? "pakollinen" : "vapaaehtoinen")];
}

/** @param {Node} node @param {string} name @param {boolean} required @param {Context} context @returns {Field} */
export function makeField(node, name, required, context) {
  if (node.type === "object") return recordField(node, name, required, context);
  if (node.type !== "array") return leafField(node, name, required, context);
  if (node.items.type === "object") return rowsField(node, name, required, context);
  if (node.items.enum && node.items.enum.length <= MOST_BOXES) return boxesField(node, name, required, context);
  return linesField(node, name, required, context);
}

/** A field with one control. @param {Node} node @param {string} name @param {boolean} required @param {Context} context @returns {Field} */
export function leafField(node, name, required, context) {
  const id = `kentta-${++count}`;
  const control = makeControl(node, id, context);
  const label = el("label", { for: id }, ...naming(node, name, required));
  const hint = el("p", { class: "form-hint", id: `${id}-ohje` }, node.description ?? "");
  const fault = el("p", { class: "form-fault", id: `${id}-virhe`, hidden: "" });
  control.setAttribute("aria-describedby", `${id}-ohje ${id}-virhe`);
  if (required) control.setAttribute("aria-required", "true");
  const root = el("div", { class: "form-field" }, label, hint, fault, control);
  if (node.maxLength && node["x-text"]) root.append(counter(control, node.maxLength));
  return {
    root,
    read: () => valueOf(control, node),
    write: (value) => { control.value = value ?? ""; control.dispatchEvent(new Event("written")); },
    find: () => ({ control, fault, label: node.title }),
  };
}

/** @param {Node} node @param {string} id @param {Context} context @returns {HTMLInputElement} */
function makeControl(node, id, context) {
  const change = () => context.changed();
  let control;
  if (node.enum && node.enum.length <= 70) {
    control = el("select", { id }, el("option", { value: "" }, node.default === undefined ? "Valitse" : `Oletus: ${node["x-names"]?.[node.default] ?? node.default}`));
    for (const word of node.enum) control.append(el("option", { value: String(word) }, node["x-names"]?.[word] ?? String(word)));
  } else if (node.type === "boolean") {
    control = el("select", { id }, el("option", { value: "" }, "Ei"), el("option", { value: "true" }, "Kyllä"));
  } else if (node["x-text"] && (node.maxLength > 160 || node["x-lines"])) {
    control = el("textarea", { id, rows: node["x-lines"] ?? "3" });
  } else {
    control = el("input", { id, autocomplete: "off", ...attributesOf(node) });
    suggest(/** @type {HTMLInputElement} */ (control), node, context);
  }
  const input = /** @type {HTMLInputElement} */ (control);
  input.addEventListener("change", () => {
    if (node.format === "date" || node["x-date"]) input.value = isoDate(input.value);
    change();
  });
  input.addEventListener("input", change);
  return input;
}

/** @param {Node} node @returns {Record<string, string>} */
function attributesOf(node) {
  if (node.format === "uri") return { type: "url", inputmode: "url", placeholder: "https://" };
  if (node.format === "date") return { type: "text", placeholder: "24.11.2026" };
  if (node["x-date"] === "moment") return { type: "text", placeholder: "12.5.2026 klo 9.00" };
  if (node["x-date"]) return { type: "text", placeholder: "12.5.2026, 5/2026 tai 2026" };
  if (node.type === "number" || node.type === "integer") return { type: "text", inputmode: "decimal" };
  return { type: "text" };
}

/** Offer the words of a long vocabulary, or the entries that an id may point to. @param {HTMLInputElement} input @param {Node} node @param {Context} context */
function suggest(input, node, context) {
  const offered = node.enum
    ? node.enum.map((/** @type {string} */ word) => [word, node["x-names"]?.[word] ?? word])
    : node["x-entry"] ? context.entries[node["x-entry"]] ?? [] : null;
  if (!offered) return;
  const list = el("datalist", { id: `${input.id}-lista` });
  input.setAttribute("list", list.id);
  input.addEventListener("focus", () => {
    if (!list.childElementCount) list.append(...offered.map((/** @type {[string, string]} */ [word, name]) => el("option", { value: word }, name)));
    if (!list.isConnected) input.after(list);
  }, { once: true });
  input.addEventListener("change", () => {
    const named = offered.find((/** @type {[string, string]} */ [, name]) => name.toLowerCase() === input.value.trim().toLowerCase());
    if (named) input.value = named[0];
  });
}

/** @param {HTMLInputElement} control @param {Node} node */
function valueOf(control, node) {
  const value = control.value.trim();
  if (!value || (node.type === "boolean" && value !== "true")) return undefined;
  return node["x-text"] ? value.split(/\s+/).join(" ") : value;
}

/** @param {HTMLInputElement} control @param {number} limit */
function counter(control, limit) {
  const left = el("p", { class: "form-count" });
  const show = () => {
    const length = [...control.value.trim()].length;
    left.textContent = `${length}/${limit} merkkiä`;
    left.classList.toggle("over", length > limit);
  };
  control.addEventListener("input", show);
  control.addEventListener("written", show);
  show();
  return left;
}

/** A fieldset: legend, hint, place for a fault. @param {Node} node @param {string} name @param {boolean} required @param {string} [legend] */
function group(node, name, required, legend) {
  const id = `kentta-${++count}`;
  const fault = el("p", { class: "form-fault", id: `${id}-virhe`, hidden: "" });
  const root = el("fieldset", { class: "form-group", id, "aria-describedby": `${id}-ohje ${id}-virhe`, tabindex: "-1" },
    el("legend", {}, ...(legend ? [legend] : naming(node, name, required))),
    el("p", { class: "form-hint", id: `${id}-ohje` }, legend ? "" : node.description ?? ""), fault);
  return { root, fault, leaf: { control: root, fault, label: node.title ?? legend ?? name } };
}

/** @param {Node} node @param {string} name @param {boolean} required @param {Context} context @param {string} [legend] @returns {Field} */
function recordField(node, name, required, context, legend) {
  const { root, leaf } = group(node, name, required, legend);
  const parts = new Map(Object.entries(node.properties).map(([key, inner]) =>
    [key, makeField(inner, name ? `${name}.${key}` : key, (node.required ?? []).includes(key), context)]));
  root.append(...[...parts.values()].map((part) => part.root));
  return {
    root,
    read: () => {
      const found = [...parts].map(([key, part]) => [key, part.read()]).filter(([, value]) => value !== undefined);
      return found.length ? Object.fromEntries(found) : undefined;
    },
    write: (value) => { for (const [key, part] of parts) part.write(value?.[key]); },
    find: ([key, ...rest]) => parts.get(String(key))?.find(rest) ?? leaf,
  };
}

/** Words to tick. A word that the vocabulary lacks, as from an old link, is shown so that it can be unticked. @param {Node} node @param {string} name @param {boolean} required @param {Context} context @returns {Field} */
function boxesField(node, name, required, context) {
  const { root, leaf } = group(node, name, required);
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
    order = [...order.filter((word) => word !== box.value), ...(box.checked ? [box.value] : [])];
  }, { capture: true });
  return {
    root,
    read: () => (order.length ? [...order] : undefined),
    write: (value) => {
      const words = new Set(value ?? []);
      order = [...words];
      for (const word of words) if (!boxes().some((box) => box.value === word)) add(String(word), String(word));
      for (const box of boxes()) box.checked = words.has(box.value);
    },
    find: () => leaf,
  };
}

/** A list that grows. @param {Node} node @param {string} name @param {boolean} required @param {Context} context @param {(number: number) => Field} makeItem @returns {Field} */
function growing(node, name, required, context, makeItem) {
  const { root, leaf } = group(node, name, required);
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

/** @param {Node} node @param {string} name @param {boolean} required @param {Context} context @returns {Field} */
function linesField(node, name, required, context) {
  return growing(node, name, required, context, (number) =>
    leafField({ ...node.items, title: `${node.title} ${number}`, description: "" }, name, false, context));
}

/** @param {Node} node @param {string} name @param {boolean} required @param {Context} context @returns {Field} */
function rowsField(node, name, required, context) {
  return growing(node, name, required, context, (number) =>
    recordField(node.items, "", false, context, `${node.title} ${number}`));
}
