"""Service recovery: the 24-hour clock of a case, its steps, and how it may end (domain.md 5.5).

Pure functions of a case and a moment. Moments are compared in UTC: Python takes two moments of
one time zone for wall-clock times and would lose or win an hour when the clocks change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from secretsmanual.domain import words
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Ending, Oops
from secretsmanual.domain.wording import mark, tr, trn

DAY = timedelta(hours=24)
"""In which a mishap is put right and a surprise done; weekends and quiet hours count."""
REMIND_AT = (12, 4, 1)
"""Hours left at which the clock changes its colour and words, and a reminder comes."""
UNLOCKED_BELOW = timedelta(hours=4)
"""With less than this left, a surprise need not wait until the fix was checked."""
AGAIN_WITHIN = timedelta(days=365)
"""A second mishap in this time is a second failure: no surprise repairs it."""

Step = Literal["owned", "told", "fix", "verified", "surprise", "rang"]
State = Literal[
    "open",
    "told",
    "fixed",
    "verified",
    "surprised",
    "closed recovered",
    "closed late",
    "closed not ours",
]
Mood = Literal["up", "same", "down"]

STEPS: Mapping[Step, str] = {
    "owned": mark("Own it"),
    "told": mark("Tell them first"),
    "fix": mark("Fix it"),
    "verified": mark("Check that it held"),
    "surprise": mark("Surprise them"),
    "rang": mark("The owner rings"),
}
"""What is to be done, in words."""
ASK = mark("Ask how it felt")
"""The last step: it closes the case."""
HELP: Mapping[Step, str] = {
    "owned": mark("Say who owns it, to them and to us. One name."),
    "told": mark("Ring before they ask: what happened, what comes next, and when."),
    "fix": mark("What was done so that it works again?"),
    "verified": mark("Who looked, and saw that it holds?"),
    "surprise": mark(
        "What they do not expect and what shows thought: time and attention before things."
    ),
    "rang": mark("The owner rings, in person, and asks what would put it right."),
}
QUESTION = mark("Did we blow you away with what we did to recover?")
LATE = mark("The 24 hours are over: repair the relationship.")
AGAIN = mark("A surprise will not repair a second failure: the owner rings today.")

STATES: Mapping[State, str] = {
    "open": mark("open"),
    "told": mark("told"),
    "fixed": mark("fixed"),
    "verified": mark("verified"),
    "surprised": mark("surprised"),
    "closed recovered": mark("closed recovered"),
    "closed late": mark("closed late"),
    "closed not ours": mark("closed not ours"),
}
"""How far a case is, in words."""

_REACHED: tuple[tuple[Step, State], ...] = (
    ("surprise", "surprised"),
    ("verified", "verified"),
    ("fix", "fixed"),
    ("told", "told"),
)
_RECOVERING: tuple[Step, ...] = ("fix", "verified", "surprise")
"""What makes a case recovered."""
_CLOSED: Mapping[Ending, State] = {
    "recovered": "closed recovered",
    "late": "closed late",
    "not_ours": "closed not ours",
}


@dataclass(frozen=True, slots=True)
class Todo:
    """One step of a case as it stands."""

    step: Step
    done_at: datetime | None = None
    note: str = ""
    locked: str = ""
    """Why it cannot be done now, in a sentence; empty where it can."""


# The clock


def deadline_of(learned_at: datetime) -> datetime:
    """Return when the 24 hours end: hours that pass, also over a change of summer time."""
    return learned_at.astimezone(UTC) + DAY


def left(case: Oops, now: datetime) -> timedelta:
    """Return the time left of a case, negative when it is over."""
    return left_until(case.deadline, now)


def left_until(deadline: datetime, now: datetime) -> timedelta:
    """Return the time left until a deadline.

    Never more than 24 hours: a computer's clock that was set back gives nobody more time.
    """
    return min(deadline.astimezone(UTC) - now.astimezone(UTC), DAY)


def band(time_left: timedelta) -> int:
    """Return 12, 4 or 1 where no more hours than that are left, 0 when over, else 24."""
    if time_left <= timedelta(0):
        return 0
    return min((h for h in REMIND_AT if time_left <= timedelta(hours=h)), default=24)


def reminder(before: int | None, now: int) -> int | None:
    """Return of how many hours to remind, where the clock went from one band to another.

    `before` is None for a case that is seen first. A clock that jumps on reminds once, of the
    least; one that is set back reminds anew when its time comes.
    """
    come_nearer = before is None or now < before
    return now if come_nearer and now in REMIND_AT else None


def clock_words(time_left: timedelta) -> str:
    """Say the time left as hours and minutes, or by how much it is over."""
    minutes = int(abs(time_left) / timedelta(minutes=1))
    if time_left > timedelta(0):
        return tr("{time} left", time=f"{minutes // 60}:{minutes % 60:02}")
    if minutes >= 2 * 24 * 60:
        return trn("Over by {n} day", "Over by {n} days", minutes // (24 * 60))
    return tr("Over by {time}", time=f"{minutes // 60}:{minutes % 60:02}")


def band_words(hours: int) -> str:
    """Say how near the end is, for those who see no colour."""
    if hours == 0:
        return tr(LATE)
    if hours >= DAY / timedelta(hours=1):
        return ""
    return trn("Under {n} hour left", "Under {n} hours left", hours)


# What was done


def done(case: Oops) -> dict[Step, Todo]:
    """Return the steps that were done, the first time each."""
    found: dict[Step, Todo] = {}
    for row in case.steps:
        step = next((one for one in STEPS if one == row["step"]), None)
        if step and step not in found:
            at = datetime.fromisoformat(row["at"])
            found[step] = Todo(step, at, row.get("note", ""))
    return found


def state_of(case: Oops) -> State:
    """Return how far a case is."""
    if case.closed_at is not None:
        return _CLOSED[outcome_of(case)]
    steps = done(case)
    return next((state for step, state in _REACHED if step in steps), "open")


def state_words(case: Oops) -> str:
    """Say how far a case is."""
    return tr(STATES[state_of(case)])


def outcome_of(case: Oops) -> Ending:
    """Return how a case was closed, also one of before outcomes were kept; empty while it runs."""
    if case.closed_at is None or case.outcome:
        return case.outcome
    return "recovered" if case.within_24h else "late"


def within_24h(case: Oops) -> bool:
    """Whether the fix was checked and a surprise done inside the 24 hours: "recovered"."""
    steps = done(case)
    return all(_by_deadline(case, steps.get(step)) for step in ("verified", "surprise"))


def _by_deadline(case: Oops, todo: Todo | None) -> bool:
    if todo is None or todo.done_at is None:
        return False
    return todo.done_at.astimezone(UTC) <= case.deadline.astimezone(UTC)


def missed(case: Oops, now: datetime) -> bool:
    """Whether the 24 hours passed without a recovery: it counts as missed, closed or not."""
    if case.closed_at is not None:
        return outcome_of(case) == "late"
    return left(case, now) <= timedelta(0) and not within_24h(case)


def again(case: Oops, others: Iterable[Oops]) -> bool:
    """Whether the same account had another mishap of ours in the twelve months before."""
    return any(
        other.id != case.id
        and other.account_id == case.account_id
        and outcome_of(other) != "not_ours"
        and timedelta(0)
        <= case.learned_at.astimezone(UTC) - other.learned_at.astimezone(UTC)
        <= AGAIN_WITHIN
        for other in others
    )


def mood(case: Oops, lexicon: Lexicon) -> Mood | None:
    """Whether they feel better of us than before, by cue words; None where one side is unknown."""
    before, after = case.feeling_before, f"{case.feeling_after} {case.after_words}".strip()
    if not before or not after:
        return None
    change = _warmth(after, lexicon) - _warmth(before, lexicon)
    return "up" if change > 0 else "down" if change < 0 else "same"


def _warmth(text: str, lexicon: Lexicon) -> int:
    cues = lexicon.cues(text)
    return ("positive" in cues) - ("negative" in cues)


# What is to be done


def steps_of(case: Oops, now: datetime, *, second: bool) -> tuple[Todo, ...]:
    """Return the steps of a case in their order, with what was done and what is locked.

    After the deadline nobody is surprised any more: the owner rings. At a second failure he
    rings first.
    """
    order: list[Step] = ["owned", "told", "fix", "verified"]
    if second:
        order.insert(1, "rang")
    order.append("rang" if missed(case, now) else "surprise")
    found = done(case)
    order += [step for step in found if step not in order]
    return tuple(
        found.get(step) or Todo(step, locked=why_not(case, step, now))
        for step in dict.fromkeys(order)
    )


def next_step(todos: Iterable[Todo]) -> Todo | None:
    """Return the first step that is to be done and can be; None where only the closing is left."""
    return next((todo for todo in todos if not todo.done_at and not todo.locked), None)


def why_not(case: Oops, step: Step, now: datetime) -> str:
    """Say in a sentence why a step cannot be done now; empty where it can."""
    steps = done(case)
    if case.closed_at is not None:
        return tr("This case is closed.")
    if step in steps:
        return tr("“{step}” is done already.", step=tr(STEPS[step]))
    if step == "verified" and "fix" not in steps:
        return tr("There is nothing to check yet: fix it first.")
    return _surprise_locked(steps, left(case, now)) if step == "surprise" else ""


def _surprise_locked(steps: Mapping[Step, Todo], time_left: timedelta) -> str:
    if time_left <= timedelta(0):
        return tr("The 24 hours are over: the owner rings instead.")
    if "verified" in steps or time_left < UNLOCKED_BELOW:
        return ""
    return tr("Fix before surprise: it waits until the fix is checked, or 4 hours are left.")


def why_not_closed(case: Oops, now: datetime) -> str:
    """Say in a sentence why a case of ours cannot be closed now; empty where it can."""
    if case.closed_at is not None:
        return tr("This case is closed already.")
    if within_24h(case):
        return ""
    steps = done(case)
    if not missed(case, now):
        open_steps = [step for step in _RECOVERING if step not in steps]
        lacking = words.listed(words.inside(tr(STEPS[step])) for step in open_steps)
        return tr("It is not recovered yet: {steps}.", steps=lacking)
    return "" if "fix" in steps else tr("It is not fixed yet.")
