"""The end of a talk: promises to read aloud, moments missed, and the card that sums it up."""

from collections.abc import Mapping
from dataclasses import dataclass

from secretsmanual.domain import words
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.events import Moment
from secretsmanual.domain.interview.session import Guide, Said, Session
from secretsmanual.domain.wording import tr, trn

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
            trn(
                "{n} question was shut down: start lighter next time.",
                "{n} questions were shut down: start lighter next time.",
                numbers.shut_down,
            ),
        ),
        (
            share > TALKS_TOO_MUCH,
            tr(
                "You talked {share}% of the time: leave them more than half of it.",
                share=f"{share:.0%}".rstrip("%"),
            ),
        ),
        (
            numbers.longest_s > LONG_STRETCH_S,
            tr(
                "Your longest stretch was {time}: pause after each point.",
                time=_minutes(numbers.longest_s),
            ),
        ),
        (
            numbers.questions > TOO_MANY_QUESTIONS,
            trn(
                "{n} question is many: ask fewer and stay longer on each.",
                "{n} questions are many: ask fewer and stay longer on each.",
                numbers.questions,
            ),
        ),
        (
            enough and numbers.follow_up_share < FOLLOW_UP_HALF,
            trn(
                "{some} of {n} question followed up: ask another before you change the subject.",
                "{some} of {n} questions followed up: ask another before you change the subject.",
                numbers.questions,
                some=numbers.follow_ups,
            ),
        ),
        (
            numbers.lines >= LINES_WITHOUT_QUOTE and not numbers.quotes,
            tr("None of the lines holds their own words: put a few in quotes next time."),
        ),
        (not numbers.lines, tr("Nothing was written down: log the call while you remember it.")),
    )
    return next((line for applies, line in rules if applies), tr("You asked on and listened."))


def _aloud(captured: Captured, names: Mapping[PersonId, str]) -> str:
    what = captured.text.rstrip(" .")
    who = names.get(captured.person_id, "") if captured.person_id else ""
    if captured.due:
        what = tr("{what}, by {day}", what=what, day=words.full_weekday(captured.due))
    if captured.direction == "theirs":
        theirs = tr("{who} promised: {what}.", who=who, what=what)
        return theirs if who else tr("You promised: {what}.", what=what)
    ours = tr("We promised {who}: {what}.", who=who, what=what)
    return ours if who else tr("We promised: {what}.", what=what)


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    if not rest:
        return tr("{minutes} min", minutes=minutes)
    return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
