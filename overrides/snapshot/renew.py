"""Draw anew what the build has drawn from chance: no two readers may have the same.

Runs in Pyodide after every restore. `os.urandom` needs nothing, it asks the browser each time.
"""

import os
import random
import sys

random.seed()
if "ssl" in sys.modules:
    sys.modules["ssl"].RAND_add(os.urandom(64), 64.0)
