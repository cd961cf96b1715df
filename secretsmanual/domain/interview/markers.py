"""The marks at the start of a line: `!` `?` `%` `*` `~` `..` and their letters (domain.md 2.8)."""

import re
from dataclasses import dataclass
from typing import Literal

from secretsmanual.domain.wording import mark

MarkerName = Literal[
    "ours", "theirs", "later", "organisation", "gold", "private", "never", "go_back", "bullet"
]

LABELS: dict[MarkerName, str] = {
    "ours": mark("promise"),
    "theirs": mark("their promise"),
    "later": mark("ask later"),
    "organisation": mark("organisation"),
    "gold": mark("gold"),
    "private": mark("private"),
    "never": mark("never mention"),
    "go_back": mark("go back to it"),
    "bullet": "",
}

_LETTERS: dict[str, MarkerName] = {
    "p": "ours",
    "t": "theirs",
    "q": "later",
    "o": "organisation",
    "g": "gold",
    "s": "private",
    "n": "never",
}
_MARKER = re.compile(
    r"""(?P<theirs>!<) | (?P<ours>!) | (?P<later>\?) | (?P<organisation>%) | (?P<gold>\*)
      | (?P<never>~~) | (?P<private>~)(?![\d£$€])        # ~20 means about twenty
      | (?P<go_back>\.\.)(?!\.) | (?P<bullet>-)(?=\s)
      | (?P<letter>[ptqogsn]):(?=\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Marker:
    """One mark and where it stands in the line, the space after it included."""

    name: MarkerName
    start: int
    end: int


def read_markers(raw: str) -> tuple[tuple[Marker, ...], int]:
    """Read the marks at the start, in any order and with or without spaces; and where they end."""
    found: list[Marker] = []
    at = _after_space(raw, 0)
    while m := _MARKER.match(raw, at):
        name = _LETTERS[m["letter"].lower()] if m["letter"] else _name(m.lastgroup)
        found.append(Marker(name, at, _after_space(raw, m.end())))
        at = found[-1].end
    return tuple(found), at


def _name(group: str | None) -> MarkerName:
    return next(name for name in LABELS if name == group)


def _after_space(raw: str, at: int) -> int:
    m = _SPACE.match(raw, at)
    return m.end() if m else at
