// A Word file (Office Open XML) of headings, paragraphs, lists and tables, made in the browser.

/**
 * @typedef {{kind: "title" | "heading" | "text", text: string} | {kind: "list", items: string[]} | {kind: "table", rows: string[][]}} Block
 * the first row of a table is its head
 */

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml";
export const DOCX = `${MAIN}.document`;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

// XML allows no control characters but tab and line ends.
// eslint-disable-next-line no-control-regex -- they are what is taken out
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const ENTITIES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
const escaped = (/** @type {string} */ text) => text.replace(FORBIDDEN, "").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");

/** @param {string} text @param {string} [style] @param {boolean} [bold] */
function paragraph(text, style = "", bold = false) {
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  const look = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";
  return `<w:p>${look}<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}${lines.join("<w:br/>")}</w:r></w:p>`;
}

/** @param {string[][]} rows */
function table(rows) {
  const border = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="999999"/>`);
  const body = rows.map((row, place) => `<w:tr>${place ? "" : "<w:trPr><w:tblHeader/></w:trPr>"}${
    row.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell, "", !place)}</w:tc>`).join("")}</w:tr>`);
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${border.join("")}</w:tblBorders></w:tblPr>${body.join("")}</w:tbl><w:p/>`;
}

/** @param {Block} block */
function drawn(block) {
  if (block.kind === "table") return table(block.rows);
  if (block.kind === "list") return block.items.map((item) => paragraph(`– ${item}`)).join("");
  return paragraph(block.text, { title: "Title", heading: "Heading1", text: "" }[block.kind]);
}

/** @param {string} id @param {string} name @param {number} size in half points */
const heading = (id, name, size) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>`
  + `<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/>${id === "Heading1" ? '<w:outlineLvl w:val="0"/>' : ""}</w:pPr>`
  + `<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

/**
 * @param {readonly Block[]} blocks
 * @returns {Uint8Array<ArrayBuffer>} the bytes of a .docx file
 */
export function docx(blocks) {
  const styles = `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>`
    + '<w:lang w:val="fi-FI"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    + `<w:name w:val="Normal"/><w:pPr><w:spacing w:after="80"/></w:pPr></w:style>${heading("Title", "Title", 36)}${heading("Heading1", "heading 1", 26)}</w:styles>`;
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>';
  return zip({
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + `<Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MAIN}.styles+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/document.xml": `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${blocks.map(drawn).join("")}${page}</w:body></w:document>`,
    "word/styles.xml": HEAD + styles,
  });
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @param {Uint8Array} data */
function crc32(data) {
  let value = 0xffffffff;
  for (const byte of data) value = (CRC[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Numbers as little-endian bytes, each with its size. @param {...[number, 2 | 4]} numbers */
const bytes = (...numbers) => numbers.flatMap(([number, size]) => Array.from({ length: size }, (_, place) => (number >>> (8 * place)) & 0xff));

/**
 * A ZIP archive (APPNOTE 6.3) whose files are stored as they are, names in UTF-8.
 * @param {Record<string, string>} files
 */
function zip(files) {
  const encoder = new TextEncoder();
  /** @type {number[]} */
  const body = [];
  /** @type {number[]} */
  const directory = [];
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path);
    const data = encoder.encode(text);
    // 33 is 1 January 1980, the first day there is: the same text gives the same file.
    const about = bytes([20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]);
    directory.push(...bytes([0x02014b50, 4], [20, 2]), ...about, ...bytes([0, 2], [0, 2], [0, 2], [0, 4], [body.length, 4]), ...name);
    body.push(...bytes([0x04034b50, 4]), ...about, ...name, ...data);
  }
  const count = Object.keys(files).length;
  const end = bytes([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [directory.length, 4], [body.length, 4], [0, 2]);
  return Uint8Array.from([...body, ...directory, ...end]);
}
