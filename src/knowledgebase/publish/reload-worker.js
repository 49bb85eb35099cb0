// The one waiting request of all open tabs: it is answered when the site changes, and each tab hears.
/** @type {Set<MessagePort>} */
const tabs = new Set();
/** @type {{version: string} | undefined} */
let state;

/** @param {MessageEvent} event a tab that was opened */
function join(event) {
  const tab = event.ports[0];
  tabs.add(tab);
  tab.onmessage = () => tabs.delete(tab);
  if (state) tab.postMessage(state);
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/__muutokset?v=${state?.version ?? ""}`, { cache: "no-store" });
      state = await answer.json();
      for (const tab of tabs) tab.postMessage(state);
    } catch {
      // The preview was closed; when it is started again, the tabs hear of it.
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

addEventListener("connect", (event) => join(/** @type {MessageEvent} */ (event)));
follow();
