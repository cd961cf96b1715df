"""What a word is without its ending, and what it is part of where words are joined to one."""

import re
from functools import lru_cache

from secretsmanual.domain.interview.syntax import Syntax
from secretsmanual.domain.interview.understanding import understood

_LEAST_STEM = 4
"""Letters that stay when an ending is taken off; shorter stems find too much."""
LEAST_PART = 4
LEAST_REST = 3
"""Letters of a word that is part of a longer one, and of what else that one is made of."""

_VOWEL = re.compile("[aeiouyäöü]")


def stem(word: str) -> str:
    """Return the word without its ending, doubled last letters made single."""
    return _stem(word, understood().endings)


@lru_cache(maxsize=8192)
def _stem(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _LEAST_STEM:
            doubled = len(rest) > _LEAST_STEM and rest[-1] == rest[-2] and rest[-1] not in "aeiouls"
            return rest[:-1] if doubled else rest
    return word


def is_part(word: str, of: str) -> bool:
    """Tell whether a word is part of a longer one, as Kündigung of Kündigungsgespräch.

    Where its ending may be missing, five letters must be left of it: a Rente is not in rentabel.
    """
    its = understood()
    if not its.compounds:
        return False
    bare = stem(word)
    parts = (word, bare if len(bare) > LEAST_PART else "")
    return any(
        _begins(part, of, its) or _ends(part, of, its) for part in parts if len(part) >= LEAST_PART
    )


def _begins(part: str, of: str, its: Syntax) -> bool:
    """Whether a compound may begin with the part: Hundefutter, but not hundertfach."""
    if not of.startswith(part) or len(of) - len(part) <= LEAST_REST:
        return False
    return not any(of.startswith(one) and one.startswith(part) for one in its.one_word)


def _ends(part: str, of: str, its: Syntax) -> bool:
    """Whether a compound may end with the part: what stands before it can be a word."""
    before = of[: -len(part)]
    if not of.endswith(part) or len(before) < LEAST_REST:
        return False
    if before in its.prefixes or before.endswith(its.no_ends) or not _VOWEL.search(before):
        return False
    return not any(of.endswith(one) and one.endswith(part) for one in its.one_word)
