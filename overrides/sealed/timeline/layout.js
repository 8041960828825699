/**
 * Where everything is: pure geometry, in pixels.
 *
 * @module timeline/layout
 */
import { scaleLinear } from "d3-scale";
import { describePanel } from "./lanes.js";
import { OUTCOMES, findSpan } from "./moments.js";
import { estimateWidth } from "./words.js";

/** @typedef {import("./lanes.js").Lane} Lane */
/** @typedef {import("./lanes.js").Panel} Panel */
/** @typedef {import("./reply.js").Outcome} Outcome */
/** @typedef {import("./reply.js").SimulateValue} SimulateValue */
/** @typedef {import("d3-scale").ScaleLinear<number, number>} TimeScale */

/**
 * `rows` says how high in the lane the marks of an outcome are, by its middle.
 * @typedef {{ lane: Lane, top: number, height: number, rows: Record<Outcome, number> }} LaneBox
 */
/** @typedef {{ panel: Panel, top: number, lanes: LaneBox[], strip: { top: number, height: number } }} PanelBox */
/** @typedef {{ name: string, words: string, x: number, y: number }} LegendItem */

/**
 * Time is drawn between `left` and `right`, lanes between `top` and `bottom`. `most` is how many
 * calls wait at most in any panel.
 * @typedef {{ width: number, height: number, left: number, right: number, top: number,
 *   bottom: number, scale: TimeScale, panels: PanelBox[], legend: LegendItem[], most: number }} Layout
 */

/**
 * What is known without the width.
 * @typedef {{ panels: Panel[], span: [number, number], outcomes: Outcome[] }} Picture
 */

const LEGEND_ROW = 20, LEGEND_ICON = 20, LEGEND_SPACE = 16;
const TITLE = 26, ROW_OF_TWO = 20, ROW_OF_THREE = 17, BETWEEN = 4, STRIP = 30, PANEL_SPACE = 12, AXIS = 26;
/** Below this width the names of lanes get less room. */
export const NARROW = 480;
/** Room beside the first and the last moment, for half a mark. */
const INSET = 13;
/** Words of the legend, in its order. */
const LEGEND = {
  accepted: "accepted",
  rejected: "refused",
  suspended: "sent while suspended",
  band: "suspended",
  waiting: "waiting",
  fill: "how full the window is (line: full)",
};

/**
 * Gather what is shown; with one key on both sides, that is one panel.
 *
 * @param {SimulateValue} one
 * @param {SimulateValue} several
 * @returns {Picture}
 */
export function makePicture(one, several) {
  const values = several.keys.length > 1 ? [one, several] : [several];
  const panels = values.map(describePanel);
  const moments = panels.flatMap(({ lanes }) => lanes.map((lane) => lane.moments));
  const outcomes = OUTCOMES.filter((outcome) => moments.some((all) => all.some((moment) => moment[outcome])));
  return { panels, span: findSpan(values), outcomes };
}

/**
 * @param {Picture} picture
 * @param {number} width
 * @returns {Layout}
 */
export function layOut(picture, width) {
  const left = width < NARROW ? 62 : 70, right = width - 1;
  const legend = layOutLegend(picture, width);
  const begin = (legend.at(-1)?.y ?? 0) + LEGEND_ROW / 2 + 4;
  let y = begin;
  const panels = picture.panels.map((panel) => {
    const box = placePanel(panel, y, picture.outcomes.includes("suspended"));
    y = box.strip.top + box.strip.height + PANEL_SPACE;
    return box;
  });
  const bottom = y - PANEL_SPACE;
  const scale = scaleLinear(picture.span, [left + INSET, right - INSET]);
  const most = Math.max(1, ...picture.panels.map((panel) => panel.most));
  return { width, height: bottom + AXIS, left, right, top: begin + TITLE, bottom, scale, panels, legend, most };
}

/**
 * @param {Panel} panel
 * @param {number} top
 * @param {boolean} three whether a lane needs a third row
 * @returns {PanelBox}
 */
function placePanel(panel, top, three) {
  const row = three ? ROW_OF_THREE : ROW_OF_TWO;
  const height = row * (three ? 3 : 2) + 4;
  const first = top + TITLE;
  const lanes = panel.lanes.map((lane, index) => {
    const begin = first + index * (height + BETWEEN), middle = begin + 3 + row / 2;
    return { lane, top: begin, height, rows: { accepted: middle, rejected: middle + row, suspended: middle + 2 * row } };
  });
  return { panel, top, lanes, strip: { top: first + lanes.length * (height + BETWEEN), height: STRIP } };
}

/**
 * @param {Picture} picture
 * @param {number} width
 * @returns {LegendItem[]} of what occurs, in as many lines as it takes
 */
function layOutLegend({ panels, outcomes }, width) {
  const lanes = panels.flatMap((panel) => panel.lanes);
  /** @type {Set<string>} */
  const shown = new Set([...outcomes, "waiting"]);
  if (lanes.some(({ fills }) => fills.length)) shown.add("fill");
  if (lanes.some(({ periods }) => periods.length)) shown.add("band");
  let x = 0, y = LEGEND_ROW / 2;
  return Object.entries(LEGEND).filter(([name]) => shown.has(name)).map(([name, words]) => {
    const needed = LEGEND_ICON + estimateWidth(words);
    if (x && x + needed > width) [x, y] = [0, y + LEGEND_ROW];
    const item = { name, words, x, y };
    x += needed + LEGEND_SPACE;
    return item;
  });
}
