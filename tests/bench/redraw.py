"""Time from a slider's move to the redrawn picture of the simulator, Python included.

    make bench

Milliseconds from the `input` event until the browser has taken in the changed picture, in the
sealed frame, once Python runs. Each preset with its usual size, the slider of the keys and then
that of the size moved back and forth. A frame of a screen that shows 60 a second lasts 16.7.
"""

from __future__ import annotations

import statistics

from tests.bench.page import open_started
from tutorial_py.data import load_workloads

MOVES = 40

MOVE_SLIDER = """async ([name, moves]) => {
  const slider = document.querySelector(`#${name}-slider`);
  const picture = document.querySelector('.timeline-place svg');
  const [from, to] = [Number(slider.min), Number(slider.max)];
  const times = [];
  for (let move = 0; move < moves; move += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await new Promise(requestAnimationFrame);
    const drawn = new Promise((resolve) => {
      new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
        .observe(picture, { subtree: true, childList: true, attributes: true });
    });
    slider.value = from + ((move * 37) % (to - from + 1));
    const begin = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn;
    times.push(performance.now() - begin);
  }
  return times;
}"""


def main() -> None:
    """Print a line for each preset and slider: the median, and what 95 of 100 moves stay below."""
    with open_started("simulate-rate-limits") as form:
        for workload in load_workloads().workloads.values():
            form.field("workload").select_option(workload.id)
            for slider in ("keys", "size"):
                times: list[float] = form.frame.evaluate(MOVE_SLIDER, [slider, MOVES])
                p95 = statistics.quantiles(times, n=20)[-1]
                name = f"{workload.id}, {slider}"
                print(f"{name:20} median {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms")


if __name__ == "__main__":
    main()
