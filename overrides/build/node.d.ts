/** The few functions of Node that scripts of the build need. */
declare module "node:fs" {
  export function readFileSync(file: 0 | URL | string, encoding: "utf8"): string;
  export function readFileSync(file: string): Uint8Array;
  export function writeFileSync(file: string, content: Uint8Array): void;
  export function rmSync(file: string): void;
}

declare module "node:url" {
  export function fileURLToPath(address: URL): string;
  export function pathToFileURL(path: string): URL;
}

declare module "node:crypto" {
  const crypto: { randomFillSync: (view: Uint8Array) => Uint8Array };
  export default crypto;
}

declare const process: { argv: string[] };
declare const Buffer: { concat: (parts: Uint8Array[]) => Uint8Array, from: (text: string) => Uint8Array };
