/**
 * Elements for data, by d3: what is there is used again.
 *
 * @module timeline/join
 */

/**
 * Elements of the drawing, with a datum of type T at each.
 * @template T
 * @typedef {import("d3-selection").Selection<SVGElement, T, any, any>} Part
 */

/**
 * Give a parent exactly one child for each datum.
 *
 * @template T
 * @param {Part<any>} parent
 * @param {string} tag
 * @param {string} className of these children; others are let be
 * @param {readonly T[]} data
 * @returns {Part<T>}
 */
export function joinChildren(parent, tag, className, data) {
  return join(parent, tag, className, () => data);
}

/**
 * Give each parent exactly one child of a class, with the parent's datum.
 *
 * @template T
 * @param {Part<T>} parents
 * @param {string} tag
 * @param {string} className
 * @returns {Part<T>}
 */
export function joinChild(parents, tag, className) {
  return join(parents, tag, className, (datum) => [datum]);
}

/**
 * @param {Part<any>} parents
 * @param {string} tag
 * @param {string} className
 * @param {(datum: any) => readonly any[]} list what the children of a parent stand for
 * @returns {Part<any>}
 */
function join(parents, tag, className, list) {
  const known = /** @type {Part<any>} */ (parents.selectChildren(`.${className}`)).data(list);
  known.exit().remove();
  const added = /** @type {any} */ (known.enter().append(tag).attr("class", className));
  return known.merge(added);
}
