/**
 * Ways out that no policy shuts, taken away before anything else runs.
 *
 * A call (WebRTC) sends packets to whatever server it is told, and browsers ask no policy for that.
 * Without its constructor nothing in a frame can begin one. A frame within the frame would have
 * one of its own, but also an origin of its own: it cannot be reached from here.
 *
 * WebKit lets a worker of no origin keep things in a cache of its own.
 *
 * A worker that is started by another has all of this again. In Firefox to start one may also never
 * end, and the one that asked for it waits for ever.
 *
 * @module shut
 */
const NAMES = ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "caches"];
const IN_WORKERS = ["Worker"];

/** Only where they are is not the same in all places. @type {any} */
const scope = globalThis;

const names = scope.WorkerGlobalScope ? [...NAMES, ...IN_WORKERS] : NAMES;
for (const owner of [scope, scope.Window?.prototype, scope.WorkerGlobalScope?.prototype]) {
  for (const name of owner ? names : []) Reflect.deleteProperty(owner, name);
}
