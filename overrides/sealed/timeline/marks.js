/**
 * The marks of what became of the tries, and their counts.
 *
 * @module timeline/marks
 */
import { clusterMoments } from "./bins.js";
import { joinChildren } from "./join.js";
import { OUTCOMES } from "./moments.js";
import { drawShape } from "./shapes.js";
import { formatCount, formatMs, formatNumber, round } from "./words.js";

/** @typedef {import("./layout.js").LaneBox} LaneBox */
/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./reply.js").Outcome} Outcome */
/** @typedef {import("./bins.js").Cluster} Cluster */
/** @typedef {import("./join.js").Part<any>} Part */

/**
 * `text` is empty where the count has no room, or is 1. Its `side` is 1 for the right, -1 for the left.
 * @typedef {{ outcome: Outcome, ms: number, until: number, count: number, x: number, y: number,
 *   radius: number, text: string, side: 1 | -1 }} Mark
 */

/** Pixels between the middles of neighbours: two small marks side by side. */
const GAP = 11;
const SMALLEST = 4.5;
const AROUND_TEXT = 3;
/** Of a digit, which is bold. */
const COUNT_WIDTH = 8.5;
/** Pixels without a mark on its left that a mark with a count has. */
const LONELY = 20;

/**
 * @param {LaneBox} box
 * @param {Layout} layout
 * @returns {Mark[]} of a lane, each row from left to right
 */
export function makeMarks(box, { scale, right }) {
  const clusters = clusterMoments(box.lane.moments, scale, GAP);
  return OUTCOMES.flatMap((outcome) => {
    const row = clusters.filter((cluster) => cluster[outcome] > 0);
    return writeCounts(sizeMarks(row, outcome, box.rows[outcome]), right);
  });
}

/**
 * @param {Cluster[]} row
 * @param {Outcome} outcome
 * @param {number} y
 * @returns {Mark[]} the bigger the more, but never one over the other
 */
function sizeMarks(row, outcome, y) {
  return row.map((cluster, index) => {
    const count = cluster[outcome];
    const before = cluster.x - (row[index - 1]?.x ?? -Infinity);
    const after = (row[index + 1]?.x ?? Infinity) - cluster.x;
    const room = Math.max(SMALLEST, Math.min(before, after) / 2 - 1);
    const radius = Math.min(8, room, 4.5 + 0.5 * Math.sqrt(count));
    return { outcome, ms: cluster.ms, until: cluster.until, count, x: cluster.x, y, radius, text: "", side: 1 };
  });
}

/**
 * Write the counts beside their marks. In a throng of marks there are none: one
 * at its end would be taken for the sum.
 *
 * @param {Mark[]} row
 * @param {number} right
 * @returns {Mark[]}
 */
function writeCounts(row, right) {
  row.forEach((mark, index) => {
    if (mark.count === 1) return;
    const text = formatCount(mark.count);
    const needed = COUNT_WIDTH * text.length + 2 * AROUND_TEXT;
    const before = row[index - 1], after = row[index + 1];
    const roomBefore = mark.x - mark.radius - (before ? before.x + before.radius : 0);
    const roomAfter = (after ? after.x - after.radius : right) - mark.x - mark.radius;
    if (roomBefore < LONELY) return;
    if (roomAfter >= needed) mark.text = text;
    else if (!after && roomBefore >= 2 * needed) [mark.text, mark.side] = [text, -1];
  });
  return row;
}

/**
 * @param {Part} parent
 * @param {Mark[]} marks
 * @param {boolean} hints whether a pointer over a mark is told what it stands for
 */
export function drawMarks(parent, marks, hints) {
  const shapes = joinChildren(parent, "path", "timeline-mark", marks)
    .attr("class", (mark) => `timeline-mark timeline-mark--${mark.outcome}`)
    .attr("data-count", (mark) => mark.count)
    .attr("transform", (mark) => `translate(${round(mark.x)},${round(mark.y)})`)
    .attr("d", (mark) => drawShape(mark.outcome, mark.radius));
  if (hints) shapes.each(function hint(mark) { setHint(this, mark); });
  joinChildren(parent, "text", "timeline-count", marks.filter((mark) => mark.text))
    .attr("x", (mark) => round(mark.x + mark.side * (mark.radius + AROUND_TEXT)))
    .attr("text-anchor", (mark) => (mark.side < 0 ? "end" : null))
    .attr("y", (mark) => round(mark.y + 4))
    .text((mark) => mark.text);
}

/**
 * @param {SVGElement} shape
 * @param {Mark} mark
 */
function setHint(shape, { count, outcome, ms, until }) {
  const when = until > ms ? `from ${formatMs(ms)} to ${formatMs(until)}` : `at ${formatMs(ms)}`;
  const words = `${formatNumber(count)} ${outcome} ${when}`;
  const title = shape.firstElementChild ?? shape.appendChild(document.createElementNS(shape.namespaceURI, "title"));
  if (title.textContent !== words) title.textContent = words;
}
