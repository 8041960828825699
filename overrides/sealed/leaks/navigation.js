/**
 * Ways out that go somewhere: forms, links, windows, addresses.
 *
 * @module leaks/navigation
 */
import { Refused } from "./channel.js";
import { need } from "./events.js";

/** @import { Attempt, Channel } from "./channel.js" */

/** Of what goes somewhere nothing is heard here any more. @type {Promise<never>} */
const SILENCE = new Promise(() => {});

let count = 0;

/**
 * Something goes into a frame of its own, so that the document stays if it comes through.
 *
 * @param {HTMLElement} stage
 * @returns {string} the name of the frame
 */
function setAside(stage) {
  count += 1;
  const frame = document.createElement("iframe");
  frame.name = `leak-aside-${count}`;
  stage.append(frame);
  return frame.name;
}

/**
 * @param {Attempt} attempt
 * @param {string} method
 * @returns {HTMLFormElement} with the marked text in a field
 */
function makeForm({ url, mark, stage }, method) {
  const form = document.createElement("form");
  form.action = url;
  form.method = method;
  for (const [name, value] of [...new URL(url).searchParams, ["typed", mark]]) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name ?? "";
    field.value = value ?? "";
    form.append(field);
  }
  stage.append(form);
  return form;
}

/**
 * A sandbox refuses forms without a word, but then their data is not gathered either.
 *
 * @param {HTMLFormElement} form
 * @param {() => void} submit
 * @returns {Promise<never>}
 */
function submitForm(form, submit) {
  let gathered = false;
  form.addEventListener("formdata", () => {
    gathered = true;
  });
  submit();
  if (!gathered) throw new Refused("the form was not sent");
  return SILENCE;
}

/** @param {string} method @returns {(attempt: Attempt) => Promise<never>} */
function makeSubmit(method) {
  return (attempt) => {
    const form = makeForm(attempt, method);
    form.target = setAside(attempt.stage);
    return submitForm(form, () => form.requestSubmit());
  };
}

/** @param {Attempt} attempt a form that would only close, and a button that says otherwise */
function submitDialog(attempt) {
  const form = makeForm(attempt, "dialog");
  const button = document.createElement("button");
  button.formAction = attempt.url;
  button.formMethod = "post";
  button.formTarget = setAside(attempt.stage);
  form.append(button);
  return submitForm(form, () => form.requestSubmit(button));
}

/** @param {Attempt} attempt */
function submitHere(attempt) {
  const form = makeForm(attempt, "post");
  return submitForm(form, () => form.submit());
}

/**
 * @param {HTMLElement} stage
 * @param {Record<string, string>} attributes
 * @returns {Promise<never>}
 */
function clickLink(stage, attributes) {
  const link = document.createElement("a");
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  stage.append(link);
  link.click();
  return SILENCE;
}

/** @param {string} name @returns {(attempt: Attempt) => void} */
function makeOpen(name) {
  return ({ url }) => {
    if (!open(url, name)) throw new Refused("no window was given");
  };
}

/** @param {Attempt} attempt */
function refresh({ url }) {
  const meta = document.createElement("meta");
  meta.httpEquiv = "refresh";
  meta.content = `0; url=${url}`;
  document.head.append(meta);
  return SILENCE;
}

/** @param {Attempt} attempt */
function goByNavigation({ url }) {
  need("navigation").navigate(url);
  return SILENCE;
}

/** @type {Pick<Channel, "places" | "seen">} */
const IN_DOCUMENTS = { places: ["page", "frame"], seen: "request" };

/** @returns {Channel[]} */
export function listNavigation() {
  return [
    { name: "form-get", title: "Form that asks", ...IN_DOCUMENTS, attempt: makeSubmit("get") },
    { name: "form-post", title: "Form that posts", ...IN_DOCUMENTS, attempt: makeSubmit("post") },
    { name: "form-dialog", title: "Button that redirects its form", ...IN_DOCUMENTS, attempt: submitDialog },
    {
      name: "ping",
      title: "Link that tells where it was clicked",
      ...IN_DOCUMENTS,
      attempt: ({ url, stage }) =>
        clickLink(stage, { ping: url, href: "about:blank#ping", target: setAside(stage) }),
    },
    { name: "popup", title: "New window", ...IN_DOCUMENTS, attempt: makeOpen("_blank") },
    {
      name: "link-blank",
      title: "Link to a new window",
      ...IN_DOCUMENTS,
      attempt: ({ url, stage }) => clickLink(stage, { href: url, target: "_blank" }),
    },
    {
      name: "neighbour",
      title: "Sending another frame away",
      places: ["frame"],
      seen: "request",
      last: true,
      attempt: makeOpen("tutorial-engine"),
    },
    {
      name: "download",
      title: "Download",
      ...IN_DOCUMENTS,
      last: true,
      attempt: ({ url, stage }) => clickLink(stage, { href: url, download: "leak" }),
    },
    { name: "form-here", title: "Form in its own place", ...IN_DOCUMENTS, last: true, attempt: submitHere },
    {
      name: "top",
      title: "Sending the page away",
      places: ["frame"],
      seen: "request",
      last: true,
      attempt: ({ url }) => {
        /** @type {Window} */ (top).location.href = url;
        return SILENCE;
      },
    },
    {
      name: "link-here",
      title: "Link in its own place",
      ...IN_DOCUMENTS,
      last: true,
      attempt: ({ url, stage }) => clickLink(stage, { href: url }),
    },
    {
      name: "location",
      title: "Going there",
      ...IN_DOCUMENTS,
      last: true,
      attempt: ({ url }) => {
        location.href = url;
        return SILENCE;
      },
    },
    { name: "refresh", title: "Going there by refresh", ...IN_DOCUMENTS, last: true, attempt: refresh },
    { name: "navigate", title: "Going there by navigation", ...IN_DOCUMENTS, last: true, attempt: goByNavigation },
  ];
}
