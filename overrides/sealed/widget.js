/**
 * What a widget has to offer to the form around it.
 *
 * @module widget
 */

/** @import { Call } from "./rounds.js" */

/**
 * @typedef {object} Widget
 * @property {{ press: string, done: string, cleared?: string }} words its button's word, what was
 *   done then, and what is said of the other button
 * @property {boolean} [eager] it has a result to show from the start and nothing secret: it follows
 *   every change from the first on, asks for Python no earlier, and keeps what it holds
 * @property {() => Call[]} readCalls what to ask of Python, from the fields as they are;
 *   throws Refusal when a field cannot be read
 * @property {(...values: any[]) => string} showValues puts the values of those calls, in their
 *   order, at their fields; returns the summary
 * @property {(field: string, message: string) => string} showError puts a refusal at its field;
 *   returns it as a sentence
 * @property {() => void} clearResults
 * @property {() => void} clearFields
 * @property {(sample: any) => void} fillSample
 * @property {() => void} [prepare] right before the reader's own press, not before what follows typing
 */

/** A field that no call can be made of; said as Python says it. */
export class Refusal extends Error {
  /**
   * @param {string} field
   * @param {string} message
   */
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}
