"""`promises` and `promise`: what is owed, ours and theirs, and what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.commands.lists import people_names
from secretsmanual.cli.context import Context, a_day, columns
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.ids import PromiseId

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.promises import Promise

SATISFIED = ("yes", "partly", "late", "no", "delighted")
"""`domain.values.Satisfied`, written out: that module brings pydantic, which help does not need."""


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    promises = commands.add_parser("promises", help="list promises, ours and theirs")
    promises.add_argument("--person", metavar="P", help="id or part of the name")
    promises.add_argument("--to", metavar="FILE.ics", help="write the open ones as a calendar")
    promises.set_defaults(command=_promises)
    promise = commands.add_parser("promise", help="say what became of a promise")
    steps = promise.add_subparsers(title="what became of it", metavar="STEP", required=True)
    keep = steps.add_parser("keep", help="it was kept today")
    keep.add_argument("id", metavar="ID")
    keep.add_argument("--satisfied", choices=SATISFIED, help="how it was taken")
    keep.set_defaults(command=_keep)
    move = steps.add_parser("move", help="it has another day")
    move.add_argument("id", metavar="ID")
    move.add_argument("due", metavar="DAY", help="an ISO date, such as 2026-12-04")
    move.add_argument("--why", default="", metavar="TEXT")
    move.set_defaults(command=_move)
    note = steps.add_parser("note", help="add one, as one says it: send samples by friday")
    note.add_argument("account", metavar="ACCOUNT")
    note.add_argument(
        "text",
        metavar="TEXT",
        help="begins with < where they promised, with ~ where it is between us",
    )
    note.add_argument("--person", metavar="P", default="", help="to or by whom")
    note.set_defaults(command=_note)
    test = steps.add_parser("test", help="by what they will see that it is done")
    test.add_argument("id", metavar="ID")
    test.add_argument("text", metavar="TEXT")
    test.set_defaults(command=_test)
    drop = steps.add_parser("drop", help="nobody waits for it any more")
    drop.add_argument("id", metavar="ID")
    drop.set_defaults(command=_drop)


def _promises(context: Context) -> None:
    with context.services() as services:
        wanted = context.options.person
        person_id = services.people.find(wanted).id if wanted else None
        rows = _rows(services, services.promises.all(person_id=person_id))
        if context.options.to:
            services.promises.write_calendar(Path(context.options.to))
    lines = [(r["id"], r["due"] or "", r["person"] or "", r["text"]) for r in rows]
    context.answer({"promises": rows}, columns(lines))


def _note(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account = services.accounts.find(options.account)
        wanted = options.person
        person_id = services.people.find(wanted, account.id).id if wanted else None
        promise, _ = services.promises.note(options.text, account.id, person_id)
        _answer(context, services, promise, "Noted")


def _test(context: Context) -> None:
    options = context.options
    with context.services() as services:
        promise = _open(services, options.id)
        services.promises.set_test(promise.id, options.text)
        _answer(context, services, promise, "Kept")


def _keep(context: Context) -> None:
    options = context.options
    with context.services() as services:
        promise = _open(services, options.id)
        services.promises.keep(promise.id, options.satisfied)
        _answer(context, services, promise, "Kept")


def _move(context: Context) -> None:
    options = context.options
    due = a_day(options.due)
    with context.services() as services:
        promise = _open(services, options.id)
        services.promises.move(promise.id, due, options.why)
        _answer(context, services, promise, f"Moved to {due}")


def _drop(context: Context) -> None:
    with context.services() as services:
        promise = _open(services, context.options.id)
        services.promises.drop(promise.id)
        _answer(context, services, promise, "Dropped")


def _open(services: "Services", wanted: str) -> "Promise":
    promise = services.promises.get(PromiseId(wanted))
    if not promise.open:
        done = f"kept on {promise.kept_on}" if promise.kept_on else "dropped"
        raise Refused(f"“{promise.text}” was {done} already.", "`promises` lists the open ones.")
    return promise


def _answer(context: Context, services: "Services", promise: "Promise", done: str) -> None:
    (row,) = _rows(services, [services.promises.get(promise.id)])
    context.answer(row, f"{done}: {promise.text}")


def _rows(services: "Services", found: "list[Promise]") -> list[dict[str, Any]]:
    people = people_names(services)
    today = services.manual.today
    return [
        {
            "id": promise.id,
            "direction": promise.direction,
            "text": promise.text,
            "person": people.get(promise.person_id or "") or None,
            "by": promise.by,
            "made_on": promise.made_on,
            "due": promise.due,
            "kept_on": promise.kept_on,
            "satisfied": promise.satisfied,
            "done_when": promise.test_of_done,
            "open": promise.open,
            "overdue": promise.overdue(today),
        }
        for promise in found
    ]
