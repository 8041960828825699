"""The two ways in which something given to this package can be no good."""


class InputError(ValueError):
    """Arguments of a call that nothing can be computed from.

    `field` is the path of the argument, such as `keys[0].secret`; `message` says what is wrong.
    Neither repeats what was typed.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class DataError(ValueError):
    """A row of `tutorial_py/data` that is not as it should be: the maintainer's to repair."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message
