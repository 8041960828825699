/**
 * The one script that runs in a sealed frame; the frame's role says which part.
 *
 * @module frame
 */
import { makeCheckKeys } from "./check-keys.js";
import { makeCheckWhitelist } from "./check-whitelist.js";
import { runEngine } from "./engine.js";
import { runForm } from "./form.js";

/** @type {Record<string, () => void>} */
const ROLES = {
  engine: runEngine,
  "check-keys": () => runForm(makeCheckKeys()),
  "check-whitelist": () => runForm(makeCheckWhitelist()),
};

ROLES[document.body.dataset["role"] ?? ""]?.();
