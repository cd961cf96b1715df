"""`accounts`, `people`, `secrets` and `ask`: what is in the manual."""

from time import perf_counter
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services


def account_names(services: "Services") -> dict[str, str]:
    """Return the accounts' names by id."""
    return {row.account.id: row.account.name for row in services.accounts.all()}


def people_names(services: "Services") -> dict[str, str]:
    """Return the people's names by id."""
    return {person.id: person.name for person in services.people.all()}


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    accounts = commands.add_parser("accounts", help="list accounts with their ids")
    accounts.set_defaults(command=_accounts)
    people = commands.add_parser("people", help="list people with their ids")
    people.add_argument("--account", metavar="A", help="id or part of its name")
    people.set_defaults(command=_people)
    secrets = commands.add_parser("secrets", help="list secrets with their ids")
    secrets.add_argument("--account", metavar="A", help="id or part of its name")
    secrets.add_argument("--person", metavar="P", help="id or part of the name")
    secrets.add_argument("--kind", metavar="K", default="", help="such as habit or dream")
    secrets.set_defaults(command=_secrets)
    ask = commands.add_parser("ask", help="what secrets do we know about TEXT")
    ask.add_argument("text", nargs="+", metavar="TEXT", help="names and words, in any order")
    ask.add_argument("--limit", type=int, default=50, metavar="N", help="most hits; 50")
    ask.set_defaults(command=_ask)


def _accounts(context: Context) -> None:
    with context.services() as services:
        found = services.accounts.all()
    rows = [
        {
            "id": row.account.id,
            "name": row.account.name,
            "trade": row.account.trade,
            "city": row.account.city,
            "country": row.account.country,
            "high_value": row.account.high_value,
            "people": row.people,
            "secrets": row.secrets,
            "last_talk": row.last_talk or None,
        }
        for row in found
    ]
    lines = [
        (r.account.id, r.account.name, f"{r.people} people, {r.secrets} secrets") for r in found
    ]
    context.answer({"accounts": rows}, columns(lines))


def _people(context: Context) -> None:
    with context.services() as services:
        wanted = context.options.account
        account_id = services.accounts.find(wanted).id if wanted else None
        found = services.people.all(account_id)
        names = account_names(services)
    rows = [
        {
            "id": person.id,
            "name": person.name,
            "account": names.get(person.account_id or "", ""),
            "account_id": person.account_id,
            "role": person.role,
            "decision_maker": person.decision_maker,
            "emails": person.emails,
            "phones": person.phones,
            "status": person.status,
        }
        for person in found
    ]
    lines = [(p.id, p.name, p.role, names.get(p.account_id or "", "")) for p in found]
    context.answer({"people": rows}, columns(lines))


def _secrets(context: Context) -> None:
    with context.services() as services:
        options = context.options
        account_id = services.accounts.find(options.account).id if options.account else None
        person_id = services.people.find(options.person).id if options.person else None
        if options.kind:
            services.manual.bank.kind(options.kind)
        found = services.secrets.all(account_id, person_id, options.kind)
        names = account_names(services)
        people = people_names(services)
    rows = [
        {
            "id": secret.id,
            "account": names.get(secret.account_id or "", ""),
            "person": people.get(secret.person_id or "") or None,
            "subject": secret.subject,
            "kind": secret.kind,
            "text": secret.text,
            "verbatim": secret.verbatim,
            "layer": secret.layer,
            "confidence": secret.confidence,
            "sensitivity": secret.sensitivity,
            "gold": secret.gold,
            "heard_on": secret.heard_on,
            "last_confirmed": secret.last_confirmed,
            "line": secret.line_id,
        }
        for secret in found
    ]
    lines = [(r["id"], r["kind"], r["person"] or r["account"], r["text"]) for r in rows]
    context.answer({"secrets": rows}, columns(lines))


def _ask(context: Context) -> None:
    with context.services() as services:
        start = perf_counter()
        hits = services.search.ask(" ".join(context.options.text), context.options.limit)
        took = (perf_counter() - start) * 1000
        today = services.manual.today
    rows = [
        {
            "type": hit.type,
            "id": hit.id,
            "account": hit.account,
            "person": hit.person or None,
            "kind": hit.kind or None,
            "text": hit.text,
            "age_days": hit.age_days(today),
            "score": hit.score,
        }
        for hit in hits
    ]
    lines = [(h.type, h.person or h.account, h.kind, h.text) for h in hits]
    context.answer({"hits": rows, "took_ms": round(took, 2)}, columns(lines))
