"""The window: the only place where Qt is.

PySide6 replaces `__import__` with a hook that reads the source of every module imported after
it, for a spelling of its API that this program does not use. That costs memory and time, and
made pydantic fail now and then when imported in a thread; so the original is put back
(speed.md). A test guards it, since it leans on a name that is PySide6's own.
"""

import builtins

import PySide6  # noqa: F401 - installs the hook that is taken away again below

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
