/**
 * A memory of Python that has started, as a file: what differs from the memory of a Python that has
 * not, and a sum by which a restore is checked.
 *
 *     bytes 0 to 3   length of the note, little-endian
 *     then           the note, as JSON in UTF-8: a `Note`
 *     then           the content of the note's runs, one after the other
 *
 * @module snapshot/memory
 */

/**
 * `build` names Pyodide's build; `size` is the memory's, in bytes; `runs` are pairs of where a run
 * begins and how long it is, in blocks; `end` is where the memory ended that was ever used before
 * Python started, in bytes, and `sum` is over all words up to there that are in no run: beyond it,
 * they are zero. `config` is Pyodide's own note.
 *
 * @typedef {{ build: string, size: number, runs: number[], end: number, sum: number,
 *   config: unknown }} Note
 */

/**
 * What Pyodide's module offers of its memory. `_sbrk(0)` gives the end of what was ever used.
 *
 * @typedef {{ HEAPU8: Uint8Array, HEAP32: Int32Array, _sbrk: (by: number) => number,
 *   __PyRuntime: number, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number,
 *   API: { config: { BUILD_ID: string }, restoreSnapshot: (snapshot: Uint8Array) => unknown } }} Module
 */

/** Bytes that are written or left out together. */
export const BLOCK = 256;

const WORD = 4;

/**
 * The one word that each engine has its own of: the number of a function that CPython calls others
 * by, which was made of what the engine can do.
 *
 * @param {Module} module
 * @returns {number} its index among the memory's words
 */
export function findTrampoline({ HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET }) {
  const offset = HEAP32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / WORD] ?? 0;
  return (__PyRuntime + offset) / WORD;
}

/**
 * @param {Int32Array} words
 * @param {number} begin
 * @param {number} end of the words that count, by index; four at a time, for there are a million
 * @param {number} sum of those before
 * @returns {number}
 */
function addWords(words, begin, end, sum) {
  const { imul } = Math;
  const word = /** @type {any} */ (words); // none is beyond the end, and to ask for each takes time
  for (let index = begin; index < end; index += 4) {
    const four = word[index] + imul(word[index + 1], 3) + imul(word[index + 2], 5) + imul(word[index + 3], 7);
    sum = (imul(sum, 31) + four) | 0;
  }
  return sum;
}

/**
 * A sum by which memory that is not what it should be is found out; no protection from anybody.
 *
 * @param {Int32Array} words
 * @param {number[]} runs that do not count: pairs of where one begins and how long it is, in blocks
 * @param {number} end of what counts, in bytes
 * @returns {number}
 */
export function sumOutside(words, runs, end) {
  const block = BLOCK / WORD;
  let sum = 0;
  let begin = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const next = (runs[index] ?? 0) * block;
    sum = addWords(words, begin, Math.min(next, end / WORD), sum);
    begin = next + (runs[index + 1] ?? 0) * block;
  }
  return addWords(words, begin, end / WORD, sum);
}

/**
 * @template N
 * @param {Uint8Array} file
 * @returns {{ note: N, content: Uint8Array }}
 */
function readFile(file) {
  const length = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const begin = WORD + length;
  const note = JSON.parse(new TextDecoder().decode(file.subarray(WORD, begin)));
  return { note, content: file.subarray(begin) };
}

/**
 * @param {Uint8Array} file
 * @returns {{ note: Note, content: Uint8Array }}
 */
export function readSnapshot(file) {
  return readFile(file);
}

/**
 * @param {Uint8Array} memory
 * @param {number[]} runs pairs of where a run begins and how long it is
 * @param {Uint8Array} content of the runs, one after the other
 * @param {number} [unit] of both, in bytes
 */
function putRuns(memory, runs, content, unit = 1) {
  let from = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const length = (runs[index + 1] ?? 0) * unit;
    memory.set(content.subarray(from, from + length), (runs[index] ?? 0) * unit);
    from += length;
  }
}

/**
 * Put back what the build has taken out of Pyodide's WebAssembly: see `overrides/build/wasm_tables.py`.
 *
 * @param {Uint8Array} memory
 * @param {Uint8Array} file of the tables; its runs are in bytes
 */
export function putTables(memory, file) {
  /** @type {{ note: { runs: number[] }, content: Uint8Array }} */
  const { note, content } = readFile(file);
  putRuns(memory, note.runs, content);
}

/**
 * Put the memory in the place of that of a Python that has not started.
 *
 * @param {Module} module
 * @param {{ note: Note, content: Uint8Array }} file
 * @returns {unknown} Pyodide's own note
 * @throws {Error} when what comes of it is not the memory that the build had
 */
export function restoreMemory(module, { note, content }) {
  const { HEAPU8, HEAP32 } = module;
  if (module.API.config.BUILD_ID !== note.build) throw new Error("the snapshot is of another Pyodide");
  if (HEAPU8.length !== note.size || module._sbrk(0) !== note.end) {
    throw new Error("the snapshot is of another size");
  }
  const trampoline = findTrampoline(module);
  const own = HEAP32[trampoline] ?? 0;
  HEAP32[trampoline] = 0;
  if (sumOutside(HEAP32, note.runs, note.end) !== note.sum) {
    throw new Error("the memory is not the one that the build had");
  }
  putRuns(HEAPU8, note.runs, content, BLOCK);
  HEAP32[trampoline] = own;
  return note.config;
}
