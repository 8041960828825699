"""Read the signature of another program, whatever form it is in."""

import re
from base64 import b64decode, urlsafe_b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tutorial_py.characters import count_words

# How many bytes each hash gives.
_HASHES: Final = {20: "sha1", 28: "sha224", 32: "sha256", 48: "sha384", 64: "sha512"}
_BASE64_SIZES: Final = (32, 64)  # other sizes are rather a slip of the pen than base64
_HEX: Final = re.compile(r"[0-9A-Fa-f]+")
_HEX_INSIDE: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{128}|[0-9A-Fa-f]{64})(?![0-9A-Za-z])"
)
_BASE64: Final = re.compile(r"[0-9A-Za-z+/_-]+={0,2}")
_DIGITS: Final = 64  # of a signature
_FEWEST_DIGITS: Final = 8  # of a part of one, to prove anything
_LOWER_CASE: Final = "Write the digits a to f in small letters."
_HEX_FIX: Final = "Write the result in hexadecimal digits, in small letters."


@dataclass(frozen=True, slots=True)
class Remark:
    """What the form of a signature says by itself."""

    code: str
    explanation: str
    fix: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The bytes that a text may stand for, the hash that makes so many, and what its form says."""

    digest: bytes
    algorithm: str
    remarks: tuple[Remark, ...]


def read_signature(text: str) -> tuple[Reading, ...]:
    """Return what `text` may stand for, the likely first; nothing if it is no signature."""
    inside = set(_HEX_INSIDE.findall(text))
    core = inside.pop() if len(inside) == 1 else text.strip().strip("\"'")
    return tuple(_read_core(core))


def find_shape_remark(text: str, signature: str) -> Remark:
    """Say why `text` is not the text of a signature at all."""
    core = text.strip().strip("\"'")
    if _HEX.fullmatch(core) and len(core) >= _FEWEST_DIGITS and core.lower() in signature:
        explanation = f"It is a part of the right signature: {len(core)} of its {_DIGITS} digits."
        return Remark("cut_off", explanation, "Copy or send the signature whole.")
    count = count_words(len(core), "character", "characters")
    explanation = (
        f"This is not a signature: it has {count}; a signature has {_DIGITS}, each one of 0 to 9 "
        "and a to f."
    )
    return Remark("not_a_signature", explanation, "Copy what your program sends as sig.")


def _read_core(core: str) -> Iterator[Reading]:
    if _HEX.fullmatch(core) and len(core) % 2 == 0 and len(core) // 2 in _HASHES:
        case = () if core == core.lower() else (_make_case(core),)
        yield _make_reading(bytes.fromhex(core), case)
        return
    for decoded in _decode(core):
        base64 = Remark("base64", "The other program writes the signature in base64.", _HEX_FIX)
        if len(decoded) in _BASE64_SIZES:
            yield _make_reading(decoded, (base64,))
        text = decoded.decode("ascii", "replace")
        if _HEX.fullmatch(text) and len(text) % 2 == 0 and len(text) // 2 in _HASHES:
            yield _make_reading(bytes.fromhex(text), (base64,))


def _decode(core: str) -> list[bytes]:
    if not _BASE64.fullmatch(core):
        return []
    padded = core.rstrip("=") + "=" * (-len(core.rstrip("=")) % 4)
    found: list[bytes] = []
    for decode in (b64decode, urlsafe_b64decode):
        try:
            decoded = decode(padded)
        except Base64Error:
            continue
        if decoded not in found:
            found.append(decoded)
    return found


def _make_reading(digest: bytes, remarks: tuple[Remark, ...]) -> Reading:
    algorithm = _HASHES[len(digest)]
    if algorithm != "sha256":
        name = algorithm.upper().replace("SHA", "SHA-")
        code = "sha512" if algorithm == "sha512" else "other_hash"
        words = f"The other program computes an HMAC with {name}."
        remarks = (*remarks, Remark(code, words, "Compute an HMAC with SHA-256."))
    return Reading(digest, algorithm, remarks)


def _make_case(core: str) -> Remark:
    is_upper = core == core.upper()
    words = "in capital letters" if is_upper else "in capital and small letters"
    return Remark("upper_case", f"The other program writes the signature {words}.", _LOWER_CASE)
