"""What the local exchange answers when it refuses: codes and statuses of the guide's own rows."""

from tutorial_py.data import load_error_codes

_ROWS = {
    code.name: (code.code, row.http[0])
    for row in load_error_codes().rows
    for code in row.codes
    if code.name and row.http
}


class Refusal(Exception):  # noqa: N818
    """A call that is refused; `name` is that of its error code."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.code, self.status = _ROWS[name]
