// A picture from the writer's own machine, drawn anew: no larger than a page needs, and without what
// cameras write into files. The check refuses both (src/knowledgebase/validate/picture.py).

import { slugOf } from "./write.js";

const LONGEST_SIDE = 1600;
const MAX_BYTES = 1024 * 1024;

/**
 * @param {File} file @param {(name: string) => boolean} taken  is there a picture of this name already
 * @returns {Promise<{name: string, blob: Blob}>} rejects when the file is no picture
 */
export async function cleanPicture(file, taken) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const drawn = file.type === "image/png" ? await encoded(canvas, "image/png") : null;
  const blob = drawn && drawn.size <= MAX_BYTES ? drawn : await encoded(canvas, "image/jpeg");
  const ending = blob.type === "image/png" ? ".png" : ".jpg";
  const stem = slugOf(file.name.replace(/\.[^.]*$/, "")) || "kuva";
  let name = stem + ending;
  for (let number = 2; taken(name); number++) name = `${stem}-${number}${ending}`;
  return { name, blob };
}

/** @param {HTMLCanvasElement} canvas @param {string} type @returns {Promise<Blob>} */
const encoded = (canvas, type) => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(type))), type, 0.85);
});
