"""The built site, for the trials of every engine."""

from __future__ import annotations

from tests.browser.conftest import site

__all__ = ["site"]
