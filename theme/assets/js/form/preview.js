// The card as lists will show it. Its HTML is the site's own, from <template> elements.

/** @param {HTMLElement} root */
export function startPreview(root) {
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-preview]"));
  const template = (/** @type {string} */ name) =>
    /** @type {HTMLTemplateElement | null} */ (root.querySelector(`template[data-part="${name}"]`));

  return (/** @type {any} */ schema, /** @type {any} */ data) => {
    const card = /** @type {HTMLElement} */ (template(`card-${schema["x-kind"]}`)?.content.cloneNode(true));
    if (!card) return;
    const say = (/** @type {string} */ where, /** @type {string} */ text) => {
      const element = card.querySelector(where);
      if (element) element.textContent = text;
    };
    const title = document.createElement("span");
    title.textContent = data.title || "Kortin nimi";
    card.querySelector(".card-title a")?.replaceWith(title);
    say(".card-summary", data.summary || "Tiivistelmä näkyy tässä.");
    const names = schema.properties.themes.items["x-names"];
    say(".card-meta", (data.themes ?? []).map((/** @type {string} */ id) => names[id] ?? id).join(" · "));
    const [evidence, effect] = card.querySelectorAll(".card-scales dd");
    evidence?.replaceChildren(part(template(`evidence-${data.evidence?.level ?? "0"}`)));
    effect?.replaceChildren(part(template(`effect-${data.effect?.direction ?? "ei-tiedossa"}`)));
    place.replaceChildren(card);
  };
}

/** @param {HTMLTemplateElement | null} template */
const part = (template) => template?.content.cloneNode(true) ?? document.createTextNode("");
