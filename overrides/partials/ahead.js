/*
 * Asks for what a form needs while the page's modules are still on their way: for the form itself
 * as soon as it stands on the page, for Python's files when the pointer comes to it. The modules
 * take over what was asked for. Nothing is read or run here.
 */
{
  const note = document.getElementById("tutorial-runtime");
  /** @type {AheadNote} */
  const { files, frames } = JSON.parse(note?.textContent ?? "");
  const base = new URL(note?.dataset["base"] ?? "", document.baseURI);
  /** @type {Map<string, AheadAnswer>} */
  const asked = new Map();

  const FAST = "4g";

  /** @returns {boolean} false where the browser does not tell */
  const savesData = () => {
    const { connection } = navigator;
    if (!connection) return false;
    return connection.saveData === true || (connection.effectiveType ?? FAST) !== FAST;
  };

  /** @param {AheadFile | undefined} file */
  const ask = (file) => {
    if (!file) return;
    const { href } = new URL(file.address, base);
    const leave = new AbortController();
    const response = fetch(href, { signal: leave.signal, integrity: file.integrity ?? "" });
    response.catch(() => {}); // whoever takes it over hears of it
    asked.set(href, { response, leave });
  };

  /** What a browser has kept unpacked is asked for in another way. */
  const isKept = () => Boolean(navigator.serviceWorker?.controller);

  let isWanted = false;

  const feel = () => {
    if (!document.querySelector(".widget:hover")) return;
    removeEventListener("pointerover", feel);
    if (isKept() || savesData() || !isSecureContext || typeof WebAssembly === "undefined") return;
    isWanted = true;
    ask(frames["engine"]);
    for (const { address } of Object.values(files)) ask({ address });
  };

  const begin = () => {
    for (const { localName } of document.querySelectorAll(".widget")) ask(frames[localName]);
    feel();
  };

  /** @type {Ahead} */
  const ahead = {
    savesData,

    handOver() {
      removeEventListener("pointerover", feel);
      document.removeEventListener("readystatechange", begin);
      return isWanted;
    },

    take({ href }, { signal, cache = "default" }) {
      const found = asked.get(href);
      asked.delete(href); // an answer is read once
      if (!found) return undefined;
      const { response, leave } = found;
      if (cache !== "default" || signal?.aborted) leave.abort();
      else signal?.addEventListener("abort", () => leave.abort());
      return leave.signal.aborted ? undefined : response;
    },
  };
  globalThis.tutorialAhead = ahead;
  addEventListener("pointerover", feel);
  document.addEventListener("readystatechange", begin, { once: true });
}
