"""Make a manual of any size from a seed, with words as unevenly common as people use them."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from secretsmanual.bootstrap import Services, open_manual
from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.store import manual_file
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BATCH = 20_000
VOCABULARY = 40_000
"""Different words, as many as 1,000,000 short notes have (speed.md)."""

_SYLLABLES = (
    "ba ca da fa ga la ma na pa ra sa ta va be de fe ge le me ne pe re se te ve bi di "
    "fi li mi ni pi ri si ti vi bo co do fo go lo mo no po ro so to vo bu cu du lu mu nu ru su tu"
)


def words(chance: random.Random, count: int = VOCABULARY) -> list[str]:
    """Return invented words, in the order of how common they are."""
    syllables = _SYLLABLES.split()
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return list(made)


class Texts:
    """Short notes whose words are as unevenly common as in real ones (Zipf)."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.words = words(chance)
        self._weights = [1 / (rank + 8) for rank in range(len(self.words))]
        self._pool = self._drawn()

    def _drawn(self):
        while True:
            yield from self._chance.choices(self.words, weights=self._weights, k=100_000)

    def note(self) -> str:
        """Return one note of 5 to 12 words."""
        size = self._chance.randint(5, 12)
        return " ".join(islice(self._pool, size)).capitalize()


def make(path: Path, secrets: int, seed: int = 1, per_account: int = 1_000) -> Services:
    """Make and open a manual with so many secrets, `per_account` to an account."""
    chance = random.Random(seed)
    manual_file.create(path)
    services = open_manual(path, SteppingClock(NOW), Ids.seeded(seed))
    texts = Texts(chance)
    kinds = services.manual.bank.kinds
    accounts = max(1, secrets // per_account)
    for first in range(0, accounts, 50):
        with services.manual.write("Generate") as unit:
            for number in range(first, min(accounts, first + 50)):
                left = min(per_account, secrets - number * per_account)
                _account(unit, number, left, texts, kinds, chance)
    return services


def _account(unit, number, secrets, texts, kinds, chance):
    account = unit.accounts.add(
        AccountFields(name=f"{chance.choice(texts.words).title()} {number}", created_at=NOW)
    )
    people = [
        unit.people.add(
            PersonFields(
                name=" ".join(chance.choices(texts.words, k=2)).title(),
                account_id=account.id,
                decision_maker=i == 0,
                created_at=NOW,
            )
        )
        for i in range(4)
    ]
    rows = []
    for _ in range(secrets):
        kind = chance.choice(kinds)
        heard = date(2026, 11, 22) - timedelta(days=chance.randint(0, 900))
        person = chance.choice(people).id if kind.subject == "person" else None
        fields = SecretFields(
            account_id=account.id,
            person_id=person,
            kind=kind.id,
            text=texts.note(),
            sensitivity=kind.share,
            heard_on=heard,
            last_confirmed=heard,
            created_at=NOW,
            updated_at=NOW,
        )
        rows.append(fields.columns(unit.ids.new("s")))
    unit.secrets.add_many(rows)
