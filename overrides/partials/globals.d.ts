/** What the script `partials/ahead.js` in a page's head has for its modules. */
interface Ahead {
  /** Ask for nothing more, and tell whether Python's files were asked for. */
  handOver(): boolean;
  /** Whether the reader's line is dear or slow: then nothing large is loaded unasked. */
  savesData(): boolean;
  /** Hand over the answer to what was asked for, once; `signal` then ends it. */
  take(address: URL, options: RequestInit): Promise<Response> | undefined;
}

interface AheadFile {
  address: string;
  integrity?: string;
}

/** What it reads of what the build has written into the page. */
interface AheadNote {
  files: Record<string, AheadFile>;
  frames: Record<string, AheadFile>;
}

interface AheadAnswer {
  response: Promise<Response>;
  leave: AbortController;
}

/** In pages of the site; a copy that was opened from a folder asks for nothing ahead. */
declare var tutorialAhead: Ahead | undefined;

interface Navigator {
  /** What some browsers tell of the line. */
  readonly connection?: { saveData?: boolean; effectiveType?: string };
}
