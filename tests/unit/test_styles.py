"""The guide's style sheet reaches a reader as one file."""

from __future__ import annotations

import re

from overrides.build.styles import ENTRY, FOLDER, join_styles
from overrides.build.tools import ROOT

NAMES = re.compile(r"\.([a-z]+(?:-[a-z]+)+)")


def test_every_class_of_every_file_is_in_the_joined_one() -> None:
    joined = set(NAMES.findall(join_styles()))
    files = sorted((ROOT / "overrides" / FOLDER).glob("*.css"))
    assert len(files) > 1
    for file in files:
        missing = set(NAMES.findall(file.read_text("utf-8"))) - joined
        assert not missing, file.name


def test_joined_file_waits_for_no_other() -> None:
    assert "@import" in (ROOT / "overrides" / ENTRY).read_text("utf-8")
    assert "@import" not in join_styles()
    assert "url(" not in join_styles()
