/**
 * Says that a newer build of this version is ready, and applies it when the reader agrees: a page
 * that is open keeps the build that it began with.
 *
 * @module newer-build
 */

/** @import { ToServiceWorker } from "../../service-worker/protocol.js" */

const WORDS = "A newer version of this page is ready. Reloading it clears what you typed into a form.";

/**
 * @param {string} words
 * @param {() => void} onPress
 * @returns {HTMLButtonElement}
 */
function makeButton(words, onPress) {
  const button = document.createElement("button");
  button.textContent = words;
  button.addEventListener("click", onPress);
  return button;
}

/** @param {() => void} onReload */
function showNotice(onReload) {
  if (document.querySelector(".newer-build")) return;
  const notice = document.createElement("aside");
  notice.className = "newer-build md-typeset";
  notice.setAttribute("aria-label", "Newer version");
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  notice.append(words, makeButton("Reload", onReload), makeButton("Later", () => notice.remove()));
  document.body.append(notice);
  // Screen readers announce what changes in a status that is there already.
  requestAnimationFrame(() => (words.textContent = WORDS));
}

/**
 * @param {ServiceWorkerContainer} container
 * @param {ServiceWorkerRegistration} registration of this page's version
 */
export function announceBuild(container, registration) {
  // The first worker of all takes over unasked: it is of the build that is shown.
  let hadWorker = container.controller !== null;
  let agreed = false;
  const reload = () => {
    agreed = true;
    /** @type {ToServiceWorker} */
    const message = { kind: "take-over" };
    if (registration.waiting) registration.waiting.postMessage(message);
    else location.reload();
  };
  const look = () => {
    if (registration.waiting && hadWorker) showNotice(reload);
  };
  container.addEventListener("controllerchange", () => {
    if (agreed) location.reload();
    // Another tab's reader agreed; what is typed in this one must not be lost unasked.
    else if (hadWorker) showNotice(reload);
    hadWorker = true;
  });
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
}
