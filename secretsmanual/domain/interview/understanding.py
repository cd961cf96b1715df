"""The language in which what is typed is read: one in a process, as one is spoken in it."""

import re
from functools import cache

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


def elided() -> str:
    """Return the expression of a word that lost its end, apostrophe included: l' d' qu'."""
    return _elided(understood())


@cache
def _elided(syntax: Syntax) -> str:
    return rf"(?:{'|'.join(map(re.escape, syntax.elided))})['’](?=\w)" if syntax.elided else "(?!)"
