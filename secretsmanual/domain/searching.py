"""What somebody asks for, turned into what the index understands.

"What secrets do we know about ..." is the button and the sentence (domain.md 1, row 42), so the
sentence itself and small words are left out of the question. Accents are forgiven by the index,
word endings and half-typed words here, typing errors by `nearest`.
"""

import re
import unicodedata
from collections.abc import Iterable

from secretsmanual.domain.interview.endings import stem
from secretsmanual.domain.interview.understanding import understood
from secretsmanual.domain.names import one_edit_apart

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words that are asked for; all of them where nothing but small words was typed."""
    found = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFKC", text))]
    telling = [word for word in found if word not in understood().small]
    return telling or found


def expression(asked: Iterable[str]) -> str:
    """Return the FTS5 expression: every word, with any ending, in any order.

    Words are quoted, so that nothing typed is read as an operator.
    """
    return " AND ".join(f'"{stem(word)}" *' for word in asked)


def named(asked: Iterable[str], names: str) -> set[str]:
    """Return the words that are asked for and stand in names, with any ending."""
    known = _WORD.findall(plain(names))
    return {word for word in asked if any(one.startswith(plain(stem(word))) for one in known)}


def plain(text: str) -> str:
    """Return text without accents and case."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that are one typing error away, the likeliest first.

    One letter dropped, added, exchanged or swapped with its neighbour. Words of fewer than
    four letters are not guessed at.
    """
    if len(word) < 4:
        return []
    found = {other for other in known if other == word or one_edit_apart(word, other)}
    return sorted(found, key=lambda other: (_differs(word, other), other))[:5]


def _differs(one: str, other: str) -> int:
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return max(len(one), len(other)) - same
