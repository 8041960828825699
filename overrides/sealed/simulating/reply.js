/**
 * What the form reads of its two calls, as types. Times are whole milliseconds.
 *
 * @module simulating/reply
 */

/** @import { Attempt, SimulateValue as Drawn } from "../timeline/reply.js" */

/** @typedef {{ at_ms: number, method: string, attempts: Attempt[], done_ms: number | null }} Request */

/**
 * The value of `simulate_rate_limits`.
 * @typedef {Omit<Drawn, "requests"> & { requests: Request[], suspended: number, sentence: string,
 *   notes: string[] }} Simulated
 */

/**
 * @typedef {{ keys: number, accepted: number, rejected: number, suspended: number, lost: number,
 *   wait_ms: { p50: number, p95: number, max: number }, finished_ms: number, meets: boolean }} KeysRow
 */

/** @typedef {{ at_ms: number, method: string, calls: number }} PacedStep */

/**
 * The value of `recommend_keys`.
 * @typedef {{ keys: number | null, table: KeysRow[], sentence: string, reason: string,
 *   helps: { kind: string, words: string }[],
 *   paced: { keys: number, finished_ms: number, longest_ms: number, steps: PacedStep[] } }} Recommended
 */

/** The runs side by side; with one key on both sides they are the same. @typedef {{ one: Simulated, several: Simulated }} Runs */

export {};
