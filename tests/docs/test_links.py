"""Links out of the guide lead to the sources that the data names, and to few others."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.docs.guide import Document, every_page
from tutorial_py.data import load_sources

SOURCES = {source.url for source in load_sources().values() if source.url}
ELSEWHERE = {"https://github.com/jimporter/mike", "https://keepachangelog.com/en/1.1.0/"}
"""Pages that are no sources of facts."""

OF_NOBODY = ("127.0.0.1", "guide.example")
"""Hosts of examples, which no link could lead to."""


def list_outside(page: Document) -> list[str]:
    return [address for _, address in page.links if urlsplit(address).scheme]


@every_page
def test_links_lead_to_sources_that_the_data_has(page: Document) -> None:
    unknown = [url for url in list_outside(page) if url not in SOURCES | ELSEWHERE]
    assert unknown == []


@every_page
def test_links_out_are_encrypted_and_carry_no_query(page: Document) -> None:
    for address in list_outside(page):
        parts = urlsplit(address)
        assert (parts.scheme, parts.query) == ("https", "")


@every_page
def test_addresses_stand_in_links_only(page: Document) -> None:
    bare = re.findall(r"(?<!\()https?://\S+", page.body)
    assert [url for url in bare if not any(host in url for host in OF_NOBODY)] == []


def test_sources_have_the_address_of_the_document_and_not_of_its_site() -> None:
    bare = [
        source.id
        for source in load_sources().values()
        if source.url and urlsplit(source.url).path in ("", "/")
    ]
    assert bare == []
