"""The tables of what can be simulated: workloads, and the choices of a simulation."""

from collections.abc import Iterator, Mapping
from typing import Final

from tutorial_py.cells import Cell, Piece, Row, Table, link_sources, write
from tutorial_py.data import Choice, Rule, Workload, load_rate_limits, load_workloads
from tutorial_py.rate_limits import list_rules
from tutorial_py.simulation_fields import list_ranges
from tutorial_py.simulation_rules.words import show_time

_USUAL: Final = " (usual)"


def build_workloads() -> Table:
    """Build the table of workloads: a row for each, with its sizes."""
    return Table(
        name="workloads",
        caption="Workloads, each with its name in a call",
        columns=("Workload", "What happens", "Usual size"),
        rows=tuple(_make_workload_row(each) for each in load_workloads().workloads.values()),
        notes=(
            "These are examples of ours. What Altrady really sends, we do not know.",
            "No call waits for another: each is sent at its time, whatever became of the others.",
        ),
    )


def _make_workload_row(workload: Workload) -> Row:
    possible = f"{workload.fewest:,} to {workload.most:,}"
    return Row(
        ids=(_make_id("workload", workload.id),),
        cells=(
            _name(workload.title, workload.id),
            write(workload.words),
            write(f"{workload.usual:,} {workload.unit} (possible: {possible})"),
        ),
        disputed=False,
    )


def build_choices() -> Table:
    """Build the table of what a simulation lets one choose; the first choice is the usual one."""
    return Table(
        name="simulation-choices",
        caption="Choices, each with its name in a call",
        columns=("Setting", "Choice", "What it means"),
        rows=tuple(_list_choice_rows()),
        notes=(_note_retries(),),
    )


def _list_choice_rows() -> Iterator[Row]:
    rules = {rule.id: rule for rule in load_rate_limits().rules}
    ordered = {name: rules[name] for name in list_rules()}
    found = load_workloads()
    yield from _make_choice_rows("What is counted", "rule", ordered)
    yield from _make_choice_rows("Window", "window", found.windows)
    yield from _make_choice_rows("Which key takes the next call", "strategy", found.strategies)
    yield from _make_choice_rows("After a refusal", "retry", found.retries)


def _make_choice_rows(
    setting: str, kind: str, choices: Mapping[str, Choice | Rule]
) -> Iterator[Row]:
    for place, choice in enumerate(choices.values()):
        yield Row(
            ids=(_make_id(kind, choice.id),),
            cells=(
                write(setting),
                _name(choice.title + (_USUAL if place == 0 else ""), choice.id),
                _explain(choice),
            ),
            disputed=isinstance(choice, Rule),
        )


def _explain(choice: Choice | Rule) -> Cell:
    if isinstance(choice, Rule):
        return (*write(f"{choice.words} Source: "), *link_sources(choice.origin), *write("."))
    return write(choice.words)


def _name(title: str, name: str) -> Cell:
    return (*write(f"{title} "), Piece(name, "code"))


def _make_id(kind: str, name: str) -> str:
    return f"{kind}-{name.replace('_', '-')}"


def _note_retries() -> str:
    ranges = list_ranges()
    first, longest = (show_time(ranges[name].usual) for name in ("base_ms", "max_ms"))
    return (
        f"Unless you say otherwise, the first wait after a refusal is {first}, the longest "
        f"{longest}, and a call is tried {ranges['max_tries'].usual} times in all."
    )
