"""A rep who jots down what simulated customers say, in all the ways the one-line syntax allows.

Each line is written together with what it means, worked out here and never by the parser.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.practice.phrase_book import PhraseBook, Saying
from secretsmanual.domain.values import Direction, Sensitivity

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAYS = "mon tue wed thu fri sat sun".split()
LONG_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


@dataclass(frozen=True, slots=True)
class Truth:
    """A line and what it means."""

    raw: str
    way: str
    """How it was written, for the table of what fails."""
    kind: str = ""
    """Empty for a promise or something to ask."""
    person: str | None = None
    """Name of the person it is about, or of whom a promise is with; None for the organisation."""
    verbatim: str = ""
    sensitivity: Sensitivity | None = None
    """Where the line asks for protection."""
    gold: bool = False
    via: str = ""
    """Name of whom it was heard through."""
    direction: Direction | None = None
    due: date | None = None
    raised: bool = False
    """F5 was pressed: they raised it themselves."""


class Scribe:
    """Writes lines for one talk."""

    def __init__(self, bank: Bank, book: PhraseBook, people: tuple[str, ...], dice: random.Random):
        self.bank, self.book, self.people, self.dice = bank, book, people, dice
        self.unused = {kind: list(sayings) for kind, sayings in book.lines.items()}

    def told(self, kind: str, saying: Saying) -> Truth:
        """Jot down the answer to the question on screen."""
        if saying in self.unused[kind]:
            self.unused[kind].remove(saying)
        subject = self.bank.kind(kind).subject
        person = self.people[0] if subject == "person" else None
        hurried = replace(saying, jot=self._hurried(saying.jot))
        return self._dressed(Truth(hurried.jot, "answer", kind, person), hurried)

    def aside(self) -> Truth | None:
        """Jot down something nobody asked for; None most of the time."""
        way = self.dice.choices(
            ("", "ours", "theirs", "organisation", "colleague", "raised"),
            (0.52, 0.12, 0.06, 0.10, 0.10, 0.10),
        )[0]
        if way in ("ours", "theirs"):
            return self._promise(way)
        if way == "organisation":
            return self._elsewhere("organisation", self.dice.choice(("% ", "o: ")), None, way)
        if way == "colleague":
            name = self.dice.choice(self.people[1:])
            first = name.split()[0].lower()
            sign = self.dice.choice((f"{first}: ", f"@{first}: "))
            found = self._elsewhere("person", sign, name, way)
            return replace(found, via=self.people[0])  # who is absent is heard of through another
        if way == "raised":
            found = self._elsewhere("person", "", self.people[0], way)
            return replace(found, raised=self.dice.random() < 0.6)
        return None

    def _elsewhere(self, subject: str, sign: str, person: str | None, way: str) -> Truth:
        kinds = [kind.id for kind in self.bank.kinds if kind.subject == subject]
        kind = self.dice.choice([kind for kind in kinds if self.unused[kind]])
        saying = self.dice.choice(self.unused[kind])
        self.unused[kind].remove(saying)
        return Truth(sign + self._hurried(saying.jot), way, kind, person)

    def _dressed(self, truth: Truth, saying: Saying) -> Truth:
        look = self.dice.random()
        if look < 0.10:
            marks = self.dice.choice(('""', "“”", '" '))
            raw = f"{marks[0]}{saying.said}{marks[1]}".rstrip()
            return replace(truth, raw=raw, way="quote", verbatim=saying.said)
        if look < 0.18:
            raw = f'{saying.jot} - "{saying.said}"'
            return replace(truth, raw=raw, way="jot and quote", verbatim=saying.said)
        if look < 0.24:
            sign = self.dice.choice(("~ ", "s: "))
            return replace(truth, raw=sign + saying.jot, way="private", sensitivity="private")
        if look < 0.30:
            sign = self.dice.choice(("* ", "g: "))
            return replace(truth, raw=sign + saying.jot, way="gold", gold=True)
        if look < 0.34:
            return replace(truth, raw=f"{saying.jot} #{truth.kind}", way="tag")
        if look < 0.38:
            name = self.people[2].split()[0].lower()
            return replace(truth, raw=f"{saying.jot} via @{name}", way="via", via=self.people[2])
        return truth

    def _hurried(self, jot: str) -> str:
        """Type as one does while listening: a capital, two spaces, a letter left out."""
        look = self.dice.random()
        if look < 0.15:
            return jot[0].upper() + jot[1:]
        if look < 0.25:
            return jot.replace(" ", "  ", 1)
        if look < 0.35:
            longest = max(jot.split(), key=len)
            return jot.replace(longest, longest[:2] + longest[3:], 1)
        return jot

    def _promise(self, direction: Direction) -> Truth:
        ours = direction == "ours"
        sign = self.dice.choice(("! ", "p: ") if ours else ("!< ", "t: "))
        words = self.dice.choice(self.book.ours if ours else self.book.theirs).jot
        return Truth(sign + words, direction, person=self.people[0], direction=direction)

    def due(self, promise: Truth, today: date) -> Truth:
        """Add a day as reps type it, or none."""
        look = self.dice.choice(
            ("", "weekday", "weekday", "next", "weeks", "days", "day", "iso", "tomorrow")
        )
        at = self.dice.randrange(7)
        ahead = (at - today.weekday()) % 7 or 7
        many = self.dice.randint(1, 9)
        later = today + timedelta(days=self.dice.randint(3, 200))
        monday = today - timedelta(days=today.weekday())
        word = self.dice.choice(("by", "on", "before"))
        written, due = {
            "": ("", None),
            "weekday": (
                f" {word} {self.dice.choice((DAYS, LONG_DAYS))[at]}",
                today + timedelta(days=ahead),
            ),
            "next": (f" by next {DAYS[at]}", monday + timedelta(days=7 + at)),
            "weeks": (f" in {many}w", today + timedelta(weeks=many)),
            "days": (f" in {many}d", today + timedelta(days=many)),
            "day": (f" by {later.day} {MONTHS[later.month - 1]}", later),
            "iso": (f" ^{later.isoformat()}", later),
            "tomorrow": (
                f" by {self.dice.choice(('tomorrow', 'tmrw'))}",
                today + timedelta(days=1),
            ),
        }[look]
        return replace(promise, raw=promise.raw + written, due=due)
