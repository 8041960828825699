"""What comes of importing each module of Python's library, and of each character in encodings.

Runs in Pyodide, and gives JSON: by name nothing or an error's words, and a checksum.
"""

import contextlib
import importlib
import io
import json
import sys
import zlib

SHOWY = {"antigravity", "this"}
"""They open a page, or print a poem."""

ENCODINGS = (
    *("gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs", "cp950"),
    *("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213", "euc_jp", "euc_jis_2004"),
    *("iso2022_jp", "iso2022_jp_3", "iso2022_jp_ext", "iso2022_kr", "cp949", "euc_kr", "johab"),
)
CHARACTERS = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))


def import_module(name: str) -> str:
    """Import a module; give nothing, or the words of the error."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module(name)
    except BaseException as error:  # noqa: BLE001 - some exit
        return f"{type(error).__name__}: {error}"
    return ""


def encode(name: str) -> int:
    """Give a checksum over all characters in an encoding, and back."""
    encoded = CHARACTERS.encode(name, "ignore")
    return zlib.crc32(encoded.decode(name, "replace").encode(), zlib.crc32(encoded))


json.dumps(
    {
        "modules": {name: import_module(name) for name in sorted(sys.stdlib_module_names - SHOWY)},
        "encodings": {name: encode(name) for name in ENCODINGS},
    }
)
