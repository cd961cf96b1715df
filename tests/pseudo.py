"""A language in which every text of the program stands between ⟦ and ⟧: all else is data."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from secretsmanual.domain.document import Document, Facts, Heading, Items, Paragraph, Table
from secretsmanual.domain.wording import speak

_TAKEN_APART = ("1,234.5", "Mon Tue", "Monday Tuesday", "Jan Feb", "January February")
"""Texts whose parts are said one by one: what they begin with."""


class Pseudo(NullTranslations):
    """Says a text in its signs."""

    def gettext(self, message: str) -> str:
        return message if message.startswith(_TAKEN_APART) else f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@contextmanager
def pseudo() -> Iterator[None]:
    """Speak it for a while."""
    before = speak(Pseudo())
    try:
        yield
    finally:
        speak(before)


def bare(text: str) -> str:
    """Return what stands outside all signs, each text of the program replaced by a bar."""
    found, depth = [], 0
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        if depth == 0:
            found.append("|" if sign == "⟧" else sign)
    return "".join(found)


def runs(text: str) -> set[str]:
    """Return the runs of words that stand bare, without codes of lines."""
    parts = re.split(r"\b[0-9a-f]{12}\b|[|,:;()“”\"./·…?!\n]+", bare(text))
    found = (part.strip(" ’'-") for part in parts)
    return {run for run in found if re.search(r"[^\W\d_]", run)}


def texts_of(document: Document) -> Iterator[str]:
    """Yield every text of a page."""
    yield document.title
    yield document.footer
    for block in document.told():
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Items():
                for item in block.items:
                    yield from (item.text, item.note)
            case Facts():
                for pair in block.pairs:
                    yield from pair
            case Table():
                yield block.title
                yield from block.columns
                for row in block.rows:
                    yield from (cell for cell in row if isinstance(cell, str))
            case _:
                pass
