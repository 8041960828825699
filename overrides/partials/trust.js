/*
 * What the theme's scripts may make of text, where the browser asks: elements without frames and
 * scripts, whole pages without frames, and scripts of the site's own.
 */
{
  const FRAMES = /<(?:base|embed|frame|iframe|object)\b/i;
  const LOADERS = /<(?:form|link|meta|script|style)\b/i;
  const OWN_SCRIPT = /\/assets\/javascripts\/[\w./-]+\.js$/;

  globalThis.trustedTypes?.createPolicy("default", {
    createHTML(text, _type, sink) {
      const isPage = sink === "DOMParser parseFromString";
      return FRAMES.test(text) || (!isPage && LOADERS.test(text)) ? null : text;
    },
    createScriptURL(address) {
      const { origin, pathname } = new URL(address, document.baseURI);
      return origin === location.origin && OWN_SCRIPT.test(pathname) ? address : null;
    },
    // The site's policy knows each by its hash.
    createScript: (text) => text,
  });
}
