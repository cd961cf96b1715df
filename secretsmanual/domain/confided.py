"""What somebody who looks over one's shoulder must not read: the privacy view masks it."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import override

from secretsmanual.domain.interview.markers import read_markers
from secretsmanual.domain.wording import mark, tr

if TYPE_CHECKING:  # the window's first page needs none of it (speed.md)
    from secretsmanual.domain.values import InConfidence, Sensitivity

CONFIDED: "tuple[Sensitivity, ...]" = ("private", "never")
"""What was told in confidence."""
MASK = mark("Private: hidden while privacy view is on.")
LEAST_ALONE = 6
"""Letters of a word that is masked also where it stands alone: `yes` says nothing."""
UNSAID = frozenset(("id", "link", "icon"))
"""Fields of rows and documents that nobody reads."""

_WORD = re.compile(r"\w+")
Tree = TypeVar("Tree")


def hardest(marks: Iterable[str]) -> "InConfidence":
    """Return what most protects of these words."""
    there = {*marks}
    return "never" if "never" in there else "private" if "private" in there else ""


def line_told(raw: str, marks: Iterable[str] = ()) -> "InConfidence":
    """Say how a line was marked, by its first signs or a key: private, or never to be mentioned."""
    markers, _ = read_markers(raw)
    return hardest((*(marker.name for marker in markers), *marks))


def confided_line(raw: str, marks: Iterable[str] = ()) -> bool:
    """Whether a line was marked private or never to be mentioned."""
    return bool(line_told(raw, marks))


class Confided:
    """Texts that were told in confidence, found again wherever another text says them.

    Word by word: signs and capitals do not matter. By their first two words, so that a window
    full of labels asks in milliseconds whatever their number.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._by_first: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for text in texts:
            words = _words(text)
            if len(words) > 1 or any(len(word) >= LEAST_ALONE for word in words):
                self._by_first.setdefault(words[:2], set()).add(words)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Confided) and self._by_first == other._by_first

    @override
    def __hash__(self) -> int:
        return hash(frozenset(self._by_first))

    def said_in(self, text: str) -> bool:
        """Whether any of them stands in this text."""
        if not self._by_first or not text:
            return False
        said = _words(text)
        return any(
            said[at : at + len(wanted)] == wanted
            for at in range(len(said))
            for first in (said[at : at + 1], said[at : at + 2])
            for wanted in self._by_first.get(first, ())
        )

    def masked(self, tree: Tree) -> Tree:
        """Return a row, a document or a part of one with the mask where it says any of them."""
        return self._masked(tree) if self._by_first else tree

    def _masked(self, tree: Any) -> Any:
        if isinstance(tree, str):
            return tr(MASK) if self.said_in(tree) else tree
        if type(tree) is tuple:
            parts = tuple(map(self._masked, tree))
            return parts if parts != tree else tree
        if not is_dataclass(tree) or isinstance(tree, type):
            return tree
        was = {one.name: getattr(tree, one.name) for one in fields(tree) if one.name not in UNSAID}
        now = {name: self._masked(value) for name, value in was.items()}
        changed = {name: value for name, value in now.items() if value is not was[name]}
        return replace(tree, **changed) if changed else tree


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
