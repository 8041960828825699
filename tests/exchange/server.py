"""A local exchange on 127.0.0.1, in a thread of its own, that checks calls as the real one does."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping
from threading import Thread
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMsgType, web

from tests.exchange.book import PRIVATE, PUBLIC, Book
from tests.exchange.gate import Clock, Gate, Key, read_call
from tests.exchange.refusals import Refusal

type Call = Mapping[str, Any]

_PATH = "/exchange/v1"
_AUTH = "public/auth"


class LocalExchange:
    """Serves while it is entered. `url` stands for the address of the REST API."""

    def __init__(self, keys: Collection[Key], clock: Clock) -> None:
        self.book = Book()
        self.calls: list[Call] = []
        self._gate = Gate(keys, clock)
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)
        self._runner = web.AppRunner(self._make_app(), shutdown_timeout=0)
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}{_PATH}/"

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self._port}{_PATH}/user"

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._start())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, task: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(task, self._loop).result(timeout=30)

    async def _start(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]

    def _make_app(self) -> web.Application:
        app = web.Application()
        app.router.add_get(f"{_PATH}/user", self._talk)
        app.router.add_get(f"{_PATH}/{{method:.+}}", self._answer_public)
        app.router.add_post(f"{_PATH}/{{method:.+}}", self._answer_private)
        return app

    async def _answer_public(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        return _respond(_reply(method, "{}", lambda _: _answer_public(method)))

    async def _answer_private(self, request: web.Request) -> web.Response:
        method, address = request.match_info["method"], request.remote or ""

        def work(call: Call) -> Any:
            self.calls.append(call)
            return self._answer(method, call, address)

        return _respond(_reply(method, await request.read(), work))

    def _answer(self, method: str, call: Call, address: str) -> Any:
        if method not in PRIVATE:
            raise Refusal("METHOD_NOT_FOUND")
        return self.book.answer(method, self._gate.admit(method, call, address))

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        """Let in whoever signs `public/auth`; say why not to anybody else."""

        def sign_in(call: Call) -> Any:
            self._gate.identify(_AUTH, call, request.remote or "")
            return {}

        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                reply, _ = _reply(_AUTH, message.data, sign_in)
                await socket.send_json(reply)
        return socket


def _answer_public(method: str) -> Any:
    if method not in PUBLIC:
        raise Refusal("METHOD_NOT_FOUND")
    return PUBLIC[method]()


def _reply(
    method: str, body: bytes | str, work: Callable[[Call], Any]
) -> tuple[dict[str, Any], int]:
    """Do a call and write its reply, with the HTTP status."""
    call: Call = {}
    try:
        call = read_call(body)
        reply, status = {"code": 0, "result": work(call)}, 200
    except Refusal as refusal:
        reply, status = {"code": refusal.code, "message": refusal.name}, refusal.status
    return {"id": call.get("id", -1), "method": method, **reply}, status


def _respond(reply: tuple[dict[str, Any], int]) -> web.Response:
    return web.json_response(reply[0], status=reply[1])
