/**
 * Ways out that scripts call: requests, sockets, scripts and workers.
 *
 * @module leaks/requests
 */
import { Refused, Unexplained } from "./channel.js";
import { hearEnd, need, needOriginal, trust, unexplain } from "./events.js";

/** @import { Attempt, Channel, Place } from "./channel.js" */

/** @type {Place[]} */
const ANYWHERE = ["page", "frame", "worker"];
/** @type {Place[]} */
const IN_DOCUMENTS = ["page", "frame"];

/** @param {RequestInit} [options] @returns {(attempt: Attempt) => Promise<void>} */
function makeFetch(options) {
  return ({ url }) => unexplain(needOriginal("fetch")(url, { mode: "no-cors", ...options }));
}

/** @param {Attempt} attempt */
function sendXhr({ url }) {
  const request = new (need("XMLHttpRequest"))();
  request.open("GET", url);
  request.send();
  return hearEnd(request, ["load"]);
}

/** @param {Attempt} attempt */
function sendBeacon({ url, mark }) {
  need("sendBeacon", navigator);
  if (!navigator.sendBeacon(url, mark)) throw new Refused("sendBeacon says no");
}

/** @param {Attempt} attempt */
function openSocket({ url }) {
  const socket = new (need("WebSocket"))(url.replace(/^http/, "ws"));
  return hearEnd(socket, ["open"], ["error", "close"]);
}

/** @param {Attempt} attempt */
function openEvents({ url }) {
  const source = new (need("EventSource"))(url);
  return hearEnd(source, ["open", "message"]).finally(() => source.close());
}

/** @param {Attempt} attempt */
function openTransport({ url, ice }) {
  const address = new URL(url.replace(/^http:/, "https:"));
  // It speaks UDP: whoever listens there for ICE hears this as well.
  if (ice) address.host = ice.replace(/^stun:/, "");
  const transport = new (need("WebTransport"))(address.href);
  transport.closed.catch(() => {});
  return unexplain(transport.ready);
}

/** @param {Attempt} attempt */
function fetchLater({ url }) {
  need("fetchLater")(url, { activateAfter: 0, mode: "no-cors" });
}

/** @param {Attempt} attempt */
function importModule({ url }) {
  return unexplain(import(url));
}

/** @param {Attempt} attempt */
function importScripts({ url }) {
  needOriginal("importScripts")(trust("createScriptURL", url));
}

/** @param {Attempt} attempt */
function addWorklet({ url }) {
  const context = new (need("OfflineAudioContext"))(1, 1, 8000);
  return unexplain(need("audioWorklet", context).addModule(url));
}

/**
 * @param {string} url
 * @returns {string} a script that fetches, and tells what came of it: "" for sent, a directive that
 *   refused it, or null
 */
function writeFetch(url) {
  return `let heard, tell = (word) => { heard = word; }, say = (word) => tell(word);
    if ("onconnect" in self) onconnect = ({ ports: [port] }) => {
      tell = (word) => port.postMessage(word); if (heard !== undefined) tell(heard); };
    else tell = (word) => postMessage(word);
    addEventListener("securitypolicyviolation", (event) => say(event.effectiveDirective));
    fetch(${JSON.stringify(url)}, { mode: "no-cors" })
      .then(() => say(""), () => setTimeout(() => say(null), 50));`;
}

/**
 * @param {Worker | SharedWorker} worker
 * @param {EventTarget} line where it speaks
 * @returns {Promise<void>} how its fetch ended
 */
function hearWorker(worker, line) {
  return new Promise((resolve, reject) => {
    hearEnd(worker, []).catch(reject);
    line.addEventListener("message", (event) => {
      const word = /** @type {MessageEvent<string | null>} */ (event).data;
      if (word === "") resolve();
      else reject(word === null ? new Unexplained() : new Refused(`refused by ${word}, inside it`));
    });
  });
}

/** @param {string} address */
function runWorker(address) {
  const worker = new (need("Worker"))(trust("createScriptURL", address));
  return hearWorker(worker, worker).finally(() => worker.terminate());
}

/** @param {string} text @returns {string} */
function makeAddress(text) {
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/** @param {Attempt} attempt */
function startShared({ url }) {
  const address = trust("createScriptURL", makeAddress(writeFetch(url)));
  const worker = new (need("SharedWorker"))(address);
  worker.port.start();
  return hearWorker(worker, worker.port);
}

/** @param {Attempt} attempt */
async function registerServiceWorker({ url }) {
  const registration = await need("serviceWorker", navigator).register(trust("createScriptURL", url));
  await registration.unregister();
}

/** @returns {Channel[]} */
export function listRequests() {
  return [
    { name: "fetch", title: "Fetch", places: ANYWHERE, seen: "request", attempt: makeFetch() },
    {
      name: "fetch-post",
      title: "Fetch, posted and kept alive",
      places: ANYWHERE,
      seen: "request",
      attempt: makeFetch({ method: "POST", keepalive: true }),
    },
    { name: "fetch-later", title: "Fetch after leaving", places: IN_DOCUMENTS, seen: "request", attempt: fetchLater },
    { name: "xhr", title: "XMLHttpRequest", places: ANYWHERE, seen: "request", attempt: sendXhr },
    { name: "beacon", title: "Beacon", places: IN_DOCUMENTS, seen: "request", attempt: sendBeacon },
    { name: "websocket", title: "WebSocket", places: ANYWHERE, seen: "request", attempt: openSocket },
    { name: "eventsource", title: "Server-sent events", places: ANYWHERE, seen: "request", attempt: openEvents },
    { name: "webtransport", title: "WebTransport", places: ANYWHERE, seen: "connection", attempt: openTransport },
    { name: "import", title: "Script by import", places: ANYWHERE, seen: "request", attempt: importModule },
    { name: "import-scripts", title: "Script by importScripts", places: ["worker"], seen: "request", attempt: importScripts },
    { name: "worklet", title: "Audio worklet", places: IN_DOCUMENTS, seen: "request", attempt: addWorklet },
    {
      name: "worker",
      title: "Worker from the address",
      places: ANYWHERE,
      seen: "request",
      own: true,
      attempt: ({ url }) => runWorker(url),
    },
    {
      name: "blob-worker",
      title: "Worker from text, which fetches",
      places: ANYWHERE,
      seen: "request",
      attempt: ({ url }) => runWorker(makeAddress(writeFetch(url))),
    },
    {
      name: "data-worker",
      title: "Worker from a data address, which fetches",
      places: ANYWHERE,
      seen: "request",
      attempt: ({ url }) => runWorker(`data:text/javascript,${encodeURIComponent(writeFetch(url))}`),
    },
    { name: "shared-worker", title: "Shared worker, which fetches", places: IN_DOCUMENTS, seen: "request", attempt: startShared },
    {
      name: "service-worker",
      title: "Service worker",
      places: IN_DOCUMENTS,
      seen: "request",
      own: true,
      attempt: registerServiceWorker,
    },
  ];
}
