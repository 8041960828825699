/**
 * Put in by the build: the integrity (`sha256-` and base64) of each runtime file as it is served,
 * of those that every start needs and of the rest; and how large the memory is that the snapshot
 * is of, in bytes.
 */
declare const RUNTIME_FILES: { files: Record<string, string>; rest: Record<string, string>; memory: number };
/** Put in by the build: `engine` or the widget's name. */
declare const FRAME_ROLE: string;

/** Bytes, as they are. */
declare module "brotli-dec-wasm/web/bg.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** Text, as it is. */
declare module "*.py" {
  const text: string;
  export default text;
}

declare module "pyodide/pyodide.asm.mjs" {
  const createPyodideModule: import("pyodide").PyodideConfig["createPyodideModule"];
  export default createPyodideModule;
}
