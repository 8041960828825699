"""Rules for what stands apart: admonitions, folds and tabs. Folds and tabs are open on paper."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from overrides.pdf.code import call, join, quote
from overrides.pdf.words import leave_out

if TYPE_CHECKING:
    from overrides.pdf.writer import Rule, Writer

KINDS: Final = ("note", "info", "tip", "warning")


def write_admonition(writer: Writer, element: ET.Element) -> str:
    """Write a box with a title."""
    title, *rest = element
    body = ET.Element("div")
    body.extend(rest)
    kind = element.get("class", "").split()[-1]
    return call("boxed", quote(kind), writer.write_inline(title), writer.write_flow(body))


def write_fold(writer: Writer, element: ET.Element) -> str:
    """Write a fold, opened."""
    title, *rest = element
    body = ET.Element("div")
    body.extend(rest)
    return call("opened", writer.write_inline(title), writer.write_flow(body))


def write_tabs(writer: Writer, element: ET.Element) -> str:
    """Write tabs, opened one after the other, each below its label."""
    labels = element.findall("div[@class='tabbed-labels']/label")
    bodies = element.findall("div[@class='tabbed-content']/div")
    pairs = zip(labels, bodies, strict=True)
    return join(
        call("opened", writer.write_inline(label), writer.write_flow(body)) for label, body in pairs
    )


RULES: Final[Mapping[str, Rule]] = {
    **{f"div.admonition.{kind}": write_admonition for kind in KINDS},
    **{f"details.{kind}": write_fold for kind in KINDS},
    "div.tabbed-set.tabbed-alternate": write_tabs,
    # Links to the PDF, and the button that prints.
    "div.on-paper": leave_out,
}
