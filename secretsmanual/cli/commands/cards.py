"""`report-card`: what of the bonus hangs on customers, quarter by quarter."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.errors import BadInput

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.report_card import ReportCard


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    card = commands.add_parser("report-card", help="points and bonus, with the rows behind them")
    whose = card.add_mutually_exclusive_group()
    whose.add_argument("--account", metavar="A", help="the card of one customer")
    whose.add_argument("--colleague", metavar="NAME", help="of what a merged bundle brought")
    card.add_argument("--quarter", metavar="2026Q4", help="default: the one we are in")
    card.add_argument("--to", metavar="FILE", help="write it without rows: .pdf .xlsx .html ...")
    card.add_argument("--weight", metavar="PERCENT", help="set the share of the bonus")
    card.add_argument("--reason", default="", metavar="TEXT", help="why it is below 25")
    card.add_argument("--watch-only", choices=("on", "off"), help="look without a bonus, or not")
    card.set_defaults(command=_card)


def _card(context: Context) -> None:
    from secretsmanual.domain.quarters import Quarter
    from secretsmanual.domain.report_card_page import data, row_data

    options = context.options
    quarter = Quarter.parse(options.quarter) if options.quarter else None
    with context.services() as services:
        service = services.report_cards
        account_id = services.accounts.find(options.account).id if options.account else None
        _set(services, options)
        card = service.card(account_id, quarter, options.colleague or "")
        if options.to:
            service.write(card, Path(options.to))
    rows = [row_data(part, row) for part, row in card.rows]
    context.answer({**data(card), "rows": rows}, _text(card))


def _set(services: "Services", options: Any) -> None:
    if options.weight is not None:
        services.report_cards.set_weight(_share(options.weight), options.reason)
    if options.watch_only:
        services.report_cards.set_watch_only(options.watch_only == "on")


def _share(text: str) -> float:
    try:
        return float(text.strip().removesuffix("%")) / 100
    except ValueError:
        raise BadInput(f"“{text}” is not a number.", "Type per cent, such as 30.") from None


def _text(card: "ReportCard") -> str:
    from secretsmanual.domain import report_card_page as page
    from secretsmanual.domain import words

    lines = [
        (
            page.TITLES[part.name] if place == 0 else "",
            words.figure(one.points) if one.measured else "left out",
            f"of {words.figure(one.most)}",
            f"{one.label}: {page.said(one)}",
        )
        for part in card.parts
        for place, one in enumerate(part.measures)
    ]
    bonus = "" if card.bonus is None else f"; earned {page.per_cent(card.bonus)} of the bonus"
    facts = columns(page.network_facts(card.network))
    return "\n".join(
        (
            f"{card.whose}, {card.quarter}: {words.figure(card.points)} points of 100",
            f"{page.weight_words(card.weight)}{bonus}",
            page.SHARED_ONLY if card.shared_only else page.ADDS,
            columns(lines),
            facts,
        )
    )
