/**
 * The text that is signed, in its five parts, each of them in pieces that say
 * where they came from.
 *
 * @module payload
 */
import { makeElement } from "../dom.js";
import { cutText, makeVisible, sayRest } from "../visible-text.js";
import { PieceWalk } from "./piece-walk.js";

/**
 * What Python says of a bit of text on the way to the signature.
 * @typedef {{ label: string, text: string, path: string, words: string }} Piece
 */

/** A long text is shown up to here; copying gives all of it. In UTF-16 units, and in pieces. */
const MOST_SHOWN = 3000;
const MOST_PIECES = 400;

/** @param {string} label @returns {string} as it stands above the part */
const nameLabel = (label) => (label === "param_string" ? "params" : label);

/**
 * Leave out what is too long to show.
 *
 * @param {Piece[]} pieces
 * @returns {Piece[]} with texts cut so that together they are short enough
 */
function cutPieces(pieces) {
  let left = MOST_SHOWN;
  const cut = [];
  for (const piece of pieces.slice(0, MOST_PIECES)) {
    if (left <= 0) break;
    const text = cutText(piece.text, left);
    left -= text.length;
    cut.push({ ...piece, text });
  }
  return cut;
}

/**
 * @param {Piece} part one of the five, with its whole text
 * @param {Piece[]} pieces what it consists of; the part itself, if there is nothing finer
 * @param {(piece: Piece) => HTMLElement} makePiece
 * @returns {HTMLElement}
 */
function makePart(part, pieces, makePiece) {
  const shown = cutPieces(pieces);
  const text = shown.map((piece) => piece.text).join("");
  const rest = sayRest(part.text, text);
  const element = makeElement(
    "span",
    { className: "part" },
    makeElement("span", { className: "part-label", text: nameLabel(part.label) }),
    makeElement("span", { className: "part-text" }, ...shown.map(makePiece)),
  );
  element.dataset["part"] = part.label;
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", nameLabel(part.label));
  if (rest) element.append(makeElement("span", { className: "part-rest", text: rest }));
  return element;
}

/**
 * @param {Piece} piece
 * @returns {HTMLElement}
 */
function makePiece({ label, text, words }) {
  const element = makeElement("span", { className: `piece piece--${label}` }, ...makeVisible(text));
  element.setAttribute("role", "option");
  element.setAttribute("aria-label", `${text || "nothing"}. ${words}`);
  return element;
}

/**
 * A selection over several parts is copied as the text is: without labels,
 * signs and line ends that only the layout makes.
 *
 * @param {ClipboardEvent} event
 */
function copyPlain(event) {
  const selection = getSelection();
  if (!selection?.rangeCount || !event.clipboardData) return;
  const copied = selection.getRangeAt(0).cloneContents();
  for (const label of copied.querySelectorAll(".part-label, .part-rest")) label.remove();
  event.clipboardData.setData("text/plain", copied.textContent ?? "");
  event.preventDefault();
}

export class PayloadView {
  #list;
  #walk;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} line says where a piece came from
   */
  constructor(list, line) {
    this.#list = list;
    this.#walk = new PieceWalk(list, line);
    list.addEventListener("copy", copyPlain);
  }

  /**
   * @param {Piece[]} parts the five
   * @param {Piece[]} params what the params' part consists of, as far as it is known
   */
  show(parts, params) {
    /** @type {Map<HTMLElement, string>} */
    const words = new Map();
    const make = (/** @type {Piece} */ piece) => {
      const element = makePiece(piece);
      words.set(element, piece.words);
      return element;
    };
    const elements = parts.map((part) => {
      const finer = part.label === "param_string" && params.length > 0;
      return makePart(part, finer ? params : [part], make);
    });
    this.#list.replaceChildren(...elements);
    this.#walk.follow(words);
  }

  clear() {
    this.#list.replaceChildren();
    this.#walk.follow(new Map());
  }
}
