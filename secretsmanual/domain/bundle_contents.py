"""What of each record may travel to a colleague's manual, and what never does.

Secrets pass the one gate (`domain.sharing`, audience colleague). Of everything else only the
fields named here travel: no raw line, no note, no money, no home address, no birthday, nothing
a rep feels about a person. Of a mishap no surprise and not what they said of it: those are
secrets, and go or stay as such. Free text in which a word needs care stays behind, field by field
where the rest can stand without it, else with its record. Source: domain.md 5.2.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.awards import Nomination, Vote
from secretsmanual.domain.bundles import NO_BIRTH, Shared
from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.own_bank import OwnKind
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.relations import Relation
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.sharing import by_another, care_in
from secretsmanual.domain.talks import Interview
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import mark

MODELS: dict[str, type[Fields]] = {
    "own_kind": OwnKind,
    "account": Account,
    "person": Person,
    "interview": Interview,
    "secret": Secret,
    "promise": Promise,
    "oops": Oops,
    "idea": Idea,
    "secret_use": SecretUse,
    "relation": Relation,
    "nomination": Nomination,
    "vote": Vote,
}
"""In the order in which they are written, so that each stands after what it points at."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "own_kind": (
        *("label", "subject", "family", "half_life", "target", "share", "one_to_one", "means"),
    ),
    "account": (
        *("name", "trade", "site", "address", "city", "country", "phone", "website", "owner"),
        *("since", "high_value", "what_we_sold", "what_they_bought", "quality_in_their_words"),
        *("knew_before", "expects"),
        *("service_standard", "outlook", "last_remarkable", "last_remarkable_on", "external_id"),
    ),
    "person": (
        *("account_id", "name", "say", "role", "roles", "decision_maker", "emails", "phones"),
        *("listened_to", "known_since", "consent_service", "consent_marketing", "consent_asked_on"),
        *("legal_basis", "legal_basis_on"),
        *("would_help_design", "not_these", "status", "external_id"),
    ),
    "interview": (
        *("account_id", "attendees", "mode", "channel", "purpose", "started", "ended", "summary"),
    ),
    "secret": (
        *("account_id", "person_id", "kind", "text", "verbatim", "layer", "confidence", "known"),
        *("sensitivity", "gold", "standing", "standing_on", "occasion", "attribute", "themes"),
        *("said_by", "source", "interview_id", "heard_on", "last_confirmed", "status"),
        *("superseded_by", "idea", "why_it_matters"),
    ),
    "promise": (
        *("account_id", "person_id", "direction", "text", "by", "made_on", "due", "moved"),
        *("kept_on", "satisfied", "test_of_done", "dropped", "interview_id"),
    ),
    "oops": (
        *("account_id", "person_id", "what", "learned_at", "deadline", "steps", "feeling_before"),
        *("feeling_after", "within_24h", "outcome", "answer", "closed_at", "learned"),
    ),
    "idea": (
        *("title", "worth", "person_id", "account_id", "secrets", "value", "status", "only_us"),
        *("opportunity", "next_step", "noted_on", "offered_on", "proved_on"),
    ),
    "secret_use": ("secret_id", "on", "way", "how", "reaction", "landed"),
    "relation": ("account_id", "from_id", "to_id", "sort", "note", "on"),
    "nomination": ("month", "rep", "rep_name", "secret_id", "with_words"),
    "vote": ("month", "rep", "nomination_id"),
}

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "person": {"account_id": "account"},
    "interview": {"account_id": "account", "attendees": "person"},
    "secret": {
        "account_id": "account",
        "person_id": "person",
        "said_by": "person",
        "interview_id": "interview",
        "superseded_by": "secret",
    },
    "promise": {"account_id": "account", "person_id": "person", "interview_id": "interview"},
    "oops": {"account_id": "account", "person_id": "person"},
    "idea": {"account_id": "account", "person_id": "person", "secrets": "secret"},
    "secret_use": {"secret_id": "secret"},
    "relation": {"account_id": "account", "from_id": "person", "to_id": "person"},
}
"""Fields that name other records, and of which type."""

_CALLED: Mapping[str, str] = {
    "interview": mark("talk"),
    "secret_use": mark("use"),
    "own_kind": mark("kind"),
    "oops": mark("mishap"),
}
"""What people read of a type of record, where that is another word."""

NEEDS: Mapping[str, frozenset[str]] = {
    "oops": frozenset(("account_id",)),
    "secret_use": frozenset(("secret_id",)),
    "relation": frozenset(REFERENCES["relation"]),
}
"""References without which a record cannot stand."""

ESSENTIAL: Mapping[str, str] = {
    "own_kind": "label",
    "account": "name",
    "person": "name",
    "interview": "started",
    "secret": "text",
    "promise": "text",
    "oops": "what",
    "idea": "title",
    "secret_use": "secret_id",
    "relation": "sort",
    "nomination": "secret_id",
    "vote": "nomination_id",
}
"""The field without which a record cannot be made: where it is missing, something is only said
of a record that the other side has."""

_ACCOUNT_TEXTS = (
    *("what_we_sold", "what_they_bought", "quality_in_their_words", "last_remarkable"),
    *("knew_before", "expects"),
)
_PERSON_TEXTS = ("role", "say", "known_since")
_TALK_TEXTS = ("purpose", "summary")
_HOLDS_BACK: Mapping[str, tuple[str, ...]] = {
    "promise": ("text", "test_of_done"),
    "oops": ("what",),
    "idea": ("title", "value", "next_step"),
    "secret_use": ("how", "landed"),
    "own_kind": ("label", "means"),
    "relation": ("note",),
}
_MISHAP_TEXTS = ("feeling_before", "feeling_after", "learned")


def whole(record: Shared) -> bool:
    """Whether a record can be made of this, or something is only said of one that is known."""
    return ESSENTIAL[record.kind] in record.values


def called(kind: str) -> str:
    """Name a type of record in English, as previews tell it."""
    return _CALLED.get(kind, kind)


def born(record: Any) -> datetime:
    """Return the moment at which a record begins; the same in every manual."""
    moment = getattr(record, "created_at", None) or getattr(record, "started", None)
    return moment if isinstance(moment, datetime) else NO_BIRTH


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON types; days and moments as ISO text."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in values.items()
    }


def values_of(kind: str, record: Fields) -> dict[str, Any]:
    """Return all the fields of a record that two manuals have in common."""
    return plain({name: getattr(record, name) for name in FIELDS[kind]})


def outgoing(kind: str, record: Any, lexicon: Lexicon) -> dict[str, Any] | None:
    """Return the fields of a record that leave; None where it stays behind whole.

    A secret must have passed the gate before, and an idea with what it rests on.
    """
    values = values_of(kind, record)
    match kind:
        case "secret":
            return _secret(record, values)
        case "account":
            return _without(values, _ACCOUNT_TEXTS, lexicon)
        case "person":
            if care_in(lexicon, *record.not_these):
                del values["not_these"]
            return _without(values, _PERSON_TEXTS, lexicon)
        case "interview":
            return _without(values, _TALK_TEXTS, lexicon)
        case "oops":
            values["steps"] = [_step(step, lexicon) for step in record.steps]
            _without(values, _MISHAP_TEXTS, lexicon)
            if not record.feeling_after:  # said as empty, it would take back what was told before
                values.pop("feeling_after", None)
        case "relation" if record.is_private:
            return None
    return None if care_in(lexicon, *_texts(kind, record)) else values


def _texts(kind: str, record: Any) -> list[str]:
    """Return the texts in which a word that needs care holds the whole record back."""
    texts = [getattr(record, name) for name in _HOLDS_BACK.get(kind, ())]
    return [*texts, *_reasons(record.moved)] if kind == "promise" else texts


def _secret(secret: Secret, values: dict[str, Any]) -> dict[str, Any]:
    if by_another(secret):
        del values["said_by"], values["verbatim"]
    return values


def _step(step: Mapping[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Leave out the note of a surprise, which may tell the secret it rests on."""
    tells = step["step"] == "surprise" or care_in(lexicon, step["note"])
    return {**step, "note": ""} if tells else dict(step)


def _without(values: dict[str, Any], texts: Iterable[str], lexicon: Lexicon) -> dict[str, Any]:
    for name in texts:
        if care_in(lexicon, values[name]):
            del values[name]
    return values


def _reasons(moved: Iterable[Mapping[str, str]]) -> list[str]:
    return [text for step in moved for text in step.values()]
