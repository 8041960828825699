"""The reference pages explain the columns that their tables have."""

from __future__ import annotations

import re

import pytest

from overrides.build import seal_tables, speed_tables
from tests.docs.guide import find_page, read_pages
from tutorial_py.tables import TABLES, build_table

BESIDE_THE_TABLE = {"notes"}
KINDS = "limit|error|shape|workload|rule|window|strategy|retry"
ANCHOR = re.compile(rf"({KINDS})-[a-z0-9-]+")
OF_THE_SIMULATOR = ("workloads", "simulation-choices")
"""Tables of what can be simulated: no facts about the exchange, so not among the references."""

FACTS = [name for name in TABLES if name not in OF_THE_SIMULATOR]


def test_every_table_of_facts_has_a_page_of_its_name_and_stands_there_alone() -> None:
    placed = [
        (page.path, name) for page in read_pages() for kind, name in page.markers if kind == "facts"
    ]
    assert sorted(placed) == sorted(
        [
            *((f"reference/{name}.md", name) for name in FACTS),
            *(("tools/simulate-rate-limits.md", name) for name in OF_THE_SIMULATOR),
            ("reference/licences.md", "licences"),
            ("versions.md", "versions"),
            *(("reference/seal-tests.md", name) for name in seal_tables.TABLES),
            *(("reference/speed.md", name) for name in speed_tables.TABLES),
        ]
    )


@pytest.mark.parametrize("name", FACTS)
def test_explanation_names_columns_as_the_table_does(name: str) -> None:
    points = re.findall(
        r"^- (.+)$", find_page(f"reference/{name}.md").section("How to read it"), re.MULTILINE
    )
    named = {bold for point in points for bold in re.findall(r"\*\*(.+?)\*\*", point)}
    assert named
    assert named - BESIDE_THE_TABLE <= set(build_table(name).columns)


@pytest.mark.parametrize("name", TABLES)
def test_anchors_of_rows_are_unique_and_words_in_lower_case(name: str) -> None:
    anchors = [anchor for row in build_table(name).rows for anchor in row.ids]
    assert sorted(set(anchors)) == sorted(anchors)
    assert all(
        re.fullmatch(r"(limit|error|shape|workload|rule|window|strategy|retry)-[a-z0-9-]+", anchor)
        for anchor in anchors
    )
