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

// First: a form's frame is on its way while the rest is set up.
const host = new EngineHost(readRuntime(document));
defineWidgets(host, readStepGuide(document));
watchCodeLandmarks();
nameVersionSelector();
definePrinting();
void announceNewest(document);
keepForRepeatVisits(document, host);
