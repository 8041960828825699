/**
 * Small helpers to find and make elements. Text goes in as `textContent` only.
 *
 * @module dom
 */

/**
 * Find an element that the template promises.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 * @throws {Error} naming the selector when template and script have parted
 */
export function findIn(root, selector, type) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the template has no ${type.name} ${selector}`);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{ className?: string, text?: string }} [options]
 * @param {Node[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function makeElement(tag, { className, text } = {}, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}
