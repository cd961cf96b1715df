"""The customer's own report card goes out: a form for one person, or for the organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.own_card_answers import GivenCard
from secretsmanual.domain.own_cards import (
    Asking,
    CardForm,
    OwnCard,
    OwnCardFields,
    asked_mishap,
    asked_promises,
)
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.confided import made_of_confided
from secretsmanual.services.given_cards import given_cards
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import ending_of, told_plainly
from secretsmanual.store import own_card_queries, queries
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import stream_whole

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Made:
    """A form that was written."""

    card: OwnCard
    promises: int
    """How many it asks about."""
    held_back: int
    """How many stayed out: made in confidence, in need of care, or naming somebody else."""


class OwnCardService:
    """Makes forms, and tells what came back."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def ask(
        self, account_id: AccountId, path: Path, person_id: PersonId | None = None
    ) -> tuple[Made, Change]:
        """Write a form for a person, or for the organisation, and remember it.

        Nothing in it was told in confidence or names anybody else. Where the file cannot be
        written, nothing is remembered.

        Raises NotFound; BadInput where the file is not to be .html or the person is somebody
        else's; Refused where it cannot be written.
        """
        ending_of(path, ("html",))
        with told_plainly(path), self._manual.write(mark("Ask for their own card")) as unit:
            made, form = self._make(unit, account_id, person_id)

            def put(out: BinaryIO) -> None:
                from secretsmanual.formats.exporters.own_card import write_own_card

                write_own_card(form, out)

            stream_whole(path, put)
        return made, unit.change

    def given(self, account_id: AccountId) -> tuple[GivenCard, ...]:
        """Return an account's cards in words, the newest first; raises NotFound."""
        with self._manual.read() as unit:
            return given_cards(unit, account_id)

    def all(self, account_id: AccountId) -> list[OwnCard]:
        """Return an account's cards, the newest first."""
        with self._manual.read() as unit:
            return own_card_queries.own_cards(unit, account_id)

    def _make(
        self, unit: Unit, account_id: AccountId, person_id: PersonId | None
    ) -> tuple[Made, CardForm]:
        account = unit.accounts.get(account_id)
        person = _person(unit, account_id, person_id)
        promises = queries.promises(unit, account_id)
        asking = Asking(
            account_id=account_id,
            person=person,
            others=[one for one in queries.people(unit) if one.id != person_id],
            confided=made_of_confided(unit, promises),
            lexicon=self._manual.lexicon,
            today=self._manual.today,
        )
        asked, held_back = asked_promises(promises, asking)
        mishap = asked_mishap(queries.mishaps(unit, account_id), asking)
        offered: Sequence[str] = [one.id for one in asked] + ([mishap.id] if mishap else [])
        card = unit.own_cards.add(
            OwnCardFields(
                account_id=account_id,
                person_id=person_id,
                key=self._key(),
                asked_on=self._manual.today,
                offered=list(offered),
                created_at=unit.at,
            )
        )
        settings = queries.settings(unit)
        form = CardForm(
            id=card.id,
            key=card.key,
            whom=person.first_name if person else account.name,
            rep=settings.get("rep", ""),
            company=settings.get("company", ""),
            made_on=self._manual.today,
            promises=asked,
            mishap=mishap,
        )
        return Made(card, len(asked), held_back), form

    def _key(self) -> str:
        return self._manual.ids.key(KEY_BYTES)


def _person(unit: Unit, account_id: AccountId, person_id: PersonId | None) -> Person | None:
    if person_id is None:
        return None
    person = unit.people.get(person_id)
    if person.account_id != account_id:
        raise BadInput(
            tr("{person} is not of this account.", person=person.name),
            tr("Choose one of its people."),
        )
    return person
