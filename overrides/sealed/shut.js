/**
 * Ways out that no policy shuts, taken away before anything else runs.
 *
 * A call (WebRTC) sends packets to whatever server it is told, and browsers ask no policy for that.
 * Without its constructor nothing in a frame can begin one. A frame within the frame would have
 * one of its own, but also an origin of its own: it cannot be reached from here.
 *
 * WebKit lets a worker of no origin keep things in a cache of its own.
 *
 * @module shut
 */
const NAMES = ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "caches"];

/** Only where they are is not the same in all places. @type {any} */
const scope = globalThis;

for (const owner of [scope, scope.Window?.prototype, scope.WorkerGlobalScope?.prototype]) {
  for (const name of owner ? NAMES : []) Reflect.deleteProperty(owner, name);
}
