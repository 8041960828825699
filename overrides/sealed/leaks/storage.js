/**
 * Ways out that leave something behind, for others or for later. Each reads back
 * what it wrote and takes it away again.
 *
 * @module leaks/storage
 */
import { Refused } from "./channel.js";
import { need } from "./events.js";

/** @import { Attempt, Channel } from "./channel.js" */

const NAME = "leak";

/** @param {boolean} kept */
function expectKept(kept) {
  if (!kept) throw new Refused("written, but not kept");
}

/** @param {"localStorage" | "sessionStorage"} kind @returns {(attempt: Attempt) => void} */
function makeStore(kind) {
  return ({ mark }) => {
    /** @type {Storage} */
    const storage = need(kind);
    storage.setItem(NAME, mark);
    const kept = storage.getItem(NAME) === mark;
    storage.removeItem(NAME);
    expectKept(kept);
  };
}

/** @param {Attempt} attempt */
function setCookie({ mark }) {
  document.cookie = `${NAME}=${mark}`;
  const kept = document.cookie.includes(mark);
  document.cookie = `${NAME}=; max-age=0`;
  expectKept(kept);
}

/** @param {Attempt} attempt */
async function setStoredCookie({ mark }) {
  const store = need("cookieStore");
  await store.set(NAME, mark);
  const cookie = await store.get(NAME);
  await store.delete(NAME);
  expectKept(cookie?.value === mark);
}

/** @param {Attempt} attempt */
async function fillCache({ mark }) {
  /** @type {CacheStorage} */
  const caches = need("caches");
  const cache = await caches.open(NAME);
  const address = "https://sealed.invalid/leak";
  await cache.put(address, new Response(mark));
  const found = await cache.match(address);
  const kept = (await found?.text()) === mark;
  await caches.delete(NAME);
  expectKept(kept);
}

/** @param {IDBRequest} request @returns {Promise<any>} */
function settle(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {Attempt} attempt */
async function fillDatabase({ mark }) {
  /** @type {IDBFactory} */
  const factory = need("indexedDB");
  const opening = factory.open(NAME);
  opening.onupgradeneeded = () => opening.result.createObjectStore(NAME);
  /** @type {IDBDatabase} */
  const database = await settle(opening);
  const store = database.transaction(NAME, "readwrite").objectStore(NAME);
  await settle(store.put(mark, NAME));
  const kept = (await settle(store.get(NAME))) === mark;
  database.close();
  await settle(factory.deleteDatabase(NAME));
  expectKept(kept);
}

/** @param {Attempt} attempt */
async function writeFile({ mark }) {
  const storage = need("storage", navigator);
  need("getDirectory", storage);
  /** @type {FileSystemDirectoryHandle} */
  const folder = await storage.getDirectory();
  // The mark is the file's name: to write into a file takes more than every browser has.
  await folder.getFileHandle(mark, { create: true });
  const kept = (await folder.getFileHandle(mark)).name === mark;
  await folder.removeEntry(mark);
  expectKept(kept);
}

/** @param {Attempt} attempt */
function writeAddress({ mark }) {
  const before = location.href;
  history.replaceState(history.state, "", `${before.split(/[?#]/)[0]}?leak=${mark}`);
  const kept = location.href.includes(mark);
  history.replaceState(history.state, "", before);
  expectKept(kept);
  return "kept as this frame's own address";
}

/** @param {Attempt} attempt */
function writeHistory({ mark }) {
  const before = history.state;
  history.replaceState({ mark }, "");
  const kept = history.state?.mark === mark;
  history.replaceState(before, "");
  expectKept(kept);
  return "kept in this frame's own history";
}

/** @param {Attempt} attempt */
function writeName({ mark }) {
  const before = window.name;
  window.name = mark;
  const kept = window.name === mark;
  window.name = before;
  expectKept(kept);
  return "kept as this frame's own name";
}

/** @type {Pick<Channel, "places" | "seen">} */
const IN_DOCUMENTS = { places: ["page", "frame"], seen: "written" };
/** @type {Pick<Channel, "places" | "seen">} */
const ANYWHERE = { places: ["page", "frame", "worker"], seen: "written" };

/** @returns {Channel[]} */
export function listStorage() {
  return [
    { name: "local-storage", title: "Local storage", ...IN_DOCUMENTS, attempt: makeStore("localStorage") },
    { name: "session-storage", title: "Session storage", ...IN_DOCUMENTS, attempt: makeStore("sessionStorage") },
    { name: "cookie", title: "Cookie", ...IN_DOCUMENTS, attempt: setCookie },
    { name: "cookie-store", title: "Cookie store", ...IN_DOCUMENTS, attempt: setStoredCookie },
    { name: "cache", title: "Cache", ...ANYWHERE, attempt: fillCache },
    { name: "database", title: "Database", ...ANYWHERE, attempt: fillDatabase },
    { name: "file", title: "File of the browser's own", ...ANYWHERE, attempt: writeFile },
    { name: "address", title: "Address of the document", ...IN_DOCUMENTS, attempt: writeAddress },
    { name: "history", title: "State in the history", ...IN_DOCUMENTS, attempt: writeHistory },
    { name: "name", title: "Name of the window", ...IN_DOCUMENTS, attempt: writeName },
  ];
}
