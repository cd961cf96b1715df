"""What the talk page says, and rows of what was said."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from secretsmanual.domain.confided import confided_line
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.interview.session import Stage
from secretsmanual.domain.interview.wrap import Card
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.rows import Mark, SecretRow
from secretsmanual.gui.screens.talk.seen import SavedLine, Seen

STATES = {
    "ASK": mark("Ask"),
    "LISTEN": mark("Listen"),
    "NEXT": mark("Ask another"),
    "HOLD": mark("On hold"),
    "WRAP": mark("Wrap up"),
    "DONE": mark("Done"),
}
HINTS = {
    "give_one_too": mark("Give one too"),
    "enough_questions": mark("Many questions by now"),
}
STAGES: dict[Stage, str] = {
    "promises": mark("Before you say goodbye"),
    "closing": mark("The closing question"),
    "consent": mark("Who may know"),
    "next_talk": mark("The next talk"),
}


STEPS: dict[Stage, str] = {
    "promises": mark("Promises, aloud"),
    "closing": mark("Closing question"),
    "consent": mark("Who may know"),
    "next_talk": mark("Next talk"),
}


def opening(seen: Seen) -> str:
    """Say above a question without a lead-in what kind of step it is."""
    if seen.session.mode == "after":
        return tr("After the call")
    offer = seen.session.current
    if offer and offer.follow_up:
        return tr("Ask on")
    return tr("Ask")


def short_reason(offer: Offer | None) -> str:
    """Say in a word or two why a slot offers what it does; a kind by its id reads well enough."""
    return offer.reason[:1].upper() + offer.reason[1:] if offer else ""


def state_word(seen: Seen) -> str:
    """Say in a word or two where the talk stands."""
    state = seen.session.state
    if seen.session.mode == "after" and state in {"ASK", "NEXT", "LISTEN"}:
        return tr("Remember")
    return tr(STATES[state])


def clock_time(moment: datetime | None) -> str:
    """Write the time of day, here."""
    if moment is None:
        return ""
    time = QTime(moment.hour, moment.minute)
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def minutes(seconds: float) -> str:
    """Write how long a talk has gone on."""
    return tr("{} min").format(QLocale().toString(int(seconds // 60)))


def day(when: date) -> str:
    """Write a day as one says it."""
    qdate = QDate(when.year, when.month, when.day)
    return QLocale().toString(qdate, tr("dddd d MMMM"))


def names_of(seen: Seen) -> str:
    """Name who is there, the first with the whole name."""
    if not seen.people:
        return tr("Unknown caller")
    first, *others = (name for _, name in seen.people)
    return ", ".join([first, *(name.split()[0] for name in others)])


def promises_count(seen: Seen) -> str:
    """Write how many promises are open."""
    count = seen.open_promises
    if count == 1:
        return tr("1 open promise")
    return tr("{} open promises").format(QLocale().toString(count))


def line_row(line: SavedLine) -> SecretRow:
    """Make the row of a saved line."""
    captured = line.captured
    word, family = _kind(line), line.family
    promised = _promised(line)
    if line.said.missed or promised or captured.type == "ask_later":
        family = ""
    return SecretRow(
        id=f"line-{line.said.n}",
        text=captured.text or line.said.raw.strip(),
        kind=word,
        family=family,
        age=clock_time(line.at),
        who=tr("The organisation") if captured.subject == "organisation" else "",
        marks=_marks(line, promised=promised),
        private=confided_line(line.said.raw, line.said.marks),
    )


def waiting_rows(raws: Sequence[str]) -> list[SecretRow]:
    """Make rows of lines that are not on the disk yet."""
    word = tr("Saving")
    return [
        SecretRow(f"saving-{n}", raw.strip(), word, tone="soft", private=confided_line(raw))
        for n, raw in enumerate(raws)
    ]


def card_facts(card: Card) -> list[tuple[str, str]]:
    """Put the numbers of a talk into words."""
    number = QLocale().toString
    facts = [
        (tr("Found"), _lines(card)),
        (tr("Promised"), number(card.promised)),
        (tr("To ask later"), number(card.to_ask)),
        (tr("Questions"), _questions(card)),
        (tr("Length"), minutes(card.talk_s)),
    ]
    if card.talk_share is not None:
        share = f"{round(card.talk_share * 100)} %"
        facts.append((tr("You talked"), share))
    return facts


def _lines(card: Card) -> str:
    number = QLocale().toString
    found = number(card.found)
    if not card.quotes:
        return found
    return tr("{}, {} in their own words").format(found, number(card.quotes))


def _questions(card: Card) -> str:
    number = QLocale().toString
    words = tr("{}, {} of them asked on") if card.follow_ups else "{}"
    return words.format(number(card.questions), number(card.follow_ups))


def _promised(line: SavedLine) -> bool:
    return line.captured.type == "promise" or "promise" in line.said.marks


def _kind(line: SavedLine) -> str:
    captured = line.captured
    if line.said.missed:
        return tr("Come back to this")
    if _promised(line):
        theirs = captured.direction == "theirs"
        word = tr("Their promise") if theirs else tr("Our promise")
        return f"{word}, {day(captured.due)}" if captured.due else word
    if captured.type == "ask_later":
        return tr("Ask later")
    return line.kind or tr("Note")


def _marks(line: SavedLine, *, promised: bool) -> tuple[Mark, ...]:
    captured, marks = line.captured, line.said.marks
    found = []
    if captured.gold or "gold" in marks:
        found.append(Mark("star", tr("gold"), "warm"))
    if captured.sensitivity or "private" in marks:
        found.append(Mark("eye-off", tr("private")))
    if promised:
        found.append(Mark("handshake", tr("promise"), "accent"))
    if captured.quotes:
        found.append(Mark("quote", tr("their words")))
    return tuple(found)
