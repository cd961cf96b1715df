"""Practise a talk on an invented customer, in a scratch manual that is thrown away afterwards."""

import atexit
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.proposal import kind_asked
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.practice.customer import Customer, Hidden
from secretsmanual.domain.practice.phrase_book import PhraseBook
from secretsmanual.domain.wording import language, mark
from secretsmanual.services.manual import Manual
from secretsmanual.store import manual_file, queries
from secretsmanual.system.languages import text_in


@dataclass(frozen=True)
class Room:
    """A scratch manual with one invented account and person, and the customer behind them."""

    folder: Path
    """Readable by its owner only; gone with `remove` or with the program."""
    path: Path
    key: bytes | None = field(repr=False)
    """Of a locked manual; None where it stands open."""
    account_id: AccountId
    person_id: PersonId
    name: str
    organisation: str
    customer: Customer
    bank: Bank

    def remove(self) -> None:
        """Throw everything away; the manual in it must be closed before."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True)
class PracticeResult:
    """What a practice talk came to."""

    hidden: int
    """What there was to find."""
    told: int
    kept: int
    """What was told and was written down: a secret of its kind, or a line not yet sorted."""
    missed: tuple[tuple[str, str], ...]
    """(kind, their words) of what was told and is not there."""
    untold: tuple[tuple[str, int], ...]
    """(kind, how many) of what nobody asked for, or not deep enough; the most first."""
    trust: float
    """How far they confide at the end, 0.5 to 5."""


class PracticeService:
    """Makes rooms to practise in."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def make(self, seed: str) -> Room:
        """Invent a customer in a scratch manual; the rep's own questions come along.

        It is locked as the rep's manual is: after a kill it may lie there until a restart. The
        same seed gives the same customer. Raises Refused where nothing can be written.
        """
        main = self._manual
        folder = Path(mkdtemp(prefix="practice-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / "practice.secrets"
        locked = manual_file.is_locked(main.path)
        key = main.key if locked else None
        manual_file.create(path, main.path if locked else None, main.key)
        scratch = Manual(path, main.clock, main.ids, key)
        book = PhraseBook.from_toml(text_in(language(), "practice.toml"), main.shipped_bank)
        who = book.customer(seed)
        try:
            with main.read() as unit:
                own = {
                    name: unit.records(name).where()
                    for name in ("own_kind", "own_question", "own_recipe")
                }
                product = queries.settings(unit).get("product", "")
            with scratch.write(mark("Invent a customer")) as unit:
                for name, records in own.items():
                    for record in records:
                        unit.records(name).add(record, record.id)
                queries.set_setting_quietly(unit, "product", product)
                account = unit.accounts.add(
                    AccountFields(name=who.organisation, trade=who.trade, created_at=unit.at)
                )
                person = unit.people.add(
                    PersonFields(
                        account_id=account.id,
                        name=who.name,
                        role=who.role,
                        decision_maker=True,
                        created_at=unit.at,
                    )
                )
            bank = scratch.bank
        finally:
            scratch.close()
        return Room(
            folder=folder,
            path=path,
            key=key,
            account_id=account.id,
            person_id=person.id,
            name=who.name,
            organisation=who.organisation,
            customer=Customer(main.shipped_bank, book, seed),
            bank=bank,
        )


def result(room: Room, scratch: Manual) -> PracticeResult:
    """Compare what was told with what was written down, kind by kind.

    A line that nobody sorted counts for the kind of the question it answers.
    """
    with scratch.read() as unit:
        kept = Counter(secret.kind for secret in queries.secrets(unit, room.account_id))
        for talk in queries.interviews(unit, room.account_id):
            unsorted = (line for line in queries.lines(unit, talk.id) if not line.decided)
            kept.update(kind_asked(line.question_id, scratch.bank) for line in unsorted)
    customer = room.customer
    missed: list[Hidden] = []
    for hidden in customer.told:
        if kept[hidden.kind]:
            kept[hidden.kind] -= 1
        else:
            missed.append(hidden)
    untold = Counter(hidden.kind for hidden in customer.hidden if hidden not in customer.told)
    label = {kind.id: kind.label for kind in room.bank.kinds}
    return PracticeResult(
        hidden=len(customer.hidden),
        told=len(customer.told),
        kept=len(customer.told) - len(missed),
        missed=tuple((label[hidden.kind], hidden.saying.said) for hidden in missed),
        untold=tuple((label[kind], count) for kind, count in untold.most_common()),
        trust=customer.trust,
    )
