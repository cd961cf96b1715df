"""The language in which what is typed is read: one in a process, as one is spoken in it."""

from secretsmanual.domain.interview.english import ENGLISH
from secretsmanual.domain.interview.syntax import Syntax

_understood = ENGLISH


def understand(syntax: Syntax) -> Syntax:
    """Read what is typed in this language from now on; return the one before."""
    global _understood
    before, _understood = _understood, syntax
    return before


def understood() -> Syntax:
    """Return the words of the language understood."""
    return _understood
