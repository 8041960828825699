"""Numbers as text: as JavaScript writes them, and as other clients do."""

import json
import struct
import subprocess
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import steady
from tutorial_py.signing_rules.numbers import (
    WrittenNumber,
    format_like_javascript,
    format_like_python,
    format_like_rust,
    format_plainly,
)

EDGES = [
    *(0.0, -0.0, 1.0, -1.5, 0.1, 0.24, 29000.5, 100.0, 1e-6, 1e-7, 1.5e-7, 123456e-11, 5e-324),
    *(1e15, 1e16, 123456789012345680.0, 1e20, 1e21, 1.2345e25, 1.7976931348623157e308, 2.0**53),
]


def draw_doubles(count: int) -> list[float]:
    """Doubles with every pattern of bits, the same every time, only finite ones."""
    blocks = (sha256(str(number).encode()).digest()[:8] for number in range(count))
    doubles = (struct.unpack(">d", block)[0] for block in blocks)
    return [double for double in doubles if double - double == 0]


def test_numbers_are_written_as_javascript_itself_writes_them() -> None:
    doubles = [*EDGES, *draw_doubles(3000)]
    hexes = [struct.pack(">d", double).hex() for double in doubles]
    script = (
        "const read = (hex) => Buffer.from(hex, 'hex').readDoubleBE();"
        "process.stdin.toArray().then((chunks) => console.log(JSON.stringify("
        "JSON.parse(Buffer.concat(chunks)).map((hex) => String(read(hex))))))"
    )
    done = subprocess.run(  # noqa: S603
        ["node", "-e", script],  # noqa: S607
        input=json.dumps(hexes).encode(),
        capture_output=True,
        check=True,
    )
    assert [format_like_javascript(double) for double in doubles] == json.loads(done.stdout)


@pytest.mark.parametrize(
    ("number", "plain", "python", "rust"),
    [
        (1.0, "1", "1.0", "1.0"),
        (0.24, "0.24", "0.24", "0.24"),
        (-29000.5, "-29000.5", "-29000.5", "-29000.5"),
        (1e-7, "0.0000001", "1e-07", "1e-7"),
        (1.2345e25, "12345000000000000000000000", "1.2345e+25", "1.2345e25"),
        (0.0, "0", "0.0", "0.0"),
    ],
)
def test_other_clients_write_numbers_otherwise(
    number: float, plain: str, python: str, rust: str
) -> None:
    assert format_plainly(number) == plain
    assert format_like_python(number) == python
    assert format_like_rust(number) == rust


@steady
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_form_means_the_same_number(number: float) -> None:
    for write in (format_like_javascript, format_plainly, format_like_python, format_like_rust):
        assert float(write(number)) == number


def test_number_keeps_how_it_was_written() -> None:
    number = WrittenNumber("1.10")
    assert number == 1.1
    assert number.written == "1.10"
