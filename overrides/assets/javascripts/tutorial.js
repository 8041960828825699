/**
 * The page's entry: one engine a visit, one element a widget.
 *
 * @module tutorial
 */
import { EngineHost } from "./engine-host.js";
import { nameVersionSelector, watchCodeLandmarks } from "./landmarks.js";
import { definePrinting } from "./print-page.js";
import { announceNewest } from "./old-version.js";
import { keepForRepeatVisits } from "./repeat-visits.js";
import { readRuntime } from "./runtime.js";
import { defineWidgets } from "./sealed-widget.js";
import { readStepGuide } from "./step-guide.js";

/** @param {() => void} act once every element of the page is there */
function whenParsed(act) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", act, { once: true });
  else act();
}

// At once: a form's frame is on its way while the rest of the page comes.
const host = new EngineHost(readRuntime(document));
defineWidgets(host, readStepGuide(document));
whenParsed(() => {
  watchCodeLandmarks();
  nameVersionSelector();
  definePrinting();
  void announceNewest(document);
  keepForRepeatVisits(document, host);
});
