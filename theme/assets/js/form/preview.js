// The card as lists will show it. Its HTML is the site's own, from <template> elements.

/** @param {HTMLElement} root @param {{evidence: string, effect: string}} unanswered  the words that stand for no answer */
export function startPreview(root, unanswered) {
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
    evidence?.replaceChildren(part(template(`evidence-${data.evidence?.level ?? unanswered.evidence}`)));
    effect?.replaceChildren(part(template(`effect-${data.effect?.direction ?? unanswered.effect}`)));
    place.replaceChildren(card);
  };
}

/** @param {HTMLTemplateElement | null} template */
const part = (template) => template?.content.cloneNode(true) ?? document.createTextNode("");
