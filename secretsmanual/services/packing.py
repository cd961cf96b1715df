"""Gather what goes into one hand-over: everything in it has passed the gate."""

from collections.abc import Sequence

from secretsmanual.domain.clearing import clear, clear_people, without_words_that_stay
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.handover import Pack
from secretsmanual.domain.handover_tools import TOOLS, for_tool
from secretsmanual.domain.idea_sharing import ideas_that_leave
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Rules, Selection, select
from secretsmanual.domain.values import Audience, SecretStatus
from secretsmanual.domain.wording import mark
from secretsmanual.services.confided import made_of_confided
from secretsmanual.services.manual import Manual
from secretsmanual.services.receipts import withdrawals
from secretsmanual.store import idea_queries, queries
from secretsmanual.store.unit import Unit

_EVERY_STATUS: tuple[SecretStatus, ...] = ("active", "superseded", "withdrawn", "unsorted")


class NothingLeaves(Refused):
    """There is nothing that may leave."""


def packed(
    manual: Manual,
    audience: Audience,
    account_ids: Sequence[AccountId] = (),
    recipient: str = "",
    ending: str = "",
) -> Pack:
    """Return what would leave for an audience, and what stays behind; nothing is written.

    Without accounts, all of them are meant. `ending` narrows it to what a tool's file takes.
    Raises NotFound for an account that is not there.
    """
    if audience == "themes":
        raise ValueError("themes leave without names: only ThemeService makes their files")
    rules = Rules(audience, manual.today, manual.bank, manual.lexicon)
    with manual.read() as unit:
        for account_id in account_ids:
            unit.accounts.get(account_id)
        secrets = _secrets(unit, account_ids)
        people = queries.people(unit)
        accounts = queries.accounts(unit)
        promises = queries.open_promises(unit) if audience == "service" else []
        confided = made_of_confided(unit, promises)
        mishaps = queries.mishaps(unit) if audience == "service" else []
        withdrawn = withdrawals(unit, manual, audience)
        ideas = idea_queries.ideas(unit) if audience == "marketing" else []
    by_account = {account.id: account for account in accounts}
    by_person = {person.id: person for person in people}
    selection = select(secrets, by_account, by_person, rules)
    meant = set(account_ids) or {account.id for account in accounts}
    names: dict[str, str] = {account.id: account.name for account in accounts}
    names.update((person.id, person.name) for person in people)
    owed, held_promises = clear(
        (one for one in promises if one.account_id in meant),
        mark("promise"),
        names,
        rules,
        confided,
    )
    leaving = {out.secret.id for out in selection.leaves}
    past, held_mishaps = clear(
        without_words_that_stay(
            (one for one in mishaps if one.account_id in meant), secrets, leaving
        ),
        mark("mishap"),
        names,
        rules,
    )
    told_of = {out.secret.person_id for out in (*selection.leaves, *selection.topics)}
    told_of |= {one.person_id for one in owed} | {one.person_id for one in past}
    if audience == "service":
        told_of |= {one.id for one in people if one.not_these and one.account_id in meant}
    cleared, held_roles = clear_people(
        (person for person in people if person.id in told_of), names, rules
    )
    held = (*selection.held_back, *held_promises, *held_mishaps, *held_roles)
    pack = Pack(
        audience=audience,
        today=manual.today,
        bank=manual.bank,
        selection=Selection(selection.leaves, held, selection.topics),
        recipient=recipient.strip(),
        accounts=tuple(account for account in accounts if account.id in meant),
        people=tuple(cleared),
        promises=tuple(owed),
        mishaps=tuple(past),
        withdrawals=withdrawn,
        ideas=ideas_that_leave(ideas, secrets, by_account, by_person, rules),
    )
    return for_tool(pack, ending) if ending in TOOLS else pack


def _secrets(unit: Unit, account_ids: Sequence[AccountId]) -> list[Secret]:
    if not account_ids:
        return queries.secrets(unit, statuses=_EVERY_STATUS)
    return [
        secret
        for account_id in dict.fromkeys(account_ids)
        for secret in queries.secrets(unit, account_id, statuses=_EVERY_STATUS)
    ]
