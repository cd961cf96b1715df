"""The road map of training: eight short units, each tied to a habit that talks show (row 116).

Nothing is kept: a unit is reached while the habit shows in the last ninety days, and opens once
the one before it is reached. So it cannot be ticked off, and a habit that fades comes back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from secretsmanual.domain.promises import Promise
from secretsmanual.domain.report_card_parts import REVIEW_HOURS, tells_how
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.domain.talks import Asked, Interview, Line
from secretsmanual.domain.wording import mark, tr

DAYS = 90
"""How far back a habit is looked at."""

UnitId = Literal["talk", "stay", "mild", "words", "review", "promise", "use", "ask_less"]
_QUOTES = frozenset('"“”')
State = Literal["reached", "open", "locked"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a unit teaches, and when its habit shows."""

    title: str
    why: str
    do: str
    """What to do in the next talk."""
    measure: str
    """With the places done, of, share and goal."""
    goal: float
    """Share that is reached, 0..1; for what is counted, how many."""
    least: int = 0
    """Of how many it must be a share; 0 for what is counted."""


LESSONS: MappingProxyType[UnitId, Lesson] = MappingProxyType(
    {
        "talk": Lesson(
            mark("Talk and write it down"),
            mark("What is not written down in the talk is half gone by the evening."),
            mark("Start a talk, ask what it begins with, and type fragments as you hear them."),
            mark("{done} talks with at least three lines; {goal} are enough."),
            3,
        ),
        "stay": Lesson(
            mark("Stay on it"),
            mark("The second and third question on a subject find most of what there is."),
            mark("Press Alt+1 after an answer that has more in it, before a new subject."),
            mark("{done} of {of} questions stayed on the subject; {goal} are the habit."),
            0.4,
            10,
        ),
        "mild": Lesson(
            mark("Begin mild"),
            mark("Whoever is asked too much too soon closes for the rest of the talk."),
            mark("Begin with what they like to tell; Alt+3 takes something lighter."),
            mark("{done} of {of} questions were not shut down; {goal} are the habit."),
            0.95,
            10,
        ),
        "words": Lesson(
            mark("Their own words"),
            mark("A quote is worth more than what we make of it: it can be said back to them."),
            mark("Open a quotation mark when they say something as only they would."),
            mark("{done} of {of} talks have a line in their own words; {goal} are the habit."),
            0.6,
            3,
        ),
        "review": Lesson(
            mark("Review the same day"),
            mark("Memory fades overnight; a minute now saves a guess next week."),
            mark("Press Enter on “Review it now” when a talk has ended."),
            mark("{done} of {of} talks were reviewed within 24 hours; {goal} are the habit."),
            0.8,
            3,
        ),
        "promise": Lesson(
            mark("Keep what you promise"),
            mark("People tell more to whoever did what they said, on the day they said it."),
            mark("Begin the day with the promises on the page Today; move one before it is late."),
            mark("{done} of {of} promises were kept by their day; {goal} are the habit."),
            0.8,
            3,
        ),
        "use": Lesson(
            mark("Use what you know"),
            mark("A secret that is never used pleases nobody."),
            mark("Read the brief before a meeting, open with a secret, then press Ctrl+U."),
            mark("{done} secrets used with a note how; {goal} are enough."),
            5,
        ),
        "ask_less": Lesson(
            mark("Ask fewer, hear more"),
            mark("Long talks of many questions tire; a few with long answers please."),
            mark("Wait after an answer. What comes after the silence is the secret."),
            mark("{done} of {of} questions got a rich answer; {goal} are the habit."),
            0.3,
            10,
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One unit as it stands today."""

    id: UnitId
    done: int
    of: int
    """0 for what is counted."""
    state: State

    @property
    def lesson(self) -> Lesson:
        """What it teaches."""
        return LESSONS[self.id]

    @property
    def measured(self) -> str:
        """The habit in numbers and words."""
        lesson = self.lesson
        if lesson.least and self.of < lesson.least:
            return tr(
                "Too few to tell yet: {of} of at least {least}.", of=self.of, least=lesson.least
            )
        goal = tr("{share} %", share=round(lesson.goal * 100)) if lesson.least else lesson.goal
        return tr(lesson.measure, done=self.done, of=self.of, goal=goal)


@dataclass(frozen=True)
class Habits:
    """What is looked at: all of it our own, none of it brought by a colleague's file."""

    today: date
    talks: Sequence[Interview] = ()
    lines: Sequence[Line] = ()
    asked: Sequence[Asked] = ()
    promises: Sequence[Promise] = ()
    uses: Sequence[SecretUse] = ()


def road_map(habits: Habits) -> tuple[Step, ...]:
    """Return the eight units in their order, each as the last ninety days show it."""
    found = _measured(habits)
    steps: list[Step] = []
    before = True
    for name, lesson in LESSONS.items():
        done, of = found[name]
        share = of >= lesson.least and bool(of) and done / of >= lesson.goal
        reached = share if lesson.least else done >= lesson.goal
        state: State = "reached" if reached else "open" if before else "locked"
        steps.append(Step(name, done, of, state))
        before = reached
    return tuple(steps)


def _measured(habits: Habits) -> dict[UnitId, tuple[int, int]]:
    since = habits.today - timedelta(days=DAYS)
    talks = [one for one in habits.talks if one.ended and one.started.date() > since]
    ids = {one.id for one in talks}
    lines = [one for one in habits.lines if one.interview_id in ids]
    asked = [one for one in habits.asked if one.at.date() > since and one.outcome != "skipped"]
    due = [
        one
        for one in habits.promises
        if one.direction == "ours" and one.due and since < one.due <= habits.today
        if not one.dropped
    ]
    live = [one for one in talks if one.review != "none"]
    used = {one.secret_id for one in habits.uses if one.on > since and tells_how(one)}
    return {
        "talk": (sum(count >= 3 for count in _per_talk(lines).values()), 0),
        "stay": (sum(one.depth > 0 for one in asked), len(asked)),
        "mild": (sum(one.outcome != "deflected" for one in asked), len(asked)),
        "words": (len({one.interview_id for one in lines if _QUOTES & set(one.raw)}), len(talks)),
        "review": (sum(_in_time(one) for one in live), len(live)),
        "promise": (sum(_on_time(one) for one in due), len(due)),
        "use": (len(used), 0),
        "ask_less": (sum(one.richness == "rich" for one in asked), len(asked)),
    }


def _on_time(promise: Promise) -> bool:
    kept, due = promise.kept_on, promise.due
    return kept is not None and due is not None and kept <= due


def _per_talk(lines: Iterable[Line]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        found[line.interview_id] = found.get(line.interview_id, 0) + 1
    return found


def _in_time(talk: Interview) -> bool:
    ended, reviewed = talk.ended, talk.reviewed_at
    return ended is not None and reviewed is not None and reviewed <= ended + REVIEW_HOURS
