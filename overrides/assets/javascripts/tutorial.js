/**
 * The page's entry: one engine a visit, one element a widget.
 *
 * @module tutorial
 */
import { EngineHost } from "./engine-host.js";
import { watchCodeLandmarks } from "./landmarks.js";
import { readRuntime } from "./runtime.js";
import { defineWidgets } from "./sealed-widget.js";

watchCodeLandmarks();
defineWidgets(new EngineHost(readRuntime(document)));
