"""Everything recorded about one account, read in one go, for pages that show all of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.own_bank import MutedQuestion
from secretsmanual.domain.people import Person, TeamMember
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.talks import Asked, AskLater, Interview
from secretsmanual.domain.wording import tr
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


@dataclass(frozen=True)
class AccountRecords:
    """One account as it stands; of an unknown caller only those present and our team."""

    now: datetime
    """With the offset of this place, so that days are days here."""
    account: Account | None = None
    people: Sequence[Person] = ()
    """Those who decide first, then by name; guests from elsewhere behind them."""
    team: Sequence[TeamMember] = ()
    secrets: Sequence[Secret] = ()
    """Active ones and those that a newer fact replaced."""
    uses: Mapping[str, Sequence[SecretUse]] = field(default_factory=dict)
    talks: Sequence[Interview] = ()
    """Newest first."""
    asked: Sequence[Asked] = ()
    promises: Sequence[Promise] = ()
    """By due day, those without one last."""
    mishaps: Sequence[Oops] = ()
    """Newest first."""
    ask_later: Sequence[AskLater] = ()
    muted: Sequence[MutedQuestion] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def sure_account(self) -> Account:
        """The account; raises NotFound for an unknown caller, who has none yet."""
        if self.account is None:
            raise NotFound(
                tr("This caller belongs to no account yet."), tr("Choose an account first.")
            )
        return self.account

    @property
    def today(self) -> date:
        """The day here."""
        return self.now.date()

    def day(self, moment: datetime) -> date:
        """Give the day that a moment fell on here."""
        return moment.astimezone(self.now.tzinfo).date()

    @cached_property
    def active(self) -> list[Secret]:
        """The secrets that stand."""
        return [secret for secret in self.secrets if secret.status == "active"]

    @cached_property
    def by_subject(self) -> dict[PersonId | None, list[Secret]]:
        """The secrets that stand, by person; None for the organisation's."""
        return _by_person(self.active)

    @cached_property
    def confided(self) -> dict[PersonId | None, list[Secret]]:
        """What is private or never to be mentioned, replaced facts included, by person."""
        return _by_person(s for s in self.secrets if s.sensitivity in ("private", "never"))

    @cached_property
    def ended_talks(self) -> list[Interview]:
        """The talks that are over, newest first."""
        return [talk for talk in self.talks if talk.ended is not None]

    def talks_with(self, person_ids: Iterable[PersonId]) -> list[Interview]:
        """Give the talks that are over and that any of these people attended, newest first."""
        wanted = set(person_ids)
        return [talk for talk in self.ended_talks if wanted.intersection(talk.attendees)]

    def without_talk(self, interview_id: InterviewId) -> "AccountRecords":
        """Leave out one talk: what happens in it is no history yet."""
        return replace(
            self,
            talks=[talk for talk in self.talks if talk.id != interview_id],
            asked=[ask for ask in self.asked if ask.interview_id != interview_id],
        )


def _by_person(secrets: Iterable[Secret]) -> dict[PersonId | None, list[Secret]]:
    found: dict[PersonId | None, list[Secret]] = defaultdict(list)
    for secret in secrets:
        found[secret.person_id].append(secret)
    return found


def load(
    unit: Unit, now: datetime, account_id: AccountId | None, guests: Sequence[PersonId] = ()
) -> AccountRecords:
    """Read an account with all that hangs on it; raises NotFound.

    `guests` are people to have with it who may belong to another account.
    """
    people = queries.people(unit, account_id) if account_id else []
    away = set(guests) - {person.id for person in people}
    if away:
        people += unit.people.by_ids(sorted(away)).values()
    bare = AccountRecords(
        now=now,
        people=people,
        team=unit.team.where(),
        muted=unit.muted_questions.where(),
        settings=queries.settings(unit),
    )
    if account_id is None:
        return bare
    return replace(
        bare,
        account=unit.accounts.get(account_id),
        secrets=queries.secrets(unit, account_id, statuses=("active", "superseded")),
        uses=queries.uses(unit, account_id),
        talks=queries.interviews(unit, account_id),
        asked=queries.asked(unit, account_id),
        promises=queries.promises(unit, account_id),
        mishaps=queries.mishaps(unit, account_id),
        ask_later=queries.ask_later(unit, account_id),
    )
