/* A page's script that listens to a frame by every trick that it has; `spy` gives what it got. */
(/** @type {string} */ selector, /** @type {string} */ mark) => {
  /** What comes of itself: each event's kind, and all that it says. @type {[string, string][]} */
  const heard = [];
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector(selector));

  const KINDS = `keydown keyup keypress beforeinput input change paste copy cut compositionstart
    compositionupdate compositionend selectionchange select focus blur focusin focusout click
    pointerdown pointermove pointerover mousedown mousemove dragstart dragenter dragover drop
    contextmenu error unhandledrejection message beforeprint afterprint`.split(/\s+/);

  const SAYINGS = `code keyCode data inputType message origin`.split(" ");

  /** @returns {(Window & typeof globalThis)[]} every window that the page may look into */
  function findWindows() {
    const all = [window, frame.contentWindow, ...Array.from({ length: length }, (_, i) => window[i])];
    return /** @type {(Window & typeof globalThis)[]} */ (all.filter((each) => attempt(() => each?.document)));
  }

  /** @template T @param {() => T} look @returns {T | undefined} nothing, where it is refused */
  function attempt(look) {
    try {
      return look();
    } catch {
      return undefined;
    }
  }

  /** @param {any} event everything that it or its target says */
  function describe(event) {
    const { target, clipboardData, dataTransfer, error, reason } = event;
    const texts = [clipboardData, dataTransfer].map((each) => attempt(() => each.getData("text")));
    const words = SAYINGS.map((name) => attempt(() => JSON.stringify(event[name])));
    if (event.type === "beforeprint") return JSON.stringify(look());
    return [event.key ?? event.data, ...words, ...texts, target?.value, error?.message, reason?.message].join(" ");
  }

  /** @param {any} owner @param {string} name of a method that is to tell its arguments */
  function tap(owner, name) {
    const method = owner[name];
    owner[name] = function (/** @type {unknown[]} */ ...all) {
      heard.push([name, attempt(() => JSON.stringify(all)) ?? ""]);
      return method.apply(this, all);
    };
  }

  for (const each of new Set(findWindows())) {
    for (const kind of KINDS) {
      for (const place of [each, each.document]) {
        place.addEventListener(kind, (event) => heard.push([kind, describe(event)]), true);
      }
    }
    tap(each.MessagePort.prototype, "postMessage");
    tap(each.TextEncoder.prototype, "encode");
    tap(each.Storage.prototype, "setItem");
    const entries = { entryTypes: [...each.PerformanceObserver.supportedEntryTypes] };
    new each.PerformanceObserver((list) => {
      for (const entry of list.getEntries()) heard.push(["performance", JSON.stringify(entry)]);
    }).observe(entries);
  }

  /** What is asked for, of a window. @type {Record<string, (each: any) => unknown>} */
  const LOOKS = {
    text: (each) => each.document.body.innerText,
    markup: (each) => new XMLSerializer().serializeToString(each.document),
    fields: (each) => Array.from(each.document.querySelectorAll("input"), (field) => field.value),
    "focused field": (each) => each.document.activeElement.value,
    selection: (each) => String(each.getSelection()),
    accessibility: (each) => {
      const { ariaLabel, ariaDescription, computedName } = each.document.activeElement;
      const node = each.getComputedAccessibleNode?.(each.document.activeElement);
      return [ariaLabel, ariaDescription, computedName, node?.name];
    },
    storage: (each) => JSON.stringify({ ...each.sessionStorage, ...each.localStorage }),
    name: (each) => each.name,
    address: (each) => each.location.href,
    title: (each) => each.document.title,
    history: (each) => JSON.stringify(each.history.state),
    performance: (each) => JSON.stringify(each.performance.getEntries()),
  };

  /** @returns {Record<string, string>} what each look gives */
  function look() {
    // Here the frame's window is asked whether or not it may be looked into.
    const all = [...findWindows(), frame.contentWindow];
    return Object.fromEntries(
      Object.entries(LOOKS).map(([name, ask]) => [
        name,
        all.map((each) => String(attempt(() => ask(each)) ?? "")).join(" "),
      ]),
    );
  }

  /** Last of all, for it moves the selection. @returns {string} the mark, if the browser finds it */
  function find() {
    const all = /** @type {any[]} */ ([...findWindows(), frame.contentWindow]);
    return all.some((each) => attempt(() => each.find(mark, false, false, true))) ? mark : "";
  }

  Object.assign(window, { spy: { heard, look: () => ({ ...look(), find: find() }) } });
};
