"""`interview` and `review`: hold a talk on the terminal or through JSON lines, and sort it."""

import json
import sys
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns, count, to_json
from secretsmanual.domain.errors import BadInput, UserError
from secretsmanual.domain.ids import InterviewId

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.services.interviews import Talk

BOM = "\ufeff"
"""Stands before the first line where Windows' own tools make the input."""
LONGEST_EVENT = 1_000_000
"""Characters of one event; a longer line is refused, not read."""


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    interview = commands.add_parser("interview", help="hold an interview")
    interview.add_argument("account", metavar="ACCOUNT", help="id or part of its name")
    interview.add_argument(
        "--with",
        dest="people",
        action="append",
        default=[],
        metavar="PERSON",
        help="id or part of the name; once for each who is there",
    )
    interview.add_argument("--protocol", choices=["jsonl"], help="one event per line, one state")
    interview.add_argument("--seed", default="", metavar="N", help="makes the choices repeatable")
    interview.add_argument("--purpose", default="", metavar="TEXT", help="what the talk is for")
    interview.add_argument("--recipe", default="", metavar="ID", help="a ready order of questions")
    interview.set_defaults(command=_interview)
    review = commands.add_parser("review", help="turn lines into secrets")
    review.add_argument("interview", nargs="?", metavar="INTERVIEW", help="its id; else all")
    review.add_argument(
        "--accept",
        choices=["suggested", "question"],
        help="take what is preselected; or also the kind of the question asked for the rest",
    )
    review.set_defaults(command=_review)


def _interview(context: Context) -> None:
    from secretsmanual.services.interviews import Plan

    options = context.options
    with context.services() as services:
        account = services.accounts.find(options.account)
        people = [services.people.find(wanted, account.id).id for wanted in options.people]
        if not people:
            known = services.people.all(account.id)
            people = [known[0].id] if known else []
        if options.recipe:
            services.manual.bank.recipe(options.recipe)
        plan = Plan(
            account_id=account.id,
            attendees=tuple(people),
            purpose=options.purpose,
            recipe=options.recipe,
            seed=options.seed,
        )
        talk = services.interviews.start(plan)
        if options.protocol:
            _jsonl(services, talk)
        else:
            _terminal(context, talk)


def _jsonl(services: "Services", talk: "Talk") -> None:
    from secretsmanual.domain.interview import protocol

    _say(protocol.state_json(talk.session))
    while True:
        raw = sys.stdin.readline(LONGEST_EVENT + 1).lstrip(BOM)
        if not raw:
            return
        if not raw.strip():
            continue
        _say(_answer(services, talk, raw))


def _answer(services: "Services", talk: "Talk", raw: str) -> Any:
    from secretsmanual.domain.interview import protocol
    from secretsmanual.domain.interview.events import Attendees

    try:
        if len(raw) > LONGEST_EVENT:
            _drop_rest(raw)
            raise BadInput("This event is too long.", "A line has at most 20,000 characters.")
        event = protocol.checked_event(talk.session, _parsed(raw))
        if isinstance(event, Attendees):
            event = Attendees(tuple(services.people.find(one).id for one in event.people))
        step = talk.handle(event)
    except UserError as error:
        return protocol.error_json(error)
    return protocol.state_json(step.session, step.effects)


def _drop_rest(raw: str) -> None:
    while raw and not raw.endswith("\n"):
        raw = sys.stdin.readline(LONGEST_EVENT)


def _parsed(raw: str) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise BadInput(
            "This line is not JSON.", 'Write one event, such as {"next": true}.'
        ) from None


def _say(document: Any) -> None:
    print(to_json(document), flush=True)


def _terminal(context: Context, talk: "Talk") -> None:
    """Ask, take lines until an empty one, ask another; the end of input ends the talk."""
    from secretsmanual.domain.interview.events import End, Line, Next

    # With --json, what is said to the person is no part of the one document.
    screen = sys.stderr if context.as_json else sys.stdout
    print(
        "Type what you hear. Enter alone brings the next question; Ctrl+D ends the talk.",
        file=screen,
    )
    while True:
        question = talk.session.current
        if question:
            print(f"\n{question.text}", file=screen, flush=True)
        raw = sys.stdin.readline().lstrip(BOM)
        if not raw:
            break
        text = raw.rstrip("\r\n")
        talk.handle(Line(text) if text.strip() else Next())
    talk.handle(End(final=True))
    lines, ended = len(talk.session.said), talk.session.id
    context.answer(
        {"interview": ended, "lines": lines},
        f"\nEnded. {count(lines, 'line')} for the review: secretsmanual review {ended}",
    )


def _review(context: Context) -> None:
    with context.services() as services:
        wanted = context.options.interview
        talks = [InterviewId(wanted)] if wanted else _waiting(services)
        accepted = context.options.accept
        done = [services.reviews.accept(one, accepted) for one in talks] if accepted else []
        rows = [row for talk in talks for row in services.reviews.listed(talk)]
    lines = [(r["interview"], str(r["line"]), r["suggested"] or "-", r["raw"]) for r in rows]
    document = {"lines": rows, "accepted": sum(done)}
    context.answer(document, columns(lines) or "Nothing waits for review.")


def _waiting(services: "Services") -> list[InterviewId]:
    return [one.interview.id for one in services.interviews.waiting_for_review()]
