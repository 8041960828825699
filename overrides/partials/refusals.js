/* Says so when a file of the page is refused. Inline, for what it tells of may be any file. */
{
  const told = new Set();
  const line = document.createElement("p");
  line.className = "refused-file";
  line.setAttribute("role", "alert");

  /** @returns {string} which files, and what came of them */
  function say() {
    const names = [...told].sort().join(", ");
    return told.size === 1
      ? `The file ${names}, or one that it loads, could not be loaded or is not the one this page was built with. It was not used.`
      : `The files ${names}, or some that they load, could not be loaded or are not the ones this page was built with. They were not used.`;
  }

  /** @param {string} name */
  const tell = (name) => {
    if (told.has(name)) return;
    told.add(name);
    line.textContent = `${say()} Reload the page. If this line stays, do not enter a key here.`;
    if (document.body) document.body.prepend(line);
    else addEventListener("DOMContentLoaded", () => document.body.prepend(line));
  };

  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) tell(nameFile(target.src));
      if (target instanceof HTMLLinkElement && target.rel === "stylesheet") tell(nameFile(target.href));
    },
    true,
  );

  /**
   * @param {string} address
   * @returns {string} the last part of its path
   */
  function nameFile(address) {
    const { pathname } = new URL(address, location.href);
    return pathname.slice(pathname.lastIndexOf("/") + 1);
  }
}
