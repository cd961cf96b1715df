"""What is not to be touched with somebody: topics, and which secrets touch them (domain.md 5.5).

A topic comes from a never-mention secret (`topics`) or from what is written of a person under
"not these", such as alcohol. A secret touches it where all the topic's words stand in it, or
where a word of the same group does: a bottle of Rioja is alcohol. Where a language joins nouns,
a word stands in the longer one as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.interview.endings import is_part, stem
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.people import Person
from secretsmanual.domain.searching import plain, words
from secretsmanual.domain.secrets import Secret


@dataclass(frozen=True, slots=True)
class Landmines:
    """Topics by whom they concern."""

    of_people: Mapping[PersonId, Sequence[str]] = field(default_factory=dict)
    of_accounts: Mapping[AccountId, Sequence[str]] = field(default_factory=dict)
    """Topics of the organisation: they hold for everybody there."""

    def of(self, secret: Secret) -> tuple[str, ...]:
        """Return the topics that concern whom a secret is about."""
        return self.with_whom(secret.account_id, secret.person_id)

    def with_whom(
        self, account_id: AccountId | None, person_id: PersonId | None
    ) -> tuple[str, ...]:
        """Return the topics that are not to be raised with a person, or with the organisation."""
        person = self.of_people.get(person_id, ()) if person_id else ()
        account = self.of_accounts.get(account_id, ()) if account_id else ()
        return (*person, *account)


def landmines(secrets: Iterable[Secret], people: Iterable[Person]) -> Landmines:
    """Gather the topics that are not to be raised with these people and their organisations."""
    of_people: dict[PersonId, list[str]] = {
        person.id: list(person.not_these) for person in people if person.not_these
    }
    of_accounts: dict[AccountId, list[str]] = {}
    for secret in secrets:
        if secret.sensitivity != "never" or not secret.topic or secret.status != "active":
            continue
        if secret.person_id:
            of_people.setdefault(secret.person_id, []).append(secret.topic)
        elif secret.account_id:
            of_accounts.setdefault(secret.account_id, []).append(secret.topic)
    return Landmines(of_people, of_accounts)


def touched(secret: Secret, topics: Iterable[str], lexicon: Lexicon) -> str:
    """Return the first topic that a secret touches, in its words or its tags; else nothing."""
    wanted = [topic for topic in topics if topic.strip()]
    if not wanted:
        return ""
    said = " ".join(
        (secret.text, secret.verbatim, secret.occasion, secret.idea, *secret.themes)
    ).replace("-", " ")
    stems, groups = {stem(plain(word)) for word in words(said)}, lexicon.topics(said)
    return next((one for one in wanted if _touches(one, stems, groups, lexicon)), "")


def _touches(topic: str, stems: set[str], groups: set[str], lexicon: Lexicon) -> bool:
    named = [plain(word) for word in words(topic)]
    if all(stem(one) in stems or any(is_part(one, word) for word in stems) for one in named):
        return True
    return not groups.isdisjoint(lexicon.topics(topic))
