/**
 * Going from piece to piece, by pointer or by arrow keys, with one line that
 * says where a piece came from. One tab stop, however many pieces there are.
 *
 * @module piece-walk
 */

const HINT = "Point at a part, or go there with Tab and the arrow keys, to see where it comes from.";

/** @type {Record<string, number>} */
const MOVES = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

export class PieceWalk {
  #line;
  /** @type {Map<Element, string>} */
  #words = new Map();
  /** @type {HTMLElement | undefined} */
  #current;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} line
   */
  constructor(list, line) {
    this.#line = line;
    list.addEventListener("keydown", (event) => this.#move(event));
    list.addEventListener("focusin", ({ target }) => this.#enter(target));
    list.addEventListener("focusout", () => this.#say(undefined));
    list.addEventListener("click", ({ target }) => this.#find(target)?.focus());
    list.addEventListener("pointerover", ({ target }) => this.#say(this.#find(target) ?? this.#focused));
    list.addEventListener("pointerleave", () => this.#say(this.#focused));
  }

  /** @param {Map<HTMLElement, string>} words the pieces, in their order, and what to say of each */
  follow(words) {
    this.#words = words;
    this.#choose(words.keys().next().value);
    this.#say(undefined);
  }

  get #focused() {
    return this.#current === document.activeElement ? this.#current : undefined;
  }

  /**
   * @param {EventTarget | null} target
   * @returns {HTMLElement | undefined} the piece that it is part of
   */
  #find(target) {
    const piece = target instanceof Element ? target.closest(".piece") : null;
    return piece instanceof HTMLElement && this.#words.has(piece) ? piece : undefined;
  }

  /** @param {HTMLElement | undefined} piece the one that Tab leads to */
  #choose(piece) {
    for (const each of this.#words.keys()) {
      each.setAttribute("tabindex", each === piece ? "0" : "-1");
      each.setAttribute("aria-selected", String(each === piece));
    }
    this.#current = piece;
  }

  /** @param {EventTarget | null} target */
  #enter(target) {
    const piece = this.#find(target);
    if (!piece) return;
    this.#choose(piece);
    this.#say(piece);
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const move = MOVES[event.key];
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey || !this.#current) return;
    event.preventDefault();
    const pieces = /** @type {HTMLElement[]} */ ([...this.#words.keys()]);
    const to = pieces.indexOf(this.#current) + move;
    pieces[Math.max(0, Math.min(to, pieces.length - 1))]?.focus();
  }

  /** @param {Element | undefined} piece */
  #say(piece) {
    for (const each of this.#words.keys()) each.classList.toggle("piece--shown", each === piece);
    this.#line.textContent = (piece && this.#words.get(piece)) ?? HINT;
  }
}
