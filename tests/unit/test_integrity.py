import json
import re
from pathlib import Path

import pytest

from overrides.build.integrity import MODULES, bind_page, list_modules
from overrides.build.tools import make_integrity

SCRIPTS = "assets/javascripts"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the project's modules, a script and a style, each of its own content."""
    (tmp_path / SCRIPTS).mkdir(parents=True)
    for path in MODULES.glob("*.js"):
        (tmp_path / SCRIPTS / path.name).write_text(f"{path.read_text()}// served")
    (tmp_path / "theme.js").write_text("theme()")
    (tmp_path / "theme.css").write_text("p {}")
    return tmp_path


def write_page(start: str) -> str:
    return (
        f'<link rel="stylesheet" href="{start}theme.css"><script src="{start}theme.js"></script>'
        f'<link rel="modulepreload" href="{start}{SCRIPTS}/tutorial.js">'
        f'<script type="module" src="{start}{SCRIPTS}/tutorial.js"></script>'
        f'<script type="module" async src="{start}{SCRIPTS}/beside-forms.js"></script>'
        f'<script defer fetchpriority="low" src="{start}theme.js"></script>'
    )


def read_map(text: str) -> dict[str, str]:
    (content,) = re.findall(r'<script type="importmap">(.*?)</script>', text)
    (hashes,) = json.loads(content).values()
    return dict(hashes)


PLACES = pytest.mark.parametrize(
    ("page", "start"),
    [
        ("index.html", ""),
        ("tools/index.html", "../"),
        ("a/b/index.html", "../../"),
        ("404.html", "/"),
    ],
)


@PLACES
def test_every_script_and_style_says_the_hash_of_its_file(
    site: Path, page: str, start: str
) -> None:
    text = bind_page(site, site / page, write_page(start))
    modules = ((f"{SCRIPTS}/tutorial.js", 2), (f"{SCRIPTS}/beside-forms.js", 1))
    for address, times in (("theme.js", 2), ("theme.css", 1), *modules):
        integrity = make_integrity((site / address).read_bytes())
        assert text.count(f'"{start}{address}" integrity="{integrity}"') == times


@PLACES
def test_import_map_stands_before_the_modules_and_knows_each(
    site: Path, page: str, start: str
) -> None:
    text = bind_page(site, site / page, write_page(start))
    assert (
        text.index('type="importmap"') < text.index("modulepreload") < text.index('type="module"')
    )
    hashes = read_map(text)
    assert {address.rsplit("/", 1)[1] for address in hashes} == {
        path.name for path in MODULES.glob("*.js")
    }
    for address, integrity in hashes.items():
        assert address.startswith(("/", "./", "../")), "what else is taken for a bare name"
        name = address.rsplit("/", 1)[1]
        assert integrity == make_integrity((site / SCRIPTS / name).read_bytes())


@PLACES
def test_every_module_that_the_forms_need_is_loaded_ahead_and_no_other(
    site: Path, page: str, start: str
) -> None:
    text = bind_page(site, site / page, write_page(start))
    found = re.findall(r'<link rel="modulepreload" href="([^"]+)" integrity="([^"]+)">', text)
    assert {address for address, _ in found} == {
        f"{start}{SCRIPTS}/{path.name}" for path in list_modules(MODULES / "tutorial.js")
    }
    assert len(found) == len(set(found))
    for address, integrity in found:
        name = address.rsplit("/", 1)[1]
        assert integrity == make_integrity((site / SCRIPTS / name).read_bytes())


def test_rest_of_the_page_stays_as_it_is(site: Path) -> None:
    rest = '<link rel="icon" href="x.svg"><script type="application/json">{"src": "y"}</script>'
    text = bind_page(site, site / "index.html", rest + write_page(""))
    assert text.startswith(rest)


@pytest.mark.parametrize("address", ["gone.js", "https://other.test/a.js", "../theme.js"])
def test_script_that_is_no_file_of_the_site_stops_the_build(site: Path, address: str) -> None:
    page = f'<script src="{address}"></script>{write_page("")}'
    with pytest.raises(ValueError, match=f"index.html: {address} is no file of the site"):
        bind_page(site, site / "index.html", page)


def test_page_without_the_modules_stops_the_build(site: Path) -> None:
    with pytest.raises(ValueError, match=r"index\.html: no place for the hashes"):
        bind_page(site, site / "index.html", "<p>")
