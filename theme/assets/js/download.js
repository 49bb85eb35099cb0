// The rows of a table of open data that a reader has chosen, as a file of their own.

/**
 * Split a table into records. A quoted value may hold line breaks and doubled quotes.
 * @param {string} text @returns {string[]} each record as written, its line break included
 */
export function records(text) {
  /** @type {string[]} */
  const found = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    // A doubled quote turns the state twice: nothing changes.
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "\n" && !quoted) {
      found.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** The head and the records of some ids, which stand first. @param {string} text @param {ReadonlySet<string>} ids */
export function some(text, ids) {
  const [head = "", ...rest] = records(text);
  return head + rest.filter((record) => ids.has(record.slice(0, record.indexOf(";")))).join("");
}

/** Give the chosen records as a file. @param {string} address @param {ReadonlySet<string>} ids */
export async function downloadSome(address, ids) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  // text() drops the byte order mark, by which spreadsheets know the encoding.
  const blob = new Blob(["\ufeff", some(await answer.text(), ids)], { type: "text/csv;charset=utf-8" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = address.replace(/^.*\//, "").replace(".csv", `-${ids.size}.csv`);
  link.click();
  URL.revokeObjectURL(link.href);
}
