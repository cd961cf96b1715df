"""Make new ids from a source of chance that comes from outside."""

import random
import secrets
from typing import Protocol

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u."""

LENGTH = 13
"""13 characters hold 65 bits."""

_PLACES = range(0, 5 * LENGTH, 5)


class Chance(Protocol):
    """A source of random bits: `random.Random(seed)` or the system's."""

    def getrandbits(self, k: int, /) -> int:
        """Return k random bits as a whole number."""
        ...


class Ids:
    """Makes ids such as `s-3f9k2m7qv1xza`: a letter for the type, then 65 bits of chance."""

    def __init__(self, chance: Chance | None = None) -> None:
        self._chance = chance or secrets.SystemRandom()

    @classmethod
    def seeded(cls, seed: int | str) -> "Ids":
        """Return a maker that gives the same ids for the same seed."""
        return cls(random.Random(seed))  # noqa: S311 - repeatable on purpose, not for keys

    def new(self, prefix: str) -> str:
        """Return the next id of a type; prefixes are in `domain.ids.PREFIX`."""
        bits = self._chance.getrandbits(5 * LENGTH)
        letters = [ALPHABET[bits >> place & 31] for place in _PLACES]
        return f"{prefix}-{''.join(letters)}"

    def key(self, size: int) -> str:
        """Return that many bytes of chance as hexadecimal digits: a key of a form."""
        return f"{self._chance.getrandbits(8 * size):0{2 * size}x}"
