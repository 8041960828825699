"""What the reader saw of each fault: one row a fault, written while the tests run.

FAULT_ROWS=rows.jsonl python -m pytest tests/browser/faults
python -m tests.browser.faults.rows rows.jsonl tests/browser/faults.json
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

FAULTS = {
    "missing": "A file of the runtime is not there",
    "cut": "A file of the runtime breaks off before its end",
    "short": "A file of the runtime is shorter than it was built",
    "corrupt": "One byte of a file of the runtime is another",
    "corrupt-cached": "A corrupt file lies in the browser's cache",
    "portal": "The network answers with its sign-in page",
    "slow": "The line carries 10 kB a second",
    "stalled": "The download stands still",
    "mime": "Every file comes with a wrong MIME type",
    "script-mime": "The page's own script comes with a wrong MIME type",
    "offline": "The network is lost in the middle of the download",
    "silent": "The site stops answering",
    "blocked-wasm": "An ad blocker holds the WebAssembly file back",
    "blocked-runtime": "An ad blocker holds the whole runtime back",
    "no-webassembly": "The browser has no WebAssembly",
    "memory-start": "The browser refuses memory when Python starts",
    "memory-download": "The browser refuses memory for the download",
    "memory-call": "The browser refuses memory while Python computes",
    "worker-error": "Python's worker ends with an error",
    "worker-gone": "Python's worker ends without a word",
    "raising": "Python raises an error of its own",
    "process": "The browser ends the process of the sealed frames",
    "hidden": "The tab is in the background and nothing is drawn",
    "frozen": "The tab is frozen during the download",
    "back-kept": "The reader goes away and comes back to the page as the browser kept it",
    "back-fresh": "The reader goes away and comes back to a page that is loaded anew",
    "two-tabs": "Two tabs are open, and one is closed",
    "quota": "The site's storage is full",
    "no-storage": "The reader has blocked cookies and storage",
    "no-javascript": "JavaScript is off",
    "garbage": "The page posts garbage to the form and to Python's frame",
    "flood-form": "The page posts 100,000 messages to the form",
    "flood-engine": "The page posts 100,000 messages to Python's frame",
    "stranger": "A frame that is not sealed asks for a line to Python",
    "flood-lines": "A sealed frame asks for 10,000 lines to Python",
    "flood-calls": "A sealed frame makes 100,000 calls and 100,000 cancels at once",
}
"""By the name that a test reports it under."""

SIZE = re.compile(r"\d[\d.,]* [kM]B")


@dataclass(frozen=True)
class Row:
    """What a reader saw of a fault, whether what was typed stayed, and what brought it right."""

    fault: str
    saw: str
    typed: str
    recovered: str


def report(name: str, saw: str, *, typed: str = "kept", recovered: str) -> None:
    """Note a row if `FAULT_ROWS` names a file for it. Sizes change, and are left out."""
    row = Row(FAULTS[name], SIZE.sub("… MB", " ".join(saw.split())), typed, recovered)
    path = os.environ.get("FAULT_ROWS")
    if path:
        with Path(path).open("a") as file:
            file.write(json.dumps(asdict(row)) + "\n")


def collect_rows(text: str) -> list[Row]:
    """Sort the rows of JSON lines.

    Raises ValueError when a fault has none, or two that differ.
    """
    rows = {Row(**json.loads(line)) for line in text.splitlines()}
    places = list(FAULTS.values())
    found = sorted(rows, key=lambda row: places.index(row.fault))
    if [row.fault for row in found] != places:
        missing = sorted(set(places) - {row.fault for row in found})
        raise ValueError(f"not one row a fault; without any: {missing or 'none'}")
    return found


def main(source: str, target: str) -> None:
    """Print the table and save it."""
    rows = collect_rows(Path(source).read_text())
    for row in rows:
        sys.stdout.write(
            f"{row.fault}\n  saw:       {row.saw}\n  typed:     {row.typed}\n"
            f"  recovered: {row.recovered}\n"
        )
    content = json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False)
    Path(target).write_text(content + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
