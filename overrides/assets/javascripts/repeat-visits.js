/**
 * Starts the service worker of this version, by which repeat visits work without network, and tells
 * the reader when a newer build of the version is ready. Without it the site works as before.
 *
 * @module repeat-visits
 */
import { announceBuild } from "./newer-build.js";

/** @import { EngineHost } from "./engine-host.js" */
/** @import { ToServiceWorker } from "../../service-worker/protocol.js" */

/** @param {() => void} start is called when the page has nothing else to do */
function whenIdle(start) {
  // Safari has no such call.
  const wait = () => ("requestIdleCallback" in window ? requestIdleCallback(start) : setTimeout(start));
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

/**
 * Tell the worker what this page loaded past it, now and later: its first page's own files, and
 * the runtime that was on its way when the worker came. And once Python is ready: what it came from
 * can be unpacked for the next visit.
 *
 * @param {ServiceWorker} worker
 * @param {EngineHost} host
 */
function tellVisited(worker, host) {
  const tell = (/** @type {string[]} */ addresses) => {
    /** @type {ToServiceWorker} */
    const message = { kind: "visited", addresses };
    worker.postMessage(message);
  };
  tell([location.href]);
  host.addEventListener("change", () => host.state.phase === "ready" && tell([]));
  const observer = new PerformanceObserver((list) => {
    const entries = /** @type {PerformanceResourceTiming[]} */ (list.getEntries());
    const past = entries.filter(({ workerStart }) => workerStart === 0).map(({ name }) => name);
    if (past.length) tell(past);
  });
  observer.observe({ type: "resource", buffered: true });
}

/**
 * @param {URL} address of the worker
 * @param {EngineHost} host
 */
async function start(address, host) {
  const container = navigator.serviceWorker;
  await container.register(address.href, { updateViaCache: "none" });
  const registration = await container.getRegistration(address.href);
  if (!registration) return;
  announceBuild(container, registration);
  const { active } = await container.ready;
  if (active) tellVisited(active, host);
}

/**
 * @param {Document} page
 * @param {EngineHost} host Python goes first: the worker loads every page of the guide
 */
export function keepForRepeatVisits(page, host) {
  const meta = page.querySelector("meta[name=tutorial-worker]");
  // A page in a folder has no worker, and a browser may have none, or refuse it its storage.
  if (!meta || !location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
  const address = new URL(meta.getAttribute("content") ?? "", page.baseURI);
  whenIdle(() => host.untilQuiet().then(() => start(address, host)).catch(() => {}));
}
