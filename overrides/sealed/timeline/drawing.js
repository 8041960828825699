/**
 * The whole drawing in an `<svg>`, for a given width. The sealed frame and the
 * build draw with it; it asks no browser how large anything is, and sets
 * classes and presentation attributes only.
 *
 * @module timeline/drawing
 */
import { select } from "d3-selection";
import { drawAreas, drawLanes } from "./areas.js";
import { drawAxis } from "./axis.js";
import { joinChild } from "./join.js";
import { drawLabels, drawLegend } from "./labels.js";
import { layOut } from "./layout.js";
import { drawMarks, makeMarks } from "./marks.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").Picture} Picture */
/** @typedef {import("./join.js").Part<any>} Part */
/** @typedef {Record<(typeof LAYERS)[number] | "words", Part>} Layers */

const LAYERS = /** @type {const} */ (["lanes", "axis", "areas", "under", "marks", "over", "labels", "legend"]);

/**
 * Make the empty layers, from back to front.
 *
 * @param {SVGSVGElement} svg
 * @param {string} prefix of ids in the drawing
 * @returns {Layers}
 */
export function prepareDrawing(svg, prefix) {
  const root = /** @type {Part} */ (/** @type {unknown} */ (select(svg)));
  root.attr("class", "timeline").attr("role", "img");
  addHatch(root, prefix);
  const words = joinChild(root, "desc", "timeline-words").attr("id", `${prefix}-words`);
  root.attr("aria-labelledby", `${prefix}-words`);
  const made = LAYERS.map((name) => [name, joinChild(root, "g", `timeline-${name}`)]);
  return /** @type {Layers} */ ({ ...Object.fromEntries(made), words });
}

/**
 * Draw, or draw anew into the same elements.
 *
 * @param {SVGSVGElement} svg
 * @param {Layers} layers
 * @param {Picture} picture
 * @param {{ width: number, label: string, prefix: string, hints: boolean }} options
 *   `label` says in words what the drawing shows; `hints` tell a pointer what a mark stands for
 * @returns {Layout}
 */
export function drawTimeline(svg, layers, picture, { width, label, prefix, hints }) {
  const layout = layOut(picture, width);
  const { height } = layout;
  layers.words.text(label);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawLegend(layers.legend, layout, nameHatch(prefix));
  drawLabels(layers.labels, layout);
  drawLanes(layers.lanes, layout);
  drawAreas(layers.areas, layout, nameHatch(prefix));
  drawAxis(layers.axis, layout);
  const boxes = layout.panels.flatMap((panel) => panel.lanes);
  drawMarks(layers.marks, boxes.flatMap((box) => makeMarks(box, layout)), hints);
  return layout;
}

/**
 * @param {string} prefix
 * @returns {string}
 */
function nameHatch(prefix) {
  return `${prefix}-hatch`;
}

/**
 * @param {Part} root
 * @param {string} prefix
 */
function addHatch(root, prefix) {
  root.append("defs").append("pattern")
    .attr("id", nameHatch(prefix)).attr("patternUnits", "userSpaceOnUse")
    .attr("width", 7).attr("height", 7).attr("patternTransform", "rotate(45)")
    .append("path").attr("class", "timeline-hatch").attr("d", "M1,0V7");
}
