import pytest
from hypothesis import given

from tests.unit.strategies import characters, steady, texts
from tutorial_py.characters import (
    BLANK,
    FOREIGN,
    INVISIBLE,
    find_characters,
    find_look_alike,
    fold,
    name_character,
)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        (" ", "a space"),
        ("\n", "a line break"),
        ("0", "the digit zero"),
        ("l", "a small letter L"),
        ("_", 'the character "_"'),
        ("\u00a0", "a no-break space (U+00A0)"),
        ("\u00ad", "a soft hyphen (U+00AD)"),
        ("\ufeff", "a byte order mark (U+FEFF)"),
        ("\x00", "a control character (U+0000)"),
        ("\ud83d", "half a character (U+D83D)"),
        ("\U0010ffff", "an unnamed character (U+10FFFF)"),
    ],
)
def test_a_character_is_named_in_plain_words(character: str, name: str) -> None:
    assert name_character(character) == name


@pytest.mark.parametrize(
    ("character", "like"),
    [
        ("А", "A"),
        ("ο", "o"),
        ("Ｚ", "Z"),
        ("𝐀", "A"),
        ("＿", "_"),
        ("”", '"'),
        ("é", None),
        ("a", None),
    ],
)
def test_a_look_alike_is_known(character: str, like: str | None) -> None:
    assert find_look_alike(character) == like


def test_characters_are_counted_and_the_first_is_found() -> None:
    found = find_characters(BLANK, " a \n b", 1, 5)
    assert found is not None
    assert (found.count, found.first, found.character) == (3, 2, " ")
    assert find_characters(BLANK, " a ", 1, 2) is None


@steady
@given(characters)
def test_each_character_is_of_one_sort_and_has_a_name(character: str) -> None:
    sorts = [sort for sort in (BLANK, INVISIBLE, FOREIGN) if sort.fullmatch(character)]
    is_plain = character.isascii() and character.isprintable() and character != " "
    assert len(sorts) == (0 if is_plain else 1)
    assert name_character(character).isascii()


@steady
@given(texts)
def test_folding_keeps_positions(text: str) -> None:
    assert len(fold(text)) == len(text)
