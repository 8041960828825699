"""Nothing that a reader needs is lost: names on the two sites, reasons, safety."""

from __future__ import annotations

import pytest

from tests.docs.guide import find_page, find_step, read_steps

LABELS = {
    1: ("Settings", "Exchange Account API Keys", "+ Connect Account"),
    2: ("Crypto.com",),
    4: ("Manage Account",),
    5: ("API Management",),
    7: ("Create a new API key",),
    8: ("Create API",),
    9: ("Copy Secret Key",),
    11: ("API Management", "Edit"),
    12: ("API Transaction", "Enable Trading", "Continue"),
    13: ("API key #2", "+ Add Extra key", "Connect", "Continue"),
    14: ("Connect",),
    15: ("Next",),
    16: ("CRO",),
}
"""Names on buttons and menus, in bold among the actions."""

TERMS = {
    1: ("Log in to Altrady", "5 word pass key"),
    2: ("dropdown list", "Crypto.com"),
    3: ("Leave the Altrady tab open", "tab or window"),
    4: ("crypto.com/exchange", "Log in to your Exchange account", "account menu"),
    5: ("tab",),
    6: ("master account", "subaccount", "before the key is created"),
    7: ("the right account is selected", "2FA"),
    8: ("label", "2FA code"),
    9: ("safe place", "shown only once", "The window closes"),
    10: ("Paste the secret", "copy icon to the right of the IP whitelist", "clipboard"),
    11: ("next to it", "can only read"),
    12: ("Paste the IP whitelist", "copy button", "paste the API key", "Altrady tab"),
    13: (
        "rate limit",
        "Creating, editing and cancelling",
        "suspends the key for a short time",
        "twice as many calls",
        "Altrady recommends",
        "same IP whitelist",
        "up to 10 API keys",
        "come back to it later",
        "step 14",
    ),
    14: ("all its keys",),
    15: ("you can trade",),
    16: (
        "exchange code",
        "Markets widget",
        "settings",
        "cog icon at the top right",
        "order",
        "Remove",
    ),
}
"""Words that the step needs somewhere."""

SAFETY = {
    "steps/01-open-altrady-keys.md": ("Edit a trading account, never delete it",),
    "steps/09-copy-secret.md": ("Never send it to anyone", "not even a support chat"),
    "steps/12-enable-trading.md": ("Leave withdrawal off",),
    "steps/13-add-extra-key.md": (
        "Leave withdrawal off here too",
        "send none of them to anyone",
        "Do not delete the account",
        "at most once a minute",
    ),
    "steps/14-connect.md": ("never the secret", "never delete it"),
    "steps/15-finish.md": ("Edit, never delete", "at most once a minute"),
    "refresh-balances.md": ("At most once a minute", "never a secret", "Edit it"),
    "reference/error-codes.md": ("never give the secret",),
    "index.md": (
        "Leave withdrawal off on every key",
        "Never send a secret to anyone",
        "never delete it",
        "at most once a minute",
    ),
}

OTHER_PAGES = {
    "index.md": ("login to Altrady", "5 words", "login to Crypto.com Exchange", "2FA", "CRO"),
    "refresh-balances.md": ("resync", "balances, orders, trades and positions", "support chat"),
    "tools/check-keys.md": ("Only the exchange can say that",),
    "reference/rate-limits.md": ("disagree",),
    "reference/seal.md": ("What it cannot do", "Browser extensions", "A replaced site"),
}


def test_tables_of_this_module_speak_of_every_step() -> None:
    assert sorted(TERMS) == [step.number for step in read_steps()]


@pytest.mark.parametrize("number", LABELS)
def test_actions_name_the_labels_in_bold(number: int) -> None:
    actions = find_step(number).section("Do this")
    assert [label for label in LABELS[number] if f"**{label}**" not in actions] == []


@pytest.mark.parametrize("number", TERMS)
def test_step_says_what_the_reader_needs(number: int) -> None:
    text = find_step(number).plain
    assert [term for term in TERMS[number] if term not in text] == []


@pytest.mark.parametrize("path", SAFETY)
def test_page_says_what_keeps_the_reader_safe(path: str) -> None:
    text = find_page(path).plain
    assert [words for words in SAFETY[path] if words not in text] == []


@pytest.mark.parametrize("path", OTHER_PAGES)
def test_page_beside_the_steps_says_what_the_reader_needs(path: str) -> None:
    text = find_page(path).plain
    assert [words for words in OTHER_PAGES[path] if words not in text] == []


def test_extra_key_is_explained_before_it_is_asked_for() -> None:
    body = find_step(13).body
    assert body.index("suspends the key") < body.index("\n## Do this\n")


def test_withdrawal_is_warned_of_before_the_permissions_are_set() -> None:
    body = find_step(12).body
    assert body.index("Leave withdrawal off") < body.index("**Enable Trading**")
