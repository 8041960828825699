/**
 * The one script that runs in a sealed frame; the frame's role says which part.
 *
 * @module frame
 */
import { makeCheckKeys } from "./check-keys.js";
import { makeCheckWhitelist } from "./check-whitelist.js";
import { runEngine } from "./engine.js";
import { makeExplainError } from "./explain-error.js";
import { runForm } from "./form.js";
import { makeSignRequest } from "./sign-request.js";

/** @type {Record<string, () => void>} */
const ROLES = {
  engine: runEngine,
  "check-keys": () => runForm(makeCheckKeys),
  "check-whitelist": () => runForm(makeCheckWhitelist),
  "sign-request": () => runForm(makeSignRequest),
  "explain-error": () => runForm(makeExplainError),
};

ROLES[document.body.dataset["role"] ?? ""]?.();
