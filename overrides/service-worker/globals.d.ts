/** What a service worker has and the types of a page do not say. */

/** Put in by the build: the hash of each kept file, by its address as seen from the worker. */
declare const MANIFEST: Record<"pages" | "runtime" | "unpacked", Record<string, string>>;
/** Put in by the build: the first 16 hexadecimal digits of the worker's own hash. */
declare const BUILD: string;

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface ExtendableMessageEvent extends ExtendableEvent {
  readonly data: import("./protocol.js").ToServiceWorker;
}

interface ServiceWorkerGlobalScope {
  readonly clients: { claim(): Promise<void> };
  readonly navigator: { readonly connection?: { readonly saveData: boolean } };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(kind: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(kind: "message", listener: (event: ExtendableMessageEvent) => void): void;
}
