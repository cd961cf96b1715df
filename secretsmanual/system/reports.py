"""Tell what went wrong in the program without a word that anybody typed.

By construction: a report is made of names of types, code positions and version numbers alone.
Messages, values, locals and source lines are never read: each may hold a customer's words.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import secretsmanual

FRAMES = 40
"""Innermost code positions kept of each exception."""

_ROOT = Path(secretsmanual.__file__).resolve().parent


def describe(error: BaseException) -> str:
    """Return the report of an exception and of those that led to it, safe to show and to log."""
    lines: list[str] = []
    for number, one in enumerate(_chain(error)):
        lines.append(f"{'after ' if number else ''}{type(one).__module__}.{type(one).__qualname__}")
        lines.extend(f"  {place}" for place in _places(one.__traceback__))
    return "\n".join([*lines, _versions()])


def place(file: str, line: int) -> str:
    """Return a code position: a path inside the program, or only a file's name.

    Other paths hold people's names.
    """
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return f"{path.relative_to(_ROOT.parent).as_posix()}:{line}"
    return f"{path.name}:{line}"


def tell(report: str) -> None:
    """Put a report on the standard error stream, where there is one.

    A desktop keeps what comes there in its journal, so nothing else may be put there by itself.
    """
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            print(report, file=sys.stderr, flush=True)  # noqa: T201 - the one place


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{place(code.co_filename, trace.tb_lineno)} {code.co_name}")
        trace = trace.tb_next
    return places[-FRAMES:]


def _versions() -> str:
    import platform

    qt = sys.modules.get("PySide6")
    return ", ".join(
        [
            f"Secrets Manual {secretsmanual.__version__}",
            f"Python {platform.python_version()}",
            *([f"PySide6 {qt.__version__}"] if qt else []),
            f"{platform.system()} {platform.machine()}",
        ]
    )
