"""One driver over the real browsers: Chromium, Firefox and WebKitGTK.

A test says what to open, evaluate, type and press; each engine does it in its
own way, with real key events, in the page and in the sealed frames in it.
"""

from tests.engines.engine import Engine, EvaluationError, MissingEngineError
from tests.engines.launcher import ENGINES, launch

__all__ = ["ENGINES", "Engine", "EvaluationError", "MissingEngineError", "launch"]
