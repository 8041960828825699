"""Forms say whether they are sealed, from a probe; readers may try to leak a sample."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from overrides.build.forms import FORMS
from overrides.build.runtime import FOLDER, load_runtime
from tests.browser.conftest import BLOCKED, PROBE, CountingServer, serve
from tests.browser.form import Form
from tests.browser.test_pages import PHONE, SCHEMES, run_axe

OpenForm = Callable[[str], Form]

TYPED = "SampTyped5ecretTyped5ecret"
TRIAL_TIMEOUT = 60_000
"""Milliseconds for all ways out, on the slowest machine."""

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def find_seal(form: Form) -> Locator:
    return form.inside.locator(".seal")


def open_seal(form: Form) -> None:
    form.inside.locator(".seal > summary").press("Enter")
    expect(form.button("Try to leak it")).to_be_visible()


def try_to_leak(form: Form) -> str:
    """Run a trial to its end and give its headline."""
    form.press("Try to leak it")
    expect(form.button("Stop trying")).to_be_visible()
    expect(form.button("Try to leak it")).to_be_visible(timeout=TRIAL_TIMEOUT)
    return form.inside.locator(".leak-summary").inner_text()


def read_rows(form: Form, where: str) -> dict[str, tuple[str, str]]:
    """Give outcome and words of each way that was tried from a place, by its name."""
    rows: list[list[str]] = form.inside.locator(
        f".leak-tried tbody[data-from={where}] tr[data-name]"
    ).evaluate_all(
        """(rows) => rows.map((row) => {
          const said = row.querySelector('td');
          return [row.dataset.name, said.dataset.outcome, said.textContent];
        })"""
    )
    return {name: (outcome, words) for name, outcome, words in rows}


def expect_python_shut_in(form: Form) -> None:
    """Every way of Python's was refused, but one that it does not have: to start a worker."""
    outcomes = {name: outcome for name, (outcome, _) in read_rows(form, "Python").items()}
    assert outcomes.pop("python-worker") == "missing"
    assert set(outcomes.values()) == {"refused"}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_finds_itself_sealed(name: str, open_form: OpenForm) -> None:
    form = open_form(name)
    expect(find_seal(form)).to_have_attribute("data-seal", "whole")
    expect(form.inside.locator(".seal-badge")).to_have_text("Sealed")
    expect(form.inside.locator("button[name=check]")).to_be_enabled()


def test_probe_is_quick_and_each_policy_speaks_once(page: Page, site: CountingServer) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site.url}tools/check-keys/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    said = [line for line in said if line != BLOCKED]
    own, around = "directive: \"default-src 'none'\"", "directive: \"connect-src 'self'\""
    assert len(said) == 2
    assert all(line.startswith(f"Connecting to '{PROBE}' violates") for line in said)
    assert any(own in line for line in said)
    assert any(around in line for line in said)
    took = form.frame.evaluate(
        """(address) => new Promise((resolve) => {
          const begun = performance.now();
          addEventListener('securitypolicyviolation', () => resolve(performance.now() - begun));
          const request = new XMLHttpRequest();
          request.open('GET', address);
          request.send();
        })""",
        PROBE,
    )
    assert took < 100


class Unsealed:
    """A place where a form's document is shown with a part of its seal taken away."""

    def __init__(self, page: Page, site: CountingServer, folder: Path, url: str) -> None:
        self.page = page
        self.folder = folder
        self.url = url
        page.goto(f"{site.url}tools/check-keys/")
        address = load_runtime().manifest["frames"]["check-keys"]["address"]
        self.document = page.request.get(f"{site.url}{FOLDER}{address}").text()
        found = POLICY.search(page.content())
        assert found
        self.policy = found.group()

    def show(self, *, policy: str | None = None, sandbox: str, document: str = "") -> FrameLocator:
        """Show the document in a frame; without a word, all is as on the site."""
        source = html.escape(document or self.document)
        (self.folder / "index.html").write_text(
            f"<!doctype html><meta charset='utf-8'>{self.policy if policy is None else policy}"
            f"<title>Around</title><iframe sandbox='{sandbox}' srcdoc=\"{source}\"></iframe>"
        )
        self.page.goto(self.url)
        return self.page.frame_locator("iframe")


@pytest.fixture
def unsealed(page: Page, site: CountingServer, tmp_path: Path) -> Iterator[Unsealed]:
    folder = tmp_path / "around"
    folder.mkdir()
    with serve(folder) as server:
        yield Unsealed(page, site, folder, server.url)


def expect_locked(inside: FrameLocator, *missing: str) -> None:
    expect(inside.locator(".seal")).to_have_attribute("data-seal", "broken")
    expect(inside.locator(".seal-badge")).to_have_text("Not sealed")
    expect(inside.locator(".seal-missing li")).to_have_text([re.compile(part) for part in missing])
    expect(inside.locator(".seal-broken")).to_contain_text("Type no key here.")
    expect(inside.locator(".seal-broken")).to_contain_text("Reload the page")
    expect(inside.locator("fieldset.lock")).to_have_attribute("disabled", "")
    expect(inside.locator("button[name=leak]")).to_be_hidden()
    expect(inside.locator(".status")).to_be_hidden()
    assert inside.locator("input").count() == 0


def test_form_opens_where_all_of_the_seal_is(unsealed: Unsealed) -> None:
    """The control: the same frame, with nothing taken away."""
    inside = unsealed.show(sandbox="allow-scripts")
    expect(inside.locator(".seal")).to_have_attribute("data-seal", "whole")
    expect(inside.locator("button[name=check]")).to_be_enabled()


def test_form_stays_locked_in_a_page_without_policy(unsealed: Unsealed) -> None:
    inside = unsealed.show(policy="", sandbox="allow-scripts")
    expect_locked(inside, "The page's policy is not there")


def test_form_stays_locked_in_a_page_whose_policy_lets_frames_go(unsealed: Unsealed) -> None:
    policy = unsealed.policy.replace("frame-src 'none'; ", "frame-src *; ")
    assert policy != unsealed.policy
    inside = unsealed.show(policy=policy, sandbox="allow-scripts")
    expect_locked(inside, "The page's policy is not there")


def test_form_stays_locked_without_its_own_policy(unsealed: Unsealed) -> None:
    document = POLICY.sub("", unsealed.document, count=1)
    assert document != unsealed.document
    inside = unsealed.show(sandbox="allow-scripts", document=document)
    expect_locked(inside, "The form's own policy did not refuse a request")


def test_form_stays_locked_where_it_has_the_pages_origin(unsealed: Unsealed) -> None:
    inside = unsealed.show(sandbox="allow-scripts allow-same-origin")
    expect_locked(inside, "The frame has an origin", "The page around", "The browser's storage")


def test_form_stays_locked_where_nothing_refuses(unsealed: Unsealed) -> None:
    """No such host exists, so the request fails here as well: by no policy's word."""
    document = POLICY.sub("", unsealed.document, count=1)
    inside = unsealed.show(policy="", sandbox="allow-scripts", document=document)
    expect_locked(inside, "own policy did not refuse", "The page's policy is not there")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_locked_form(scheme: Any, page: Page, unsealed: Unsealed) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    inside = unsealed.show(policy="", sandbox="allow-scripts")
    expect_locked(inside, "The page's policy")
    inside.locator("html").evaluate(
        "(root, scheme) => { root.dataset.scheme = scheme }", SCHEMES[scheme]
    )
    (frame,) = page.main_frame.child_frames
    assert run_axe(frame) == []
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_trial_from_the_form_lists_what_the_browser_said(
    open_form: OpenForm, site: CountingServer, page: Page
) -> None:
    form = open_form("check-keys")
    open_seal(form)
    site.requests.clear()
    headline = try_to_leak(form)
    rows = read_rows(form, "form")
    assert headline == f"{len(rows)} ways tried; by your browser's word none got out."
    assert rows["fetch"] == ("refused", "Refused by connect-src.")
    assert rows["image"] == ("refused", "Refused by img-src.")
    assert rows["blob-worker"] == ("refused", "Refused by worker-src.")
    assert rows["popup"][0] == rows["form-post"][0] == "refused"
    assert "sandboxed" in rows["local-storage"][1]
    assert rows["preconnect"] == ("unanswered", "No answer.")
    assert rows["message"][0] == "allowed"
    assert not read_rows(form, "worker")
    counts = form.inside.locator(".leak-counts li").all_inner_texts()
    assert sum(int(line.split()[0]) for line in counts[:-1]) == len(rows)
    assert counts[-1].startswith("Python is not running.")
    assert [request for request in site.requests if "try-to-leak" in request] == []


def test_trial_from_the_worker_and_from_python_lists_theirs(
    open_form: OpenForm, site: CountingServer
) -> None:
    form = open_form("check-keys")
    form.start()
    open_seal(form)
    site.requests.clear()
    headline = try_to_leak(form)
    assert headline.endswith("none got out.")
    worker = read_rows(form, "worker")
    assert worker["fetch"] == ("refused", "Refused by connect-src.")
    assert worker["import-scripts"][0] == "refused"
    assert worker["blob-worker"][0] == "missing"
    expect_python_shut_in(form)
    python = read_rows(form, "Python")
    assert python["python-fetch-underneath"][1] == "Refused by connect-src."
    assert python["python-socket"][1] == "Refused by connect-src."
    assert "is not part of the runtime" in python["python-pyfetch"][1]
    assert [request for request in site.requests if "try-to-leak" in request] == []
    form.check()  # Python goes on
    assert form.codes("api_key-1") == ["empty"]


def test_nothing_typed_is_in_any_try_nor_lost_by_it(open_form: OpenForm, page: Page) -> None:
    tried: list[str] = []
    page.add_init_script(
        """const note = (text) => { (window.tried ??= []).push(String(text)); };
        const { open } = XMLHttpRequest.prototype;
        XMLHttpRequest.prototype.open = function (...all) {
          note(all); return open.apply(this, all); };
        const { fetch } = window;
        window.fetch = (...all) => { note(JSON.stringify(all)); return fetch(...all); };
        const { append } = Element.prototype;
        Element.prototype.append = function (...all) {
          for (const each of all) note(each.outerHTML ?? each); return append.apply(this, all); };
        """
    )
    page.on("console", lambda message: tried.append(message.text))
    form = open_form("check-keys")
    form.start()
    form.field("secret-1").fill(TYPED)
    form.field("api_key-1").fill(TYPED[::-1])
    open_seal(form)
    try_to_leak(form)
    tried += form.frame.evaluate("tried")
    assert any("secret=Sample" in each for each in tried), "what was tried was noted"
    assert [each for each in tried if TYPED in each or TYPED[::-1] in each] == []
    expect(form.field("secret-1")).to_have_value(TYPED)
    expect(form.field("api_key-1")).to_have_value(TYPED[::-1])
    form.check()


def test_trial_can_be_stopped_and_begun_anew(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.start()
    open_seal(form)
    form.press("Try to leak it")
    expect(form.inside.locator(".leak-tried tr[data-name]").first).to_be_attached()
    form.press("Stop trying")
    expect(form.inside.locator(".leak-summary")).to_contain_text("Stopped.")
    expect(form.button("Try to leak it")).to_be_focused()
    stopped = len(read_rows(form, "form"))
    assert try_to_leak(form).endswith("none got out.")
    assert len(read_rows(form, "form")) > stopped
    assert read_rows(form, "Python")


def test_trial_ends_when_python_is_stopped(open_form: OpenForm, page: Page) -> None:
    form = open_form("check-keys")
    form.start()
    open_seal(form)
    form.press("Try to leak it")
    worker = form.inside.locator(".leak-tried tbody[data-from=worker]")
    expect(worker).to_be_attached(timeout=TRIAL_TIMEOUT)
    page.frame_locator("check-keys > iframe").locator("html").evaluate(
        "() => parent.postMessage({ kind: 'stop' }, '*')"
    )
    expect(form.button("Try to leak it")).to_be_visible(timeout=TRIAL_TIMEOUT)
    form.start()
    form.check()


def test_samples_differ_from_trial_to_trial(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    open_seal(form)
    samples = []
    for _ in range(2):
        form.press("Try to leak it")
        summary = form.inside.locator(".leak-summary")
        expect(summary).to_contain_text("made-up secret Sample")
        samples.append(summary.inner_text())
        form.press("Stop trying")
        expect(summary).to_contain_text("Stopped.")
    assert samples[0] != samples[1]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_trial_fits_a_phone_and_passes_axe(scheme: Any, page: Page, open_form: OpenForm) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    form = open_form("check-keys")
    expect(form.inside.locator("html")).to_have_attribute("data-scheme", SCHEMES[scheme])
    open_seal(form)
    assert run_axe(form.frame) == []
    form.press("Try to leak it")
    expect(form.inside.locator(".leak-tried tr[data-name]").first).to_be_attached()
    assert run_axe(form.frame) == []
    expect(form.button("Try to leak it")).to_be_visible(timeout=TRIAL_TIMEOUT)
    assert run_axe(form.frame) == []
    assert form.frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table = form.inside.locator(".leak-tried")
    assert table.evaluate("(table) => table.scrollWidth <= table.clientWidth")
