/**
 * The one axis of time, and its lines through all panels.
 *
 * @module timeline/axis
 */
import { axisBottom } from "d3-axis";
import { joinChild } from "./join.js";
import { NARROW } from "./layout.js";
import { formatNumber } from "./words.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./join.js").Part<any>} Part */


/**
 * @param {Part} parent
 * @param {Layout} layout
 */
export function drawAxis(parent, { width, scale, left, right, top, bottom }) {
  const seconds = (scale.domain()[1] ?? 0) >= 1000;
  const axis = axisBottom(scale)
    .ticks(Math.max(2, Math.floor((right - left) / (width < NARROW ? 64 : 90))))
    .tickFormat((ms) => (seconds ? `${formatNumber(+ms / 1000)} s` : `${formatNumber(+ms)} ms`))
    .tickSizeInner(top - bottom).tickSizeOuter(0).tickPadding(7.5).offset(0);
  const group = joinChild(parent, "g", "timeline-ticks").attr("transform", `translate(0,${bottom})`);
  axis(/** @type {any} */ (group));
  joinChild(parent, "text", "timeline-label").attr("x", 0).attr("y", bottom + 16).text("Time");
}
