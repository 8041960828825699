/**
 * Says above a version's pages that a newer one has come since they were built. Only where
 * versions lie beside one another: there a page names its own, and the host has a list of all.
 *
 * @module old-version
 */

const LATEST = "latest";

/** @typedef {{ version: string, title: string, aliases: string[] }} Version as mike lists it */

/**
 * @param {Version[]} versions
 * @param {string} own
 * @returns {boolean} whether another version is the newest
 */
function isOld(versions, own) {
  const newest = versions.find(({ aliases }) => aliases.includes(LATEST));
  return newest !== undefined && newest.version !== own;
}

/**
 * @param {URL} base the host's folder of versions
 * @returns {string} the address of the page that is shown now, in the newest version
 */
function findNewest(base) {
  const path = location.pathname.slice(base.pathname.length).replace(/^[^/]*\//, "");
  return new URL(`${LATEST}/${path}`, base).href;
}

/**
 * @param {URL} base
 * @returns {HTMLElement}
 */
function makeBanner(base) {
  const banner = document.createElement("aside");
  banner.className = "md-banner";
  banner.setAttribute("aria-label", "Version");
  const line = document.createElement("p");
  line.className = "old-version md-banner__inner md-grid md-typeset";
  const strong = document.createElement("strong");
  strong.textContent = "There is a newer version of the guide.";
  const link = document.createElement("a");
  link.textContent = "Read this page in the newest version.";
  // With a target the theme does not put another version's page into this one.
  link.target = "_self";
  // Instant navigation changes the page below the banner: the address is looked up when it is used.
  const follow = () => (link.href = findNewest(base));
  for (const kind of ["focus", "pointerenter", "click"]) link.addEventListener(kind, follow);
  follow();
  line.append(strong, " ", link);
  banner.append(line);
  return banner;
}

/**
 * @param {Document} page
 * @returns {Promise<void>} once it is said, if there is anything to say
 */
export async function announceNewest(page) {
  const element = page.getElementById("tutorial-version");
  // An earlier version that was built as one says it by itself.
  if (!element?.textContent || page.querySelector(".old-version")) return;
  const base = new URL(`${element.dataset["base"]}/`, page.baseURI);
  try {
    const response = await fetch(new URL("versions.json", base));
    if (response.ok && isOld(await response.json(), JSON.parse(element.textContent))) {
      // After the link that skips to the content, which comes first on every page.
      page.querySelector(".md-header")?.before(makeBanner(base));
    }
  } catch {
    // Without the list nothing is known of other versions: offline, or a copy of this one alone.
  }
}
