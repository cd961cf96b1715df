"""What happened to a record, in plain words: which field, what it was, what it is now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from secretsmanual.domain import changes, words
from secretsmanual.domain.legal_bases import LEGAL_BASES
from secretsmanual.domain.said import CLOSED, said
from secretsmanual.domain.wording import mark, tr

Told = Literal["secret", "person", "account", "promise"]
"""Records whose history can be read."""

FIELDS: Mapping[Told, Mapping[str, str]] = {
    "secret": {
        "account_id": mark("Account"),
        "person_id": mark("About"),
        "kind": mark("Kind"),
        "text": mark("Words"),
        "verbatim": mark("Quote"),
        "layer": mark("Need or want"),
        "confidence": mark("How sure"),
        "known": mark("Known by"),
        "sensitivity": mark("May know"),
        "topic": mark("Do not raise"),
        "gold": mark("Gold"),
        "standing": mark("How long it holds"),
        "standing_on": mark("On"),
        "occasion": mark("Occasion"),
        "attribute": mark("Attribute"),
        "themes": mark("Themes"),
        "care": mark("Care"),
        "said_by": mark("Said by"),
        "via": mark("Through"),
        "source_protected": mark("Source protected"),
        "source": mark("Source"),
        "heard_on": mark("Heard"),
        "last_confirmed": mark("Confirmed"),
        "status": mark("It is"),
        "superseded_by": mark("Replaced by"),
        "idea": mark("So we could"),
        "why_it_matters": mark("It matters"),
        "wanted_status": mark("They got it"),
    },
    "person": {
        "account_id": mark("Account"),
        "name": mark("Name"),
        "say": mark("Say it"),
        "role": mark("Role"),
        "roles": mark("Roles"),
        "decision_maker": mark("Decides"),
        "emails": mark("E-mail"),
        "phones": mark("Phone"),
        "address": mark("Address"),
        "birthday": mark("Birthday"),
        "notes": mark("Notes"),
        "known_since": mark("Known since"),
        "quiet_after": mark("Quiet after, days"),
        "rapport_adjust": mark("Nearness by hand"),
        "consent_service": mark("Service may know"),
        "consent_marketing": mark("Marketing may know"),
        "consent_asked_on": mark("Asked for consent"),
        "consent_purpose": mark("Consent is for"),
        "legal_basis": mark("Legal basis"),
        "legal_basis_on": mark("Legal basis since"),
        "would_help_design": mark("Would help us design"),
        "muted_kinds": mark("Kinds not asked"),
        "not_these": mark("Not for them"),
        "status": mark("Works here"),
        "left_on": mark("Left"),
        "keep_until": mark("Kept until"),
        "keep_reason": mark("Kept because"),
        "shown_on": mark("Listed for reduction since"),
        "last_shown_on": mark("Last listed for reduction"),
        "reduced_on": mark("Reduced"),
        "stance": mark("Stands"),
        "listened_to": mark("Listened to"),
    },
    "account": {
        "name": mark("Name"),
        "trade": mark("Trade"),
        "site": mark("Site"),
        "address": mark("Address"),
        "city": mark("City"),
        "country": mark("Country"),
        "phone": mark("Phone"),
        "website": mark("Website"),
        "owner": mark("Whose it is"),
        "since": mark("Customer since"),
        "notes": mark("Notes"),
        "high_value": mark("High value"),
        "annual_value": mark("Worth a year"),
        "what_we_sold": mark("What we sold"),
        "what_they_bought": mark("What they bought"),
        "quality_in_their_words": mark("Quality, in their words"),
        "knew_before": mark("Knew of us before"),
        "expects": mark("Expects of us"),
        "service_standard": mark("Our service"),
        "outlook": mark("Outlook"),
        "last_remarkable": mark("Last remarkable thing"),
        "last_remarkable_on": mark("Done on"),
    },
    "promise": {
        "account_id": mark("Account"),
        "person_id": mark("To or by"),
        "direction": mark("Whose"),
        "text": mark("Promise"),
        "by": mark("Does it"),
        "made_on": mark("Made"),
        "due": mark("Day"),
        "moved": mark("Why it was moved"),
        "kept_on": mark("Kept"),
        "satisfied": mark("They were"),
        "test_of_done": mark("Done when"),
        "dropped": mark("Dropped"),
        "sensitivity": mark("May know"),
        "note": mark("Note"),
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
    "open": mark("service and marketing"),
    "private": mark("nobody: it is private"),
    "never": mark("nobody, and it is never mentioned"),
    "superseded": mark("replaced by a newer one"),
    "left": mark("has left"),
    "not_yet": mark("not yet"),
    "confirmed": mark("confirmed by them"),
    "for": mark("for us"),
    "against": mark("against us"),
    **LEGAL_BASES,
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
        Turn(tr(called[name]), *(_said(name, held.get(name), name_of) for held in (before, after)))
        for name in called
        if name in after and not (hidden and name in SAID)
    )
    return Happening(entry.at, changes.said(entry.label), entry.undone, turns)


def _said(field: str, value: Any, name_of: Callable[[str], str]) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    read = _word if field in CLOSED else words.stored_day
    if isinstance(value, list):
        return _last_reason(value) if field == "moved" else words.listed(map(read, map(str, value)))
    if field in _OF_OTHERS:
        return name_of(value)
    return read(str(value))


def _last_reason(moves: list[dict[str, str]]) -> str:
    return moves[-1].get("why", "")


def _word(word: str) -> str:
    return tr(_WORDS[word]) if word in _WORDS else said(word)
