// Asks the preview now and then whether the site has been built again. Only a page in sight asks,
// and no connection stays open, so any number of tabs will do.
const own = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.build;
/** @type {number | undefined} */
let next;

async function ask() {
  clearTimeout(next);
  if (document.hidden) return;
  try {
    const answer = await fetch("/__muutokset", { cache: "no-store" });
    const { build, fault } = await answer.json();
    if (build !== own) {
      location.reload();
      return;
    }
    show(fault);
  } catch {
    // The preview was closed. When it is started again, this page reloads.
  }
  next = setTimeout(ask, 1000);
}

/** @param {string} fault what is wrong, or "" */
function show(fault) {
  let box = document.getElementById("esikatselun-vika");
  if (!fault) {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.body.appendChild(document.createElement("pre"));
    box.id = "esikatselun-vika";
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:fixed;inset:auto 0 0;margin:0;padding:1rem;max-height:40vh;overflow:auto;" +
      "white-space:pre-wrap;background:#fff4e5;color:#3b1d00;border-top:3px solid #b45309;z-index:9";
  }
  const text = `Tämä on edellinen onnistunut rakennus.\n${fault}`;
  if (box.textContent !== text) box.textContent = text;
}

document.addEventListener("visibilitychange", ask);
ask();
