/**
 * The engine's lines to the forms, and the calls under way on them. Few of each, whatever is
 * asked: neither a page's script nor a form gone wrong may make Python's memory grow without end.
 *
 * @module lines
 */
import { MAX_ARGS, isCancel, isLeakRequest, isRequest } from "./protocol.js";

/** @import { Answer, Cancel, LeakRequest, Progress, Request, TriedOne } from "./protocol.js" */

/** A call under way: on which line and as what its answer goes back. */
/** @typedef {{ port: MessagePort, id: number, size: number, cancelled: boolean }} Call */

/** The most frames that have lines; a page shows five forms. */
export const MOST_FORMS = 16;

/** The most lines of one frame; a new one beyond ends its oldest. */
export const MOST_LINES = 4;

/** The most calls under way on all lines. Those given up count until Python has come to them. */
export const MOST_CALLS = 500;

/** The most text in all calls under way, in UTF-16 units. */
const MOST_TEXT = 25 * MAX_ARGS;

const TOO_MUCH = "Python is asked too much at once. Wait until it has answered, then try again.";

export class Lines {
  #pass;
  /** @type {Map<Window, MessagePort[]>} */
  #ports = new Map();
  /** By the worker's number for a call. @type {Map<number, Call>} */
  #calls = new Map();
  #last = 0;
  #size = 0;

  /** @param {(message: Request | LeakRequest | Cancel) => boolean} pass hands it to Python; false without one */
  constructor(pass) {
    this.#pass = pass;
  }

  /**
   * @param {Window} form a frame that asks for a line
   * @returns {MessagePort | undefined} its end of the line; undefined when there are too many
   */
  open(form) {
    for (const gone of [...this.#ports.keys()].filter(({ closed }) => closed)) this.#endAll(gone);
    const ports = this.#ports.get(form) ?? [];
    if (ports.length === 0 && this.#ports.size >= MOST_FORMS) return undefined;
    const { port1: port, port2 } = new MessageChannel();
    port.addEventListener("message", ({ data }) => {
      if (isRequest(data)) this.#ask(port, data, data.args.length);
      else if (isLeakRequest(data)) this.#ask(port, data, 0);
      else if (isCancel(data)) this.#cancel(port, data.id);
    });
    port.start();
    this.#ports.set(form, [...ports, port]);
    const [oldest] = ports;
    if (ports.length === MOST_LINES && oldest) this.#end(form, oldest);
    return port2;
  }

  /** @param {Answer | Progress | TriedOne} message from Python */
  answer(message) {
    const call = this.#calls.get(message.id);
    call?.port.postMessage({ ...message, id: call.id });
    if ("progress" in message || "tried" in message || !call) return;
    this.#calls.delete(message.id);
    this.#size -= call.size;
  }

  /** @param {string} failure in words for a reader, to all calls under way */
  fail(failure) {
    for (const { port, id } of this.#calls.values()) port.postMessage({ id, failure });
    this.#calls.clear();
    this.#size = 0;
  }

  /**
   * @param {MessagePort} port
   * @param {Request | LeakRequest} request
   * @param {number} size of its text
   */
  #ask(port, request, size) {
    const { id } = request;
    if (this.#calls.size >= MOST_CALLS || this.#size + size > MOST_TEXT) {
      port.postMessage({ id, failure: TOO_MUCH });
      return;
    }
    this.#last += 1;
    if (!this.#pass({ ...request, id: this.#last })) {
      port.postMessage({ id, failure: "Python is not running." });
      return;
    }
    this.#calls.set(this.#last, { port, id, size, cancelled: false });
    this.#size += size;
  }

  /**
   * A form has a say over its own calls only, and each is given up once.
   *
   * @param {MessagePort} port
   * @param {number} [id] of one call; else all of the line
   */
  #cancel(port, id) {
    for (const [number, call] of this.#calls) {
      if (call.port !== port || call.cancelled || (id !== undefined && call.id !== id)) continue;
      call.cancelled = true;
      this.#pass({ id: number, cancel: true });
    }
  }

  /**
   * @param {Window} form
   * @param {MessagePort} port
   */
  #end(form, port) {
    this.#cancel(port);
    port.close();
    const others = (this.#ports.get(form) ?? []).filter((each) => each !== port);
    if (others.length > 0) this.#ports.set(form, others);
    else this.#ports.delete(form);
  }

  /** @param {Window} form */
  #endAll(form) {
    for (const port of this.#ports.get(form) ?? []) this.#end(form, port);
  }
}
