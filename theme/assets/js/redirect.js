// A page that has moved: go on to the new address, to the same place on the page.
// A refresh without a script, which the page has too, would forget the part after #.
const to = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.to ?? "./";
location.replace(to + location.search + location.hash);
