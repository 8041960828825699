/**
 * The service worker of one version of the guide: repeat visits work without network.
 *
 * Own code, and little: Workbox would be five times as large, keeps all builds of a version in one
 * cache that it changes file by file, and the parts that matter here (the hash of what is kept on
 * first use, no copy of everything for a reader who saves data) would have to be added to it.
 *
 * @module worker
 */
import { answer, concerns } from "./answer.js";
import { keepAllPages, keepVisited } from "./keep.js";
import { dropOld } from "./kept.js";
import { unpackKept } from "./unpack.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  // A reader who saves data keeps what was visited, and no more.
  if (!worker.navigator.connection?.saveData) event.waitUntil(keepAllPages());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().finally(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (concerns(request)) event.respondWith(answer(request, (work) => event.waitUntil(work)));
});

worker.addEventListener("message", (event) => {
  const message = event.data;
  if (message.kind === "take-over") event.waitUntil(worker.skipWaiting());
  if (message.kind === "visited") event.waitUntil(keepVisited(message.addresses).then(unpackKept));
});
