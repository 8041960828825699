/**
 * Put in by the build: the integrity (`sha256-` and base64) of each runtime file as it is served,
 * of those that every start needs and of the rest; that of each large one as it is unpacked, by its
 * name then; and how large the memory is that the snapshot
 * is of, in bytes.
 */
declare const RUNTIME_FILES: {
  files: Record<string, string>;
  rest: Record<string, string>;
  unpacked: Record<string, string>;
  memory: number;
};
/** Put in by the build: `engine` or the widget's name. */
declare const FRAME_ROLE: string;

/** Text, as it is. */
declare module "*.py" {
  const text: string;
  export default text;
}

declare module "pyodide/pyodide.asm.mjs" {
  const createPyodideModule: import("pyodide").PyodideConfig["createPyodideModule"];
  export default createPyodideModule;
}
