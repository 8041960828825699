/**
 * Every way out that is tried, by the tests and by the button of a sealed form.
 *
 * @module leaks/channels
 */
import { listElements } from "./elements.js";
import { listNavigation } from "./navigation.js";
import { listRequests } from "./requests.js";
import { listStorage } from "./storage.js";
import { listTalk } from "./talk.js";

/** @import { Channel, Place } from "./channel.js" */

/**
 * @param {Place} place
 * @returns {Channel[]} the ways that exist there; those that may replace the document come last
 */
export function listChannels(place) {
  const all = [
    ...listRequests(),
    ...listElements(),
    ...listStorage(),
    ...listTalk(),
    ...listNavigation(),
  ];
  return all.filter(({ places }) => places.includes(place));
}
