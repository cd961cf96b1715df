"""Small words that several formats share."""

from dataclasses import replace

from secretsmanual.domain import words
from secretsmanual.domain.document import Block, Document, Heading
from secretsmanual.formats.exporters.clean import one_line


def titled(document: Document) -> tuple[Block, ...]:
    """Return the blocks with the title as the first heading where the document has none."""
    first = document.blocks[0] if document.blocks else None
    if isinstance(first, Heading) and first.level == 1:
        return document.blocks
    return (Heading(document.title, 1), *document.blocks)


def worded(document: Document) -> tuple[Block, ...]:
    """Return the same with pictures of values in words, for formats of text."""
    return titled(replace(document, blocks=tuple(document.told())))


def number(value: float, unit: str = "") -> str:
    """Return a chart's value in words: whole where it is whole, else one decimal, then the unit."""
    plain = words.number(value, 0 if float(value).is_integer() else 1)
    return f"{plain} {one_line(unit)}".strip()
