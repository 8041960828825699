/**
 * The entry of what a page has beside its forms: names for what is read aloud, printing, word of a
 * newer version, and files that are kept for the next visit.
 *
 * @module beside-forms
 */
import { nameVersionSelector, watchCodeLandmarks } from "./landmarks.js";
import { announceNewest } from "./old-version.js";
import { definePrinting } from "./print-page.js";
import { keepForRepeatVisits } from "./repeat-visits.js";
import { host } from "./tutorial.js";

watchCodeLandmarks();
nameVersionSelector();
definePrinting();
void announceNewest(document);
keepForRepeatVisits(document, host);
