"""Which ideas may leave: those that rest on nothing but secrets which may (domain.md 5.2, 5.3).

The gate stays the one of `sharing`: an idea passes where each secret it rests on passes it as it
is, and once more with the idea's own words in its place. So whatever holds a secret back, its
protection, consent, age, care or a topic not to be raised, holds the idea back as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Rules, select


@dataclass(frozen=True, slots=True)
class IdeaOut:
    """An idea that leaves with names: what it is and for whom."""

    idea: Idea
    account: str
    person: str
    """Empty for the organisation."""


def ideas_that_leave(
    ideas: Iterable[Idea],
    secrets: Iterable[Secret],
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
    rules: Rules,
) -> tuple[IdeaOut, ...]:
    """Pass ideas for people and accounts through the gate; `secrets` are all that are meant.

    Dropped ones stay, and those that rest on nothing: there is no consent to stand on.
    """
    known = {secret.id: secret for secret in secrets}
    never = [secret for secret in known.values() if secret.sensitivity == "never"]
    found = []
    for idea in ideas:
        rests = [known[one] for one in idea.secrets if one in known]
        if idea.status == "dropped" or not rests or len(rests) < len(idea.secrets):
            continue
        person = people.get(idea.person_id) if idea.person_id else None
        account_id = person.account_id if person else idea.account_id
        account = accounts.get(account_id) if account_id else None
        told = [_as_told(idea, secret) for secret in rests]
        if account and all(
            _all_leave(one, never, accounts, people, rules) for one in (rests, told)
        ):
            found.append(IdeaOut(idea, account.name, person.name if person else ""))
    return tuple(found)


def _as_told(idea: Idea, secret: Secret) -> Secret:
    """Put the idea's words, and whom it is for, in the place of a secret's."""
    whom = {"person_id": idea.person_id, "said_by": idea.person_id} if idea.person_id else {}
    words = {"text": idea.title, "verbatim": idea.value, "occasion": "", "idea": ""}
    return secret.model_copy(update={**words, **whom})


def _all_leave(
    secrets: list[Secret],
    never: list[Secret],
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
    rules: Rules,
) -> bool:
    """Whether all pass the gate, beside what is never to be mentioned, and pass it unchanged."""
    selection = select([*secrets, *never], accounts, people, rules)
    leaves = {out.secret.id: out.secret for out in selection.leaves}
    return all(leaves.get(secret.id) == secret for secret in secrets)
