"""Pages as lines of text that hold all that stands on them, to lay beside approved ones.

The approved texts lie in `approved/`; whoever changes a page changes its text there by hand.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)

APPROVED = Path(__file__).with_name("approved")


def approved(name: str) -> str:
    return (APPROVED / name).read_text(encoding="utf-8")


def approved_data(name: str) -> object:
    return json.loads(approved(name))


def as_text(page: Document) -> str:
    lines = [f"{page.title} ({page.language})", *lines_of(page.blocks), f"foot: {page.footer}"]
    return "\n".join(lines) + "\n"


def lines_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text, level):
                yield f"{'#' * level} {text}"
            case Paragraph(text, tone, link):
                yield f"[{tone}] {text}{link and f' -> {link}'}"
            case Items(items, numbered):
                yield from (f"{'1.' if numbered else '-'} {_entry(one)}" for one in items)
            case Facts(pairs):
                yield from (f"{label} = {value}" for label, value in pairs)
            case Table(columns, rows, title, widths):
                yield f"table {title!r} {widths}"
                yield from (" | ".join(map(_cell, row)) for row in (columns, *rows))
            case Chart(title, labels, values, alternative, unit):
                yield f"chart {title!r} in {unit!r}: {alternative}"
                yield from (
                    f"{label} = {value}" for label, value in zip(labels, values, strict=True)
                )
            case _:
                yield repr(block)


def _entry(item: Item) -> str:
    parts = (item.text, item.note, f"“{item.quote}”" if item.quote else "", item.link)
    return " / ".join(part for part in (*parts, item.tone.replace("normal", "")) if part)


def _cell(value: str | int | None) -> str:
    return (value or "·") if isinstance(value, str) else repr(value)
