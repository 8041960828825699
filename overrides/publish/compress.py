"""Put compressed copies beside the files of a tree, for hosts that serve those as they are."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

SUFFIXES = frozenset(
    {
        *(".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".map"),
        *(".frame", ".whl", ".zip"),  # the runtime's, which are stored or barely compressed
        ".pdf",  # whose structure for screen readers is not compressed
    }
)
"""What gets smaller. The runtime's `.gzip` and `.brotli` files are compressed already."""

SMALLEST = 512
"""Bytes below which the headers cost more than compressing wins."""

WORTH = 0.95
"""A copy is kept when it is at most this much of its file."""


def compress_file(path: Path) -> list[Path]:
    """Write a file's copies in brotli and gzip, the same every time; list those worth keeping."""
    content = path.read_bytes()
    made = {
        ".br": brotli.compress(content, quality=11),
        ".gz": gzip.compress(content, compresslevel=9, mtime=0),
    }
    kept = {end: copy for end, copy in made.items() if len(copy) <= WORTH * len(content)}
    for end, copy in kept.items():
        path.with_name(path.name + end).write_bytes(copy)
    return [path.with_name(path.name + end) for end in kept]


def compress_tree(folder: Path) -> list[Path]:
    """Compress all files of a tree that are worth it; list the copies."""
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES and path.is_file() and path.stat().st_size >= SMALLEST
    ]
    with ThreadPoolExecutor() as pool:  # both libraries let other threads work meanwhile
        return [copy for copies in pool.map(compress_file, files) for copy in copies]
