"""`award`: Secret Agent of the month, Manual of the year."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns, passphrase_in
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import NominationId, SecretId

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.awards import YearPlace
    from secretsmanual.services.awards import AwardMonth, AwardYear, Nominee


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    award = commands.add_parser("award", help="secret agent of the month, manual of the year")
    verbs = award.add_subparsers(metavar="WHAT", required=True)
    month = verbs.add_parser("month", help="who was nominated, and who stands where")
    month.set_defaults(command=_month)
    year = verbs.add_parser("year", help="the year's monthly winners, and who stands where")
    year.add_argument("--year", metavar="2026", help="default: the one we are in")
    year.set_defaults(command=_year)
    nominate = verbs.add_parser("nominate", help="nominate a gold want that may be told")
    nominate.add_argument("secret", metavar="SECRET", help="its id")
    nominate.add_argument("--name", metavar="NAME", help="whose manual this is, if not said yet")
    nominate.set_defaults(command=_nominate)
    for verb in (month, nominate):
        verb.add_argument("--month", default="", metavar="2026-11", help="default: this one")
        verb.add_argument("--without-words", action="store_true", help="the secret stays one")
    for verb in (month, year):
        verb.add_argument("--merge", nargs="+", default=[], metavar="BUNDLE", help="merge first")
        verb.add_argument("--passphrase-file", metavar="F", help="opens the bundles")
        verb.add_argument("--to", metavar="FILE.pdf", help="write the certificate")
    vote = verbs.add_parser("vote", help="give our vote of the month; it moves there")
    vote.set_defaults(command=_vote)
    back = verbs.add_parser("take-back", help="take our nomination back")
    back.set_defaults(command=_take_back)
    for verb in (vote, back):
        verb.add_argument("nomination", metavar="NOMINATION", help="its id")


def _merge(context: Context, services: "Services") -> None:
    passphrase = passphrase_in(context.options.passphrase_file)
    for bundle in context.options.merge:
        services.bundles.merge(Path(bundle), passphrase)


def _month(context: Context) -> None:
    options = context.options
    with context.services() as services:
        _merge(context, services)
        found = services.awards.month(options.month)
        if options.to:
            with_words = not options.without_words
            services.awards.write_month(Path(options.to), found.month, with_words=with_words)
    first = found.winner
    document = {
        "month": found.month,
        "nominations": [_nominee(one) for one in found.nominees],
        "votes": found.cast,
        "winner": first.place.nomination.id if first else None,
        "candidates": [
            {"secret": one.id, "kind": one.kind, "text": one.text} for one in found.candidates
        ],
    }
    context.answer(document, _month_text(found))


def _nominee(one: "Nominee") -> dict[str, Any]:
    nomination = one.place.nomination
    return {
        "id": nomination.id,
        "rep": nomination.rep,
        "name": nomination.rep_name,
        "secret": nomination.secret_id,
        "kind": one.kind,
        "text": one.text,
        "votes": one.place.votes,
        "uses": one.place.uses,
        "mine": one.mine,
        "our_vote": one.chosen,
        "wins": one.wins,
    }


def _month_text(found: "AwardMonth") -> str:
    lines: list[tuple[object, ...]] = [
        (
            one.place.nomination.id,
            f"{one.place.votes} of {found.cast} votes",
            one.place.nomination.rep_name,
            one.text or "its words stay",
        )
        for one in found.nominees
    ]
    text = columns(lines) or f"Nobody is nominated in {found.month} yet."
    if found.candidates:
        could = columns([(one.id, one.kind, one.text) for one in found.candidates])
        text = f"{text}\nYou could nominate:\n{could}"
    return text


def _year(context: Context) -> None:
    options = context.options
    year = _number(options.year) if options.year else None
    with context.services() as services:
        _merge(context, services)
        found = services.awards.year(year)
        if options.to:
            services.awards.write_year(Path(options.to), found.year)
    standing = [_place(one) for one in found.places]
    winner = found.places[0].rep if found.places else None
    context.answer({"year": found.year, "standing": standing, "winner": winner}, _year_text(found))


def _place(one: "YearPlace") -> dict[str, Any]:
    return {
        "rep": one.rep,
        "name": one.name,
        "months": list(one.months),
        "score": round(one.score, 4),
        "factors": {
            factor.name.lower(): {"value": round(factor.value, 4), "said": factor.said}
            for factor in one.factors
        },
    }


def _year_text(found: "AwardYear") -> str:
    lines = [
        (
            one.name,
            f"{one.score:.3f}",
            *(f"{factor.name.lower()} {factor.said}" for factor in one.factors),
        )
        for one in found.places
    ]
    return columns(lines) or f"No month of {found.year} has a winner yet."


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadInput(f"“{text}” is not a year.", "Write it as 2026.")
    return int(text)


def _nominate(context: Context) -> None:
    options = context.options
    with context.services() as services:
        if options.name:
            services.settings.set("rep", options.name)
        nomination, _ = services.awards.nominate(
            SecretId(options.secret), options.month, with_words=not options.without_words
        )
    context.answer(
        {"nomination": nomination.id, "month": nomination.month},
        f"Nominated for {nomination.month}: {nomination.id}.",
    )


def _vote(context: Context) -> None:
    with context.services() as services:
        services.awards.vote(NominationId(context.options.nomination))
    context.answer({"voted": context.options.nomination}, "Your vote is given.")


def _take_back(context: Context) -> None:
    with context.services() as services:
        services.awards.take_back(NominationId(context.options.nomination))
    context.answer({"taken_back": context.options.nomination}, "Taken back.")
