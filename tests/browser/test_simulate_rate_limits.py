"""What a reader sees of the simulator: its first picture, its controls, its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.form import Form
from tests.browser.test_pages import run_axe
from tutorial_py.bridge import call
from tutorial_py.data import load_rate_limits, load_workloads

OpenForm = Callable[[str], Form]

NAME = "simulate-rate-limits"
MOVE = load_workloads().workloads["move_stops"]


def ask(name: str, **arguments: Any) -> Any:
    """What Python says in CPython."""
    return json.loads(call(name, json.dumps(arguments)))["value"]


def simulate(keys: int, workload: Any = "move_stops", **more: Any) -> Any:
    return ask("simulate_rate_limits", workload=workload, keys=keys, **more)


def recommend(workload: Any = "move_stops", longest: int = 0, **more: Any) -> Any:
    target = {"max_wait_ms": longest}
    return ask("recommend_keys", workload=workload, target=target, **more)


def answer(form: Form) -> Locator:
    return form.inside.locator(".answer-keys")


def runs(form: Form) -> Locator:
    return form.inside.locator(".answer-runs > span")


def expect_runs(form: Form, *values: Any) -> None:
    """Wait until the answer is that of these runs, and the picture has as many panels."""
    expect(runs(form)).to_have_text([value["sentence"] for value in values], timeout=60_000)
    titles = form.inside.locator(".timeline-count-of-keys")
    names = [f"{n} key{'s' if n > 1 else ''}" for n in (len(value["keys"]) for value in values)]
    expect(titles).to_have_text(names)
    expect(form.inside.locator("form")).not_to_have_attribute("aria-busy", "true")


def count_until(value: Any, ms: int) -> str:
    """What has become of a run's calls at a moment, as the form says it."""
    tries = [each for request in value["requests"] for each in request["attempts"]]
    past = [each["outcome"] for each in tries if each["sent_ms"] <= ms]
    accepted = past.count("accepted")
    waiting = [count for at, count in value["waiting"] if at <= ms][-1]
    keys = len(value["keys"])
    told = f"{accepted} accepted, {len(past) - accepted} refusals, {waiting} waiting"
    return f"{keys} key{'s' if keys > 1 else ''}: {told}."


def open_details(form: Form) -> None:
    form.inside.locator(".assumptions > summary").press("Enter")
    expect(form.field("latency_ms")).to_be_visible()


def count_marks(form: Form, outcome: str) -> int:
    """How many tries of an outcome the picture stands for."""
    marks = form.inside.locator(f".timeline-mark--{outcome}").all()
    return sum(int(mark.get_attribute("data-count") or 0) for mark in marks)


def read_table(form: Form, name: str) -> list[list[str]]:
    """Open a folded table and read its cells."""
    details = form.inside.locator(f"details.{name}")
    if details.get_attribute("open") is None:
        details.locator("> summary").press("Enter")
    rows = details.locator("tbody tr")
    expect(rows.first).to_be_visible()
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


@pytest.fixture
def form(open_form: OpenForm) -> Form:
    return open_form(NAME)


@pytest.fixture
def started(form: Form) -> Form:
    """A form whose Python runs."""
    form.start()
    return form


def test_first_picture_is_there_before_anything_is_loaded(page: Page, site: CountingServer) -> None:
    site.visit(page, f"tools/{NAME}/")
    form = Form(page, NAME)
    form.wait_until_shown()
    expect_runs(form, simulate(1), simulate(2))
    expect(answer(form)).to_have_text(recommend()["sentence"])
    assert count_marks(form, "accepted") == simulate(1)["accepted"] + simulate(2)["accepted"]
    assert count_marks(form, "rejected") == simulate(1)["rejected"] + simulate(2)["rejected"]
    form.field("keys").focus()
    form.button("To the next moment").press("Enter")
    expect(form.status).to_have_attribute("data-phase", "idle")
    assert not [request for request in site.requests if "pyodide" in request]


def test_first_change_starts_python_and_draws_anew(form: Form) -> None:
    form.field("keys").fill("3")
    expect_runs(form, simulate(1), simulate(3))
    expect(form.status).to_have_attribute("data-phase", "ready")


def test_every_preset_is_simulated_with_its_usual_size(started: Form) -> None:
    for name, workload in load_workloads().workloads.items():
        started.field("workload").select_option(name)
        expect_runs(started, simulate(1, name), simulate(2, name))
        expect(answer(started)).to_have_text(recommend(name)["sentence"])
        expect(started.field("workload-hint")).to_have_text(workload.words)
        size = started.inside.get_by_label(f"How many {workload.unit}", exact=True)
        expect(size).to_have_value(str(workload.usual))


def test_sliders_and_fields_follow_each_other(started: Form) -> None:
    started.field("size-slider").fill("61")
    expect(started.field("size")).to_have_value("61")
    started.field("keys").fill("5")
    expect(started.field("keys-slider")).to_have_value("5")
    expect_runs(started, simulate(1, size=61), simulate(5, size=61))
    expect(answer(started)).to_have_text(recommend(size=61)["sentence"])


def test_one_key_has_one_panel(started: Form) -> None:
    started.field("keys-slider").fill("1")
    expect_runs(started, simulate(1))


CONTROLS: list[tuple[str, Any, dict[str, Any]]] = [
    ("[name=rule][value=per_account]", True, {"rule": "per_account"}),
    ("[name=window][value=fixed]", True, {"window": "fixed"}),
    ("#suspension_ms", "2500", {"suspension_ms": 2500}),
    ("#strategy", "failover", {"strategy": "failover"}),
    ("#strategy", "least_used", {"strategy": "least_used"}),
    ("#retry", "none", {"retry": {"kind": "none"}}),
    ("#retry", "fixed", {"retry": {"kind": "fixed"}}),
    ("#base_ms", "300", {"retry": {"kind": "exponential", "base_ms": 300}}),
    ("#max_ms", "1500", {"retry": {"kind": "exponential", "max_ms": 1500}}),
    ("#max_tries", "2", {"retry": {"kind": "exponential", "max_tries": 2}}),
    ("#jitter_seed", True, {"retry": {"kind": "exponential", "jitter_seed": 1}}),
    ("#latency_ms", "40", {"latency_ms": 40}),
]
"""A control, what it is set to, and what Python is asked then."""


def test_every_control_changes_what_is_simulated(started: Form) -> None:
    open_details(started)
    for control, value, arguments in CONTROLS:
        started.press("Reset")
        place = started.inside.locator(control)
        if value is True:
            place.press("Space")
            expect(place).to_be_checked()
        elif control in {"#strategy", "#retry"}:
            place.select_option(value)
        else:
            place.fill(value)
        # What changes nothing about the first picture changes something about this one.
        started.field("size").fill("95")
        expect_runs(started, *(simulate(keys, size=95, **arguments) for keys in (1, 2)))
        expect(answer(started)).to_have_text(recommend(size=95, **arguments)["sentence"])


def test_controls_that_do_not_count_are_hidden(started: Form) -> None:
    open_details(started)
    for name in ("phase_ms", "seed"):
        expect(started.field(name)).to_be_hidden()
    started.inside.locator("[name=window][value=fixed]").press("Space")
    started.field("phase_ms").fill("50")
    started.field("strategy").select_option("random")
    started.field("seed").fill("7")
    arguments = {"window": "fixed", "phase_ms": 50, "strategy": "random", "seed": 7}
    expect_runs(started, *(simulate(keys, **arguments) for keys in (1, 2)))
    started.field("retry").select_option("none")
    for name in ("base_ms", "max_ms", "max_tries", "jitter_seed"):
        expect(started.field(name)).to_be_hidden()


def test_longest_wait_that_is_good_enough_changes_the_answer(started: Form) -> None:
    open_details(started)
    started.field("max_wait_ms").fill("1000")
    expect(answer(started)).to_have_text(recommend(longest=1000)["sentence"], timeout=60_000)


def test_answer_says_so_where_no_number_of_keys_helps(started: Form) -> None:
    open_details(started)
    started.inside.locator("[name=rule][value=per_account]").press("Space")
    wanted = recommend(rule="per_account")
    assert wanted["keys"] is None
    expect(answer(started)).to_have_text(wanted["sentence"], timeout=60_000)
    expect(answer(started)).to_have_attribute("data-enough", "false")
    expect(started.inside.locator(".answer-helps > li")).to_have_text(
        [each["words"] for each in wanted["helps"]]
    )


def test_what_a_result_rests_on_is_always_said(started: Form) -> None:
    notes = started.inside.locator(".answer-notes > li")
    expect(notes).to_have_text(simulate(2)["notes"])
    started.field("workload").select_option("open_ladder")
    expect(notes).to_have_text(simulate(2, "open_ladder")["notes"], timeout=60_000)


def test_both_rules_are_there_with_their_sources(form: Form) -> None:
    open_details(form)
    rules = form.inside.locator("[data-name=rule]")
    for rule in load_rate_limits().rules:
        expect(rules).to_contain_text(rule.words)
    for statement in load_rate_limits().statements:
        expect(rules).to_contain_text(statement.words)
    expect(rules.locator(".sources")).to_have_count(3)


OWN = "0 private/create-order\n" * 20 + "\n  50   private/get-trades  \n50 private/get-trades"


def test_own_calls_begin_with_those_of_the_picture(started: Form) -> None:
    started.field("workload").select_option("resync")
    expect_runs(started, simulate(1, "resync"), simulate(2, "resync"))
    started.field("workload").select_option("")
    calls = [(each["at_ms"], each["method"]) for each in simulate(1, "resync")["requests"]]
    expect(started.field("own")).to_have_value("\n".join(f"{at} {name}" for at, name in calls))
    expect_runs(started, simulate(1, "resync"), simulate(2, "resync"))
    started.field("own").fill("")
    expect(started.place("own").locator(".problem")).to_contain_text("at least one call")
    expect(started.field("own")).to_have_value("")


def test_own_calls_are_simulated(started: Form) -> None:
    started.field("workload").select_option("")
    expect(started.field("size")).to_be_hidden()
    started.field("own").fill(OWN)
    calls = [{"at_ms": 0, "method": "private/create-order"}] * 20
    calls += [{"at_ms": 50, "method": "private/get-trades"}] * 2
    expect_runs(started, simulate(1, calls), simulate(2, calls))
    expect(answer(started)).to_have_text(recommend(calls)["sentence"])


BAD_LINES = {
    "": "Write at least one call",
    "0 private/create-order\ncreate": "Line 2: write the milliseconds",
    "0 private/create-order\n\n5 create-order": "Line 3: the method must be a method",
    "99999999 private/create-order": "Line 1: the time must be from 0",
}


def test_bad_line_of_own_calls_is_named_at_the_field(started: Form) -> None:
    started.field("workload").select_option("")
    for text, words in BAD_LINES.items():
        started.field("own").fill(text)
        problem = started.place("own").locator(".problem")
        expect(problem).to_contain_text(words, timeout=60_000)
        expect(started.field("own")).to_have_value(text)
        expect(started.summary).to_contain_text("Not simulated.")


BAD_NUMBERS = [
    ("size", "0", "must be from 1"),
    ("size", "", "must be a whole number."),
    ("keys", "11", "must be from 1 to 10"),
    ("latency_ms", "1.5", "must be a whole number."),
    ("max_ms", "20", "must not be shorter"),
]


def test_bad_number_is_refused_at_its_field(started: Form) -> None:
    open_details(started)
    for name, value, words in BAD_NUMBERS:
        started.field(name).fill(value)
        expect(started.place(name).locator(".problem")).to_contain_text(words, timeout=60_000)
        expect(started.field(name)).to_have_attribute("aria-invalid", "true")
        expect(started.field(name)).to_have_value(value)
        started.field(name).fill("7" if name in {"size", "keys"} else "2000")
        expect(started.place(name).locator(".problem")).to_have_count(0)
        expect(started.inside.locator("form")).to_have_attribute("data-state", "answered")


def test_table_of_moments_says_what_the_runs_say(started: Form) -> None:
    rows = read_table(started, "table-moments")
    one, two = simulate(1), simulate(2)
    for place, value in ((1, one), (4, two)):
        accepted = [int(row[place]) for row in rows]
        refused = [int(row[place + 1]) for row in rows]
        assert sum(accepted) == value["accepted"]
        assert sum(refused) == value["rejected"]
        waiting = dict(value["waiting"])
        assert int(rows[0][place + 2]) == waiting[0]
    started.field("keys").fill("3")
    expect_runs(started, one, simulate(3))
    again = read_table(started, "table-moments")
    assert sum(int(row[4]) for row in again) == simulate(3)["accepted"]


def test_table_of_keys_marks_the_number_that_is_enough(form: Form) -> None:
    rows = read_table(form, "table-keys")
    wanted = recommend()
    assert [[row[0], row[1], row[2]] for row in rows] == [
        [str(row["keys"]), str(row["accepted"]), str(row["rejected"])] for row in wanted["table"]
    ]
    assert [row[0] for row in rows if row[-1] == "yes, the fewest"] == [str(wanted["keys"])]
    marked = form.inside.locator(".table-keys tr[data-marked] th")
    expect(marked).to_have_text([str(wanted["keys"])])


def test_schedule_without_a_refusal_is_a_table(form: Form) -> None:
    rows = read_table(form, "table-pace")
    steps = recommend()["paced"]["steps"]
    assert [(row[1], row[2]) for row in rows] == [
        (step["method"], str(step["calls"])) for step in steps
    ]


def test_every_try_is_saved_as_a_file(started: Form, page: Page) -> None:
    started.field("keys").fill("3")
    expect_runs(started, simulate(1), simulate(3))
    with page.expect_download() as saved:
        started.press("Download all tries as CSV")
    assert saved.value.suggested_filename == f"rate-limits-move-stops-{MOVE.usual}-3-keys.csv"
    lines = saved.value.path().read_text("utf-8").splitlines()
    wanted = [
        ",".join(
            map(
                str,
                [
                    keys,
                    place,
                    request["at_ms"],
                    request["method"],
                    number,
                    attempt["sent_ms"],
                    attempt["key"] + 1,
                    attempt["outcome"],
                    request["done_ms"] if attempt["outcome"] == "accepted" else "",
                ],
            )
        )
        for keys in (1, 3)
        for place, request in enumerate(simulate(keys)["requests"], 1)
        for number, attempt in enumerate(request["attempts"], 1)
    ]
    assert lines[0] == "keys,call,at_ms,method,attempt,sent_ms,key,outcome,done_ms"
    assert lines[1:] == wanted


def test_steps_through_time_tell_what_happens(form: Form) -> None:
    lines = form.inside.locator(".readout > span")

    def expect_moment(ms: int) -> None:
        words = f"{ms // 1000} s" if ms >= 1000 else f"{ms} ms"
        told = [f"At {words}:", *(count_until(simulate(keys), ms) for keys in (1, 2))]
        expect(lines).to_contain_text(told)
        expect(form.field("time")).to_have_attribute("aria-valuetext", words)

    tries = [each for request in simulate(1)["requests"] for each in request["attempts"]]
    moments = sorted({each["sent_ms"] for each in tries})
    for ms in moments:
        expect_moment(ms)
        form.button("To the next moment").press("Enter")
    form.field("time").fill("0")
    expect_moment(moments[0])
    expect(form.inside.locator(".timeline-later")).not_to_have_count(0)
    form.button("To the next moment").press("Enter")
    form.button("To the moment before").press("Enter")
    expect_moment(moments[0])
    window = simulate(1)["fill"][0]
    method = window["method"].partition("/")[2]
    full = f"key 1 has {window['steps'][0][1]} of {window['limit']} {method}"
    expect(lines.nth(1)).to_contain_text(full)
    expect(form.status).to_have_attribute("data-phase", "idle")


def test_playing_goes_on_until_it_is_paused(form: Form) -> None:
    time = form.field("time")
    form.press("Play")
    expect(form.button("Pause")).to_be_visible()
    form.frame.evaluate(
        """() => new Promise((done) => {
          const time = document.querySelector('#time');
          const look = () => (Number(time.value) > 50 ? done() : requestAnimationFrame(look));
          look();
        })"""
    )
    form.press("Pause")
    expect(form.button("Play")).to_be_visible()
    paused = time.input_value()
    form.frame.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    assert time.input_value() == paused


def test_playing_ends_at_the_end(form: Form) -> None:
    form.field("time").fill("960")
    form.press("Play")
    expect(form.button("Pause")).to_be_visible()
    expect(form.button("Play")).to_be_visible()
    expect(form.field("time")).to_have_value("1000")


def test_nothing_moves_for_readers_who_want_it_so(browser: Browser, site: CountingServer) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site.url}tools/{NAME}/")
    form = Form(page, NAME)
    form.wait_until_shown()
    expect(form.inside.locator("button[name=play]")).to_be_hidden()
    form.button("To the next moment").press("Enter")
    expect(form.inside.locator(".readout")).to_contain_text("At 1 s")
    page.close()


def test_settings_go_into_the_address_and_a_link_shows_the_same(
    started: Form, page: Page, site: CountingServer
) -> None:
    open_details(started)
    started.field("size-slider").fill("70")
    started.field("keys").fill("4")
    started.inside.locator("[name=window][value=fixed]").press("Space")
    started.field("retry").select_option("fixed")
    arguments = {"size": 70, "window": "fixed", "retry": {"kind": "fixed"}}
    expect_runs(started, simulate(1, **arguments), simulate(4, **arguments))
    query = "?size=70&keys=4&retry=fixed&window=fixed"
    page.wait_for_url(
        lambda url: sorted(url.partition("?")[2].split("&")) == sorted(query[1:].split("&"))
    )
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    linked = Form(page, NAME)
    expect_runs(linked, simulate(1, **arguments), simulate(4, **arguments))
    expect(linked.field("size-slider")).to_have_value("70")
    linked.press("Reset")
    expect_runs(linked, simulate(1), simulate(2))
    page.wait_for_url(f"{site.url}tools/{NAME}/")
    expect(linked.field("keys")).to_have_value("2")


def test_size_that_is_usual_elsewhere_is_not_left_out_of_the_address(
    started: Form, page: Page, site: CountingServer
) -> None:
    started.field("workload").select_option("grid_bot")
    page.wait_for_url(re.compile(r"\?workload=grid_bot$"))
    started.field("size").fill(str(MOVE.usual))
    page.wait_for_url(
        re.compile(
            rf"\?size={MOVE.usual}&workload=grid_bot$|"
            rf"\?workload=grid_bot&size={MOVE.usual}$"
        )
    )
    page.goto("about:blank")
    page.goto(f"{site.url}tools/{NAME}/?workload=grid_bot&size={MOVE.usual}")
    linked = Form(page, NAME)
    expect_runs(linked, *(simulate(keys, "grid_bot", size=MOVE.usual) for keys in (1, 2)))


def test_link_to_the_first_picture_loads_nothing(page: Page, site: CountingServer) -> None:
    site.visit(page, f"tools/{NAME}/?keys=2&size={MOVE.usual}")
    form = Form(page, NAME)
    form.wait_until_shown()
    expect_runs(form, simulate(1), simulate(2))
    assert not [request for request in site.requests if "pyodide" in request]


def test_link_waits_for_readers_who_save_data(page: Page, site: CountingServer) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    site.visit(page, f"tools/{NAME}/?keys=3")
    form = Form(page, NAME)
    form.wait_until_shown()
    expect(form.summary).to_have_text(re.compile("Press Simulate"))
    expect(form.field("keys")).to_have_value("3")
    assert not [request for request in site.requests if "pyodide" in request]
    form.press("Simulate")
    expect_runs(form, simulate(1), simulate(3))


def test_address_holds_nothing_that_is_not_listed(page: Page, site: CountingServer) -> None:
    page.goto(f"{site.url}tools/{NAME}/?keys=99&rule=mine&size=07x&seed=-1&h=limits&workload=<b>")
    form = Form(page, NAME)
    form.wait_until_shown()
    expect_runs(form, simulate(1), simulate(2))
    script = "(values) => parent.postMessage({ kind: 'settings', values }, '*')"
    for values in (
        {"secret": "x"},
        {"keys": "cxakp_x"},
        {"keys": 2.5},
        {"keys": 3, "workload": "typed"},
        {"workload": ["move_stops"]},
        "keys=3",
        None,
    ):
        form.frame.evaluate(script, values)
    form.frame.evaluate(script, {"keys": 3})
    page.wait_for_url(re.compile(r"\?h=limits&keys=3$"))


def test_form_with_a_secret_has_no_say_in_the_address(open_form: OpenForm, page: Page) -> None:
    form = open_form("check-keys")
    before = page.url
    form.frame.evaluate(
        "parent.postMessage({ kind: 'settings', values: { keys: 3, workload: 'x' } }, '*')"
    )
    form.frame.evaluate("parent.postMessage({ kind: 'height', px: 1234 }, '*')")
    expect(page.locator("check-keys > iframe")).to_have_css("height", "1234px")
    page.evaluate("() => new Promise((done) => setTimeout(done, 600))")
    assert page.url == before


def test_own_calls_stay_out_of_the_address(started: Form, page: Page) -> None:
    started.field("workload").select_option("")
    started.field("own").fill("7 private/create-order")
    started.field("keys").fill("3")
    calls = [{"at_ms": 7, "method": "private/create-order"}]
    expect_runs(started, simulate(1, calls), simulate(3, calls))
    page.wait_for_url(re.compile(r"\?keys=3$"))


def test_settings_do_not_follow_to_another_page(started: Form, page: Page) -> None:
    started.field("keys").fill("3")
    expect_runs(started, simulate(1), simulate(3))
    page.get_by_role("link", name="Check whitelist").first.click()
    Form(page, "check-whitelist").wait_until("ready")
    page.evaluate("() => new Promise((done) => setTimeout(done, 600))")
    assert "keys" not in page.url


def test_outcome_is_spoken_once_after_a_slider_rests(started: Form) -> None:
    spoken = """() => {
      window.spoken = [];
      const summary = document.querySelector('.summary');
      new MutationObserver(() => spoken.push(summary.textContent))
        .observe(summary, { childList: true, characterData: true, subtree: true });
    }"""
    started.frame.evaluate(spoken)
    slider = started.field("size-slider")
    slider.focus()
    for _ in range(12):
        slider.press("ArrowRight")
    size = MOVE.usual + 12
    expect_runs(started, simulate(1, size=size), simulate(2, size=size))
    wanted = [
        recommend(size=size)["sentence"],
        *(simulate(n, size=size)["sentence"] for n in (1, 2)),
    ]
    expect(started.summary).to_have_text(" ".join(wanted))
    assert started.frame.evaluate("spoken.length") <= 2
    expect(slider).to_be_focused()


def test_long_simulation_gives_way_to_the_next_change(started: Form) -> None:
    started.field("workload").select_option("")
    # Put in at once: typing so much would take the browser longer than Python.
    started.field("own").evaluate(
        """(own) => {
          const line = (_, at) => `${at} private/create-order`;
          own.value = Array.from({ length: 60000 }, line).join('\\n');
          own.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    expect(started.status_line).to_contain_text(re.compile(r"Computing: \d+ %"), timeout=60_000)
    started.field("workload").select_option("cancel_all")
    expect_runs(started, simulate(1, "cancel_all"), simulate(2, "cancel_all"))


PUT_OWN = """(texts) => {
  const own = document.querySelector('#own');
  for (const text of texts) {
    own.value = text;
    own.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""


def test_refusal_of_own_calls_does_not_mind_what_is_typed_meanwhile(started: Form) -> None:
    started.field("workload").select_option("")
    problem = started.place("own").locator(".problem")
    unknown = "0 private/create-order\n0 create-order"
    started.frame.evaluate(PUT_OWN, [unknown, f"{unknown}\n5"])
    expect(problem).to_have_text(re.compile("^Line 3: write"))
    started.frame.evaluate(PUT_OWN, [unknown, "7 private/create-order"])
    calls = [{"at_ms": 7, "method": "private/create-order"}]
    expect_runs(started, simulate(1, calls), simulate(2, calls))


def test_answer_to_other_settings_does_not_stand(form: Form, page: Page) -> None:
    page.route("**/*pyodide*", lambda _: None)  # never comes
    form.field("keys").fill("3")
    form.wait_until("loading")
    expect(answer(form)).to_have_text("How many keys are enough? Not counted yet.")
    form.press("Reset")
    expect(answer(form)).to_have_text(recommend()["sentence"])


def test_change_does_not_load_again_what_was_stopped(form: Form, page: Page) -> None:
    page.route("**/*pyodide*", lambda _: None)
    form.field("keys").fill("3")
    form.wait_until("loading")
    form.press("Stop")
    expect(form.summary).to_have_text("Stopped. Nothing was simulated.")
    form.field("keys").fill("4")
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    expect(form.status).to_have_attribute("data-phase", "idle")
    page.unroute("**/*pyodide*")
    form.press("Simulate")
    expect_runs(form, simulate(1), simulate(4))
    form.field("keys").fill("3")
    expect_runs(form, simulate(1), simulate(3))


def test_words_keep_their_contrast_while_a_field_is_refused(started: Form) -> None:
    started.open_all()
    started.field("size").fill("")
    expect(started.place("size").locator(".problem")).to_have_count(1)
    assert run_axe(started.frame) == []


def test_form_fits_a_phone_and_is_used_by_keyboard(page: Page, site: CountingServer) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.url}tools/{NAME}/")
    form = Form(page, NAME)
    form.wait_until_shown()
    open_details(form)
    form.open_all()
    slider = form.field("keys-slider")
    slider.focus()
    slider.press("ArrowRight")
    expect_runs(form, simulate(1), simulate(3))
    width = form.frame.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_step_of_the_extra_key_shows_one_key_against_two(page: Page, site: CountingServer) -> None:
    site.visit(page, "steps/13-add-extra-key/")
    form = Form(page, NAME)
    form.wait_until_shown()
    expect_runs(form, simulate(1), simulate(2))
    expect(form.field("size")).to_have_value(str(MOVE.usual))
    expect(Form(page, "check-keys").button("Check")).to_be_enabled()
    assert not [request for request in site.requests if "pyodide" in request]


def test_picture_is_there_without_javascript(browser: Browser, site: CountingServer) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site.url}steps/13-add-extra-key/")
    example = page.locator(f"{NAME} .example")
    expect(example.locator("> p").first).to_have_text(recommend()["sentence"])
    expect(example.locator("> p").first).to_be_visible()
    expect(example.locator("svg:visible")).to_have_count(1)
    expect(example.locator("tbody tr")).to_have_count(4)
    page.close()
