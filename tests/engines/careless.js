/* A frame's script that does all that a form should not do with what is typed, within its own frame. */
async (/** @type {string} */ selector, /** @type {string} */ mark) => {
  const field = /** @type {HTMLInputElement} */ (document.querySelector(selector));
  const carried = new DataTransfer();
  carried.setData("text", mark);
  const say = { bubbles: true, composed: true, data: mark };
  const hand = { bubbles: true, composed: true, clipboardData: carried, dataTransfer: carried };

  const DEEDS = [
    ...["start", "update", "end"].map((part) => () =>
      field.dispatchEvent(new CompositionEvent(`composition${part}`, say)),
    ),
    ...["paste", "copy", "cut"].map((kind) => () =>
      field.dispatchEvent(new ClipboardEvent(kind, hand)),
    ),
    ...["dragstart", "dragenter", "dragover", "drop"].map((kind) => () =>
      field.dispatchEvent(new DragEvent(kind, hand)),
    ),
    ...["pointerdown", "pointermove", "pointerover"].map((kind) => () =>
      field.dispatchEvent(new PointerEvent(kind, say)),
    ),
    () => reportError(new Error(mark)),
    () => void Promise.reject(new Error(mark)),
    () => new MessageChannel().port1.postMessage(mark),
    () => new TextEncoder().encode(mark),
    () => sessionStorage.setItem("typed", mark),
    () => (window.name = mark),
    () => (document.title = mark),
    () => (location.hash = mark),
    () => history.replaceState({ mark }, ""),
    () => performance.mark(mark),
    () => document.body.append(`${mark} `),
    () => (field.ariaLabel = mark),
    () => field.setAttribute("value", mark),
    () => field.select(),
    () => getSelection()?.selectAllChildren(document.body),
  ];

  for (const deed of DEEDS) {
    try {
      deed();
    } catch {
      // The seal refuses some of it.
    }
  }
  await new Promise((resolve) => setTimeout(resolve));
};
