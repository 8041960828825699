/** Put in by the build: the text of the theme's search worker. */
declare const SEARCH_WORKER: string;
