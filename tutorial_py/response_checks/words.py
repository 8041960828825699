"""The sentences about what was found."""

from typing import Final

from tutorial_py.data.error_codes import ErrorRow, load_error_codes
from tutorial_py.response_checks.statuses import Status

BY_WORDS: Final = "Recognised by its words alone. If the answer has a code, the code decides."
BY_HINT: Final = (
    "The words fit several errors or none. The code in the body of the answer decides: look for it."
)
BY_NUMBER: Final = "Nothing in the text calls this number a code. If it is none, leave this out."
NOTHING: Final = (
    "Nothing in this text is an error that the guide knows. Paste the whole answer of the "
    "exchange with its code, or the message word for word."
)
BY_SHORT_NUMBER: Final = (
    "A number of three digits may also be the HTTP status; only the code in the body is meant here."
)
_ASK: Final = (
    "Look in the API reference of the exchange, or give it and the time to the support of the "
    "program that you use. Never give a secret."
)


def say_status(status: Status) -> str:
    """Say that a status alone does not tell the error."""
    doubt = " The number may also be no HTTP status at all." if status.doubtful else ""
    return (
        f"Only the HTTP status {status.number} speaks for this. "
        f"The code in the body of the answer decides: look for it.{doubt}"
    )


def say_old_code(row: ErrorRow) -> str:
    """Say that a number is one of the retired version."""
    return (
        f"{row.v2} is the number of the retired version 2 for this error. "
        "The answer comes from an old program or an old page: update the program."
    )


def say_others(row: ErrorRow) -> tuple[str, ...]:
    """Name the codes of a row with several, when the text does not say which one it is."""
    if len(row.codes) == 1:
        return ()
    codes = ", ".join(f"{each.code} {each.name}".strip() for each in row.codes)
    return (f"Several codes mean this: {codes}. The text does not say which one it is.",)


def say_other_name(name: str) -> str:
    """Say that the message beside a code is not the name of the code."""
    return f"The message beside the code is {name}, which is not the name that the guide knows."


def say_read_body() -> str:
    """Say why an answer with HTTP 200 is an error all the same."""
    return load_error_codes().find_trap("http-200")


def say_unknown(code: int, name: str, message: str, status: Status | None) -> str:
    """Say what is there about a code or a name that the guide does not know, without guessing."""
    what = f"code {code}" if code >= 0 else f"name {name}"
    parts = [f"The guide does not know the {what}, and does not guess."]
    parts += [f"The message beside it: “{message}”."] if message and code >= 0 else []
    parts += [f"It came with HTTP {status.number}."] if status else []
    return " ".join([*parts, *load_error_codes().list_traps(code), _ASK])


def say_unknown_status(status: Status) -> str:
    """Say that a status of which the guide has no error does not tell the error."""
    return (
        f"The guide has no error with the HTTP status {status.number}. "
        "The code in the body of the answer decides: paste the whole answer."
    )
