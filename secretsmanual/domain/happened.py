"""What happened to a record, in plain words: which field, what it was, what it is now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from secretsmanual.domain import words

Told = Literal["secret", "person", "account", "promise"]
"""Records whose history can be read."""

FIELDS: Mapping[Told, Mapping[str, str]] = {
    "secret": {
        "account_id": "Account",
        "person_id": "About",
        "kind": "Kind",
        "text": "Words",
        "verbatim": "Quote",
        "layer": "Need or want",
        "confidence": "How sure",
        "known": "Known by",
        "sensitivity": "May know",
        "topic": "Do not raise",
        "gold": "Gold",
        "standing": "Holds",
        "standing_on": "On",
        "occasion": "Occasion",
        "attribute": "Attribute",
        "themes": "Themes",
        "care": "Care",
        "said_by": "Said by",
        "via": "Through",
        "source_protected": "Source protected",
        "source": "Source",
        "heard_on": "Heard",
        "last_confirmed": "Confirmed",
        "status": "It is",
        "superseded_by": "Replaced by",
        "idea": "So we could",
        "why_it_matters": "It matters",
        "wanted_status": "They got it",
    },
    "person": {
        "account_id": "Account",
        "name": "Name",
        "say": "Say it",
        "role": "Role",
        "roles": "Roles",
        "decision_maker": "Decides",
        "emails": "E-mail",
        "phones": "Phone",
        "address": "Address",
        "birthday": "Birthday",
        "notes": "Notes",
        "known_since": "Known since",
        "quiet_after": "Quiet after, days",
        "rapport_adjust": "Nearness by hand",
        "consent_service": "Service may know",
        "consent_marketing": "Marketing may know",
        "consent_asked_on": "Asked for consent",
        "consent_purpose": "Consent is for",
        "would_help_design": "Would help us design",
        "muted_kinds": "Kinds not asked",
        "not_these": "Not for them",
        "status": "Works here",
        "left_on": "Left",
        "keep_until": "Kept until",
        "keep_reason": "Kept because",
        "shown_on": "Listed for reduction since",
        "last_shown_on": "Last listed for reduction",
        "reduced_on": "Reduced",
        "stance": "Stands",
        "listened_to": "Listened to",
    },
    "account": {
        "name": "Name",
        "trade": "Trade",
        "site": "Site",
        "address": "Address",
        "city": "City",
        "country": "Country",
        "phone": "Phone",
        "website": "Website",
        "owner": "Whose it is",
        "since": "Customer since",
        "notes": "Notes",
        "high_value": "High value",
        "annual_value": "Worth a year",
        "what_we_sold": "What we sold",
        "what_they_bought": "What they bought",
        "quality_in_their_words": "Quality, in their words",
        "knew_before": "Knew of us before",
        "expects": "Expects of us",
        "service_standard": "Our service",
        "outlook": "Outlook",
        "last_remarkable": "Last remarkable thing",
        "last_remarkable_on": "Done on",
    },
    "promise": {
        "account_id": "Account",
        "person_id": "To or by",
        "direction": "Whose",
        "text": "Promise",
        "by": "Does it",
        "made_on": "Made",
        "due": "Day",
        "moved": "Why it was moved",
        "kept_on": "Kept",
        "satisfied": "They were",
        "test_of_done": "Done when",
        "dropped": "Dropped",
        "note": "Note",
    },
}
"""What each field is called where its history is told."""

UNTOLD = frozenset(
    "id external_id import_id interview_id line_id created_at updated_at map_x map_y".split()
)
"""Fields of the program's own, which nobody typed, and places on a drawing."""

SAID = frozenset({"text", "verbatim", "topic", "idea", "why_it_matters", "occasion"})
"""Fields of a secret that are not told while it must never be mentioned."""

_WORDS = {
    "open": "service and marketing",
    "service": "service",
    "private": "nobody: it is private",
    "never": "nobody, and it is never mentioned",
    "superseded": "replaced by a newer one",
    "ours": "ours",
    "theirs": "theirs",
    "left": "has left",
    "not_yet": "not yet",
    "confirmed": "confirmed by them",
    "bought_more": "they bought more",
    "spoke_for_us": "they spoke for us",
    "stayed": "they stayed",
    "for": "for us",
    "against": "against us",
}
_OF_OTHERS = frozenset({"kind", "account_id", "person_id", "said_by", "superseded_by"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to a record, as the history keeps it."""

    at: datetime
    label: str
    op: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A field that was changed."""

    field: str
    was: str
    """Empty for nothing."""
    now: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, as it is told."""

    at: datetime
    label: str
    undone: bool
    turns: tuple[Turn, ...] = ()


def told(
    record: Told, entry: Entry, name_of: Callable[[str], str], *, hidden: bool = False
) -> Happening:
    """Tell an entry of the history; `name_of` says how the record with an id is called.

    `hidden` leaves out the words of what must never be mentioned.
    """
    before, after = (entry.before or {}, entry.after or {}) if entry.op == "change" else ({}, {})
    called = FIELDS[record]
    turns = tuple(
        Turn(called[name], *(_said(name, held.get(name), name_of) for held in (before, after)))
        for name in called
        if name in after and not (hidden and name in SAID)
    )
    return Happening(entry.at, entry.label, entry.undone, turns)


def _said(field: str, value: Any, name_of: Callable[[str], str]) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return _last_reason(value) if field == "moved" else words.listed(map(_day, map(str, value)))
    if field in _OF_OTHERS:
        return name_of(value)
    return _day(str(value))


def _last_reason(moves: list[dict[str, str]]) -> str:
    return moves[-1].get("why", "")


def _day(text: str) -> str:
    if len(text) == len("2026-11-20"):
        try:
            return words.day(date.fromisoformat(text))
        except ValueError:
            return text
    return _WORDS.get(text, text)
