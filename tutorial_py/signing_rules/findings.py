"""What signing warns of: a problem, the field it belongs to, and sometimes two choices."""

from dataclasses import dataclass
from typing import Literal

from tutorial_py.problems import SEVERITIES, Problem, Severity

type RequestField = Literal["method", "id", "api_key", "secret", "nonce", "params"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two ways in which official samples sign the same request."""

    name: str
    payload: str
    signature: str


@dataclass(frozen=True, slots=True)
class SigningProblem:
    """A problem of a field; `path` names a place in the params, "" for other fields.

    `position` is a 0-based index in code points into the text of the field, or None.
    """

    field: RequestField
    path: str
    code: str
    severity: Severity
    message: str
    fix: str
    position: int | None
    choices: tuple[Choice, ...]


def warn(  # noqa: PLR0913 - a problem has these parts
    field: RequestField,
    code: str,
    message: str,
    fix: str,
    *,
    path: str = "",
    choices: tuple[Choice, ...] = (),
) -> SigningProblem:
    """Make a problem of a registered code, with the severity of that code."""
    return SigningProblem(field, path, code, SEVERITIES[code], message, fix, None, choices)


def place(field: RequestField, problem: Problem) -> SigningProblem:
    """Put a problem that was found in a text into the field that holds the text."""
    return SigningProblem(
        field=field,
        path="",
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        fix=problem.fix,
        position=problem.position,
        choices=(),
    )
