"""Rehearsal before a meeting: what one knows of those who will be there, asked of oneself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ConfigDict, Field

from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.ids import PersonId, SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import tr

Grade = Literal[1, 2, 3, 4]
"""Forgot, hardly, knew it, at once."""
MOST = 12
"""Cards of one round: ninety seconds, at seven or eight seconds a card."""


class RehearsedFields(Fields):
    """How well one secret is remembered, as the spacing library notes it."""

    secret_id: SecretId
    card: dict[str, Any] = Field(default_factory=dict)
    """Stability, difficulty, when it was last seen and when it is due, as JSON values."""


class Rehearsed(RehearsedFields):
    """The memory of one secret as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to remember."""

    secret_id: SecretId
    who: str
    """A first name, or the account's."""
    kind: str
    """Id of the kind, for its colour."""
    ask: str
    """What one asks oneself: the kind, and which one of several."""
    answer: str
    words: str
    """Their own words, where they are known."""
    gold: bool = False
    private: bool = False


def cards(
    secrets: Iterable[Secret],
    present: Sequence[PersonId],
    names: dict[PersonId | None, str],
    bank: Bank,
) -> list[Card]:
    """Make a card of each secret about those present and their organisation.

    What must never be mentioned becomes no card, nor does what is no longer true or unsorted.
    `names` has the account's name under None.
    """
    wanted = {None, *present}
    told = [
        secret
        for secret in secrets
        if secret.status == "active"
        and secret.sensitivity != "never"
        and secret.person_id in wanted
        and bank.has_kind(secret.kind)
    ]
    many = Counter((secret.person_id, secret.kind) for secret in told)
    seen: Counter[tuple[PersonId | None, str]] = Counter()
    found = []
    for secret in told:
        of_kind = (secret.person_id, secret.kind)
        seen[of_kind] += 1
        label = bank.kind(secret.kind).label
        ask = label
        if many[of_kind] > 1:
            ask = tr("{kind}, {n} of {all}", kind=label, n=seen[of_kind], all=many[of_kind])
        found.append(
            Card(
                secret_id=secret.id,
                who=names.get(secret.person_id, ""),
                kind=secret.kind,
                ask=ask,
                answer=secret.text,
                words=secret.verbatim,
                gold=secret.gold,
                private=secret.sensitivity in CONFIDED,
            )
        )
    return found
