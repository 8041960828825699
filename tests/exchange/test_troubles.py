"""Six ways in which a call goes wrong: the snippets meet the statuses and codes of the guide."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import pytest

from tests.exchange.gate import Key
from tests.exchange.run import KEYS, LANGUAGES, Answer, read_answer, run_code, write_code
from tests.exchange.server import LocalExchange
from tests.unit.strategies import KEY, OTHER_KEY, OTHER_SECRET, SECRET
from tutorial_py.data import load_rate_limits, load_signing

# Where the snippets take the time: lines that set nonce or id.
STAMPS = re.compile(r"^((?:const )?(?:nonce|id) ?= ?)[^;\n]+", re.MULTILINE)
TOLERANCE_MS = load_signing().nonce.tolerance_ms

NOW = 1_700_000_000_000

type Meet = Callable[..., list[Answer]]


@pytest.fixture(params=LANGUAGES)
def meet(request: pytest.FixtureRequest, tmp_path: Path) -> Meet:
    """Run a snippet against a local exchange whose clock stands still, `ahead_ms` of the snippet's.

    It runs once for each of `ids`, which are milliseconds after the time of the first.
    """
    language: str = request.param

    def run(
        method: str = "private/user-balance",
        *,
        keys: dict[str, str] = KEYS,
        addresses: Collection[str] = (),
        ahead_ms: int = 0,
        ids: Iterable[int] = (0,),
    ) -> list[Answer]:
        issued = [Key(KEY, SECRET, addresses), Key(OTHER_KEY, OTHER_SECRET)]
        answers = []
        with LocalExchange(issued, lambda: NOW + ahead_ms) as exchange:
            code = write_code(language, method, {}, exchange)
            for each in ids:
                stamped = STAMPS.sub(rf"\g<1>{NOW + each}", code)
                assert stamped != code
                answers.append(read_answer(language, run_code(language, stamped, tmp_path, keys)))
        return answers

    return run


def test_wrong_key_is_refused(meet: Meet) -> None:
    (answer,) = meet(keys={**KEYS, "CRYPTOCOM_API_KEY": KEY[:-1]})
    assert answer.outcome == (401, 40101)


def test_wrong_secret_is_refused(meet: Meet) -> None:
    (answer,) = meet(keys={**KEYS, "CRYPTOCOM_API_SECRET": SECRET[:-1]})
    assert answer.outcome == (401, 40101)


def test_secret_of_another_key_is_refused(meet: Meet) -> None:
    (answer,) = meet(keys={**KEYS, "CRYPTOCOM_API_SECRET": OTHER_SECRET})
    assert answer.outcome == (401, 40101)


@pytest.mark.parametrize("ahead_ms", [TOLERANCE_MS + 1, -TOLERANCE_MS - 1])
def test_nonce_too_far_off_is_refused(meet: Meet, ahead_ms: int) -> None:
    (answer,) = meet(ahead_ms=ahead_ms)
    assert answer.outcome == (400, 40102)


def test_nonce_just_near_enough_is_taken(meet: Meet) -> None:
    (answer,) = meet(ahead_ms=TOLERANCE_MS)
    assert answer.outcome == (200, 0)


def test_id_used_before_is_refused(meet: Meet) -> None:
    first, second = meet(ids=[0, 0])
    assert first.outcome == (200, 0)
    assert second.outcome == (400, 40006)


def test_address_not_on_the_whitelist_is_refused(meet: Meet) -> None:
    (answer,) = meet(addresses=["203.0.113.7"])
    assert answer.outcome == (401, 40103)


def test_address_on_the_whitelist_is_let_in(meet: Meet) -> None:
    (answer,) = meet(addresses=["203.0.113.7", "127.0.0.1"])
    assert answer.outcome == (200, 0)


def test_one_call_too_many_is_refused(meet: Meet) -> None:
    limits = {name: limit for limit in load_rate_limits().limits for name in limit.methods}
    calls = limits["private/get-trades"].calls
    answers = meet("private/get-trades", ids=range(calls + 1))
    assert [answer.outcome for answer in answers] == [(200, 0)] * calls + [(429, 42901)]


def test_unknown_method_is_refused(meet: Meet) -> None:
    (answer,) = meet("private/create-ordre")
    assert answer.outcome == (400, 40002)
