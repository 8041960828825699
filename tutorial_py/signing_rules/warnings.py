"""All that signing warns of, the worst first."""

from tutorial_py.problems import sort_problems
from tutorial_py.signing_rules.findings import SigningProblem
from tutorial_py.signing_rules.key_warnings import find_key_warnings
from tutorial_py.signing_rules.param_string import Written
from tutorial_py.signing_rules.param_warnings import find_param_warnings
from tutorial_py.signing_rules.request import Request
from tutorial_py.signing_rules.stamp_warnings import find_stamp_warnings


def find_warnings(
    request: Request, written: Written, now_ms: int | None
) -> tuple[SigningProblem, ...]:
    """Find what the exchange would refuse, or clients sign differently, though it can be signed."""
    return sort_problems(
        [
            *find_stamp_warnings(request, now_ms),
            *find_key_warnings(request.api_key, request.secret),
            *find_param_warnings(request, written),
        ]
    )
