import time
from typing import Any

import pytest

from tests.unit.strategies import KEY, SECRET, ask, codes

ONE, TWO, THREE = "8.8.8.8", "8.8.4.4", "9.9.9.9"


def check(text: str, **more: object) -> Any:
    return ask("check_whitelist", text=text, **more)


def only(report: Any, code: str) -> Any:
    (found,) = [each for each in report["problems"] if each["code"] == code]
    return found


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE},{TWO}",
        f"{ONE}, {TWO}.",
        f"{ONE};{TWO};",
        f"{ONE}\r\n{TWO}\r\n",
        f"{ONE}\t{TWO}",
        f"{ONE}\u00a0{TWO}",
        f"• {ONE}\n• {TWO}",
        f"- {ONE}\n* {TWO}",
        f"–{ONE}\n—{TWO}",
        f"1. {ONE}\n2. {TWO}",
        f"1) {ONE}\n2) {TWO}",
        f"1\t{ONE}\n2\t{TWO}",
        f'["{ONE}", "{TWO}"]',
        f"“{ONE}” ‘{TWO}’",
        f"({ONE}) <{TWO}>",
        f"{ONE} and {TWO}",
        f"{ONE} | {TWO}",
        f"IP whitelist: {ONE} {TWO}",
        f"IP1={ONE}\nIP2={TWO}",
    ],
)
def test_any_separators_give_the_addresses_and_no_problem(text: str) -> None:
    assert check(text) == {"addresses": [ONE, TWO], "problems": []}


@pytest.mark.parametrize("text", ["", " \n", ",;•", "IP whitelist:", "-", '[""]'])
def test_a_list_without_anything_in_it_is_empty(text: str) -> None:
    report = check(text)
    assert report["addresses"] == []
    assert codes(report) == ["empty"]
    assert only(report, "empty")["severity"] == "error"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8.8.8.300", "300 is too high"),
        ("8.8.8.O", "a capital letter O in place of a digit; probably 8.8.8.0"),
        ("8.8.8.l", "a small letter L in place of a digit; probably 8.8.8.1"),
        ("8.8.8", "3 numbers"),
        ("8.8.8.8.8.4.4", "7 numbers"),
        ("8..8.8", "missing next to a dot"),
        ("08.8.8.8", "probably 8.8.8.8"),
        ("8,8,4,4", "comma or a blank stands where a dot belongs; probably 8.8.4.4"),
        ("8.8,4.4", "probably 8.8.4.4"),
        ("8.8. 4.4", "probably 8.8.4.4"),
        ("８.8.8.8", "fullwidth digit eight (U+FF18), which only looks like"),
        (
            "https://8.8.8.8/",
            "web address or a name; only IP addresses belong here; probably 8.8.8.8",
        ),
        ("altrady.com", "web address or a name"),
        ("8.8.8.8/33", "network size"),
        ("8.8.8.8/home", "probably 8.8.8.8"),
        ("8.8.8.1-8.8.8.9", "range"),
        ("8.8.8.*", "star"),
        ("12345", "one number"),
        ("2001:db8:1", "not a complete IPv6 address"),
        ("please paste it here", "4 words"),
        (KEY, "looks like a key or a secret"),
        (SECRET, "looks like a key or a secret"),
    ],
)
def test_what_is_no_address_is_explained(text: str, words: str) -> None:
    report = check(f" {text}")
    assert report["addresses"] == []
    assert codes(report) == ["not_an_address"]
    found = only(report, "not_an_address")
    assert words in found["message"]
    assert (found["severity"], found["position"]) == ("error", 1)


def test_a_repeated_address_is_told_where_it_is_repeated() -> None:
    report = check(f"{ONE} {TWO} {ONE}:80 2001:DB8::0 2001:db8::")
    assert report["addresses"] == [ONE, TWO, "2001:db8::"]
    places = [each["position"] for each in report["problems"] if each["code"] == "duplicate"]
    assert places == [16, 39]


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.31.255.255", "192.168.0.1", "127.0.0.1", "169.254.1.1", "100.64.0.1"),
        *("224.0.0.1", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.0.1"),
        "0.0.0.0",  # noqa: S104
    ],
)
def test_an_address_that_no_server_has_is_an_error_and_stays_in_the_list(address: str) -> None:
    report = check(address)
    assert report["addresses"] == [address]
    assert codes(report) == ["private_address"]
    assert only(report, "private_address")["severity"] == "error"


@pytest.mark.parametrize("address", ["::1", "fe80::1", "fd00::1", "ff02::1"])
def test_private_ipv6_is_told_as_both(address: str) -> None:
    assert codes(check(address)) == ["private_address", "ipv6"]


@pytest.mark.parametrize("address", ["172.32.0.1", "100.128.0.1", "11.0.0.1", "192.169.0.1"])
def test_neighbours_of_private_ranges_are_ordinary(address: str) -> None:
    assert codes(check(address)) == []


def test_addresses_for_examples_are_told_once_and_do_no_harm() -> None:
    report = check("192.0.2.1 198.51.100.1 203.0.113.1")
    assert codes(report) == ["example_address"]
    assert only(report, "example_address")["severity"] == "info"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("2001:4860:4860:0:0:0:0:8888", "2001:4860:4860::8888"),
        ("::FFFF:8.8.8.8", "::ffff:8.8.8.8"),
        ("[2606:4700::1111]", "2606:4700::1111"),
        ("2606:4700::1%wifi", "2606:4700::1"),
    ],
)
def test_ipv6_is_a_warning_that_it_is_not_documented(text: str, address: str) -> None:
    report = check(text)
    assert report["addresses"] == [address]
    assert codes(report) == ["ipv6"]
    assert "does not document" in only(report, "ipv6")["message"]
    assert only(report, "ipv6")["severity"] == "warning"


def test_a_network_is_a_warning_and_no_address() -> None:
    report = check(f"8.8.8.0/24 {ONE}")
    assert report["addresses"] == [ONE]
    assert codes(report) == ["network"]
    assert "does not document" in only(report, "network")["message"]


def test_a_network_of_one_address_is_that_address() -> None:
    report = check(f"{ONE}/32")
    assert report["addresses"] == [ONE]
    assert codes(report) == ["network"]


@pytest.mark.parametrize("text", ["0.0.0.0/0", "::/0"])
def test_a_network_of_everybody_is_an_error(text: str) -> None:
    report = check(text)
    assert only(report, "open_to_all")["severity"] == "error"
    assert "network" in codes(report)


@pytest.mark.parametrize("text", [f"{ONE}:443", f"[{ONE}]:443"])
def test_a_port_is_told_and_the_address_is_kept(text: str) -> None:
    report = check(text)
    assert report["addresses"] == [ONE]
    assert codes(report) == ["port"]


def test_an_invisible_character_is_told_and_the_address_is_kept() -> None:
    report = check(f"\ufeff{ONE}\u200b,{TWO}")
    assert report["addresses"] == [ONE, TWO]
    assert only(report, "invisible_character")["position"] == 0


def test_a_position_is_that_of_the_entry_without_what_surrounds_it() -> None:
    report = check(f'{ONE}\n2. "IP: [10.0.0.1]"; \u200b10.0.0.2')
    places = [each["position"] for each in report["problems"] if each["code"] == "private_address"]
    assert places == [17, 30]


@pytest.mark.parametrize("expected", [f"{ONE}\n{THREE}", [ONE, THREE], f"{THREE}, {ONE}/32"])
def test_a_list_is_compared_with_the_expected_one(expected: object) -> None:
    report = check(f"{ONE}, {TWO}", expected=expected)
    assert codes(report) == ["missing", "unexpected"]
    missing, unexpected = report["problems"]
    assert THREE in missing["message"]
    assert missing["position"] is None
    assert TWO in unexpected["message"]
    assert unexpected["position"] == 9


def test_the_expected_list_in_another_order_and_form_is_the_same() -> None:
    assert codes(check(f"{TWO}\n{ONE}", expected=[f"{ONE}, {TWO}"])) == []


@pytest.mark.parametrize("expected", ["", "  ", [], None])
def test_without_an_expected_list_nothing_is_compared(expected: object) -> None:
    assert codes(check(ONE, expected=expected)) == []


@pytest.mark.parametrize("expected", ["nonsense", ",", [f"{ONE}x"]])
def test_an_expected_list_without_addresses_is_told_and_not_compared(expected: object) -> None:
    assert codes(check(ONE, expected=expected)) == ["expected_unreadable"]


def test_many_problems_of_a_code_are_counted() -> None:
    report = check("8.8.8.300\n" * 1000)
    assert len(report["problems"]) == 26
    assert "975 more" in report["problems"][-1]["message"]


def test_letter_o_that_leads_a_number_is_still_told() -> None:
    problem = only(check("1.2.3.O4"), "not_an_address")
    assert "probably 1.2.3.4 was meant" in problem["message"]


def test_many_colons_that_are_no_address_are_told_at_once() -> None:
    text = "\n".join([":" * 199 + "x"] * 25 + [":" * 199] * 25)
    began = time.process_time()
    problems = ask("check_whitelist", text=text)["problems"]
    # Cubic, each of them took several milliseconds.
    assert time.process_time() - began < 0.1
    assert codes({"problems": problems}).count("not_an_address") == 26


@pytest.mark.parametrize("text", ["::1::2", "1:2:3", ":::", "a.b:c:d", "1:2::3:4::"])
def test_what_has_two_colons_is_an_incomplete_ipv6_address(text: str) -> None:
    (problem,) = ask("check_whitelist", text=text)["problems"]
    assert "not a complete IPv6 address" in problem["message"]
