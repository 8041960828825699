"""The licences of everything that the guide serves and is not its own, with their texts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from typing import Final

from overrides.build.parts import FOLDER, THEME, Part, check_parts, list_bundled, load_parts
from overrides.build.tools import PYODIDE, ROOT
from tutorial_py.cells import Cell, Piece, Row, Table, write

MODULES: Final = ROOT / "node_modules"
THEME_PACKAGE: Final = "mkdocs-material"
PLACES: Final = {
    "theme": "in the theme's scripts and styles",
    "icons": "signs in pages and styles",
    "loader": "in the workers",
    "binary": "in Python's binary",
    "paper": "letters in the PDFs",
}


@dataclass(frozen=True)
class Licence:
    """The licence of one thing that is served. `text` is "" where the licence asks for none."""

    name: str
    title: str
    version: str
    licence: str
    place: str
    text: str = ""
    source: str = ""

    @property
    def address(self) -> str:
        """Where its text is served, from the site's root."""
        return f"licences/{self.name}.txt"


def read_text(licence: str) -> str:
    """Read a licence's text by its SPDX name. Raises FileNotFoundError when it is not there."""
    return (FOLDER / "texts" / f"{licence}.txt").read_text("utf-8")


def describe_theme() -> Licence:
    """Describe the theme, from the metadata of its package."""
    package = distribution(THEME_PACKAGE)
    (text,) = [file for file in package.files or () if file.parts[-2:] == ("licenses", "LICENSE")]
    licence = package.metadata["License-Expression"]
    title, place = "Material for MkDocs", "pages, scripts, styles"
    content = text.read_text(encoding="utf-8")
    return Licence(THEME_PACKAGE, title, package.version, licence, place, content)


def describe_package(name: str, place: str) -> Licence:
    """Describe a package of node_modules, from its own metadata."""
    note = json.loads((MODULES / name / "package.json").read_text("utf-8"))
    own = [path for path in (MODULES / name).glob("LICENSE*") if path.is_file()]
    text = own[0].read_text("utf-8") if own else read_text(note["license"])
    return Licence(
        name, name, note["version"], note["license"], place, text, note.get("homepage", "")
    )


def name_version(part: Part) -> str:
    """Say which version a part has, as far as what it is in says so."""
    if part.name == "python":
        lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
        return str(lock["info"]["python"])
    if part.origin:
        return f"as in {part.origin} {find_version(part.origin)}"
    if part.place in ("theme", "icons"):
        return f"as in Material for MkDocs {distribution(THEME_PACKAGE).version}"
    return f"as in Pyodide {json.loads((PYODIDE / 'package.json').read_text())['version']}"


def find_version(package: str) -> str:
    """Find the version of a package that is installed here, from npm or for Python."""
    note = MODULES / package / "package.json"
    if note.is_file():
        return str(json.loads(note.read_text("utf-8"))["version"])
    return distribution(package).version


def describe_part(part: Part) -> Licence:
    """Describe a part that is written down in `parts.toml`."""
    texts = [part.title, part.copyright]
    if part.place == "icons":
        (own,) = (THEME / ".icons" / part.name).glob("LICENSE*")
        texts.append(own.read_text("utf-8"))
    if part.text == "known":
        texts.append(read_text(part.licence))
    text = "\n\n".join(each.strip() for each in texts if each) + "\n"
    asked = "" if part.text == "none" else text
    return Licence(
        part.name, part.title, name_version(part), part.licence, PLACES[part.place], asked
    )


@cache
def list_licences() -> tuple[Licence, ...]:
    """List the licences, by title. Raises UnknownPartError when something has none."""
    parts = load_parts()
    check_parts(parts)
    found = [describe_theme(), *(describe_part(part) for part in parts)]
    found += [describe_package(name, place) for name, place in list_bundled().items()]
    return tuple(sorted(found, key=lambda each: each.title.lower()))


def build_licences() -> Table:
    """Build the table of the licences; each is linked to its text."""
    return Table(
        name="licences",
        caption="What the guide serves that others have made",
        columns=("Part", "Version", "Licence", "Where it is"),
        rows=tuple(_make_row(each) for each in list_licences()),
        notes=("A part that is linked has a page of its own, which says where to get its source.",),
    )


def _make_row(each: Licence) -> Row:
    title: Cell = (Piece(each.title, "link", each.source),) if each.source else write(each.title)
    words = each.licence if each.text else f"{each.licence} (asks for no text)"
    licence = Piece(words, "link", f"/{each.address}") if each.text else Piece(words)
    cells = (title, write(each.version), (licence,), write(each.place))
    return Row(ids=(f"licence-{each.name}",), cells=cells, disputed=False)
