/**
 * What a reader sees for an address that is not kept while the network does not answer.
 *
 * @module offline-page
 */

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Not kept in this browser</title>
<main>
<h1>Not kept in this browser</h1>
<p>The network does not answer, and the copy of the guide in this browser has nothing at this address.</p>
<p><a href="@home@">The guide’s first page</a></p>
</main>
`;

/**
 * @param {string} home the path of the version's first page
 * @returns {Response}
 */
export function makeOfflinePage(home) {
  return new Response(PAGE.replace("@home@", home.replaceAll('"', "%22")), {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; base-uri 'none'",
    },
  });
}
