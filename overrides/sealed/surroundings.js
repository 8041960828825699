/**
 * What a form and the page around it tell each other: height and colours.
 *
 * @module surroundings
 */
import { tellPage } from "./engine-link.js";
import { kindOf } from "./protocol.js";

/** @import { ToForm } from "./protocol.js" */

/** So long content that has become shorter must stay so, in milliseconds. */
const SETTLED_MS = 500;

let told = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let shrinking;

/** @param {number} px */
function tellHeight(px) {
  told = px;
  tellPage({ kind: "height", px });
}

/**
 * The page draws the frame's border box; it must know how high the content is. The page around
 * would jump up and down while a slider is dragged, so a frame grows at once but shrinks later.
 */
function reportHeight() {
  const px = Math.ceil(document.documentElement.getBoundingClientRect().height);
  clearTimeout(shrinking);
  if (px >= told) tellHeight(px);
  else shrinking = setTimeout(() => tellHeight(px), SETTLED_MS);
}

/** @param {MessageEvent} event */
function followTheme({ source, data }) {
  if (source !== parent || kindOf(data) !== "theme") return;
  const { scheme } = /** @type {Extract<ToForm, { kind: "theme" }>} */ (data);
  document.documentElement.dataset["scheme"] = scheme === "slate" ? "slate" : "default";
}

/** Fit the form into its page, now and whenever either changes. */
export function fitIntoPage() {
  addEventListener("message", followTheme);
  new ResizeObserver(reportHeight).observe(document.documentElement);
}
