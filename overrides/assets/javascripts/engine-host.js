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

/** @import { Runtime, RuntimeFile } from "./runtime.js" */
/** @import { EngineState, FromEngine, ToEngine } from "../../sealed/protocol.js" */

/** The name by which form frames find the engine; see `protocol.js`. */
const ENGINE_NAME = "tutorial-engine";

/** How long a loaded frame may take to greet before it counts as broken, in milliseconds. */
const GREETING_MS = 10_000;

/** So long without a byte, and a reader is told, in milliseconds. */
const STALL_MS = 10_000;

const NO_WEBASSEMBLY =
  "WebAssembly is switched off in this browser, and Python needs it. Switch it on for this site or use another browser; each tool’s page also says how to check by hand.";
const UNLOADED = "The page's files could not be loaded.";
const ENDED = "Python does not answer any more. The browser may have ended it, for lack of memory for example.";

/** @returns {boolean} whether this page could run Python at all */
function isAble() {
  return isSecureContext && typeof WebAssembly !== "undefined";
}

export class EngineHost extends EventTarget {
  #runtime;
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  #run = new AbortController();
  /** @type {Lifeline | undefined} */
  #lifeline;
  /** Whether a file may lie in the browser's cache as it should not be. */
  #distrusted = false;
  /** Whether the forms hear of the state: not of a start that nobody has asked for yet. */
  #announced = true;
  /** @type {EngineState} */
  #state;

  /** @param {Runtime} runtime */
  constructor(runtime) {
    super();
    this.#runtime = runtime;
    this.#state = this.#idle;
    window.addEventListener("message", (event) => this.#hear(event));
    // A download that is under way would only stand still.
    window.addEventListener("offline", () => {
      if (this.#state.phase === "loading") this.#fail(new DownloadError(OFFLINE));
    });
  }

  /** @returns {Promise<void>} once no start is under way */
  async untilQuiet() {
    while (this.#state.phase === "loading" || this.#state.phase === "starting") {
      await new Promise((resolve) => this.addEventListener("turn", resolve, { once: true }));
    }
  }

  get runtime() {
    return this.#runtime;
  }

  /** @returns {EngineState} as the forms are to see it */
  get state() {
    return this.#announced ? this.#state : this.#idle;
  }

  /** @returns {EngineState} */
  get #idle() {
    return { phase: "idle", size: sumSizes(this.#runtime.files) };
  }

  /** Start Python and say nothing of it: it may never be wanted. */
  startAhead() {
    if (this.#state.phase !== "idle" || !isAble()) return;
    this.#announced = false;
    this.#begin();
  }

  /** Start Python, unless it runs or is on its way. */
  start() {
    const ahead = !this.#announced;
    this.#announced = true;
    if (this.#state.phase === "idle" || this.#state.phase === "failed") this.#begin();
    else if (ahead) this.#change(this.#state);
  }

  #begin() {
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.#load(signal).catch((error) => signal.aborted || this.#fail(error));
  }

  /** End Python, or its start. */
  stop() {
    this.#end();
    this.#announced = true;
    this.#change(this.#idle);
  }

  /** @param {EngineState} state */
  #change(state) {
    this.#state = state;
    if (this.#announced) this.dispatchEvent(new Event("change"));
    this.dispatchEvent(new Event("turn"));
  }

  /** @param {AbortSignal} signal */
  async #load(signal) {
    this.#change({ phase: "loading", loaded: 0, total: sumSizes(this.#runtime.files), stalled: false });
    if (!isSecureContext) throw new DownloadError("The page must be opened over https.");
    if (typeof WebAssembly === "undefined") throw new DownloadError(NO_WEBASSEMBLY);
    // The frame takes each file as it comes, and unpacks it while the others are on their way.
    const opening = this.#openEngine(signal);
    const [engine] = await Promise.all([opening, this.#download(this.#runtime.files, signal, opening)]);
    signal.throwIfAborted();
    if (this.#state.phase === "loading") this.#change({ phase: "starting" });
    const ask = () => engine.postMessage({ kind: "ping" }, "*");
    this.#lifeline = new Lifeline(ask, (alive) => alive || this.#fail(new DownloadError(ENDED)));
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<Window>}
   */
  async #openEngine(signal) {
    const source = await fetchFrame(this.#runtime, "engine", this.#makeOptions(signal));
    signal.throwIfAborted();
    const frame = makeSealedFrame("Python, sealed", source);
    frame.name = ENGINE_NAME;
    frame.hidden = true;
    return this.#open(frame, signal);
  }

  /**
   * @param {AbortSignal} signal
   * @returns {RequestInit}
   */
  #makeOptions(signal) {
    return { signal, cache: this.#distrusted ? "reload" : "default" };
  }

  /**
   * @param {Record<string, RuntimeFile>} files
   * @param {AbortSignal} signal
   * @param {Promise<Window>} engine takes them
   */
  async #download(files, signal, engine) {
    const progress = this.#reportProgress(sumSizes(files), signal);
    /** @type {Promise<void>[]} */
    const passed = [];
    const pass = async (/** @type {ToEngine & { kind: "file" }} */ file) =>
      (await engine).postMessage(file, "*", [file.bytes]);
    await downloadFiles(this.#runtime.base, files, progress, this.#makeOptions(signal), (name, bytes) => {
      // Whoever opens the engine hears of it when it does not open.
      passed.push(pass({ kind: "file", name, bytes }).catch(() => {}));
    });
    await Promise.all(passed);
  }

  /**
   * Python cannot go on without the rest of its files. While it starts, readers see it load them.
   *
   * @param {AbortSignal} signal
   * @param {Window} engine
   */
  async #loadRest(signal, engine) {
    const { rest } = this.#runtime;
    const starting = this.#state.phase !== "ready";
    if (starting) this.#change({ phase: "loading", loaded: 0, total: sumSizes(rest), stalled: false });
    try {
      await this.#download(rest, signal, Promise.resolve(engine));
      if (starting && this.#state.phase === "loading") this.#change({ phase: "starting" });
    } catch (error) {
      if (starting || signal.aborted) throw error;
      /** @type {ToEngine} */
      const message = { kind: "unavailable", failure: error instanceof DownloadError ? error.message : UNLOADED };
      engine.postMessage(message, "*");
    }
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
    if (message.kind === "lacking") {
      const { signal } = this.#run;
      this.#loadRest(signal, /** @type {Window} */ (source)).catch((error) => signal.aborted || this.#fail(error));
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
      error instanceof DownloadError ? error.message : UNLOADED;
    // One that nobody has asked for is tried again when somebody does, who then hears why.
    this.#change(this.#announced ? { phase: "failed", reason } : this.#idle);
    this.#announced = true;
  }

  #end() {
    this.#run.abort();
    this.#lifeline?.stop();
    this.#lifeline = undefined;
    this.#frame?.remove();
    this.#frame = undefined;
  }
}
