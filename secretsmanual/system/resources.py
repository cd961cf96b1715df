"""Find the files that ship with the program."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _root() -> Path:
    packaged = PACKAGE / "_resources"
    return packaged if packaged.is_dir() else PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    A wheel or a frozen program carries them as `secretsmanual/_resources`; a checkout has them
    in `resources/` at its top.
    """
    return _root().joinpath(*parts)


def resource_text(*parts: str) -> str:
    """Return a shipped text file's content."""
    return resource(*parts).read_text(encoding="utf-8")
