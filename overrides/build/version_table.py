"""The table of the guide's versions."""

from __future__ import annotations

from overrides.build.versions import list_versions
from tutorial_py.cells import Row, Table, write


def build_versions() -> Table:
    """Build the table, the newest version first."""
    return Table(
        name="versions",
        caption="The versions of this guide",
        columns=("Version", "Fits screens with"),
        rows=tuple(
            Row(ids=(), cells=(write(each.title), write(each.screens)), disputed=False)
            for each in list_versions()
        ),
        notes=(),
    )
