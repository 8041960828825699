"""The parent: hands ranges of inputs to children, and notes what each input came to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from tests.fuzz.tally import Tally

ROOT: Final = Path(__file__).parents[2]
_RANGE: Final = 1000
_STRIDE: Final = 10
_HUNG = "the process was ended: a step took too long, or ran over its memory"


@dataclass(frozen=True, slots=True)
class Task:
    """Inputs to do, by their numbers, and the seed of the hashes of the Python that does them.

    Of the long calls only each `long_stride`-th number is done.
    """

    seed: int
    first: int
    last: int
    hash_seed: int
    stride: int = 1
    long_stride: int = 1
    child: str = "tests.fuzz.child"


def run(seed: int, count: int, workers: int, long_stride: int = 1) -> Tally:
    """Do the first `count` inputs of a seed in `workers` children at a time.

    Every tenth is done again by another process, whose sets have another order.
    """
    tally = Tally()
    starts = range(0, count, _RANGE)
    tasks = [
        Task(seed, at, min(count, at + _RANGE), hash_seed=1 + at, long_stride=long_stride)
        for at in starts
    ]
    again = [replace(each, hash_seed=each.hash_seed + 1, stride=_STRIDE) for each in tasks]
    with ThreadPoolExecutor(workers) as pool:
        for results in pool.map(lambda task: list(run_task(task)), tasks):
            for number, result in results:
                tally.add(number, result)
        for results in pool.map(lambda task: list(run_task(task)), again):
            for number, result in results:
                tally.compare(number, result)
    return tally


def run_task(task: Task) -> Iterator[tuple[int, dict[str, Any]]]:
    """Do the inputs of a task; where one ends the child, go on after it with another."""
    first = task.first
    while first < task.last:
        number = first
        is_done = False
        for message in _run_child(task, first):
            number = message.get("begin", number)
            is_done = "begin" not in message
            if "wrong" in message:
                yield number, message
        if not is_done:
            yield number, {"name": "?", "wrong": _HUNG}
        first = number + task.stride


def _run_child(task: Task, first: int) -> Iterator[dict[str, Any]]:
    numbers = (task.seed, first, task.last, task.stride, task.long_stride)
    command = [sys.executable, "-m", task.child, *map(str, numbers)]
    environment = {**os.environ, "PYTHONHASHSEED": str(task.hash_seed)}
    with subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="ascii"
    ) as child:
        assert child.stdout
        for line in child.stdout:
            yield json.loads(line)
