"""Receipts, with the words that left; which of them no longer hold."""

from collections.abc import Iterable, Mapping

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.handover import Withdrawal
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.recall import Recalled, judged, told
from secretsmanual.domain.runs import Handover, HandoverFields
from secretsmanual.domain.sharing import Outgoing, Rules, may_be_told_of, select
from secretsmanual.domain.values import Audience
from secretsmanual.services.manual import Manual
from secretsmanual.store import handed, queries
from secretsmanual.store.handed import Handed
from secretsmanual.store.unit import Unit


def keep_receipt(
    unit: Unit,
    fields: HandoverFields,
    leaves: Iterable[Outgoing],
    withdrawals: Iterable[Withdrawal] = (),
) -> Handover:
    """Keep a receipt and the words of each secret as they left.

    Whoever has a name and got these withdrawals with it has been told: nothing more is to be
    done about their older files.
    """
    struck = [one.secret_id for one in withdrawals]
    if fields.recipient and struck:
        handed.tell(unit, fields.audience, fields.recipient, struck, unit.at)
    receipt = unit.handovers.add(fields)
    handed.remember(unit, receipt.id, (told(out.secret) for out in leaves))
    return receipt


def forget_receipt(unit: Unit, receipt: Handover) -> None:
    """Forget a receipt whose file was not written after all."""
    handed.forget(unit, receipt.id)
    unit.handovers.erase(receipt.id)


def withdrawals(unit: Unit, manual: Manual, audience: Audience) -> tuple[Withdrawal, ...]:
    """Return what files of this audience, not yet to be destroyed, hold and should not.

    Each secret once, with the day when it left first; in the order in which they left.
    """
    found: dict[str, Withdrawal] = {}
    for line, recalled in not_holding(unit, manual, audience):
        first = Withdrawal(line.told.secret_id, recalled.what, line.at.date())
        found.setdefault(line.told.secret_id, first)
    return tuple(found.values())


def not_holding(unit: Unit, manual: Manual, audience: Audience) -> list[tuple[Handed, Recalled]]:
    """Return the lines in an audience's files in use that no longer hold, the oldest first.

    A line whose secret nobody changed is looked at only where a consent stands behind it: a
    large manual is not read through for each file.
    """
    without = [one.id for one in queries.people(unit) if not may_be_told_of(one, audience)]
    lines = handed.in_doubt(unit, manual.today, audience, without)
    return to_recall(unit, manual, lines)


def to_recall(unit: Unit, manual: Manual, lines: Iterable[Handed]) -> list[tuple[Handed, Recalled]]:
    """Return those of the lines that no longer hold: each is passed through the gate again."""
    of_audience: dict[Audience, list[Handed]] = {}
    for line in lines:
        of_audience.setdefault(line.audience, []).append(line)
    if not of_audience:
        return []
    accounts = {account.id: account for account in queries.accounts(unit)}
    people = {person.id: person for person in queries.people(unit)}
    found: list[tuple[Handed, Recalled]] = []
    for audience, theirs in of_audience.items():
        rules = Rules(audience, manual.today, manual.bank, manual.lexicon)
        found += _judged(unit, theirs, accounts, people, rules)
    return found


def _judged(
    unit: Unit,
    lines: list[Handed],
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
    rules: Rules,
) -> list[tuple[Handed, Recalled]]:
    secrets = unit.secrets.by_ids({line.told.secret_id for line in lines})
    selection = select(secrets.values(), accounts, people, rules)
    leave = {out.secret.id: out.secret for out in (*selection.leaves, *selection.topics)}
    stay = {held.id: held for held in selection.held_back}
    pairs = (
        (
            line,
            judged(
                line.told,
                secrets.get(line.told.secret_id),
                leave.get(line.told.secret_id),
                stay.get(line.told.secret_id),
            ),
        )
        for line in lines
    )
    return [(line, recalled) for line, recalled in pairs if recalled is not None]
