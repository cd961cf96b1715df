"""Letters that open the menus with Alt: in each language those that no action of ours takes."""

import re
import sys
from collections.abc import Iterable, Sequence

from secretsmanual.gui.action_table import ACTIONS, EXTRA_KEYS

_ALT = re.compile(r"Alt\+(\w)")


def alt_keys(platform: str = sys.platform) -> frozenset[str]:
    """Return the characters that do something of ours while Alt alone is held."""
    keys = [*(spec.key_here(platform) for spec in ACTIONS.values()), *EXTRA_KEYS.values()]
    return frozenset(found[1] for key in keys if (found := _ALT.fullmatch(key)))


def with_mnemonics(titles: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Mark in each title the first letter that is free: no action's key and no other title's.

    Letters from A to Z alone, as every keyboard has them. Short titles choose first: they have the
    fewest. A title that has none free goes without; Alt alone and the arrow keys still come to it.
    """
    gone = {letter.upper() for letter in taken} | alt_keys()
    shortest_first = sorted(range(len(titles)), key=lambda at: len(titles[at]))
    marked = {at: _marked(titles[at], gone) for at in shortest_first}
    return [marked[at] for at in range(len(titles))]


def _marked(title: str, gone: set[str]) -> str:
    for at, letter in enumerate(title):
        if letter.isascii() and letter.isalpha() and letter.upper() not in gone:
            gone.add(letter.upper())
            return f"{_literal(title[:at])}&{_literal(title[at:])}"
    return _literal(title)


def _literal(text: str) -> str:
    return text.replace("&", "&&")
