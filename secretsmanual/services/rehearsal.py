"""Ninety seconds before a meeting: what one would have forgotten by then, asked once more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import AccountId, MeetingId, PersonId, SecretId
from secretsmanual.domain.rehearsing import MOST, Card, Grade, RehearsedFields, cards
from secretsmanual.domain.talks import Meeting
from secretsmanual.domain.wording import mark
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

if TYPE_CHECKING:
    from fsrs import Card as Memory
    from fsrs import Scheduler

REMEMBERED = 0.9
"""What is likelier than this to be remembered at the meeting is not asked."""
SEEN = 1.0
"""What was seen today is not asked again, however far the meeting is."""


@dataclass(frozen=True)
class Round:
    """The cards of one rehearsal, what is likeliest forgotten first."""

    account: str
    people: tuple[str, ...]
    at: datetime | None
    """When the meeting is; None where none is planned."""
    cards: tuple[Card, ...]
    sure: int
    """What will still be remembered at the meeting, and is not asked."""
    left: int
    """What is for another round."""


class RehearsalService:
    """Chooses cards, and keeps when each is due."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def next_meeting(self) -> Meeting | None:
        """Return the next meeting that has not begun, if one is planned."""
        with self._manual.read() as unit:
            return self._next(queries.meetings(unit))

    def round(
        self,
        account_id: AccountId,
        people: Sequence[PersonId] = (),
        meeting_id: MeetingId | None = None,
    ) -> Round:
        """Choose what is due by the meeting; raises NotFound.

        Without people those of the meeting count, and without a meeting everybody there.
        """
        manual = self._manual
        with manual.read() as unit:
            account = unit.accounts.get(account_id)
            if meeting_id:
                meeting: Meeting | None = unit.meetings.get(meeting_id)
            else:
                meeting = self._next(queries.meetings(unit, account_id))
            everybody = {person.id: person for person in queries.people(unit, account_id)}
            planned = meeting.attendees if meeting else []
            present = [one for one in people or planned if one in everybody] or list(everybody)
            names: dict[PersonId | None, str] = {
                one: person.first_name for one, person in everybody.items()
            }
            names[None] = account.name
            made = cards(queries.secrets(unit, account_id), present, names, manual.bank)
            at = meeting.at if meeting else manual.clock.now()
            recall = self._recall(unit, made, at)
        due = [card for card in made if recall[card.secret_id] < REMEMBERED]
        due.sort(key=lambda card: (recall[card.secret_id], not card.gold))
        return Round(
            account=account.name,
            people=tuple(everybody[one].name for one in present),
            at=meeting.at if meeting else None,
            cards=tuple(due[:MOST]),
            sure=len(made) - len(due),
            left=max(0, len(due) - MOST),
        )

    def grade(self, secret_id: SecretId, grade: Grade) -> Change:
        """Say how well it was remembered; that sets when it is due again. Raises NotFound."""
        from fsrs import Rating

        now = self._manual.clock.now().astimezone(UTC)
        with self._manual.write(mark("Rehearse")) as unit:
            unit.secrets.get(secret_id)
            known = queries.rehearsed(unit, [secret_id]).get(secret_id)
            memory = _memory(known.card if known else {}, now)
            after, _ = _scheduler().review_card(memory, Rating(grade), now)
            card: dict[str, Any] = dict(after.to_dict())
            if known:
                unit.rehearsed.set_quietly(known.id, card=card)
            else:
                unit.rehearsed.add(RehearsedFields(secret_id=secret_id, card=card))
        return unit.change

    def _next(self, planned: Iterable[Meeting]) -> Meeting | None:
        now = self._manual.clock.now()
        return min((one for one in planned if one.at >= now), key=lambda one: one.at, default=None)

    def _recall(self, unit: Unit, made: Sequence[Card], at: datetime) -> dict[SecretId, float]:
        """Work out how likely each is remembered at that moment: 0 for what was never asked."""
        now = self._manual.clock.now()
        known = queries.rehearsed(unit, [card.secret_id for card in made])
        found = dict.fromkeys((card.secret_id for card in made), 0.0)
        if known:
            scheduler, moment = _scheduler(), at.astimezone(UTC)
            for secret_id, one in known.items():
                memory = _memory(one.card, moment)
                last = memory.last_review
                today = last is not None and last.astimezone(now.tzinfo).date() == now.date()
                likely = scheduler.get_card_retrievability(memory, moment)
                found[secret_id] = SEEN if today else likely
        return found


def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=REMEMBERED, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def _memory(card: dict[str, Any], now: datetime) -> "Memory":
    from fsrs import Card as Memory

    return Memory.from_dict(card) if card else Memory(card_id=1, due=now)  # type: ignore[arg-type]
