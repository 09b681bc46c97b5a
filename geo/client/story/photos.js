// Pictures on a slide: beside one another or in rows, whichever leaves them largest, each with its words and whose it is.

import { make } from "../dom/index.js";
import { pictureFigure } from "../panel/picture.js";

/** @param {Picture[]} pictures */
export function storyPhotos(pictures) {
  const block = make("div", { class: "photos" }, ...pictures.map((picture) => pictureFigure(picture)));
  new ResizeObserver(() => arrangePhotos(block, pictures)).observe(block);
  return block;
}

/** @param {HTMLElement} block @param {Picture[]} pictures */
function arrangePhotos(block, pictures) {
  const tried = pictures.map((_, index) => inColumns(block, pictures, index + 1));
  const best = tried.reduce((one, other) => (other.area > one.area ? other : one));
  layPhotos(block, best.columns, best.high);
}

/** @param {HTMLElement} block @param {number} columns @param {number} high pixels of a picture */
function layPhotos(block, columns, high) {
  block.style.setProperty("--columns", String(columns));
  block.style.setProperty("--photo", `${Math.max(0, Math.floor(high))}px`);
}

/** How high the pictures would be in so many columns, and how much of the wall they would cover. @param {HTMLElement} block @param {Picture[]} pictures @param {number} columns */
function inColumns(block, pictures, columns) {
  layPhotos(block, columns, 0);
  const rows = Math.ceil(pictures.length / columns);
  const { columnGap, rowGap } = getComputedStyle(block);
  const wide = (block.clientWidth - (columns - 1) * parseFloat(columnGap)) / columns;
  const captions = [...block.querySelectorAll("figcaption")].map((caption) => caption.offsetHeight);
  const words = Array.from({ length: rows }, (_, row) => Math.max(...captions.slice(row * columns, (row + 1) * columns)));
  const free = (block.clientHeight - (rows - 1) * parseFloat(rowGap) - words.reduce((sum, each) => sum + each, 0)) / rows;
  const shapes = pictures.map(({ size: [across, down] }) => across / down);
  const high = Math.max(0, Math.min(free, Math.max(...shapes.map((shape) => wide / shape))));
  return { columns, high, area: shapes.reduce((sum, shape) => sum + Math.min(high * high * shape, (wide * wide) / shape), 0) };
}
