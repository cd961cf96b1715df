"""What a word is without its ending: what is looked for by, and what duplicates share."""

from functools import lru_cache

from secretsmanual.domain.interview.understanding import understood

_LEAST_STEM = 4
"""Letters that stay when an ending is taken off; shorter stems find too much."""


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
