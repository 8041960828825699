/**
 * Ways out that tell somebody: other windows, other machines, the clipboard.
 *
 * @module leaks/talk
 */
import { Missing } from "./channel.js";
import { need } from "./events.js";

/** @import { Attempt, Channel } from "./channel.js" */

/** What a listener of the broadcast must be called. */
const BROADCAST = "leak";

/** @param {Attempt} attempt */
function broadcast({ mark }) {
  const channel = new (need("BroadcastChannel"))(BROADCAST);
  channel.postMessage(mark);
  setTimeout(() => channel.close(), 1000); // closed at once, some browsers would say nothing
  return "sent; only its own origin could hear it";
}

/** @param {Attempt} attempt */
function tellParent({ mark }) {
  if (typeof document === "undefined") /** @type {any} */ (globalThis).postMessage({ leak: mark });
  else parent.postMessage({ leak: mark }, "*");
  return "sent; a message can always be sent";
}

/** @param {Attempt} attempt */
async function callPeer({ mark, ice }) {
  const Peer = need("RTCPeerConnection");
  if (!ice) throw new Missing("no server to call");
  const turn = { urls: ice.replace(/^stun:/, "turn:"), username: mark, credential: mark };
  const peer = new Peer({ iceServers: [{ urls: ice }, turn] });
  peer.createDataChannel(mark);
  await peer.setLocalDescription(await peer.createOffer());
  setTimeout(() => peer.close(), 10_000); // time to send its packets
  return "a call can be begun";
}

/** @param {Attempt} attempt */
async function copy({ mark }) {
  await need("clipboard", navigator).writeText(mark);
}

async function paste() {
  await need("clipboard", navigator).readText();
}

/** @type {Channel["places"]} */
const IN_DOCUMENTS = ["page", "frame"];

/** @returns {Channel[]} */
export function listTalk() {
  return [
    { name: "broadcast", title: "Broadcast to other windows", places: ["page", "frame", "worker"], seen: "message", attempt: broadcast },
    { name: "message", title: "Message to whoever is around", places: ["frame", "worker"], seen: "message", attempt: tellParent },
    { name: "call", title: "Call to another machine (WebRTC)", places: IN_DOCUMENTS, seen: "connection", attempt: callPeer },
    {
      name: "copy",
      title: "Writing to the clipboard",
      places: IN_DOCUMENTS,
      seen: "written",
      apart: "it would replace what you have copied",
      attempt: copy,
    },
    {
      name: "paste",
      title: "Reading the clipboard",
      places: IN_DOCUMENTS,
      seen: "written",
      apart: "it would ask for what you have copied",
      attempt: paste,
    },
  ];
}
