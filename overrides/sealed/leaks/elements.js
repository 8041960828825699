/**
 * Ways out that elements take: whatever loads something by being in a document.
 *
 * @module leaks/elements
 */
import { Missing, Refused } from "./channel.js";
import { hearEnd, need, trust } from "./events.js";

/** @import { Attempt, Channel } from "./channel.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {HTMLElement} stage
 * @param {Element} element
 * @param {Record<string, string>} attributes
 * @returns {Promise<void>} what the element says of its loading
 */
function load(stage, element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const end = hearEnd(element, ["load", "loadeddata"]);
  stage.append(element);
  return end;
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} tag
 * @param {(url: string) => Record<string, string>} describe its attributes
 * @returns {Channel}
 */
function makeElementWay(name, title, tag, describe) {
  return {
    name,
    title,
    places: ["page", "frame"],
    seen: "request",
    attempt: ({ url, stage }) => load(stage, document.createElement(tag), describe(url)),
  };
}

/**
 * @param {string} rel
 * @param {string} title
 * @param {Record<string, string>} [attributes]
 * @returns {Channel}
 */
function makeLinkWay(rel, title, attributes) {
  const seen = rel === "preconnect" || rel === "dns-prefetch" ? "connection" : "request";
  const describe = (/** @type {string} */ href) => {
    if (!document.createElement("link").relList.supports(rel)) throw new Missing(rel);
    return { rel, ...attributes, href };
  };
  return { ...makeElementWay(rel, title, "link", describe), seen };
}

/** @param {Attempt} attempt */
function loadFont({ url }) {
  return new (need("FontFace"))("leak", `url(${JSON.stringify(url)})`).load();
}

/** @param {Attempt} attempt */
function loadBackground({ url, stage }) {
  stage.style.backgroundImage = `url(${JSON.stringify(url)})`;
  return new Promise(() => {}); // styles say nothing
}

/** @param {Attempt} attempt */
function loadTrack({ url, stage }) {
  const video = document.createElement("video");
  const track = document.createElement("track");
  video.crossOrigin = "anonymous"; // else only the own site is asked
  track.src = url;
  stage.append(video);
  video.append(track);
  track.track.mode = "hidden"; // one that is off does not load
  return hearEnd(track, ["load"]);
}

/** @param {string} tag @returns {(attempt: Attempt) => Promise<void>} */
function makeSvgLoad(tag) {
  return ({ url, stage }) => {
    const picture = document.createElementNS(SVG, "svg");
    stage.append(picture);
    const inner = document.createElementNS(SVG, tag);
    const end = hearEnd(inner, ["load"]);
    inner.setAttribute("href", tag === "use" ? `${url}#part` : url);
    picture.append(inner);
    return end;
  };
}

/** @param {string} url @returns {any} */
function trustUrl(url) {
  return trust("createScriptURL", url);
}

/** @param {string} text @returns {HTMLScriptElement} */
function makeScript(text) {
  const script = document.createElement("script");
  script.text = trust("createScript", text);
  return script;
}

/** @param {string} url @returns {string} */
function writeFetch(url) {
  return `fetch(${JSON.stringify(url)}, { mode: "no-cors" })`;
}

/** @param {Attempt} attempt */
function runInline({ url, stage }) {
  stage.append(makeScript(writeFetch(url)));
  return new Promise(() => {});
}

/** @param {Attempt} attempt */
function speculate({ url, stage }) {
  if (!HTMLScriptElement.supports?.("speculationrules")) throw new Missing("speculationrules");
  const rules = makeScript(JSON.stringify({ prefetch: [{ urls: [url], eagerness: "immediate" }] }));
  rules.type = "speculationrules";
  stage.append(rules);
  return new Promise(() => {});
}

/** @param {Attempt} attempt */
function importStyle({ url, stage }) {
  const style = document.createElement("style");
  style.textContent = `@import url(${JSON.stringify(url)});`;
  const end = hearEnd(style, ["load"]);
  stage.append(style);
  return end;
}

/** @param {Attempt} attempt */
function nestFetch({ url, stage }) {
  const frame = document.createElement("iframe");
  const text = `${writeFetch(url)}; parent.postMessage("leak-runs", "*")`;
  frame.srcdoc = trust("createHTML", `<script>${text.replaceAll("<", "\\u003c")}</${"script"}>`);
  return new Promise((resolve, reject) => {
    const hear = (/** @type {MessageEvent} */ { data }) => data === "leak-runs" && resolve("it runs");
    addEventListener("message", hear);
    frame.addEventListener("load", () =>
      setTimeout(() => {
        removeEventListener("message", hear);
        reject(new Refused("its script did not run"));
      }),
    );
    stage.append(frame);
  });
}

/** @type {Pick<Channel, "places" | "seen">} */
const IN_DOCUMENTS = { places: ["page", "frame"], seen: "request" };

/** @returns {Channel[]} */
export function listElements() {
  return [
    makeElementWay("image", "Image", "img", (src) => ({ src })),
    makeElementWay("image-button", "Image of a button", "input", (src) => ({ type: "image", src })),
    { name: "svg-image", title: "Image in a drawing", ...IN_DOCUMENTS, attempt: makeSvgLoad("image") },
    { name: "svg-use", title: "Part of another drawing", ...IN_DOCUMENTS, own: true, attempt: makeSvgLoad("use") },
    { name: "background", title: "Background image", ...IN_DOCUMENTS, attempt: loadBackground },
    { name: "style-import", title: "Style that imports", ...IN_DOCUMENTS, attempt: importStyle },
    { name: "font", title: "Font", places: ["page", "frame", "worker"], seen: "request", attempt: loadFont },
    makeElementWay("audio", "Sound", "audio", (src) => ({ preload: "auto", src })),
    makeElementWay("video", "Film", "video", (src) => ({ preload: "auto", src })),
    makeElementWay("poster", "Still of a film", "video", (poster) => ({ poster })),
    { name: "track", title: "Subtitles", ...IN_DOCUMENTS, attempt: loadTrack },
    makeElementWay("object", "Object", "object", (url) => ({ data: trustUrl(url) })),
    makeElementWay("embed", "Embedded object", "embed", (url) => ({ src: trustUrl(url) })),
    makeElementWay("script", "Script", "script", (url) => ({ src: trustUrl(url) })),
    { name: "inline-script", title: "Script from text, which fetches", ...IN_DOCUMENTS, attempt: runInline },
    makeElementWay("frame", "Frame in the frame", "iframe", (src) => ({ src })),
    { name: "frame-text", title: "Frame from text, which fetches", ...IN_DOCUMENTS, attempt: nestFetch },
    makeLinkWay("stylesheet", "Style sheet"),
    makeLinkWay("prefetch", "Prefetch"),
    makeLinkWay("preload", "Preload", { as: "image" }),
    makeLinkWay("modulepreload", "Preload of a script"),
    { name: "speculation", title: "Prefetch by rules", ...IN_DOCUMENTS, attempt: speculate },
    makeLinkWay("dns-prefetch", "Looking up the host's name"),
    makeLinkWay("preconnect", "Connecting ahead"),
  ];
}
