"""Draw anew what the build has drawn from chance: no two readers may have the same.

Runs in Pyodide after every restore. `os.urandom` needs nothing, it asks the browser each time, and
`ssl` is not in the snapshot.
"""

import random

random.seed()
