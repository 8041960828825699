/**
 * What a form and the page around it tell each other: height and colours.
 *
 * @module surroundings
 */
import { tellPage } from "./engine-link.js";
import { kindOf } from "./protocol.js";

/** @import { ToForm } from "./protocol.js" */

/** The page draws the frame's border box; it must know how high the content is. */
function reportHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  tellPage({ kind: "height", px: Math.ceil(height) });
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
