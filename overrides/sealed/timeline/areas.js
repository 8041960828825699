/**
 * What lies behind the marks: lanes, how full the window is, who is suspended, how many calls wait.
 *
 * @module timeline/areas
 */
import { listChanges, mergePeriods, raisePixels } from "./bins.js";
import { joinChildren } from "./join.js";
import { drawSteps } from "./shapes.js";
import { estimateWidth, round } from "./words.js";

/** @typedef {import("./layout.js").LaneBox} LaneBox */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").PanelBox} PanelBox */
/** @typedef {import("./reply.js").Steps} Steps */
/** @typedef {import("./join.js").Part<any>} Part */
/** @typedef {{ steps: Steps, whole: number }} Curve steps and what counts as full height */

/** From a lane's top to the line that stands for a full window. */
const HEADROOM = 2.5;
const BAND_WORD = "suspended";

/**
 * @param {Part} parent
 * @param {Layout} layout
 * @param {string} hatch the id of the pattern for suspended periods
 */
export function drawAreas(parent, layout, hatch) {
  const boxes = layout.panels.flatMap((panel) => panel.lanes);
  joinChildren(parent, "path", "timeline-fill", boxes).attr("d", ({ lane, top, height }) => {
    const curves = lane.fills.map(({ steps, limit }) => ({ steps, whole: limit }));
    return drawCurves(curves, top + HEADROOM, height - HEADROOM, layout);
  });
  drawLimits(parent, boxes, layout);
  drawBands(parent, boxes, layout, hatch);
  drawStrips(parent, layout);
}

/**
 * @param {Part} parent
 * @param {Layout} layout
 */
export function drawLanes(parent, { panels, left, right }) {
  joinChildren(parent, "rect", "timeline-lane", panels.flatMap((panel) => panel.lanes))
    .attr("x", left).attr("width", right - left)
    .attr("y", (box) => box.top).attr("height", (box) => box.height);
}

/**
 * @param {Part} parent
 * @param {LaneBox[]} boxes
 * @param {Layout} layout
 */
function drawLimits(parent, boxes, { left, right }) {
  const counted = boxes.filter(({ lane }) => lane.fills.length);
  joinChildren(parent, "path", "timeline-limit", counted)
    .attr("d", ({ top }) => `M${left},${top + HEADROOM}H${right}`);
}

/**
 * @param {Part} parent
 * @param {LaneBox[]} boxes
 * @param {Layout} layout
 * @param {string} hatch
 */
function drawBands(parent, boxes, { scale, right }, hatch) {
  const bands = boxes.flatMap(({ lane, top, height, rows }) =>
    mergePeriods(lane.periods, scale, right).map((band) => ({ ...band, top, height, row: rows.accepted })));
  joinChildren(parent, "rect", "timeline-band", bands)
    .attr("x", ({ x }) => round(x)).attr("width", ({ width }) => round(width))
    .attr("y", ({ top }) => top).attr("height", ({ height }) => height)
    .attr("fill", `url(#${hatch})`);
  const roomy = bands.filter(({ width }) => width >= estimateWidth(BAND_WORD) + 30);
  joinChildren(parent, "text", "timeline-word", roomy)
    .attr("x", ({ x, width }) => round(x + width / 2)).attr("y", ({ row }) => row + 4)
    .text(BAND_WORD);
}

/**
 * @param {Part} parent
 * @param {Layout} layout
 */
function drawStrips(parent, layout) {
  joinChildren(parent, "path", "timeline-waiting", layout.panels).attr("d", ({ panel, strip }) =>
    drawCurves([{ steps: panel.waiting, whole: layout.most }], strip.top + HEADROOM, strip.height - HEADROOM, layout));
  joinChildren(parent, "path", "timeline-base", layout.panels)
    .attr("d", ({ strip }) => `M${layout.left},${strip.top + strip.height}H${layout.right}`);
}

/**
 * @param {Curve[]} curves of which the highest counts
 * @param {number} top
 * @param {number} height
 * @param {Layout} layout
 * @returns {string}
 */
function drawCurves(curves, top, height, { scale, right }) {
  const begin = scale.range()[0] ?? 0;
  const pixels = new Float64Array(Math.max(1, Math.ceil(right - begin)));
  for (const { steps, whole } of curves) raisePixels(pixels, steps, (ms) => scale(ms) - begin, whole);
  return drawSteps(listChanges(pixels), begin, top + height, height);
}
