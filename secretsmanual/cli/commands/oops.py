"""`oops`: the card of a mishap, and the way through its 24 hours."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.errors import BadInput

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.recovery_card import RecoveryCard

STEPS = ("owned", "told", "fix", "verified", "surprise", "rang")
"""`domain.recovery.STEPS` and, below, `surprises.CHECKS`, written out: help needs no pydantic."""
CHECKS = ("lasting", "pleased", "moment", "rules", "harmless")
ANSWERS = ("A", "B", "C", "D", "E", "F")


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    oops = commands.add_parser("oops", help="put a mishap right inside 24 hours")
    ways = oops.add_subparsers(title="what to do", metavar="WHAT", required=True)
    show = ways.add_parser("show", help="the card of a person, or a case by its id")
    show.add_argument("person", metavar="PERSON", help="id or part of the name, or a case's id")
    show.add_argument("--to", metavar="FILE", help="print it for service: .pdf, .html or .txt")
    show.add_argument("--recipient", default="", metavar="NAME", help="who gets the page")
    show.set_defaults(command=_show)
    list_ = ways.add_parser("list", help="the cases whose clock runs")
    list_.set_defaults(command=_list)
    open_ = ways.add_parser("open", help="start the clock: we learn of it now")
    open_.add_argument("person", metavar="PERSON", help="id or part of the name")
    open_.add_argument("what", metavar="TEXT", help="what went wrong")
    open_.add_argument(
        "--feeling", default="", metavar="TEXT", help="how they feel, in their words"
    )
    open_.set_defaults(command=_open)
    _add_step(ways)
    reword = ways.add_parser("reword", help="say in other words what went wrong")
    reword.add_argument("case", metavar="CASE")
    reword.add_argument("what", metavar="TEXT", help="what went wrong")
    reword.set_defaults(command=_reword)
    learned = ways.add_parser("learned", help="correct when we learned of it, with the reason")
    learned.add_argument("case", metavar="CASE")
    learned.add_argument("at", metavar="MOMENT", help="ISO date and time, as 2026-11-20T07:18")
    learned.add_argument("--why", default="", metavar="TEXT")
    learned.set_defaults(command=_learned)
    close = ways.add_parser("close", help="ask how it felt, and close the case")
    close.add_argument("case", metavar="CASE")
    close.add_argument(
        "--answer",
        choices=ANSWERS,
        default="",
        help="did we blow them away with what we did to recover? A best, F worst",
    )
    close.add_argument("--feeling", default="", metavar="TEXT", help="how they feel now")
    close.add_argument("--words", default="", metavar="TEXT", help="what they said")
    close.add_argument("--learned", default="", metavar="TEXT", help="to ask next time")
    close.add_argument("--promise", action="store_true", help="what we learned is a promise")
    close.add_argument("--not-ours", action="store_true", help="it was not our mishap after all")
    close.set_defaults(command=_close)


def _add_step(ways: Any) -> None:
    step = ways.add_parser("step", help="a step was done")
    step.add_argument("case", metavar="CASE")
    step.add_argument("step", choices=STEPS)
    step.add_argument("note", nargs="?", default="", metavar="NOTE")
    step.add_argument("--at", metavar="MOMENT", help="when; now where it is not said")
    step.add_argument("--secret", metavar="S", help="the secret that the surprise rests on")
    step.add_argument("--cost", type=float, metavar="AMOUNT", help="what the surprise cost")
    step.add_argument(
        "--check",
        dest="checks",
        action="append",
        default=[],
        choices=(*CHECKS, "all"),
        help="a check of the surprise that was made; once for each",
    )
    step.set_defaults(command=_step)


def _show(context: Context) -> None:
    with context.services() as services:
        card = services.recovery.find(context.options.person)
        if context.options.to:
            _print(context, services, card)
            return
        _answer(context, card)


def _print(context: Context, services: "Services", card: "RecoveryCard") -> None:
    options = context.options
    if card.case is None:
        raise BadInput("No clock runs for them: there is no card to print.", "Use `brief`.")
    receipt = services.recovery_pages.hand_over(card.case.id, Path(options.to), options.recipient)
    document = {"file": options.to, "receipt": receipt.id, "secrets": len(receipt.secrets)}
    context.answer(document, f"Wrote {options.to}: {len(receipt.secrets)} secrets.")


def _list(context: Context) -> None:
    from secretsmanual.domain.recovery_card import case_in_short

    with context.services() as services:
        now = services.manual.clock.now()
        found = services.recovery.running()
    rows = [
        {
            "case": one.case.id,
            "account": one.account,
            "person": one.person,
            "what": one.case.what,
            "deadline": one.case.deadline,
            "how": case_in_short(one.case, now),
        }
        for one in found
    ]
    cells = [
        (row["case"], row["person"] or row["account"], row["how"], row["what"]) for row in rows
    ]
    context.answer({"running": rows}, columns(cells) or "No clock runs.")


def _open(context: Context) -> None:
    options = context.options
    with context.services() as services:
        person = services.people.find(options.person)
        account_id = services.recovery.card_of_person(person.id).known.account.id
        case, _ = services.recovery.open(account_id, person.id, options.what, options.feeling)
        _answer(context, services.recovery.card(case.id))


def _step(context: Context) -> None:
    from secretsmanual.domain.ids import SecretId
    from secretsmanual.services.recovery import Surprising

    options = context.options
    with context.services() as services:
        at = _moment(options.at, context.clock.now()) if options.at else None
        if options.step == "surprise":
            checks = CHECKS if "all" in options.checks else options.checks
            secret = SecretId(options.secret) if options.secret else None
            done = Surprising(options.note, secret, options.cost, checks)
            services.recovery.surprise(options.case, done, at)
        else:
            services.recovery.step(options.case, options.step, options.note, at)
        _answer(context, services.recovery.card(options.case))


def _reword(context: Context) -> None:
    options = context.options
    with context.services() as services:
        services.recovery.set_what(options.case, options.what)
        _answer(context, services.recovery.card(options.case))


def _learned(context: Context) -> None:
    options = context.options
    with context.services() as services:
        at = _moment(options.at, context.clock.now())
        services.recovery.set_learned(options.case, at, options.why)
        _answer(context, services.recovery.card(options.case))


def _close(context: Context) -> None:
    from secretsmanual.services.recovery import Closing

    options = context.options
    with context.services() as services:
        if options.not_ours:
            services.recovery.not_ours(options.case, options.learned)
        else:
            said = Closing(
                options.answer,
                options.feeling,
                options.words,
                options.learned,
                as_promise=options.promise,
            )
            services.recovery.close(options.case, said)
        _answer(context, services.recovery.card(options.case))


def _moment(typed: str, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(typed)
    except ValueError:
        raise BadInput(
            f"“{typed}” is no moment.", "Write it as 2026-11-20T07:18, or with its offset."
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=now.tzinfo)


def _answer(context: Context, card: "RecoveryCard") -> None:
    context.answer(_document(card), _text(card))


def _document(card: "RecoveryCard") -> dict[str, Any]:
    from secretsmanual.domain import recovery

    case, step = card.case, card.next
    return {
        "case": case.id if case else None,
        "account": card.known.account.name,
        "person": card.known.person.name if card.known.person else "",
        "what": case.what if case else "",
        "learned_at": case.learned_at if case else None,
        "deadline": case.deadline if case else None,
        "left_s": int(card.left.total_seconds()) if card.running else None,
        "state": recovery.state_of(case) if case else "",
        "late": card.late,
        "second_failure": card.second,
        "next": step.step if step else "",
        "steps": [
            {"step": one.step, "at": one.done_at, "note": one.note, "locked": one.locked}
            for one in card.todos
        ],
        "feeling_before": case.feeling_before if case else "",
        "feeling_after": case.feeling_after if case else "",
        "answer": case.answer if case else "",
        "apology": list(card.apology),
        "gift_limit": card.known.gift_limit,
        "quiet_hours": card.known.quiet_hours,
        "not_these": list(card.known.topics),
        "secrets": [
            {"secret": one.id, "kind": one.kind, "text": one.text, "sensitivity": one.sensitivity}
            for one in card.secrets
        ],
        "surprises": [
            {
                "secret": one.secret.id,
                "text": one.secret.text,
                "score": round(one.parts.score, 4),
                "parts": {
                    "kind": round(one.parts.kind, 4),
                    "fresh": round(one.parts.fresh, 4),
                    "confidence": round(one.parts.confidence, 4),
                    "specific": round(one.parts.specific, 4),
                    "unused": round(one.parts.unused, 4),
                },
            }
            for one in card.surprises
        ],
        "refused": [{"secret": one.secret.id, "why": one.why} for one in card.refused],
    }


def _text(card: "RecoveryCard") -> str:
    from secretsmanual.domain import recovery
    from secretsmanual.domain.recovery_card import TOP, case_in_short

    case = card.case
    lines = [card.name]
    if case is not None:
        lines += [f"{case.id}  {case.what}", case_in_short(case, card.known.now)]
        lines += [recovery.AGAIN] if card.second else []
        lines += [recovery.LATE] if card.late else []
        lines += [_step_line(one.step, one.done_at, one.note, one.locked) for one in card.todos]
    lines.append("What secrets do we know about this customer?")
    lines += [f"  {one.secret.id}  {one.secret.text}" for one in card.surprises[:TOP]]
    lines += [f"  not {one.secret.id}: {one.why}" for one in card.refused]
    lines += [f"  not these: {topic}" for topic in card.known.topics]
    return "\n".join(lines)


def _step_line(step: str, at: datetime | None, note: str, locked: str) -> str:
    done = f"done {at:%Y-%m-%d %H:%M}" if at else locked or "to do"
    return f"  {step:9} {done}{'  ' + note if note else ''}"
