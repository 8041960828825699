import subprocess
from pathlib import Path

import pytest

from overrides.build.file_list import FILE_LIST, write_file_list


def run_sha256sum(site: Path) -> tuple[int, str]:
    command = ["sha256sum", "--check", "--strict", "--quiet", FILE_LIST]
    done = subprocess.run(  # noqa: S603
        command, cwd=site, check=False, capture_output=True, text=True
    )
    return done.returncode, done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("b.html", "a/z.js", "a/b c.txt", "_headers", "nginx.conf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def list_names(site: Path) -> list[str]:
    return [line.split("  ", 1)[1] for line in (site / FILE_LIST).read_text().splitlines()]


def test_every_served_file_is_listed_in_order(site: Path) -> None:
    write_file_list(site)
    assert list_names(site) == ["a/b c.txt", "a/z.js", "b.html"]


def test_same_files_give_the_same_list_and_the_list_is_not_in_it(site: Path) -> None:
    write_file_list(site)
    first = (site / FILE_LIST).read_bytes()
    write_file_list(site)
    assert (site / FILE_LIST).read_bytes() == first


def test_sha256sum_accepts_the_list_and_notices_a_flipped_byte(site: Path) -> None:
    write_file_list(site)
    assert run_sha256sum(site) == (0, "")
    (site / "a" / "z.js").write_text("a/Z.js")
    assert run_sha256sum(site) == (1, "a/z.js: FAILED\n")


def test_name_that_the_format_cannot_hold_stops_the_build(site: Path) -> None:
    (site / "a\nb").write_text("")
    with pytest.raises(ValueError, match="no name for a list"):
        write_file_list(site)
