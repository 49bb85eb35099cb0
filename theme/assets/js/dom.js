// Small things that our modules share: making elements, the site's root, copying, remembering.

/** The address of the site's front page; works under a path, too. */
export const ROOT = new URL("../../", import.meta.url);

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

/** Read what this browser remembers. @param {string} key @returns {any} null when nothing */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** Remember in this browser only; null forgets. @param {string} key @param {unknown} value */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch { /* storage may be forbidden: then nothing is remembered */ }
}
