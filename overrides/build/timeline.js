/**
 * Draw timelines without a browser. Reads a list of `Job`s as JSON from its input
 * and writes a list of `<svg>` elements as JSON.
 *
 * @module build/timeline
 */
import { readFileSync } from "node:fs";
import { DOMParser } from "linkedom/worker";
import { drawTimeline, prepareDrawing } from "../sealed/timeline/drawing.js";
import { makePicture } from "../sealed/timeline/layout.js";

/** @typedef {import("../sealed/timeline/reply.js").SimulateValue} SimulateValue */
/** @typedef {{ one: SimulateValue, several: SimulateValue, label: string, width: number, prefix: string }} Job */

const EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

/**
 * @param {Job} job
 * @returns {string}
 */
function draw({ one, several, label, width, prefix }) {
  const document = new DOMParser().parseFromString(EMPTY, "image/svg+xml");
  const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.documentElement));
  const layers = prepareDrawing(svg, prefix);
  drawTimeline(svg, layers, makePicture(one, several), { width, label, prefix, hints: false });
  return svg.outerHTML;
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(draw)));
