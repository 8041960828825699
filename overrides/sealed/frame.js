/**
 * The one script that runs in a sealed frame. The build makes it once for each
 * role, with what that role needs and nothing else.
 *
 * @module frame
 */
import "./shut.js"; // before all others
import { makeCheckKeys } from "./check-keys.js";
import { makeCheckWhitelist } from "./check-whitelist.js";
import { runEngine } from "./engine.js";
import { makeExplainError } from "./explain-error.js";
import { runForm } from "./form.js";
import { makeSignRequest } from "./sign-request.js";
import { makeSimulateRateLimits } from "./simulate-rate-limits.js";

// The page's policy asks its frames for trusted types as well. Here one script runs, known by its
// hash, and what it tries is refused by the frame's own policy.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (text) => text,
  createScriptURL: (address) => address,
});

// One comparison a role, not a table: the bundler then leaves out what cannot be reached.
if (FRAME_ROLE === "engine") runEngine();
if (FRAME_ROLE === "check-keys") runForm(makeCheckKeys);
if (FRAME_ROLE === "check-whitelist") runForm(makeCheckWhitelist);
if (FRAME_ROLE === "sign-request") runForm(makeSignRequest);
if (FRAME_ROLE === "explain-error") runForm(makeExplainError);
if (FRAME_ROLE === "simulate-rate-limits") runForm(makeSimulateRateLimits);
