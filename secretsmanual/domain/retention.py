"""How long people who left a customer are kept: in full for a time, then reduced.

What stays is what the account's story needs: name, role, account, the days of talks, promises and
what concerns their work. What goes is how to reach them, their private life and the words of the
raw lines. A list shows whom it concerns some weeks before; nothing goes that it has not shown, and
nothing by itself before it has shown it for two weeks.
Source: GDPR 5 (1) e, storage limitation; trust.md 7.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret

MONTHS = 12
"""After so many months people who left are reduced, unless the manual says otherwise."""
MOST_MONTHS = 120
LISTED_BEFORE = timedelta(days=28)
"""For so long they stand on the list first."""
NOTICE = timedelta(days=14)
"""For so long the list has shown somebody before they are reduced by themselves.

Fixed: the months are settable, one person can be kept longer, and all of it switched off.
"""
SHOWN_EVERY = timedelta(days=7)
"""Where they were not shown for longer, the notice begins anew."""

NOTHING: dict[str, Any] = {
    "say": "",
    "emails": [],
    "phones": [],
    "address": "",
    "birthday": "",
    "notes": "",
    "known_since": "",
    "muted_kinds": [],
    "not_these": [],
    "quiet_after": None,
    "consent_service": False,
    "consent_marketing": False,
    "would_help_design": False,
    "rapport_adjust": 0.0,
    "keep_until": None,
    "keep_reason": "",
}
"""What a reduced person's fields hold."""


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who left and is to be reduced."""

    person: Person
    account: str
    due: date
    """From this day on they may be reduced."""
    goes_on: date | None
    """On this day they are reduced by themselves, if they are shown until then; None: never."""

    def is_due(self, today: date) -> bool:
        """Whether their time is over, and not only near."""
        return self.due <= today

    def is_over(self, today: date) -> bool:
        """Whether they go by themselves: they are due, and their notice has run to its end."""
        return self.goes_on is not None and self.goes_on <= today


def showing(person: Person, today: date) -> dict[str, date]:
    """Return the fields of somebody whom the list shows today.

    The notice begins anew where they were not shown for a week, or the clock was set back. So a
    clock that is a year ahead by mistake reduces nobody, and whoever is reduced was shown on three
    days at least.
    """
    last = person.last_shown_on
    runs = last is not None and timedelta() <= today - last <= SHOWN_EVERY
    first = person.shown_on if runs else None
    return {"shown_on": first or today, "last_shown_on": today}


def goes_on(person: Person, due: date, today: date) -> date:
    """Return the day on which somebody is reduced by themselves, if they are shown until then."""
    return max(due, showing(person, today)["shown_on"] + NOTICE)


def due_on(person: Person, months: int) -> date | None:
    """Return from when somebody may be reduced; None while they work there, or where never."""
    if person.status != "left" or person.left_on is None or person.reduced_on or not months:
        return None
    due = _months_after(person.left_on, months)
    return max(due, person.keep_until) if person.keep_until else due


def is_listed(due: date, today: date) -> bool:
    """Whether it is time to show somebody."""
    return due - LISTED_BEFORE <= today


def of_private_life(secret: Secret, bank: Bank) -> bool:
    """Whether a secret about somebody goes when they are reduced: all but that on their work."""
    if secret.sensitivity in ("private", "never") or not bank.has_kind(secret.kind):
        return True
    return bank.kind(secret.kind).family != "work"


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
