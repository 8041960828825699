"""The reference tables of the guide, drawn from the data. How they look is not decided here."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from tutorial_py.cells import Cell, Piece, Row, Table, link_sources, list_points, show_day, write
from tutorial_py.data import ErrorRow, Shape, load_error_codes, load_key_shapes
from tutorial_py.limit_table import build_rate_limits
from tutorial_py.workload_table import build_choices, build_workloads

__all__ = ["TABLES", "Cell", "Piece", "Row", "Table", "build_table"]


def build_table(name: str) -> Table:
    """Build the table `name`, one of TABLES. Raises ValueError for any other name."""
    if name not in TABLES:
        raise ValueError(f"no table {name!r}; there are {', '.join(TABLES)}")
    return TABLES[name]()


def _build_error_codes() -> Table:
    facts = load_error_codes()
    return Table(
        name="error-codes",
        caption="Error codes that you may meet when you connect an account",
        columns=(
            *("Code", "HTTP", "Old code (v2)", "What it means", "What to do"),
            *("Step", "Source", "Checked"),
        ),
        rows=tuple(_make_error_row(row) for row in facts.rows),
        notes=tuple(trap.words for trap in facts.traps),
    )


def _make_error_row(row: ErrorRow) -> Row:
    codes: list[Piece] = []
    for each in row.codes:
        codes += [*write(", " if codes else ""), Piece(str(each.code), "code")]
        codes += [*write(" "), Piece(each.name, "code")] if each.name else []
    return Row(
        ids=tuple(f"error-{each.code}" for each in row.codes),
        cells=(
            tuple(codes),
            write(", ".join(str(status) for status in row.http) or "not known"),
            (Piece(str(row.v2), "code"),) if row.v2 else write("none"),
            write(f"{row.title}. {row.meaning}"),
            list_points(row.fixes),
            _link_step(row.step),
            link_sources(row.origin),
            show_day(row.origin),
        ),
        disputed=False,
    )


def _link_step(step: str) -> Cell:
    return (Piece(step.replace("-", " ").capitalize(), "link", f"step:{step}"),)


def _build_key_shapes() -> Table:
    facts = load_key_shapes()
    return Table(
        name="key-shapes",
        caption="What API keys and secrets have looked like so far",
        columns=("Field", "Looks like", "Length", "Seen in samples", "Source", "Checked"),
        rows=tuple(_make_shape_row(shape) for shape in facts.shapes.values()),
        notes=tuple(_note_shapes()),
    )


def _make_shape_row(shape: Shape) -> Row:
    body = write(f"{shape.body} letters and digits of base58")
    prefix = (Piece(shape.prefix, "code"), *write(" and then ")) if shape.prefix else ()
    seen = f"{shape.seen} of {shape.out_of}" if shape.out_of else f"{shape.seen}"
    return Row(
        ids=(f"shape-{shape.id}",),
        cells=(
            write(shape.title),
            prefix + (body if shape.prefix else (*body, *write(", no prefix"))),
            write(f"{shape.length} characters"),
            write(seen),
            link_sources(shape.origin),
            show_day(shape.origin),
        ),
        disputed=False,
    )


def _note_shapes() -> Iterable[str]:
    alphabet = load_key_shapes().alphabet
    yield (
        "No official format has been published. Only the exchange can say that a key is valid; "
        "the key checker never does."
    )
    yield (
        f"Base58 has no {' '.join(alphabet.absent)}, because they are easily taken for other "
        f"characters. None of them was among the {alphabet.seen_characters} characters seen."
    )
    yield (
        f"{alphabet.bytes} bytes written in base58 make {load_key_shapes().shapes['api-key'].body} "
        f"characters. About {alphabet.short_percent}% of them make only {alphabet.short_body}."
    )
    yield (
        "Keys of the Crypto.com App do not work on the Exchange. "
        "Keys of other exchanges have other shapes."
    )


TABLES: Final[Mapping[str, Callable[[], Table]]] = {
    "rate-limits": build_rate_limits,
    "error-codes": _build_error_codes,
    "key-shapes": _build_key_shapes,
    "workloads": build_workloads,
    "simulation-choices": build_choices,
}
