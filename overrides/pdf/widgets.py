"""Rules for forms: their worked examples stand in their places."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Final

from overrides.build.forms import FORMS
from overrides.pdf.code import NOTHING, call, join, quote
from overrides.pdf.examples import EXAMPLES
from overrides.pdf.markup import make
from overrides.pdf.writer import Rule, UnknownElementError, Writer

INSTEAD: Final = (
    "Online, a form for your own values stands here, sealed in the browser. This is what it shows "
    "for samples, computed by the same program when this document was made. Without the form: "
)


def write_widget(writer: Writer, element: ET.Element) -> str:
    """Write the worked example of a form; no form is an empty box.

    Raises UnknownElementError for a form that has none.
    """
    example = element.find(".//figure")
    if example is not None:
        title, body = _write_shown(writer, example)
    elif element.tag in EXAMPLES:
        words, show = EXAMPLES[element.tag]
        title, body = quote(words), join(map(writer.write, show()))
    else:
        raise UnknownElementError(f"{writer.page}: no worked example of {element.tag}")
    by_hand = make("a", "check by hand", href=f"{writer.live}tools/{element.tag}/#check-by-hand")
    words = join([quote(INSTEAD), writer.write(by_hand), quote(".")])
    return call("worked-example", title, words, body)


def _write_shown(writer: Writer, example: ET.Element) -> tuple[str, str]:
    """Write the example that the page shows itself."""
    caption, *rest = example
    title = quote("".join(caption.itertext()))
    return title, join(code for each in rest if (code := writer.write(each)) != NOTHING)


RULES: Final[Mapping[str, Rule]] = {f"{name}.widget": write_widget for name in FORMS}
