"""`across`: lists over all customers."""

from dataclasses import asdict
from typing import Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.across import NAMES


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    across = commands.add_parser("across", help="lists over all customers")
    across.add_argument("which", choices=tuple(NAMES), help="which list")
    across.set_defaults(command=_across)


def _across(context: Context) -> None:
    with context.services() as services:
        found = services.across.read(context.options.which)
    rows = [(one.text, one.note, one.aside) for one in found.entries]
    text = "\n".join(part for part in (found.said, columns(rows)) if part)
    context.answer({"said": found.said, "entries": [asdict(one) for one in found.entries]}, text)
