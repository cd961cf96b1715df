"""What the three slots offer while a talk is wrapped up: who may know, and the next talk."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.screens.talk.words import day

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Seen


IN_DAYS = (7, 14, 30)


@dataclass(frozen=True, slots=True)
class Consent:
    """What they agreed to."""

    service: bool
    marketing: bool


@dataclass(frozen=True, slots=True)
class WrapOffer:
    """One slot: its title, its words, and what it leads to."""

    title: str
    words: str
    line: str = ""
    """What it puts into the line."""
    consent: Consent | None = None


_CONSENTS = (
    (mark("Service may know"), mark("Our service reads what is open."), (True, False)),
    (
        mark("Marketing too"),
        mark("Also for what many customers say, without names."),
        (True, True),
    ),
    (mark("Between us"), mark("Nothing of them is handed over."), (False, False)),
)
_DATES = (mark("In a week"), mark("In two weeks"), mark("In a month"))


def offers(seen: "Seen", today: date) -> tuple[WrapOffer, ...]:
    """Return three offers for the stage, or none."""
    stage = seen.session.stage
    if stage == "consent" and seen.people:
        return tuple(
            WrapOffer(tr(title), tr(words), consent=Consent(*given))
            for title, words, given in _CONSENTS
        )
    if stage == "next_talk":
        return tuple(
            _next_talk(tr(title), today + timedelta(days=days), seen)
            for title, days in zip(_DATES, IN_DAYS, strict=True)
        )
    return ()


def _next_talk(title: str, when: date, seen: "Seen") -> WrapOffer:
    if when.weekday() >= 5:
        when += timedelta(days=7 - when.weekday())
    first = seen.people[0][1].split()[0] if seen.people else tr("them")
    line = tr("! talk with {} again").format(first)
    return WrapOffer(title, day(when), f"{line} ^{when.isoformat()}")
