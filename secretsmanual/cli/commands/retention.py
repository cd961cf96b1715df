"""`retention`: people who left, and how long they are kept in full."""

from datetime import date
from typing import Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain import words
from secretsmanual.domain.errors import BadInput


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    retention = commands.add_parser(
        "retention", help="list people who left and are to be reduced; reduce or keep them"
    )
    what = retention.add_mutually_exclusive_group()
    what.add_argument(
        "--reduce", action="append", metavar="PERSON", help="reduce somebody for good; no undo"
    )
    what.add_argument("--reduce-all", action="store_true", help="reduce all whose time is over")
    what.add_argument("--keep", metavar="PERSON", help="keep somebody in full, with --until, --why")
    what.add_argument("--months", type=int, metavar="N", help="reduce after N months; 0: never")
    retention.add_argument("--until", metavar="DAY", help="an ISO date, such as 2027-06-30")
    retention.add_argument("--why", default="", metavar="TEXT")
    retention.set_defaults(command=_retention)


def _retention(context: Context) -> None:
    options = context.options
    with context.services() as services:
        service, today = services.retention, services.manual.today
        if options.months is not None:
            service.set_months(options.months)
        elif options.keep:
            person = services.people.find(options.keep)
            service.keep(person.id, _day(options.until), options.why)
        reduced = [services.people.find(one) for one in options.reduce or ()]
        if options.reduce_all:
            reduced = [
                one.person
                for one in service.waiting()
                if one.is_due(today) and one.person.shown_on is not None
            ]
        if reduced:
            service.reduce([person.id for person in reduced])
        found, months = service.show(), service.months()
    rows = [
        {
            "id": one.person.id,
            "name": one.person.name,
            "account": one.account,
            "left_on": one.person.left_on,
            "due": one.due,
            "is_due": one.is_due(today),
        }
        for one in found
    ]
    names = [person.name for person in reduced]
    document = {"months": months, "reduced": [p.id for p in reduced], "waiting": rows}
    context.answer(document, _said(rows, names, months))


def _day(typed: str | None) -> date:
    try:
        return date.fromisoformat(typed or "")
    except ValueError:
        raise BadInput("It is not said until when.", "Add --until 2027-06-30.") from None


def _said(rows: list[dict[str, Any]], reduced: list[str], months: int) -> str:
    lines = [f"Reduced: {words.listed(reduced)}."] if reduced else []
    if rows:
        lines.append(columns((r["id"], r["name"], r["account"], f"from {r['due']}") for r in rows))
    elif months:
        lines.append(f"Nobody who left is near {words.count(months, 'month')} by now.")
    else:
        lines.append("People who left are kept; nothing is reduced.")
    return "\n".join(lines)
