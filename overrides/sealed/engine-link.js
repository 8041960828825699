/**
 * A form frame's line to Python: asks the page to start it, then talks to the
 * engine frame over a port of its own.
 *
 * @module engine-link
 */
import { readState } from "./engine-state.js";
import { Patience } from "./patience.js";
import { ENGINE_NAME, MAX_ARGS, kindOf } from "./protocol.js";

/** @import { Wait } from "./patience.js" */
/** @import { Answer, Connect, EngineState, FromForm, Progress, Request } from "./protocol.js" */

/**
 * Python's reply to a call: a value, or why nothing could be computed.
 * @typedef {{ value: any } | { error: { field: string, message: string } }} Reply
 */

/**
 * A call that waits for its answer. One that is `long` may be given up for a newer one.
 * @typedef {{ request: Request, long: boolean, resolve: (reply: Reply) => void,
 *   reject: (error: Error) => void }} Call
 */

/** The line itself, for messages that are no calls; `over` is told when it is cut.
 * @typedef {{ port: MessagePort, over: AbortSignal }} Line */

/** A call was given up because the reader stopped Python. */
export class Stopped extends Error {}

/** A call was given up because a newer one is wanted in its place. */
export class Superseded extends Error {}

/** @param {FromForm} message */
export function tellPage(message) {
  parent.postMessage(message, "*");
}

/** @returns {Window | undefined} the engine's frame, beside this one in the page */
function findEngine() {
  const frames = /** @type {Record<string, Window>} */ (/** @type {unknown} */ (parent.frames));
  try {
    return frames[ENGINE_NAME];
  } catch {
    return undefined; // to look for a frame that is not there is refused
  }
}

export class EngineLink {
  /** @type {MessagePort | undefined} */
  #port;
  /** @type {Map<number, Call>} */
  #calls = new Map();
  #lastId = 0;
  #cut = new AbortController();
  /** How often a line was asked for; only the newest is taken. */
  #asks = 0;
  /** @type {EngineState} */
  #state = { phase: "idle", size: 0 };
  /** Hears every change of the engine's state. @type {(state: EngineState) => void} */
  onState = () => {};
  /** Hears how long an answer takes by now. @type {(wait: Wait) => void} */
  onWait = () => {};
  /** Hears how much of the calls under way is done, per mille. @type {(progress: number) => void} */
  onProgress = () => {};
  #patience = new Patience((wait) => this.onWait(wait));

  constructor() {
    addEventListener("message", (event) => {
      const kind = kindOf(event.data);
      if (event.source === parent) this.#hearPage(kind, event.data);
      const [port] = event.ports;
      // Only a sealed frame has no origin: see `Connect` in protocol.js.
      const sealed = event.origin === "null" && event.source === findEngine();
      if (sealed && kind === "connected" && port && event.data.ask === this.#asks) this.#connect(port);
    });
    // Python goes on without this form, and the next form would have to wait.
    addEventListener("pagehide", ({ persisted }) => persisted || this.supersede());
  }

  /** @returns {Line | undefined} undefined unless Python runs and this form has a line to it */
  get line() {
    return this.#port && { port: this.#port, over: this.#cut.signal };
  }

  /** @returns {number} a number that no other message on the line has */
  takeId() {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Ask for Python, unless it runs or is on its way. */
  want() {
    if (this.#state.phase === "idle" || this.#state.phase === "failed") tellPage({ kind: "wanted" });
  }

  /** End Python, or its start; calls under way are given up. */
  stop() {
    tellPage({ kind: "stop" });
  }

  /**
   * Call Python; starts it if need be, and then waits for it.
   *
   * @param {string} name of a call in `bridge.CALLS`
   * @param {object} args
   * @param {boolean} [long] whether it may be given up before it has said how far it is
   * @returns {Promise<Reply>}
   * @throws {Stopped} when the reader stops it
   * @throws {Superseded} when it was long, and something newer is wanted
   * @throws {Error} when Python or its start failed, with words for a reader
   */
  call(name, args, long = false) {
    const request = { id: this.takeId(), name, args: JSON.stringify(args) };
    return new Promise((resolve, reject) => {
      if (request.args.length > MAX_ARGS) throw new Error("This is too much text to check.");
      this.#calls.set(request.id, { request, long, resolve, reject });
      if (this.#port) this.#send(this.#port, request);
      else this.want();
    });
  }

  /**
   * Give up the first long call and all that wait behind it: something newer is wanted. Short
   * ones before it go on, for else a reader who keeps changing a field would never see any result.
   */
  supersede() {
    const calls = [...this.#calls.values()];
    const first = calls.findIndex(({ long }) => long);
    for (const { request, reject } of first < 0 ? [] : calls.slice(first)) {
      this.#calls.delete(request.id);
      this.#port?.postMessage({ id: request.id, cancel: true });
      this.#patience.hear();
      reject(new Superseded());
    }
  }

  /**
   * @param {string} kind
   * @param {{ state?: unknown }} message
   */
  #hearPage(kind, message) {
    if (kind === "ping") tellPage({ kind: "alive" });
    const state = kind === "state" && readState(message.state);
    if (state) this.#follow(state);
  }

  #askLine() {
    this.#asks += 1;
    /** @type {Connect} */
    const connect = { kind: "connect", ask: this.#asks };
    findEngine()?.postMessage(connect, "*");
  }

  /** @param {EngineState} state */
  #follow(state) {
    const before = this.#state.phase;
    this.#state = state;
    if (state.phase === "ready" && before !== "ready") this.#askLine();
    if (state.phase !== "ready") this.#disconnect();
    if (state.phase === "failed") this.#giveUp(new Error(state.reason));
    if (state.phase === "idle" && before !== "idle") this.#giveUp(new Stopped("Stopped."));
    // Ready is said once the line stands: before that nothing typed could be checked.
    if (state.phase !== "ready" || this.#port) this.onState(state);
  }

  /** @param {MessagePort} port */
  #connect(port) {
    if (this.#port || this.#state.phase !== "ready") return;
    this.#port = port;
    port.addEventListener("message", ({ data }) => this.#hear(data));
    port.start();
    this.onState(this.#state);
    for (const { request } of this.#calls.values()) this.#send(port, request);
  }

  /**
   * @param {MessagePort} port
   * @param {Request} request
   */
  #send(port, request) {
    port.postMessage(request);
    this.#patience.wait();
  }

  #disconnect() {
    this.#port?.close();
    this.#port = undefined;
    this.#cut.abort();
    this.#cut = new AbortController();
    this.#patience.end();
  }

  /** @param {Answer | Progress} answer */
  #hear(answer) {
    const call = this.#calls.get(answer.id);
    if (!call) return; // it was given up
    if ("progress" in answer) {
      call.long = true;
      this.onProgress(this.#patience.measure(answer.progress));
      return;
    }
    this.#calls.delete(answer.id);
    this.#patience.hear();
    if ("reply" in answer) call.resolve(JSON.parse(answer.reply));
    else call.reject("failure" in answer ? new Error(answer.failure) : new Superseded());
  }

  /** @param {Error} error */
  #giveUp(error) {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const { reject } of calls) reject(error);
  }
}
