/**
 * The page's part of the engine: downloads the runtime, keeps the one sealed
 * engine frame, and tells the forms how far it is. It sees no input.
 *
 * @module engine-host
 */
import { downloadFiles } from "./download.js";
import { Lifeline } from "./lifeline.js";
import { fetchFrame, sumSizes } from "./runtime.js";
import { makeSealedFrame } from "./sealed-frame.js";
import { ContentError, DownloadError, OFFLINE } from "./trouble.js";

/** @import { Runtime } from "./runtime.js" */
/** @import { EngineState, FromEngine, ToEngine } from "../../sealed/protocol.js" */

/** The name by which form frames find the engine; see `protocol.js`. */
const ENGINE_NAME = "tutorial-engine";

/** How long a loaded frame may take to greet before it counts as broken, in milliseconds. */
const GREETING_MS = 10_000;

/** So long without a byte, and a reader is told, in milliseconds. */
const STALL_MS = 10_000;

const NO_WEBASSEMBLY =
  "WebAssembly is switched off in this browser, and Python needs it. Switch it on for this site or use another browser; each tool’s page also says how to check by hand.";
const ENDED = "Python does not answer any more. The browser may have ended it, for lack of memory for example.";

export class EngineHost extends EventTarget {
  #runtime;
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  #run = new AbortController();
  /** @type {Lifeline | undefined} */
  #lifeline;
  /** Whether a file may lie in the browser's cache as it should not be. */
  #distrusted = false;
  /** @type {EngineState} */
  #state;

  /** @param {Runtime} runtime */
  constructor(runtime) {
    super();
    this.#runtime = runtime;
    this.#state = { phase: "idle", size: sumSizes(runtime) };
    window.addEventListener("message", (event) => this.#hear(event));
    // A download that is under way would only stand still.
    window.addEventListener("offline", () => {
      if (this.#state.phase === "loading") this.#fail(new DownloadError(OFFLINE));
    });
  }

  get runtime() {
    return this.#runtime;
  }

  get state() {
    return this.#state;
  }

  /** Start Python, unless it runs or is on its way. */
  start() {
    if (this.#state.phase !== "idle" && this.#state.phase !== "failed") return;
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#load(signal).catch((error) => signal.aborted || this.#fail(error));
  }

  /** End Python, or its start. */
  stop() {
    this.#end();
    this.#change({ phase: "idle", size: sumSizes(this.#runtime) });
  }

  /** @param {EngineState} state */
  #change(state) {
    this.#state = state;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    const total = sumSizes(this.#runtime);
    this.#change({ phase: "loading", loaded: 0, total, stalled: false });
    if (!isSecureContext) throw new DownloadError("The page must be opened over https.");
    if (typeof WebAssembly === "undefined") throw new DownloadError(NO_WEBASSEMBLY);
    const { base, files } = this.#runtime;
    /** @type {RequestInit} */
    const options = { signal, cache: this.#distrusted ? "reload" : "default" };
    const [source, loaded] = await Promise.all([
      fetchFrame(this.#runtime, "engine", options),
      downloadFiles(base, files, this.#reportProgress(total, signal), options),
    ]);
    signal.throwIfAborted();
    this.#change({ phase: "starting" });
    const frame = makeSealedFrame("Python, sealed", source);
    frame.name = ENGINE_NAME;
    frame.hidden = true;
    const engine = await this.#open(frame, signal);
    signal.throwIfAborted();
    /** @type {ToEngine} */
    const message = { kind: "start", files: loaded };
    engine.postMessage(message, "*", Object.values(loaded));
    const ask = () => engine.postMessage({ kind: "ping" }, "*");
    this.#lifeline = new Lifeline(ask, (alive) => alive || this.#fail(new DownloadError(ENDED)));
  }

  /**
   * @param {number} total
   * @param {AbortSignal} signal
   * @returns {(loaded: number) => void} tells the forms, once a frame of the screen at most
   */
  #reportProgress(total, signal) {
    let latest = 0;
    let waiting = false;
    const tell = (stalled = false) => {
      const going = !signal.aborted && this.#state.phase === "loading";
      if (going) this.#change({ phase: "loading", loaded: latest, total, stalled });
    };
    let stall = setTimeout(tell, STALL_MS, true);
    return (loaded) => {
      latest = loaded;
      clearTimeout(stall);
      stall = setTimeout(tell, STALL_MS, true);
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        tell();
      });
    };
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {AbortSignal} signal
   * @returns {Promise<Window>} once the frame's script listens
   */
  #open(frame, signal) {
    this.#frame = frame;
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new DownloadError("The sealed frame did not start."));
      frame.addEventListener("load", () => setTimeout(giveUp, GREETING_MS), { once: true });
      const greet = (/** @type {MessageEvent} */ { source, data }) => {
        if (!frame.contentWindow || source !== frame.contentWindow || data?.kind !== "hello") return;
        window.removeEventListener("message", greet);
        resolve(frame.contentWindow);
      };
      window.addEventListener("message", greet, { signal });
      // Outside of what instant navigation swaps: one Python a visit.
      document.body.append(frame);
    });
  }

  /** @param {MessageEvent} event */
  #hear({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    this.#lifeline?.hear();
    const message = /** @type {FromEngine} */ (data);
    if (message.kind === "ready") {
      this.#distrusted = false;
      this.#change({ phase: "ready" });
    }
    if (message.kind === "failed") {
      // Until it runs, it may be its files: the frame holds them against their hashes.
      const Trouble = this.#state.phase === "ready" ? DownloadError : ContentError;
      this.#fail(new Trouble(String(message.reason)));
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#end();
    this.#distrusted ||= error instanceof ContentError;
    const reason =
      error instanceof DownloadError ? error.message : "The page's files could not be loaded.";
    this.#change({ phase: "failed", reason });
  }

  #end() {
    this.#run.abort();
    this.#lifeline?.stop();
    this.#lifeline = undefined;
    this.#frame?.remove();
    this.#frame = undefined;
  }
}
