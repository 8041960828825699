/**
 * The ways out for tests: put into a page, a frame or a worker as it is.
 *
 * @module leaks/kit
 */
import { tryChannel } from "./channel.js";
import { listChannels } from "./channels.js";

/** @import { Place, Result, Target } from "./channel.js" */

const leakKit = {
  /** @param {Place} place */
  list: (place) =>
    listChannels(place).map(({ name, title, seen, own, last }) => ({
      name,
      title,
      seen,
      own: own ?? false,
      last: last ?? false,
    })),
  /**
   * @param {string} name
   * @param {Target} target
   * @param {Place} place
   * @param {number} [patience] in milliseconds
   * @returns {Promise<Result>}
   */
  attempt: (name, target, place, patience) => {
    const channel = listChannels(place).find((each) => each.name === name);
    if (!channel) throw new Error(`there is no way ${name} in a ${place}`);
    return tryChannel(channel, target, patience);
  },
};

Object.assign(globalThis, { leakKit });
