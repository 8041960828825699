"""A browser of one window around WebKitGTK, run as a program of its own.

MiniBrowser, which Debian ships, keeps nothing on disk while it is driven. This
one keeps what a reader's browser keeps: cache, storage, cookies, icons, and the
session as WebKit serialises it, in the folder that it is given.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from pathlib import Path

Pointer = ctypes.c_void_p
LIBRARY = "libwebkit2gtk-4.1.so.0"
PARTS = ("major", "minor", "micro")
PR_SET_PDEATHSIG = 1
TRUE = 1

webkit = ctypes.CDLL(LIBRARY)  # brings GTK, GObject and GLib with it
Started = ctypes.CFUNCTYPE(None, Pointer, Pointer, Pointer)
Create = ctypes.CFUNCTYPE(Pointer, Pointer, Pointer)
Closed = ctypes.CFUNCTYPE(None, Pointer, Pointer)


def call(name: str, *args: object, result: type[Pointer] | None = Pointer) -> Pointer:
    """Call a C function; texts and whole numbers are converted, the rest are pointers."""
    function = getattr(webkit, name)
    function.restype = result
    return Pointer(function(*(convert(arg) for arg in args)))


def convert(value: object) -> object:
    """Make a C argument."""
    if isinstance(value, str | Path):
        return ctypes.c_char_p(str(value).encode())
    return value


def connect(thing: Pointer, signal: str, handler: object) -> None:
    """Hear a signal. The handlers are module-level, so that they stay alive."""
    call("g_signal_connect_data", thing, signal, handler, None, None, 0)


def make_context(folder: Path) -> Pointer:
    """Make what all windows share, with everything on disk that can be."""
    places = ("base-data-directory", folder / "data", "base-cache-directory", folder / "cache")
    manager = call("webkit_website_data_manager_new", *places, None)
    context = call("webkit_web_context_new_with_website_data_manager", manager)
    cookies = call("webkit_website_data_manager_get_cookie_manager", manager)
    call("webkit_cookie_manager_set_persistent_storage", cookies, folder / "cookies.sqlite", 1)
    call("webkit_web_context_set_favicon_database_directory", context, folder / "icons")
    call("webkit_web_context_set_automation_allowed", context, TRUE)
    return context


def make_view(context: Pointer) -> Pointer:
    """Make a window and give the web view in it."""
    kind = ctypes.c_size_t(call("webkit_web_view_get_type").value or 0)
    driven = ("web-context", context, "is-controlled-by-automation", TRUE, None)
    view = call("g_object_new", kind, *driven)
    window = call("gtk_window_new", 0)
    call("gtk_window_set_default_size", window, 1200, 1000)
    call("gtk_container_add", window, view)
    call("gtk_widget_show_all", window)
    call("gtk_widget_grab_focus", view)
    call("gtk_window_present", window)
    return view


def introduce(session: Pointer) -> None:
    """Tell the driver which WebKitGTK this is."""
    numbers = [call(f"webkit_get_{part}_version").value or 0 for part in PARTS]
    info = call("webkit_application_info_new")
    call("webkit_application_info_set_name", info, "WebKitGTK")
    call("webkit_application_info_set_version", info, *numbers)
    call("webkit_automation_session_set_application_info", session, info)


def save_session(view: Pointer, file: Path) -> None:
    """Write what a browser would restore: the visited pages and the state of their forms."""
    state = call("webkit_web_view_get_session_state", view)
    data = call("webkit_web_view_session_state_serialize", state)
    size = ctypes.c_size_t()
    start = call("g_bytes_get_data", data, ctypes.byref(size))
    file.write_bytes(ctypes.string_at(start, size.value))


def main(folder: Path) -> None:
    """Run until the window closes."""
    folder.mkdir(exist_ok=True)
    call("prctl", PR_SET_PDEATHSIG, signal.SIGTERM.value)  # end with the driver, even a killed one
    call("gtk_init", None, None)
    context = make_context(folder)

    def start(_context: int, session: int, _data: int) -> None:
        introduce(Pointer(session))
        connect(Pointer(session), "create-web-view", on_create)

    def create(_session: int, _data: int) -> int | None:
        view = make_view(context)
        connect(view, "close", on_close)
        return view.value

    def close(view: int, _data: int) -> None:
        save_session(Pointer(view), folder / "session")
        call("gtk_main_quit")

    on_start, on_create, on_close = Started(start), Create(create), Closed(close)
    connect(context, "automation-started", on_start)
    call("gtk_main")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
