/**
 * What the timeline reads of `simulate_rate_limits`, as types. Times are whole milliseconds.
 *
 * @module timeline/reply
 */

/** @typedef {"accepted" | "rejected" | "suspended"} Outcome */

/**
 * One try of a call. `key` counts from 0; null for a call that no key signs.
 * @typedef {{ sent_ms: number, key: number | null, outcome: Outcome }} Attempt
 */

/** @typedef {{ at_ms: number, attempts: Attempt[] }} Request */

/**
 * A value that changes: `[from_ms, value]`, each until the next one begins.
 * @typedef {[number, number][]} Steps
 */

/**
 * How many calls of a method are in the window; `key` null when the account or
 * the address is counted, and `scope` says which.
 * @typedef {{ key: number | null, method: string, limit: number, per_ms: number,
 *   scope: string, steps: Steps }} Fill
 */

/**
 * `key` null stands for all keys of the account.
 * @typedef {{ key: number | null, from_ms: number, until_ms: number }} Suspension
 */

/**
 * @typedef {{ requests: Request[], keys: unknown[], accepted: number, lost: number,
 *   wait_ms: { max: number } | null, finished_ms: number, waiting: Steps, fill: Fill[],
 *   suspensions: Suspension[] }} SimulateValue
 */

export {};
