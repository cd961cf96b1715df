"""Drop what the process remembers of people's words once a manual is closed."""

import re
import sys

from secretsmanual.domain.interview.index import forget_prepared

_LAYERS = ("domain", "formats", "services", "store")
_WITH_WORDS = tuple(f"secretsmanual.{layer}." for layer in _LAYERS)


def forget_words() -> None:
    """Empty every cache below the window, of patterns too, and of talks prepared.

    All of them and not a list of some: whoever adds a cache need not think of the lock.
    """
    forget_prepared()
    for name, module in list(sys.modules.items()):
        if name.startswith(_WITH_WORDS):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
    re.purge()
