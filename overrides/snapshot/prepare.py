"""Load the guide's calls and all that they read, and leave nothing else behind.

Runs in Pyodide, right before its memory is written down. `READERS` are the names of the modules
that read what is no part of the memory.
"""

import codecs
import gc
import importlib
import linecache
import pkgutil
import re
import sys
import zipimport

ARCHIVE = "/lib/guide.zip"
"""Not there after a restore: whatever is in it must have been loaded by then."""

ENCODINGS = ("ascii", "latin-1", "utf-8", "utf-16-be")
"""Python looks for each when it is first used."""

sys.path.append(ARCHIVE)
guide = importlib.import_module("tutorial_py")
modules = pkgutil.walk_packages(guide.__path__, f"{guide.__name__}.")
for name in [module.name for module in modules if not module.name.endswith("__main__")]:
    module = importlib.import_module(name)
    for attribute in [each for each in dir(module) if each.startswith("load_")]:
        getattr(module, attribute)()
sys.path.remove(ARCHIVE)
for encoding in ENCODINGS:
    codecs.lookup(encoding)
# Whoever imports one hears that there is none, as of any other that has not come yet.
for name in READERS.split():  # type: ignore[name-defined]  # noqa: F821
    sys.modules.setdefault(name, None)  # type: ignore[arg-type]

re.purge()
linecache.clearcache()
# No other way empties it; left as it is, an archive of the same name would be read as this one.
zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001
sys.path_importer_cache.clear()
gc.collect()
