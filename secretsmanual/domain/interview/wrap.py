"""The end of a talk: promises to read aloud, moments missed, and the card that sums it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.events import Moment
from secretsmanual.domain.interview.session import Guide, Said, Session

TALKS_TOO_MUCH = 0.46
"""Good callers talk 43 to 46 % of the time (domain.md 1b)."""
LONG_STRETCH_S = 90.0
"""A listener's patience; a rule of thumb of ours."""
FOLLOW_UP_HALF = 0.5
"""Two follow-ups before a new subject would be two thirds; half is what one can ask for."""
TOO_MANY_QUESTIONS = 14
FEW_QUESTIONS = 4
"""Below so many a share says nothing."""
SHUT_DOWN_OFTEN = 2
LINES_WITHOUT_QUOTE = 5
ASK_ANOTHER = "ask another before you change the subject."


def captured_lines(session: Session, guide: Guide) -> tuple[tuple[Said, Captured], ...]:
    """Read all lines of a talk as they stand now, with those who are present now."""
    return tuple(
        (line, guide.read(line.raw, session.attendees, line.about)) for line in session.said
    )


def promises_aloud(
    session: Session, guide: Guide, names: Mapping[PersonId, str]
) -> tuple[str, ...]:
    """Put this talk's promises in sentences that can be read to the customer, ours first.

    `names` gives the first name of whoever a promise is to or from.
    """
    made = [
        captured
        for line, captured in captured_lines(session, guide)
        if captured.text and (captured.type == "promise" or "promise" in line.marks)
    ]
    made.sort(key=lambda captured: captured.direction == "theirs")
    return tuple(_aloud(captured, names) for captured in made)


def missed_moments(session: Session, guide: Guide) -> tuple[Said, ...]:
    """List the lines that say something was missed and shall be asked again."""
    return tuple(line for line, captured in captured_lines(session, guide) if captured.go_back)


def spoken_date(day: date) -> str:
    """Say a day as one says it: Friday 4 December."""
    weekday = _DAYS[day.weekday()]
    return f"{weekday} {day.day} {_MONTHS[day.month - 1]}"


@dataclass(frozen=True, slots=True)
class Card:
    """A talk in numbers. None of them is a measure of the customer, or of sales."""

    questions: int
    """Questions put, skipped ones left out."""
    follow_ups: int
    shut_down: int
    lines: int
    found: int
    """Lines that may become secrets in review."""
    quotes: int
    """Lines with their own words."""
    promised: int
    to_ask: int
    talk_s: float
    """How long the talk was, in seconds, holds left out."""
    talk_share: float | None
    """Our part of it, 0 to 1; None if it was not measured."""
    longest_s: float
    """Our longest stretch, in seconds."""

    @property
    def follow_up_share(self) -> float:
        """How many of the questions stayed on the thread, 0 to 1."""
        return self.follow_ups / self.questions if self.questions else 0.0


def card(session: Session, guide: Guide, at: Moment) -> Card:
    """Sum a talk up."""
    put = [turn for turn in session.turns if turn.outcome != "skipped"]
    read = [
        (line, captured) for line, captured in captured_lines(session, guide) if not line.missed
    ]
    types = ["promise" if "promise" in line.marks else captured.type for line, captured in read]
    talk_s = session.talk_s(at)
    return Card(
        questions=len(put),
        follow_ups=sum(turn.depth > 0 for turn in put),
        shut_down=sum(turn.outcome == "deflected" for turn in put),
        lines=len(read),
        found=types.count("note"),
        quotes=sum(bool(captured.quotes) for _, captured in read),
        promised=types.count("promise"),
        to_ask=types.count("ask_later"),
        talk_s=talk_s,
        talk_share=session.meter.share(talk_s),
        longest_s=session.meter.longest,
    )


def advice(numbers: Card) -> str:
    """Give one line for next time: the first rule that applies, else a word of praise."""
    share = numbers.talk_share or 0.0
    enough = numbers.questions >= FEW_QUESTIONS
    rules = (
        (
            numbers.shut_down >= SHUT_DOWN_OFTEN,
            f"{numbers.shut_down} questions were shut down: start lighter next time.",
        ),
        (
            share > TALKS_TOO_MUCH,
            f"You talked {share:.0%} of the time: leave them more than half of it.",
        ),
        (
            numbers.longest_s > LONG_STRETCH_S,
            f"Your longest stretch was {_minutes(numbers.longest_s)}: pause after each point.",
        ),
        (
            numbers.questions > TOO_MANY_QUESTIONS,
            f"{numbers.questions} questions are many: ask fewer and stay longer on each.",
        ),
        (
            enough and numbers.follow_up_share < FOLLOW_UP_HALF,
            f"{numbers.follow_ups} of {numbers.questions} questions followed up: {ASK_ANOTHER}",
        ),
        (
            numbers.lines >= LINES_WITHOUT_QUOTE and not numbers.quotes,
            "None of the lines holds their own words: put a few in quotes next time.",
        ),
        (not numbers.lines, "Nothing was written down: log the call while you remember it."),
    )
    return next((line for applies, line in rules if applies), "You asked on and listened.")


def _aloud(captured: Captured, names: Mapping[PersonId, str]) -> str:
    text = captured.text.rstrip(" .")
    who = names.get(captured.person_id, "") if captured.person_id else ""
    if captured.direction == "theirs":
        start = f"{who} promised" if who else "You promised"
    else:
        start = f"We promised {who}" if who else "We promised"
    due = f", by {spoken_date(captured.due)}" if captured.due else ""
    return f"{start}: {text}{due}."


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
