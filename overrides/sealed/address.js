/**
 * A form's settings in the page's address: words and numbers that the page has
 * listed, so that a link shows the same. Whatever else is told, the page drops.
 *
 * @module address
 */
import { tellPage } from "./engine-link.js";
import { kindOf } from "./protocol.js";

/** @import { Settings, ToForm } from "./protocol.js" */

/**
 * Hear what the address holds, once the page says it.
 *
 * @param {(settings: Settings) => void} fill hears an empty record where it holds none
 */
export function followSettings(fill) {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || kindOf(data) !== "settings") return;
    if (typeof data.values !== "object" || data.values === null) return;
    fill(/** @type {Extract<ToForm, { kind: "settings" }>} */ (data).values);
  });
}

/** @param {Settings} values what the address is to hold; all else of this form goes out of it */
export function tellSettings(values) {
  tellPage({ kind: "settings", values });
}
