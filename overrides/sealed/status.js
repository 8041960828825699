/**
 * The line that says how far Python is, for eyes and for screen readers.
 *
 * @module status
 */
import { findIn } from "./dom.js";
import { WHOLE } from "./protocol.js";

/** @import { EngineLink } from "./engine-link.js" */
/** @import { Wait } from "./patience.js" */
/** @import { EngineState } from "./protocol.js" */

const MEGABYTE = 1_000_000;
const KILOBYTE = 1000;
const COMPUTING = "Still computing. Stop ends Python; what you typed stays.";
const STALLED = " Nothing has come for a while. Is the network there? If it stays so, press Stop and start again.";
const SILENT =
  "No sign of Python for a while; the browser may have ended it. Press Stop, then start it again; what you typed stays.";

/**
 * @param {number} bytes
 * @returns {string} in megabytes with one decimal, as "5.2 MB"; less than one as "740 kB"
 */
export function formatSize(bytes) {
  if (bytes < MEGABYTE) return `${Math.floor(bytes / KILOBYTE)} kB`;
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

/**
 * @param {EngineState} state
 * @returns {string} what the line says
 */
export function describeState(state) {
  switch (state.phase) {
    case "idle":
      return `Not started. The form loads ${formatSize(state.size)} from this site, once a visit.`;
    case "loading":
      return `Loading Python: ${formatSize(state.loaded)} of ${formatSize(state.total)}.${state.stalled ? STALLED : ""}`;
    case "starting":
      return "Checking what was loaded and starting Python.";
    case "ready":
      return "Sealed and ready. You can disconnect from the network now.";
    case "failed":
      return `Not ready. ${state.reason} What you typed is still here.`;
  }
}

/**
 * @param {Wait} wait
 * @param {number | undefined} progress per mille
 * @returns {string} what the line says while a call takes long
 */
function describeComputing(wait, progress) {
  if (wait === "silent") return SILENT;
  if (progress === undefined) return COMPUTING;
  return `Computing: ${Math.floor((progress * 100) / WHOLE)} %. Stop ends Python; what you typed stays.`;
}

/**
 * What is spoken: like the line, but only at the turns, not for every byte.
 *
 * @param {EngineState} state
 * @returns {string}
 */
function speakState(state) {
  if (state.phase !== "loading") return describeState(state);
  return state.stalled ? `Loading Python.${STALLED}` : "Loading Python.";
}

/**
 * Let the status line of a form frame follow the engine.
 *
 * @param {HTMLElement} root the element of the line
 * @param {EngineLink} link
 */
export function bindStatus(root, link) {
  const line = findIn(root, ".status-line", HTMLElement);
  const spoken = findIn(root, "[role=status]", HTMLElement);
  const bar = findIn(root, "progress", HTMLProgressElement);
  const start = findIn(root, "button[name=start]", HTMLButtonElement);
  const stop = findIn(root, "button[name=stop]", HTMLButtonElement);
  /** @type {EngineState | undefined} */
  let now;
  /** @type {Wait} */
  let wait = "short";
  /** How much of the call under way is done, if it says so. @type {number | undefined} */
  let progress;
  start.addEventListener("click", () => link.want());
  // Stop comes where Start was: the second half of a double click must not stop it again.
  stop.addEventListener("click", ({ detail }) => detail < 2 && link.stop());
  link.onWait = (by) => {
    wait = by;
    progress = undefined;
    if (now) show(now);
  };
  link.onProgress = (done) => {
    progress = done;
    if (now && wait !== "short") show(now);
  };
  link.onState = (state) => {
    now = state;
    show(state);
  };

  /** @param {EngineState} state */
  function show(state) {
    const { phase } = state;
    const computing = phase === "ready" && wait !== "short";
    const busy = phase === "loading" || phase === "starting" || computing;
    const focused = root.querySelector(":focus");
    root.dataset["phase"] = phase;
    root.toggleAttribute("data-long", computing);
    line.textContent = computing ? describeComputing(wait, progress) : describeState(state);
    const words = computing ? describeComputing(wait, undefined) : speakState(state);
    if (spoken.textContent !== words) spoken.textContent = words;
    start.hidden = phase !== "idle" && phase !== "failed";
    start.textContent = phase === "failed" ? "Try again" : "Start";
    stop.hidden = !busy;
    bar.hidden = !busy;
    bar.setAttribute("aria-label", computing ? "Computing" : "Loading Python");
    if (state.phase === "loading") {
      bar.max = state.total;
      bar.value = state.loaded;
    } else if (computing && progress !== undefined) {
      bar.max = WHOLE;
      bar.value = progress;
    } else {
      bar.removeAttribute("value");
    }
    // A hidden button drops the focus to nowhere; keep a keyboard reader in place.
    if (focused?.closest("[hidden]")) root.focus();
  }
}
