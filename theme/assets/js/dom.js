// Small things that our modules share: making elements, the site's root, copying, remembering.

/** The address of the site's front page; works under a path, too. */
export const ROOT = new URL("../../../", import.meta.url);

/**
 * Make an element. Text becomes text, never HTML.
 * @param {string} tag
 * @param {Record<string, string | boolean>} [attributes] `true` sets an empty attribute, `false` none
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Find an element that the page must have. @param {string} selector @param {ParentNode} [within] */
export function must(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`missing ${selector}`);
  return found;
}

/** Copy text and say so. @param {string} text @param {Element | null} status */
export async function copy(text, status) {
  let done = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No permission, or not a secure context: the old way, from a field of its own.
    const field = /** @type {HTMLTextAreaElement} */ (el("textarea", { class: "unseen" }, text));
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
  if (status) status.textContent = done ? "Kopioitu." : "Kopiointi ei onnistunut. Kopioi osoite selaimen osoiterivistä.";
}

// What is remembered where the browser's storage is forbidden: until the page is left.
/** @type {Map<string, unknown>} */
const memory = new Map();

/** Whether this browser keeps anything from page to page. */
export const keeps = (() => {
  try {
    localStorage.setItem("koe", "1");
    localStorage.removeItem("koe");
    return true;
  } catch {
    return false;
  }
})();

/** Read what this browser remembers. @param {string} key @returns {any} null when nothing */
export function recall(key) {
  if (!keeps) return memory.get(key) ?? null;
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Remember in this browser only; null forgets. @param {string} key @param {unknown} value */
export function remember(key, value) {
  if (!keeps) memory.set(key, value);
  else if (value === null) localStorage.removeItem(key);
  else {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch { /* the storage is full: what was there stays */ }
  }
}

/** Offer text or bytes as a file. @param {string | Uint8Array<ArrayBuffer>} data @param {string} type @param {string} name */
export function saveAs(data, type, name) {
  const href = URL.createObjectURL(new Blob([data], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
