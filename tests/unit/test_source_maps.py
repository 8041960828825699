from pathlib import Path

from overrides.build.source_maps import forget_maps


def test_mention_of_a_map_goes_and_the_rest_stays(tmp_path: Path) -> None:
    files = {
        "a.js": b"let a=1\n//# sourceMappingURL=a.js.map\n",
        "deep/b.css": b"p{}\n/*# sourceMappingURL=b.css.map */",
        "c.js": b"// of sourceMappingURL=x we speak\nlet c\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    forget_maps(tmp_path)
    assert (tmp_path / "a.js").read_bytes() == b"let a=1\n"
    assert (tmp_path / "deep" / "b.css").read_bytes() == b"p{}\n"
    assert (tmp_path / "c.js").read_bytes() == files["c.js"]
