import re
from datetime import date

import pytest

from tutorial_py.data import (
    load_address_kinds,
    load_error_codes,
    load_key_shapes,
    load_rate_limits,
    load_sources,
)
from tutorial_py.data.address_kinds import read_address_kinds
from tutorial_py.data.error_codes import read_error_codes
from tutorial_py.data.key_shapes import read_key_shapes
from tutorial_py.data.rate_limits import read_rate_limits
from tutorial_py.data.rows import open_file, parse_file
from tutorial_py.data.sources import read_sources
from tutorial_py.data.workloads import read_workloads
from tutorial_py.errors import DataError
from tutorial_py.steps import STEPS

FILES = ["sources", "rate_limits", "error_codes", "key_shapes", "address_kinds", "workloads"]
READERS = {
    "sources": read_sources,
    "rate_limits": read_rate_limits,
    "error_codes": read_error_codes,
    "key_shapes": read_key_shapes,
    "address_kinds": read_address_kinds,
    "workloads": read_workloads,
}


def text_of(name: str) -> str:
    from importlib.resources import files  # noqa: PLC0415

    return (files("tutorial_py.data") / f"{name}.toml").read_text(encoding="utf-8")


def read(name: str, text: str) -> object:
    return READERS[name](parse_file(f"{name}.toml", text))


def test_rate_limits_are_those_that_were_published() -> None:
    limits = {
        limit.id: (limit.calls, limit.per_ms, limit.scope) for limit in load_rate_limits().limits
    }
    assert limits == {
        "orders": (15, 100, "method_and_key"),
        "order-detail": (30, 100, "method_and_key"),
        "trades": (1, 1000, "method_and_key"),
        "order-history": (1, 1000, "method_and_key"),
        "other-private": (3, 100, "method_and_key"),
        "public": (100, 1000, "method_and_ip"),
        "staking": (50, 1000, "unstated"),
        "websocket-user": (150, 1000, "connection"),
        "websocket-market": (100, 1000, "connection"),
    }


def test_rate_limits_name_their_methods() -> None:
    methods = {limit.id: limit.methods for limit in load_rate_limits().limits}
    assert methods["orders"] == (
        "private/create-order",
        "private/cancel-order",
        "private/cancel-all-orders",
    )
    assert methods["other-private"] == ("private/*",)


def test_what_is_contradicted_or_unknown_about_rate_limits_is_there() -> None:
    facts = load_rate_limits()
    rules = {rule.id: rule for rule in facts.rules}
    assert [rule.id for rule in facts.rules if rule.default] == ["per_key"]
    assert (rules["per_account"].calls, rules["per_account"].per_ms) == (10, 1000)
    assert rules["per_account"].origin.sources == ("FAQ", "CDCX")
    assert {doubt.id for doubt in facts.doubts} == {"window-kind", "suspension", "subaccounts"}
    (window,) = [doubt for doubt in facts.doubts if doubt.id == "window-kind"]
    assert (window.options, window.cautious) == (("fixed", "sliding"), "sliding")
    assert {row.id: dict(row.figures) for row in facts.ceilings} == {
        "public-calls": {},
        "open-orders": {"per_pair": 200, "per_account": 1000},
        "daily-amount": {},
    }
    assert (facts.excess.http, facts.excess.code) == (429, 42901)
    assert (facts.backoff.first_ms, facts.backoff.factor, facts.backoff.longest_ms) == (
        *(1000, 2, 32000),
    )
    assert facts.backoff.jitter
    assert (facts.batch.fewest, facts.batch.most) == (1, 10)


def test_figures_in_words_are_the_figures_beside_them() -> None:
    facts = load_rate_limits()
    figures = {
        facts.backoff.words: {facts.backoff.first_ms // 1000, facts.backoff.longest_ms // 1000},
        facts.batch.words: {facts.batch.fewest, facts.batch.most},
        facts.excess.words: {facts.excess.http, facts.excess.code},
        **{row.words: {*row.figures.values(), *({318} & _codes())} for row in facts.ceilings[1:2]},
    }
    for words, expected in figures.items():
        found = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", words)}
        assert found == expected, words


def _codes() -> set[int]:
    return {code.code for row in load_error_codes().rows for code in row.codes}


def test_error_codes_are_those_that_someone_connecting_meets() -> None:
    rows = load_error_codes().rows
    found = {
        tuple((code.code, code.name) for code in row.codes): (row.http, row.v2) for row in rows
    }
    assert found == {
        ((40101, "UNAUTHORIZED"),): ((401,), 10002),
        ((40103, "IP_ILLEGAL"),): ((401,), 10003),
        ((40104, "USER_TIER_INVALID"),): ((401,), 10005),
        ((40102, "INVALID_NONCE"),): ((400,), 10007),
        ((42901, "TOO_MANY_REQUESTS"),): ((429,), 10006),
        (
            (40001, "BAD_REQUEST"),
            (40003, "INVALID_REQUEST"),
            (40004, "MISSING_OR_INVALID_ARGUMENT"),
        ): ((400,), 10004),
        ((40002, "METHOD_NOT_FOUND"),): ((400,), 10008),
        ((40006, "DUPLICATE_REQUEST"),): ((400,), 0),
        ((40107, "EXCEED_MAX_SUBSCRIPTIONS"),): ((400,), 0),
        ((318, "EXCEEDS_MAX_ALLOWED_ORDERS"),): ((400,), 0),
        ((306, "INSUFFICIENT_AVAILABLE_BALANCE"),): ((500,), 20002),
        ((40801, "REQUEST_TIMEOUT"),): ((408,), 0),
        ((202, ""), (406, ""), (409, ""), (410, "")): ((400, 500), 0),
        ((50001, "ERR_INTERNAL"),): ((400,), 10001),
        ((401, "ACCOUNT_DOES_NOT_EXIST"),): ((), 0),
    }
    assert {trap.id: trap.codes for trap in load_error_codes().traps} == {
        "body-401": (401,),
        "version-2": (40001, 40002, 40003, 40004, 40005, 40006, 40007),
        "http-200": (),
        "no-trading-code": (),
    }
    assert load_error_codes().success.code == 0


def test_error_codes_lead_to_the_steps_that_put_them_right() -> None:
    steps = {row.codes[0].code: row.step for row in load_error_codes().rows}
    assert steps == {
        40101: "enable-trading",
        40103: "enable-trading",
        40104: "open-account-menu",
        40102: "connect",
        42901: "add-extra-key",
        40001: "connect",
        40002: "connect",
        40006: "connect",
        40107: "connect",
        318: "add-extra-key",
        306: "choose-account",
        40801: "connect",
        202: "connect",
        50001: "connect",
        401: "connect",
    }


def test_there_are_sixteen_different_steps() -> None:
    assert len(set(STEPS)) == len(STEPS) == 16


def test_key_shapes_are_those_that_were_seen() -> None:
    facts = load_key_shapes()
    shapes = {
        shape.id: (shape.prefix, shape.body, shape.length, shape.seen, shape.out_of)
        for shape in facts.shapes.values()
    }
    assert shapes == {
        "api-key": ("", 22, 22, 11, 11),
        "secret": ("cxakp_", 22, 28, 9, 9),
        "secret-legacy": ("", 22, 22, 1, 0),
    }
    assert len(set(facts.alphabet.characters)) == len(facts.alphabet.characters) == 58
    assert facts.alphabet.absent == ("0", "O", "I", "l")
    assert not set(facts.alphabet.absent) & set(facts.alphabet.characters)
    assert set(facts.names) == set(facts.alphabet.absent)
    assert (facts.alphabet.seen_characters, facts.alphabet.bytes) == (440, 16)
    assert (facts.alphabet.short_body, facts.alphabet.short_percent) == (21, 3)
    assert facts.slots.most == 10


def test_the_share_of_short_bodies_follows_from_the_alphabet() -> None:
    alphabet = load_key_shapes().alphabet
    share = 58**alphabet.short_body / 2 ** (8 * alphabet.bytes)
    assert round(share * 100) == alphabet.short_percent


def test_look_alikes_are_foreign_and_look_like_something_plain() -> None:
    for character, like in load_key_shapes().look_alikes.items():
        assert not character.isascii()
        assert len(like) == 1
        assert like.isascii()


def test_every_row_was_checked_on_the_same_day() -> None:
    limits, errors, shapes = load_rate_limits(), load_error_codes(), load_key_shapes()
    origins = [
        *(row.origin for row in limits.limits),
        *(row.origin for row in limits.rules),
        *(row.origin for row in errors.rows),
        *(row.origin for row in errors.traps),
        errors.success.origin,
        *(row.origin for row in shapes.shapes.values()),
    ]
    assert {origin.checked for origin in origins} == {date(2026, 11, 23)}


def test_every_source_has_a_title_and_a_safe_address_or_none() -> None:
    sources = load_sources().values()
    assert {source.id for source in sources if not source.url} == {"SAMPLES"}
    assert all(source.url.startswith("https://") for source in sources if source.url)
    assert len({source.short for source in sources}) == len(sources)


def test_kinds_of_addresses_do_not_overlap_but_by_order() -> None:
    kinds = [kind.id for _, kind in load_address_kinds().networks]
    assert {"private", "loopback", "link-local", "shared", "documentation"} <= set(kinds)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_it_is(name: str) -> None:
    assert open_file(f"{name}.toml").names()
    assert read(name, text_of(name))


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("rate_limits", "calls = 15\n", "calls = 0\n", r"limit\[0\]\.calls: must be from 1"),
        ("rate_limits", "calls = 15\n", 'calls = "15"\n', r"limit\[0\]\.calls: must be a whole"),
        ("rate_limits", "calls = 15\n", "calls = true\n", r"limit\[0\]\.calls: must be a whole"),
        ("rate_limits", "calls = 15\n", "", r"limit\[0\]\.calls: is missing"),
        ("rate_limits", "calls = 15\n", "calls = 15\ncalm = 1\n", r"calm: is not a known field"),
        ("rate_limits", 'scope = "unstated"', 'scope = "each"', r"scope: must be one of"),
        ("rate_limits", 'id = "trades"', 'id = "orders"', r"orders occurs twice"),
        ("rate_limits", 'methods = ["public/*"]', 'methods = ["private/*"]', r"in two limits"),
        ("rate_limits", "default = false", "default = true", r"exactly one rule"),
        ("rate_limits", 'cautious = "sliding"', 'cautious = "slow"', r"cautious must be one"),
        ("rate_limits", 'sources = ["CDCX"]', 'sources = ["CDC"]', r"CDC is not in sources"),
        ("rate_limits", "checked = 2026-11-23", 'checked = "2026"', r"checked: must be a date"),
        ("rate_limits", "checked = 2026-11-23", "checked = 2026-11-23T10:00:00", r"must be a date"),
        ("rate_limits", "[[limit]]", "[[limit", r"rate_limits\.toml: "),
        ("error_codes", "code = 40103", "code = 40101", r"a code occurs twice"),
        ("error_codes", 'step = "enable-trading"', 'step = "13"', r"step: must be one of"),
        ("error_codes", 'step = "enable-trading"', 'step = ""', r"step: must be one of"),
        ("error_codes", "code = 0\n", "code = 318\n", r"a code occurs twice"),
        ("error_codes", '"kyc"', '"KYC"', r"'KYC' must be words in lower case"),
        ("error_codes", '"kyc"', '"invalid nonce"', r"a phrase occurs twice"),
        ("error_codes", "codes = [401]", "codes = [0]", r"must be from 1 to"),
        ("error_codes", "http = [401]", 'http = ["401"]', r"http\.\[0\]: must be a whole"),
        ("error_codes", 'title = "Rate limit"', 'title = " "', r"title: must not be empty"),
        ("key_shapes", "length = 28", "length = 27", r"secret: prefix and body"),
        ("key_shapes", '"А" = "A"', '"АБ" = "A"', r"must be named by one character"),
        ("key_shapes", "[slots]\n", "[slots]\nleast = 1\n", r"least: is not a known field"),
        ("sources", "https://help", "http://help", r"must start with https"),
        ("workloads", "usual = 40", "usual = 501", r"move_stops: usual must be from fewest"),
        ("workloads", 'id = "failover"', 'id = "random"', r"random occurs twice"),
        ("workloads", "bursts = 1,", "bursts = -1,", r"calls\[0\]\.bursts: must be from 0"),
        ("address_kinds", "10.0.0.0/8", "10.0.0.1/8", r"private: 10\.0\.0\.1/8 has host bits"),
    ],
)
def test_a_malformed_row_is_refused_by_its_name(name: str, old: str, new: str, words: str) -> None:
    text = text_of(name)
    assert old in text
    with pytest.raises(DataError, match=words):
        read(name, text.replace(old, new, 1))
