/**
 * Takes clocks and chance out of Node, so that a snapshot is the same every time. What was drawn
 * from them while it was made is drawn anew after each restore.
 *
 * @module snapshot/frozen-world
 */
import nodeCrypto from "node:crypto";

/** Another world has another moment and other chances; the same number gives the same again. */
let world = 0;

/** 2026-01-01, in milliseconds. */
const MOMENT = 1_767_225_600_000;

Date.now = () => MOMENT + world;
performance.now = () => world;
Math.random = () => 0.5 / (1 + world);
nodeCrypto.randomFillSync = (/** @type {Uint8Array} */ view) => view.fill(4 + world);

/** What differs from world to world is chance, and no part of how Python begins. */
export function enterOtherWorld() {
  world += 1;
}
