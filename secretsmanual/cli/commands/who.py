"""`who`, `relation`, `stance`: the map of an account, and how people on it stand."""

from pathlib import Path
from typing import Any

from secretsmanual.cli.context import Context
from secretsmanual.domain.errors import NotFound

SORTS = ("reports_to", "listens_to", "introduced", "stands_in_for", "at_odds_with")
STANCES = ("for", "neutral", "against", "unknown")
INFLUENCES = ("decides", "listened_to", "none")


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    who = commands.add_parser("who", help="the map of an account: who is who, and who decides")
    who.add_argument("account", metavar="ACCOUNT", help="id or part of its name")
    who.add_argument("--to", metavar="FILE", help="FILE.pdf, .html or .txt")
    who.add_argument(
        "--private", action="store_true", help="with who is against us, and at odds with whom"
    )
    who.add_argument(
        "--for", dest="printed_for", default="", metavar="NAME", help="whose print it is"
    )
    who.set_defaults(command=_who)
    relation = commands.add_parser("relation", help="how one person stands to another")
    relation.add_argument("account", metavar="ACCOUNT", help="id or part of its name")
    relation.add_argument("one", metavar="PERSON", help="id or part of the name")
    relation.add_argument("sort", choices=SORTS)
    relation.add_argument("other", metavar="OTHER", help="id or part of the name")
    relation.add_argument("--note", default="", metavar="TEXT")
    relation.add_argument("--remove", action="store_true", help="take it away instead")
    relation.set_defaults(command=_relation)
    stance = commands.add_parser("stance", help="how somebody stands to us; it leaves in no file")
    stance.add_argument("person", metavar="PERSON", help="id or part of the name")
    stance.add_argument("stance", choices=STANCES)
    stance.add_argument("--influence", choices=INFLUENCES, help="what weight their word has")
    stance.set_defaults(command=_stance)


def _who(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account = services.accounts.find(options.account)
        document = services.who_is_who.document(
            account.id, with_private=options.private, printed_for=options.printed_for
        )
        if options.to:
            services.who_is_who.write(document, Path(options.to))
        text = f"Wrote {options.to}." if options.to else services.who_is_who.as_text(document)
    context.answer({"file": options.to, **document.data}, text)


def _relation(context: Context) -> None:
    options = context.options
    with context.services() as services:
        service = services.who_is_who
        account = services.accounts.find(options.account)
        one, other = (services.people.find(who, account.id) for who in (options.one, options.other))
        if not options.remove:
            relation, _ = service.relate(account.id, one.id, options.sort, other.id, options.note)
            context.answer({"relation": relation.id}, "Kept.")
            return
        wanted = (one.id, options.sort, other.id)
        found = next(
            (
                relation
                for relation in service.map_of(account.id).relations
                if (relation.from_id, relation.sort, relation.to_id) == wanted
            ),
            None,
        )
        if found is None:
            raise NotFound(
                "There is no such relation on the map.", f"`who {account.name}` lists them."
            )
        service.unrelate(found.id)
    context.answer({"relation": found.id, "removed": True}, "Taken away.")


def _stance(context: Context) -> None:
    options = context.options
    with context.services() as services:
        person = services.people.find(options.person)
        influence = options.influence
        services.who_is_who.stand(
            person.id,
            "" if options.stance == "unknown" else options.stance,
            decides=person.decision_maker if influence is None else influence == "decides",
            listened_to=person.listened_to if influence is None else influence == "listened_to",
        )
    context.answer({"person": person.id, "stance": options.stance}, "Kept.")
