"""Pass what is no secret through the gate: people, promises and mishaps (domain.md 5.2)."""

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Held, HeldBack, Rules, care_in
from secretsmanual.domain.wording import tr


def clear_people(
    people: Iterable[Person], names: Mapping[str, str], rules: Rules
) -> tuple[list[Person], list[Held]]:
    """Leave out what is said beside a name, such as the role, where a word in it needs care.

    Only service is told what is not for them.
    """
    cleared: list[Person] = []
    held: list[Held] = []
    for person in people:
        account = names.get(person.account_id or "", "")
        bare: dict[str, object] = {} if rules.audience == "service" else {"not_these": []}
        if no := care_in(rules.lexicon, person.role, person.say):
            held.append(no.of(person.id, account, person.name, tr("role")))
            bare |= {"role": "", "say": ""}
        if no := care_in(rules.lexicon, *person.not_these):
            what = tr("do not raise")
            held.append(no.of(person.id, account, person.name, what))
            bare["not_these"] = [one for one in person.not_these if not care_in(rules.lexicon, one)]
        cleared.append(person.model_copy(update=bare) if bare else person)
    return cleared, held


Record = TypeVar("Record", Promise, Oops)


def clear(
    records: Iterable[Record],
    kind: str,
    names: Mapping[str, str],
    rules: Rules,
    confided: Container[str] = (),
) -> tuple[list[Record], list[Held]]:
    """Part promises or mishaps into those that may leave and those that stay.

    What was made of a line told in confidence stays (`confided`, by id), and what holds a word
    that needs care. `names` are those of accounts and people by id.
    """
    leaves: list[Record] = []
    held: list[Held] = []
    for record in records:
        private = HeldBack("private") if record.id in confided else None
        no = private or care_in(rules.lexicon, *_texts(record))
        if no is None:
            leaves.append(record)
            continue
        account = names.get(record.account_id or "", "")
        person = names.get(record.person_id or "", "")
        held.append(no.of(record.id, account, person, kind))
    return leaves, held


def without_words_that_stay(
    mishaps: Iterable[Oops], secrets: Iterable[Secret], leaving: Container[str]
) -> list[Oops]:
    """Take out of mishaps how they felt at the end where the secret it became stays behind.

    The two were made in one moment: when the case was closed. `leaving` holds ids of secrets.
    """
    stays = {one.created_at for one in secrets if one.source == "service" and one.id not in leaving}
    nothing = {"feeling_after": "", "after_words": ""}
    return [one.model_copy(update=nothing) if one.closed_at in stays else one for one in mishaps]


def _texts(record: Promise | Oops) -> tuple[str, ...]:
    if isinstance(record, Promise):
        return (record.text,)
    return (record.what, record.feeling_before, record.feeling_after, record.after_words)
