/**
 * The entry of a page's forms: one engine a visit, one element a widget. It imports what these need
 * and no more, so that they need not wait for the rest of the page.
 *
 * @module tutorial
 */
import { EngineHost } from "./engine-host.js";
import { readRuntime } from "./runtime.js";
import { defineWidgets } from "./sealed-widget.js";
import { readStepGuide } from "./step-guide.js";

export const host = new EngineHost(readRuntime(document));
defineWidgets(host, readStepGuide(document));
if (globalThis.tutorialAhead?.handOver()) host.startAhead(); // it takes over what is on its way
