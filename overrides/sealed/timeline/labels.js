/**
 * What panels and lanes are called, and what the shapes mean.
 *
 * @module timeline/labels
 */
import { joinChild, joinChildren } from "./join.js";
import { drawShape } from "./shapes.js";
import { estimateWidth, formatNumber } from "./words.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").LegendItem} LegendItem */
/** @typedef {import("./join.js").Part<any>} Part */
/** @typedef {{ words: string, y: number, soft?: boolean }} Label */

/** Of the longest title and the space after it. */
const TITLE_WIDTH = 75;

/**
 * @param {Part} parent
 * @param {Layout} layout
 */
export function drawLabels(parent, { panels, width }) {
  const titles = joinChildren(parent, "text", "timeline-title", panels).attr("x", 0).attr("y", ({ top }) => top + 17);
  joinChild(titles, "tspan", "timeline-count-of-keys").text(({ panel }) => panel.title);
  joinChild(titles, "tspan", "timeline-result").attr("dx", 10).text(({ panel }) => {
    const [full, short] = panel.results;
    return estimateWidth(full) + TITLE_WIDTH <= width ? full : short;
  });
  /** @type {Label[]} */
  const labels = panels.flatMap(({ panel, lanes, strip }) => [
    ...lanes.flatMap(({ lane, top, height }) => nameLane(lane.name, top + height / 2)),
    { words: "Waiting", y: strip.top + 13 },
    { words: panel.most ? `up to ${formatNumber(panel.most)}` : "none", y: strip.top + 27, soft: true },
  ]);
  joinChildren(parent, "text", "timeline-label", labels)
    .attr("x", 0).attr("y", ({ y }) => y)
    .attr("class", ({ soft }) => `timeline-label${soft ? " timeline-label--soft" : ""}`)
    .text(({ words }) => words);
}

/**
 * @param {string} name
 * @param {number} middle
 * @returns {Label[]} one for each line
 */
function nameLane(name, middle) {
  if (name.length < 9) return [{ words: name, y: middle + 4 }];
  return name.split(" ").map((words, index) => ({ words, y: middle - 3 + 14 * index }));
}

/**
 * @param {Part} parent
 * @param {Layout} layout
 * @param {string} hatch the id of the pattern for suspended periods
 */
export function drawLegend(parent, { legend }, hatch) {
  const items = joinChildren(parent, "g", "timeline-key", legend)
    .attr("transform", ({ x, y }) => `translate(${x},${y})`);
  items.selectChildren("path").remove();
  items.append("path").each(function draw(item) {
    drawSample(this, item, hatch);
  });
  joinChild(items, "text", "timeline-label").attr("x", 20).attr("y", 4).text(({ words }) => words);
}

/**
 * @param {SVGElement} path
 * @param {LegendItem} item
 * @param {string} hatch
 */
function drawSample(path, { name }, hatch) {
  if (name === "accepted" || name === "rejected" || name === "suspended") {
    path.setAttribute("class", `timeline-mark timeline-mark--${name}`);
    path.setAttribute("transform", "translate(7,0)");
    path.setAttribute("d", drawShape(name, 5.5));
    return;
  }
  path.setAttribute("class", `timeline-${name}`);
  path.setAttribute("d", name === "band" ? "M0,-6H14V6H0Z" : "M0,6V0H5V-6H10V2H14V6Z");
  if (name === "band") path.setAttribute("fill", `url(#${hatch})`);
}
