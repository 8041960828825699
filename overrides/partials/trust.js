/*
 * What the theme's scripts may make of text, where the browser asks: elements without frames and
 * scripts, whole pages without frames, scripts of the site's own, and its one service worker.
 */
{
  const FRAMES = /<(?:base|embed|frame|iframe|object)\b/i;
  const LOADERS = /<(?:form|link|meta|script|style)\b/i;
  const OWN_SCRIPT = /\/(?:assets\/javascripts\/[\w./-]+|search\/search_index)\.js$/;
  const worker = document.querySelector("meta[name=tutorial-worker]")?.getAttribute("content");
  // Read before any other script runs.
  const ownWorker = worker && new URL(worker, document.baseURI).href;

  globalThis.trustedTypes?.createPolicy("default", {
    createHTML(text, _type, sink) {
      const isPage = sink === "DOMParser parseFromString";
      return FRAMES.test(text) || (!isPage && LOADERS.test(text)) ? null : text;
    },
    createScriptURL(address) {
      const { href, origin, pathname } = new URL(address, document.baseURI);
      if (href === ownWorker) return address;
      return origin === location.origin && OWN_SCRIPT.test(pathname) ? address : null;
    },
    // The site's policy knows each by its hash.
    createScript: (text) => text,
  });
}
