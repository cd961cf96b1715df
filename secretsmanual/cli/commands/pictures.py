"""`pictures`: what is known, kept, used and felt, in words, or as a file with pictures."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context

if TYPE_CHECKING:
    from secretsmanual.domain.pictures import Pictures


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    pictures = commands.add_parser("pictures", help="what is known, kept, used and felt: counts")
    pictures.add_argument("--account", metavar="A", help="of one customer; default: of all")
    pictures.add_argument(
        "--to", metavar="FILE", help="write it for whoever leads, without names: .pdf .xlsx .html"
    )
    pictures.set_defaults(command=_pictures)


def _pictures(context: Context) -> None:
    from secretsmanual.domain.pictures_page import data

    options = context.options
    with context.services() as services:
        account_id = services.accounts.find(options.account).id if options.account else None
        found = services.pictures.pictures(account_id)
        if options.to:
            services.pictures.write(Path(options.to), account_id)
    context.answer(data(found), _text(found))


def _text(found: "Pictures") -> str:
    parts = (f"{one.plot.title}\n{one.plot.alternative}" for one in found.pictures)
    return "\n\n".join((f"{found.whose}, {found.as_of}", *parts))
