/**
 * The page's part of the engine: downloads the runtime, keeps the one sealed
 * engine frame, and tells the forms how far it is. It sees no input.
 *
 * @module engine-host
 */
import { downloadFiles, makeReport } from "./download.js";
import { Lifeline } from "./lifeline.js";
import { fetchFrame, sumSizes } from "./runtime.js";
import { makeSealedFrame, openSealedFrame } from "./sealed-frame.js";
import { ContentError, DownloadError, OFFLINE } from "./trouble.js";
import { dropUnpacked, findUnpacked, omitPacked } from "./unpacked-files.js";

/** @import { Runtime, RuntimeFile } from "./runtime.js" */
/** @import { EngineState, FromEngine, ToEngine } from "../../sealed/protocol.js" */

/** The name by which form frames find the engine; see `protocol.js`. */
const ENGINE_NAME = "tutorial-engine";

const NO_WEBASSEMBLY =
  "WebAssembly is switched off in this browser, and Python needs it. Switch it on for this site or use another browser; each tool’s page also says how to check by hand.";
const UNLOADED = "The page's files could not be loaded.";
const ENDED = "Python does not answer any more. The browser may have ended it, for lack of memory for example.";

/** @returns {boolean} whether this page could run Python at all */
function isAble() {
  return isSecureContext && typeof WebAssembly !== "undefined";
}

/**
 * @param {ToEngine} message a file or a part of one
 * @param {Promise<Window>} engine
 * @returns {Promise<void>} whoever opens the engine hears of it when it does not open
 */
async function pass(message, engine) {
  const transfer = message.kind === "part" ? [message.bytes.buffer] : [];
  await engine.then((frame) => frame.postMessage(message, "*", transfer)).catch(() => {});
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
    const [engine] = await Promise.all([opening, this.#fetchFiles(signal, opening)]);
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
    this.#frame = frame;
    return openSealedFrame(frame, signal);
  }

  /**
   * @param {AbortSignal} signal
   * @returns {RequestInit}
   */
  #makeOptions(signal) {
    return { signal, cache: this.#distrusted ? "reload" : "default" };
  }

  /**
   * Fetch what every start needs, as far as the browser has not kept it unpacked.
   *
   * @param {AbortSignal} signal
   * @param {Promise<Window>} engine takes the files
   */
  async #fetchFiles(signal, engine) {
    const { base, files } = this.#runtime;
    if (this.#distrusted) await dropUnpacked(base, files).catch(() => {});
    const unpacked = await findUnpacked(base, files);
    signal.throwIfAborted();
    for (const [name, kept] of unpacked) pass({ kind: "file", name, kept }, engine);
    await this.#download(unpacked.size > 0 ? omitPacked(files) : files, signal, engine);
  }

  /**
   * @param {Record<string, RuntimeFile>} files
   * @param {AbortSignal} signal
   * @param {Promise<Window>} engine takes them
   */
  async #download(files, signal, engine) {
    const total = sumSizes(files);
    const progress = makeReport((loaded, stalled) => {
      const going = !signal.aborted && this.#state.phase === "loading";
      if (going) this.#change({ phase: "loading", loaded, total, stalled });
    });
    /** @type {Promise<void>[]} */
    const passed = [];
    await downloadFiles(this.#runtime.base, files, progress, this.#makeOptions(signal), (name, bytes) => {
      passed.push(pass(bytes ? { kind: "part", name, bytes } : { kind: "file", name }, engine));
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
