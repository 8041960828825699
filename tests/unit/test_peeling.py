import pytest
from hypothesis import given

from tests.unit.strategies import KEY, SECRET, steady, texts, wrappings
from tutorial_py.key_checks.peeling import peel


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        f"  {KEY}\r\n",
        f'"{KEY}"',
        f"“{KEY}”",
        f"`{KEY}`,",
        f"({KEY})",
        f"[{{<{KEY}>}}];",
        f"API Key: {KEY}",
        f"api_key={KEY}",
        f'"apiKey": "{KEY}",',
        f"Key： {KEY}",
        f"API Key #2 - {KEY}",
        f"API Key\n{KEY}",
        f"CRYPTO_COM_API_KEY='{KEY}'",
        f' "“ Secret = <{KEY}> ”" ',
        f"\u00a0\ufeff{KEY}\u200b",
        f"= {KEY}",
    ],
)
def test_the_core_is_what_remains(text: str) -> None:
    assert peel(text).clean == KEY


@pytest.mark.parametrize("text", [f"{KEY}:{SECRET}", f"https://{KEY}", f"note {KEY}", f"{KEY}."])
def test_what_is_no_label_stays(text: str) -> None:
    peeled = peel(text)
    assert (peeled.start, peeled.end) == (0, len(text))


def test_positions_are_those_of_the_text_as_typed() -> None:
    peeled = peel(' "ab\u200bc" ')
    assert (peeled.start, peeled.end) == (2, 6)
    assert (peeled.blanks, peeled.wrapping) == ((0, 7), (1, 6))
    assert (peeled.clean, list(peeled.places)) == ("abc", [2, 3, 5])


def test_look_alikes_are_folded_so_that_a_shape_can_be_seen() -> None:
    assert peel("ｃхаkр_").clean == "cxakp_"


@steady
@given(texts, wrappings())
def test_a_core_is_the_same_however_it_was_wrapped(text: str, around: tuple[str, str]) -> None:
    assert peel(around[0] + text + around[1]).clean == peel(text).clean


@steady
@given(texts)
def test_a_core_has_nothing_more_to_peel(text: str) -> None:
    peeled = peel(text)
    core = text[peeled.start : peeled.end]
    assert (peel(core).start, peel(core).end) == (0, len(core))
    assert len(peeled.places) == len(peeled.clean)
