"""Steps from one schema to the next, oldest first.

`STEPS[n]` brings a manual of schema n to n + 1; what the last one leads to is our schema. A step
gets alembic's `Operations` (batch mode where SQLite cannot alter) inside the one transaction of the
whole migration: it ends whole, or the file stays as it was. alembic is imported only when a step is
due (speed.md).
"""

from collections.abc import Callable
from typing import Any

from secretsmanual.store.migrations import to_2, to_3

Step = Callable[[Any], None]

STEPS: dict[int, Step] = {1: to_2.run, 2: to_3.run}
