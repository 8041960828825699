"""What a reader computes by hand is what the form computes."""

from __future__ import annotations

import json
import re

from tests.docs.guide import find_page
from tutorial_py.bridge import call
from tutorial_py.signing import Request, sign

PAGE = find_page("tools/sign-request.md")


def test_example_with_openssl_gives_the_signature_that_the_page_prints() -> None:
    section = PAGE.section("Check by hand")
    (payload,) = re.findall(r"'%s' '(.+?)'", section)
    (printed,) = re.findall(r"^[0-9a-f]{64}$", section, re.MULTILINE)
    request = Request("public/auth", 11, "token", "secretKey", 1589594102779)
    signed = sign(request)
    assert (signed.payload, signed.signature) == (payload, printed)
    values = (request.method, request.id, request.api_key, request.secret, request.nonce)
    assert [str(value) for value in values if f"`{value}`" not in section] == []


def test_lines_for_the_command_line_are_answered() -> None:
    lines = re.findall(r"call (\w+)\n(\{.+\})$", PAGE.body, re.MULTILINE)
    assert [name for name, _ in lines] == ["sign_request", "compare_signature", "write_snippets"]
    replies = [json.loads(call(name, arguments)) for name, arguments in lines]
    assert [list(reply) for reply in replies] == [["value"]] * 3
    (cause,) = replies[1]["value"]["causes"]
    assert cause["explanation"]
