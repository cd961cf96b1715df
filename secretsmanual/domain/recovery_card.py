"""The card of a mishap: everything that whoever puts it right wants to see at once (domain.md 5.5).

Ready-made values: a screen, a command and a printed page show them and decide nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from secretsmanual.domain import recovery, words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.freshness import worth
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.recovery import Todo
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.surprises import Ground, RefusedSecret, Surprise, ranked
from secretsmanual.domain.uses import rests_until
from secretsmanual.domain.wording import mark, tr

TOP = 5
"""Secrets that answer at once "What secrets do we know about this customer?"."""
APOLOGY = (mark("What happened"), mark("What we have done"), mark("What will be different"))
"""The three lines of an apology; their own words stand in the first."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the manual holds for a card."""

    now: datetime
    """With the offset of this place."""
    account: Account
    person: Person | None
    case: Oops | None
    """None while nothing went wrong, or nobody has said so yet."""
    others: Sequence[Oops]
    """All mishaps of the account, newest first."""
    secrets: Sequence[Secret]
    """Of the person, or of the organisation where nobody is named; of every status."""
    uses: Mapping[str, Sequence[SecretUse]]
    """The uses of each secret that was used."""
    topics: tuple[str, ...]
    """What is not to be raised with them."""
    gift_limit: float | None = None
    quiet_hours: str = ""


@dataclass(frozen=True, slots=True)
class RecoveryCard:
    """The card."""

    known: Known
    secrets: tuple[Secret, ...]
    """What we know of them, the best first; never what must not be mentioned."""
    surprises: tuple[Surprise, ...]
    refused: tuple[RefusedSecret, ...]
    todos: tuple[Todo, ...] = ()
    second: bool = False
    """A second failure of ours in twelve months."""
    late: bool = False
    """The 24 hours passed without a recovery."""
    stakes: Secret | None = None
    """What it does to them, as far as they told."""
    reach: Secret | None = None
    """How to reach them."""
    apology: tuple[str, ...] = ("", "", "")

    @property
    def case(self) -> Oops | None:
        """The case; None on a fresh card."""
        return self.known.case

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.case is not None and self.case.closed_at is None

    @property
    def left(self) -> timedelta:
        """The time left."""
        return recovery.left(self.case, self.known.now) if self.case else recovery.DAY

    @property
    def next(self) -> Todo | None:
        """The step to be done next; None where only the closing is left."""
        return recovery.next_step(self.todos) if self.running else None

    @property
    def name(self) -> str:
        """Whom it concerns."""
        return self.known.person.name if self.known.person else self.known.account.name

    @property
    def chosen(self) -> Surprise | None:
        """The secret that the surprise rests on, while it may."""
        wanted = self.case.surprise_secret if self.case else None
        return next((one for one in self.surprises if one.secret.id == wanted), None)


def _resting(known: Known, today: date) -> dict[str, date]:
    """Return what was a surprise within a year, and until when it rests; not this case's own."""
    own = known.case.surprise_secret if known.case else None
    until = {one: rests_until(uses, "surprise", today) for one, uses in known.uses.items()}
    return {one: again for one, again in until.items() if again and one != own}


def card_of(known: Known, bank: Bank, lexicon: Lexicon) -> RecoveryCard:
    """Make the card."""
    today, case = known.now.date(), known.case
    ground = Ground(bank, lexicon, today, known.uses, known.topics, _resting(known, today))
    surprises, refused = ranked(known.secrets, ground)
    may = [one for one in known.secrets if one.status == "active" and one.sensitivity != "never"]
    best = sorted(
        may, key=lambda one: (-worth(one, bank, today, used=one.id in known.uses), one.id)
    )
    fresh = RecoveryCard(
        known,
        tuple(best),
        surprises,
        refused,
        stakes=_first(best, "stakes"),
        reach=_first(best, "habit"),
    )
    if case is None:
        return fresh
    second = recovery.again(case, known.others)
    return replace(
        fresh,
        todos=recovery.steps_of(case, known.now, second=second),
        second=second,
        late=recovery.missed(case, known.now),
        apology=apology_of(case),
    )


def _first(best: Iterable[Secret], kind: str) -> Secret | None:
    return next((one for one in best if one.kind == kind), None)


def apology_of(case: Oops) -> tuple[str, ...]:
    """Return the three lines of the apology: as written, else from what is known."""
    written = [*case.apology, "", "", ""]
    return tuple(mine or known for mine, known in zip(written, known_apology(case), strict=False))


def known_apology(case: Oops) -> tuple[str, str, str]:
    """Fill the lines of an apology from what is known."""
    what = _sentence(case.what)
    if case.feeling_before:
        theirs = tr("In your words: “{words}”.", words=case.feeling_before)
        what = f"{what} {theirs}"
    steps = recovery.done(case)
    did = [steps[one].note for one in ("told", "fix", "verified") if one in steps]
    return (
        what,
        " ".join(_sentence(note) for note in did if note.strip()),
        _sentence(case.learned),
    )


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text[-1] in ".!?…”" else f"{text}."


def case_in_short(case: Oops, now: datetime) -> str:
    """Say how a case stands, for lists: the time left and what comes next, or how it ended."""
    if case.closed_at is not None:
        return recovery.state_words(case)
    todos = recovery.steps_of(case, now, second=False)
    step = recovery.next_step(todos)
    what = tr(recovery.STEPS[step.step] if step else recovery.ASK)
    left = recovery.clock_words(recovery.left(case, now))
    return tr("{left}, next: {step}", left=left, step=words.inside(what))


def learned_words(case: Oops, now: datetime) -> str:
    """Say when we learned of it, with the day where it was not today."""
    at = case.learned_at.astimezone(now.tzinfo)
    return f"{at:%H:%M}" if at.date() == now.date() else words.moment(at)
