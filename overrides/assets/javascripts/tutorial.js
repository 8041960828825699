/**
 * The page's entry: one engine a visit, one element a widget.
 *
 * @module tutorial
 */
import { EngineHost } from "./engine-host.js";
import { watchCodeLandmarks } from "./landmarks.js";
import { readRuntime } from "./runtime.js";
import { defineWidgets } from "./sealed-widget.js";
import { readStepGuide } from "./step-guide.js";

watchCodeLandmarks();
defineWidgets(new EngineHost(readRuntime(document)), readStepGuide(document));
