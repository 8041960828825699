/** The one function of Node that a script of the build needs. */
declare module "node:fs" {
  export function readFileSync(file: 0, encoding: "utf8"): string;
}
