"""Everything held on one person, in plain words, as they may ask for it.

Opinions, private notes and what is never to be mentioned are theirs to see as well; who told us
in confidence is not. Source: GDPR 15; EDPB 01/2022; trust.md rows 34 and 36.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.erasing import Holder, Mention
from secretsmanual.domain.relations import SPOKEN

TITLES: dict[str, str] = {
    "person": "About you",
    "secret": "What was noted about you, and what you told us",
    "secret_use": "When it was used",
    "rehearsed": "Cards by which it is remembered",
    "interview": "Talks you were in",
    "line": "Lines as they were typed in talks",
    "asked": "Questions you were asked",
    "promise": "Promises to you and by you",
    "ask_later": "What is to be asked next time",
    "meeting": "Meetings you are invited to",
    "oops": "When something went wrong",
    "referral": "Where you recommended us",
    "rating": "How you judge us",
    "story": "Stories about you",
    "own_card": "What you answered about us",
    "idea": "Ideas for you",
    "relation": "Who stands how to whom",
    "nomination": "Where something you told was nominated for an award",
    "vote": "Votes for it",
    "muted_question": "Questions that are not put to you",
    "theme_quote": "Answers on whether your words may be repeated without your name",
    "conflict": "Where a colleague’s records say something else",
    "brought": "What colleagues’ records brought",
}
"""Types of record in the order of the report, with what a reader calls them."""

FIELDS: dict[str, str] = {
    "account_id": "company", "person_id": "about", "say": "how the name sounds",
    "decision_maker": "decides", "emails": "e-mail", "phones": "phone", "roles": "areas of work",
    "known_since": "known since", "rapport_adjust": "how near we stand, corrected by",
    "quiet_after": "days until we ring again", "consent_service": "service may know",
    "consent_marketing": "marketing may know", "consent_asked_on": "asked on",
    "consent_purpose": "for what", "would_help_design": "would help us design",
    "muted_kinds": "not to be asked about", "not_these": "not for you", "left_on": "left on",
    "keep_until": "kept until", "keep_reason": "because", "shown_on": "listed for reduction on",
    "last_shown_on": "last listed on", "reduced_on": "reduced on",
    "external_id": "number in the file it came from",
    "import_id": "came from the file", "created_at": "since", "updated_at": "changed",
    "verbatim": "word for word", "confidence": "how sure", "known": "known because",
    "sensitivity": "who may know",
    "topic": "topic named to service", "standing_on": "day", "care": "needs care",
    "said_by": "said by", "via": "heard through", "source_protected": "the source is protected",
    "interview_id": "in the talk of", "heard_on": "heard on", "last_confirmed": "still true on",
    "superseded_by": "replaced by", "idea": "so we could", "why_it_matters": "why it matters",
    "how": "how", "landed": "how it landed", "card": "remembered", "attendees": "present",
    "question_id": "question", "saved_at": "written down", "secret_id": "about",
    "line_id": "from the line",
    "asked_in": "asked in the talk of", "made_on": "made on", "kept_on": "kept on",
    "satisfied": "how it was taken", "test_of_done": "done when", "by": "kept by",
    "learned_at": "learned of",
    "feeling_before": "feeling before", "feeling_after": "feeling after",
    "after_words": "words after", "surprise_secret": "surprise made of",
    "surprise_cost": "what it cost", "within_24h": "within 24 hours", "closed_at": "closed",
    "thanked_on": "thanked on", "theme_id": "theme", "sides": "values",
    "record_id": "of", "kept_at": "ours of", "other_at": "theirs of",
    "theirs_taken": "the colleague’s was taken", "times": "changed at", "said": "told",
    "high_value": "matters most", "knew_before": "knew of us before", "expects": "expects of us",
    "from_id": "one", "to_id": "other", "sort": "relation",
    "listened_to": "is listened to", "stance": "how you stand to us, we think",
    "asked_on": "asked on", "answered_on": "answered on",
}  # fmt: skip
"""What a reader calls a field whose own name says too little."""

NOT_SHOWN = frozenset(
    (
        *("seq", "id", "seed", "state", "fingerprint", "made", "interruptions"),
        *("key", "digest", "offered"),
    )
)
"""Numbers of the program, and the position of a talk, which holds no word that was typed."""

ASIDE = frozenset(
    (
        *("n", "created_at", "updated_at", "first_key_at", "move_id", "decided", "review", "mode"),
        *("auto_closed", "layer", "map_x", "map_y"),
    )
)
"""Said of no entry, for programs alone: moments of writing, numbers in a row, steps of sorting."""

SAID: dict[str, dict[str, str]] = {
    "confidence": {"said": "you said it", "heard": "heard", "inferred": "our own conclusion"},
    "known": {"told": "", "saw": "we saw it", "via": "through somebody", "guess": "a guess"},
    "sensitivity": {
        "open": "anybody of ours may know",
        "service": "service may know",
        "private": "kept to one of us",
        "never": "never to be mentioned",
    },
    "standing": {"standing": "", "one-off": "once"},
    "status": {"active": "", "superseded": "replaced since", "left": "has left"},
    "stance": {"for": "for us", "against": "against us"},
    "sort": {str(sort): said for sort, said in SPOKEN.items()},
    "source": {
        "interview": "a talk",
        "import": "a file",
        "event": "an event",
        "card": "your own card",
    },
    "direction": {"ours": "we promised", "theirs": "you promised"},
}
"""The program's own words in those of a reader; empty for what goes without saying."""

HEADS: dict[str, str] = {
    "person": "name", "secret": "text", "secret_use": "on", "rehearsed": "secret_id",
    "interview": "started", "line": "raw", "asked": "question_id", "promise": "text",
    "ask_later": "text", "meeting": "at", "oops": "what", "referral": "to",
    "rating": "attribute", "story": "asked", "own_card": "asked_on",
    "idea": "title", "relation": "sort", "nomination": "month", "vote": "month",
    "muted_question": "question_id", "theme_quote": "secret_id", "conflict": "field",
    "brought": "at",
}  # fmt: skip
"""The field that a record's entry begins with."""

HELD_BACK = "Held back: its words would give away who told us."


@dataclass(frozen=True, slots=True)
class Was:
    """One earlier state of something."""

    on: date
    done: str
    record: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Held:
    """All that is held on a person, with ids already put into words."""

    name: str
    company: str
    records: Mapping[str, Sequence[Mapping[str, Any]]]
    """By type; values as the manual has them."""
    mentions: Sequence[Mention] = ()
    history: Sequence[Was] = ()
    holders: Sequence[Holder] = ()
    told: Sequence[tuple[str, str]] = ()
    """(file name, words) of each line that left."""
    imports: Sequence[tuple[str, date]] = ()
    backups: Sequence[str] = ()
    not_same: Sequence[str] = ()
    themes: Sequence[str] = ()
    """Themes whose published numbers count the person, without a name."""
    held_back: int = 0
    """Sources in confidence that are left out."""


def person_report(held: Held, today: date, ours: str = "") -> Document:
    """Lay the report out."""
    blocks: list[Block] = [
        Heading(f"What is held on {held.name}", 1),
        Paragraph(
            f"This is everything that {ours or 'we'} hold{'s' if ours else ''} on {held.name}"
            f"{' of ' + held.company if held.company else ''}, as of {words.day(today)}: facts, "
            "notes and opinions, where they came from, who received them, what was changed."
        ),
    ]
    if held.held_back:
        blocks.append(
            Paragraph(
                f"Left out: who told us {words.count(held.held_back, 'thing')} in confidence. The "
                "names of others are theirs; what they said is shown as far as it does not give "
                "them away.",
                "quiet",
            )
        )
    usual = {"account_id": held.company, "person_id": held.name}
    for record, title in TITLES.items():
        blocks += _section(title, record, held.records.get(record, ()), usual)
    blocks += _elsewhere(held)
    blocks += _past(held)
    blocks += _out(held)
    blocks += _rights()
    return Document(
        title=f"What is held on {held.name}",
        blocks=tuple(blocks),
        footer=f"Made on {words.day(today)} for {held.name} alone.",
        data=_data(held, today),
    )


def _section(
    title: str, record: str, rows: Sequence[Mapping[str, Any]], usual: Mapping[str, str]
) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(title)
    if record == "person":
        for row in rows:
            yield Facts(tuple(_pairs(row)))
        return
    yield Items(tuple(_item(record, row, usual) for row in rows))


def _item(record: str, row: Mapping[str, Any], usual: Mapping[str, str]) -> Item:
    head = HEADS[record]
    quote = str(row.get("verbatim") or "")
    rest = {
        name: value
        for name, value in row.items()
        if name not in {head, "verbatim", *ASIDE} and usual.get(name) != value
    }
    note = "; ".join(f"{label}: {value}" for label, value in _pairs(rest))
    return Item(spoken(row.get(head)) or "(empty)", note, quote=quote)


def _pairs(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        known = SAID.get(name, {})
        said = known.get(value, value) if isinstance(value, str) else spoken(value)
        if said and name not in NOT_SHOWN:
            yield label(name), said


def label(name: str) -> str:
    """Return what a reader calls a field."""
    return FIELDS.get(name, name.replace("_", " "))


def spoken(value: Any) -> str:
    """Say a value as people read it; empty for nothing."""
    match value:
        case bool() | None | 0.0:
            said = "yes" if value else ""
        case datetime():
            said = f"{words.day(value.date())} {value:%H:%M}"
        case date():
            said = words.day(value)
        case dict():
            said = ", ".join(f"{label(k)} {spoken(v)}" for k, v in value.items() if spoken(v))
        case list() | tuple():
            said = "; ".join(spoken(one) for one in value)
        case _:
            said = str(value)
    return said


def _elsewhere(held: Held) -> Iterator[Block]:
    if held.mentions:
        yield Heading("Where notes about others name you")
        yield Items(tuple(map(_mention, held.mentions)))
    if held.themes:
        yield Heading("Where you are counted without your name")
        yield Items(tuple(Item(one) for one in held.themes))
    if held.not_same:
        yield Heading("Entries in files that are said to be somebody else")
        yield Items(tuple(Item(one) for one in held.not_same))


def _mention(one: Mention) -> Item:
    return Item(one.text, "; ".join(part for part in (one.whose, label(one.field)) if part))


def _past(held: Held) -> Iterator[Block]:
    if not held.history:
        return
    yield Heading("What was changed and removed, as it is kept to be undone")
    rows = tuple(
        (words.day(one.on), one.done, label(one.field), one.before, one.after)
        for one in held.history
    )
    yield Table(("When", "What was done", "Field", "Before", "After"), rows, widths=(2, 3, 2, 4, 4))


def _out(held: Held) -> Iterator[Block]:
    yield Heading("Where it came from")
    came = [Item(f"The file {name}", f"read on {words.day(on)}") for name, on in held.imports]
    yield Items((*came, Item("Our own talks and notes, each with its day above")))
    yield Heading("Who received something about you")
    if not held.holders:
        yield Paragraph("Nobody: nothing about you was handed over.")
    else:
        rows = tuple(
            (
                words.day(one.on),
                one.recipient or one.audience,
                one.file_name,
                words.count(one.lines, "note") if one.lines else "name and role",
                words.day(one.destroy_by),
            )
            for one in held.holders
        )
        yield Table(("When", "Who", "File", "What", "To be destroyed by"), rows)
        told = tuple(Item(said, f"in {name}") for name, said in held.told if said)
        if told:
            yield Items(told)
    yield Heading("Backups that hold it")
    yield Paragraph(
        words.listed(held.backups) + ". They are encrypted and go by age."
        if held.backups
        else "None."
    )


def _rights() -> Iterator[Block]:
    yield Heading("What you can ask for")
    yield Items(
        (
            Item("To have put right what is wrong; those who received it are told."),
            Item("To have everything erased, in the history and in backups as well."),
            Item("To take back what you agreed to, or to object: nothing leaves from then on."),
            Item("To complain to the authority for the protection of data."),
        )
    )


def _data(held: Held, today: date) -> dict[str, object]:
    return {
        "name": held.name,
        "company": held.company,
        "made_on": today.isoformat(),
        "records": {
            record: [
                {name: plain(value) for name, value in row.items() if name not in NOT_SHOWN}
                for row in rows
            ]
            for record, rows in held.records.items()
        },
        "named_in": [asdict(one) for one in held.mentions],
        "history": [{**asdict(one), "on": one.on.isoformat()} for one in held.history],
        "recipients": [
            {**asdict(one), "on": one.on.isoformat(), "destroy_by": one.destroy_by.isoformat()}
            for one in held.holders
        ],
        "told": [{"file": name, "said": said} for name, said in held.told],
        "imports": [{"file": name, "on": on.isoformat()} for name, on in held.imports],
        "backups": list(held.backups),
        "counted_in": list(held.themes),
        "not_same_as": list(held.not_same),
        "sources_held_back": held.held_back,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON types."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def changed_fields(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[str]:
    """Return the fields of an entry of the history that hold something worth telling."""
    old, new = before or {}, after or {}
    names = {**old, **new}
    return [n for n in names if n not in NOT_SHOWN and (spoken(old.get(n)) or spoken(new.get(n)))]
