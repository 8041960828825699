/**
 * Files out of scripts: a page that was opened from a folder may load nothing else. Each script
 * hands over one file as base64.
 *
 * @module script-files
 */
import { replaceSource } from "../../assets/javascripts/file-source.js";

/** @typedef {{ takeFile?: (name: string, content: string) => void }} Hands */

const hands = /** @type {Hands} */ (globalThis);

/** What scripts have handed over and nobody has taken yet, by the script's address. @type {Map<string, string>} */
const arrived = new Map();

hands.takeFile = (_name, content) => {
  const script = document.currentScript;
  if (script instanceof HTMLScriptElement) arrived.set(script.src, content);
};

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decode(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string | undefined} integrity
 * @returns {Promise<boolean>} whether they are the ones that were asked for
 */
async function matches(bytes, integrity) {
  if (!integrity) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return integrity === `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/**
 * @param {string} address of a script
 * @param {AbortSignal | null | undefined} signal
 * @returns {Promise<string | undefined>} what it hands over; nothing when there is no such script
 */
function loadScript(address, signal) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const end = (/** @type {() => void} */ settle) => {
      script.remove();
      settle();
    };
    script.addEventListener("load", () => {
      const content = arrived.get(script.src);
      arrived.delete(script.src);
      end(() => resolve(content));
    });
    script.addEventListener("error", () => end(() => resolve(undefined)));
    signal?.addEventListener("abort", () => end(() => reject(signal.reason)));
    script.src = address;
    document.head.append(script);
  });
}

replaceSource(async (address, { signal, integrity }) => {
  signal?.throwIfAborted();
  const content = await loadScript(`${address.href}.js`, signal);
  if (content === undefined) return new Response(null, { status: 404 });
  const bytes = decode(content);
  if (!(await matches(bytes, integrity))) throw new TypeError("not the file that was asked for");
  return new Response(bytes);
});
