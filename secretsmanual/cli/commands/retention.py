"""`retention`: people who left, and how long they are kept in full."""

from datetime import date
from typing import Any

from secretsmanual.cli.context import Context, columns, count
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
    what.add_argument(
        "--run",
        action="store_true",
        help="reduce those whose two weeks' notice is over, as the window does by itself",
    )
    what.add_argument(
        "--by-itself", choices=("on", "off"), help="let the window reduce people, or no more"
    )
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
        elif options.by_itself:
            service.set_by_itself(on=options.by_itself == "on")
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
        if options.run:
            reduced, _ = service.reduce_over()
        # What a program runs every day has shown nobody anything.
        found = service.waiting() if options.run else service.show()
        months, by_itself = service.months(), service.by_itself()
    rows = [
        {
            "id": one.person.id,
            "name": one.person.name,
            "account": one.account,
            "left_on": one.person.left_on,
            "due": one.due,
            "is_due": one.is_due(today),
            "goes_on": one.goes_on,
        }
        for one in found
    ]
    names = [person.name for person in reduced]
    document = {
        "months": months,
        "by_itself": by_itself,
        "reduced": [person.id for person in reduced],
        "waiting": rows,
    }
    context.answer(document, _said(rows, names, months, by_itself=by_itself))


def _day(typed: str | None) -> date:
    try:
        return date.fromisoformat(typed or "")
    except ValueError:
        raise BadInput("It is not said until when.", "Add --until 2027-06-30.") from None


def _said(rows: list[dict[str, Any]], reduced: list[str], months: int, *, by_itself: bool) -> str:
    lines = [f"Reduced: {words.listed(reduced)}."] if reduced else []
    if rows:
        lines.append(columns((r["id"], r["name"], r["account"], _when(r)) for r in rows))
        if not by_itself:
            lines.append("Nothing goes by itself: --reduce and --reduce-all do it.")
    elif months:
        lines.append(f"Nobody who left is near {count(months, 'month')} by now.")
    else:
        lines.append("People who left are kept; nothing is reduced.")
    return "\n".join(lines)


def _when(row: dict[str, Any]) -> str:
    return f"goes by itself on {row['goes_on']}" if row["goes_on"] else f"from {row['due']}"
