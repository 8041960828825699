import gzip
import random
from pathlib import Path

import brotli

from overrides.publish.compress import compress_tree


def test_copies_are_made_of_what_gets_smaller_and_are_the_same_every_time(tmp_path: Path) -> None:
    text = b"<p>the same again</p>" * 100
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_bytes(text)
    made = compress_tree(tmp_path)
    assert [path.name for path in made] == ["page.html.br", "page.html.gz"]
    assert brotli.decompress(made[0].read_bytes()) == text
    assert gzip.decompress(made[1].read_bytes()) == text
    before = [path.read_bytes() for path in made]
    compress_tree(tmp_path)
    assert [path.read_bytes() for path in made] == before


def test_what_is_small_packed_or_of_another_kind_has_no_copy(tmp_path: Path) -> None:
    (tmp_path / "small.html").write_bytes(b"<p>")
    (tmp_path / "packed.gzip").write_bytes(b"a" * 1000)
    (tmp_path / "picture.png").write_bytes(b"a" * 1000)
    assert compress_tree(tmp_path) == []


def test_copy_that_wins_nothing_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "noise.js").write_bytes(random.Random(1).randbytes(2000))  # noqa: S311 - noise
    assert compress_tree(tmp_path) == []
