"""The one-line syntax: what a typed line means (domain.md 2.8).

No syntax is always right, nothing is an error, and what is not understood stays text. The raw
line is kept for ever; all of this is derived from it and can be derived again.

Decisions where the rules leave a choice:

- A question mark at the end makes nothing of a line; an explicit mark in front still counts.
- A line of marks only stays text (`*`, `?`), except `..`, which marks a moment.
- A due phrase leaves the text of a promise where it begins or ends it ("Send cutter sheet"), and
  stays where words stand on both sides. `^date` always leaves it.
- A known name after @ reads as the first name; an unknown name and a free tag stay as typed.
- An explicit kind of the other subject decides the subject where no mark does.
- `%` with a name: about the organisation, said by that person. A name from our team before a
  colon is whom it was heard through, or in a promise who keeps it: secrets are never about us.
- In `!<` an exact first name as the first word is who promised; in `!` the first name of theirs
  that stands by itself is whom it is for (`send colm the list`, but `send Colm's list`).
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.body import Chip, Reading, apply_edits
from secretsmanual.domain.interview.markers import LABELS, Marker, read_markers
from secretsmanual.domain.interview.model import ThreadLine
from secretsmanual.domain.interview.names import NOBODY, Directory, Match, Named, may_be_new
from secretsmanual.domain.values import Direction, Layer, Subject
from secretsmanual.domain.wording import tr

LineType = Literal["note", "promise", "ask_later"]

_ABOUT = re.compile(r"(?P<at>@?)(?P<name>[^\W\d_][^\n:@#\"“«^]{0,79}):(?=\s)\s*")
_FIRST_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Context:
    """What a line is read against."""

    today: date
    people: Directory = field(default_factory=Directory)
    subject: Subject = "person"
    """The subject of the question being answered; person where there is none."""
    person_id: PersonId | None = None
    """The person a line is about unless it says otherwise; None: the first in the room."""
    kinds: Mapping[str, Subject] = field(default_factory=dict)
    """Ids of kinds with their subjects."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Short forms of kinds."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What kinds are called on their chips, by id."""

    @property
    def person(self) -> PersonId | None:
        """Whom a line is about that names nobody."""
        room = self.people.groups[0] if self.people.groups else ()
        return self.person_id or (PersonId(room[0].who.id) if room else None)


@dataclass(frozen=True, slots=True)
class Captured:
    """What a line means."""

    raw: str
    type: LineType = "note"
    subject: Subject = "person"
    person_id: PersonId | None = None
    """Whom it is about, or of a promise to whom or by whom; None for the organisation."""
    text: str = ""
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    layer: Layer = "want"
    quotes: tuple[str, ...] = ()
    """Their words, without the marks."""
    unsure: bool = False
    via: str = ""
    """Heard through: id of a known person, or the name as typed."""
    via_name: str = ""
    said_by: PersonId | None = None
    """Who said it, where a line about the organisation names them."""
    keeper: str = ""
    """Id of the one of our team who keeps the promise, where the line names one."""
    mentions: tuple[str, ...] = ()
    """Ids of known people named with @, in order."""
    named: tuple[str, ...] = ()
    """Names of others on their side that stand in the text, with @ or without."""
    unknown_names: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    """Names as typed that fit several people equally well."""
    direction: Direction | None = None
    due: date | None = None
    gold: bool = False
    sensitivity: Literal["private", "never"] | None = None
    go_back: bool = False
    chips: tuple[Chip, ...] = ()

    def thread_line(self) -> ThreadLine:
        """Reduce it to what follow-ups and richness are judged by."""
        return ThreadLine(self.text, self.quotes, self.named, self.gold)


def parse(raw: str, context: Context) -> Captured:
    """Read a line. Any text gives a result, the same for the same arguments; nothing is raised."""
    markers, at = read_markers(raw)
    if raw.startswith("\\", at) and not markers and raw[at + 1 : at + 2].strip():
        return _assemble(raw, context, (), at + 1, _NOT_ABOUT, literal=True)
    about = _about(raw, at, context.people)
    captured = _assemble(raw, context, markers, at, about)
    if captured.text or captured.go_back or not raw.strip():
        return captured
    if markers and not captured.chips[len(_shown(markers)) :]:
        # Marks and nothing else: `?` may just be a sigh.
        return _assemble(raw, context, (), len(raw) - len(raw.lstrip()), _NOT_ABOUT, literal=True)
    return replace(captured, text=raw.strip())


def remove_last_token(raw: str, context: Context) -> str:
    """Take away the last thing understood, as Backspace at the line's end does.

    A mark, tag of a kind or date goes; of a quote, a mention or a free tag only the marks go and
    the words stay. Without anything understood the line comes back as it was.
    """
    found = parse(raw, context).chips
    chips = [chip for chip in found if chip.plain != raw[chip.start : chip.end]]
    if not chips:
        return raw
    last = max(chips, key=lambda chip: (chip.end, chip.start))
    before, after = raw[: last.start], raw[last.end :]
    if not last.plain and (not before or before[-1].isspace()):
        after = after.lstrip(" ")
    return (before + last.plain + after).rstrip(" ")


@dataclass(frozen=True, slots=True)
class _About:
    """A name and colon before the body, and where it ends."""

    match: Match = NOBODY
    typed: str = ""
    end: int = 0
    new: bool = False


_NOT_ABOUT = _About()


def _about(raw: str, at: int, people: Directory) -> _About:
    m = _ABOUT.match(raw, at)
    if m is None:
        return _NOT_ABOUT
    match = people.match(m["name"], marked=bool(m["at"]))
    if match.ambiguous and m["at"]:
        return _NOT_ABOUT  # read as a mention, which reports it
    new = match == NOBODY and not m["at"] and may_be_new(m["name"])
    return _About(match, m["name"].rstrip(), m.end(), new)


def _assemble(
    raw: str,
    context: Context,
    markers: tuple[Marker, ...],
    at: int,
    about: _About,
    *,
    literal: bool = False,
) -> Captured:
    names = {marker.name for marker in markers}
    who = about.match.one
    begin = about.end if who else at
    reading = Reading(
        body=raw[begin:],
        today=context.today,
        people=context.people,
        kinds=context.kinds,
        aliases=context.aliases,
        labels=context.labels,
        promise=bool(names & {"ours", "theirs"}),
    )
    reading.read(1 if literal else 0)
    kind_of_line = _type(names)
    direction: Direction | None = None
    if kind_of_line == "promise":
        direction = "theirs" if "theirs" in names else "ours"
    subject, person_id = _subject(context, names, who, reading, direction)
    customer = who is not None and not who.ours
    via, via_name = _via(reading, who, direction)
    return Captured(
        raw=raw,
        type=kind_of_line,
        subject=subject,
        person_id=person_id,
        text=apply_edits(reading.body, reading.edits),
        kinds=tuple(reading.found_kinds),
        tags=tuple(reading.tags),
        layer="need" if reading.need else "want",
        quotes=tuple(reading.quotes),
        unsure=reading.unsure,
        via=via,
        via_name=via_name,
        said_by=PersonId(who.id) if who and customer and subject == "organisation" else None,
        keeper=_keeper(reading, who) if direction == "ours" else "",
        mentions=tuple(dict.fromkeys(person.id for person in reading.mentions)),
        named=_named(reading, {person_id, context.person, via, who.id if who else None}),
        unknown_names=_unknown(reading, about),
        ambiguous=(*((about.typed,) if about.match.ambiguous else ()), *reading.ambiguous),
        direction=direction,
        due=reading.due,
        gold="gold" in names,
        sensitivity="never" if "never" in names else "private" if "private" in names else None,
        go_back="go_back" in names,
        chips=_chips(markers, about, at, reading.chips, begin),
    )


def _type(names: Set[str]) -> LineType:
    if names & {"ours", "theirs"}:
        return "promise"
    return "ask_later" if "later" in names else "note"


def _subject(
    context: Context,
    names: Set[str],
    who: Named | None,
    reading: Reading,
    direction: Direction | None,
) -> tuple[Subject, PersonId | None]:
    if "organisation" in names:
        return "organisation", None
    if who and not who.ours:
        return "person", PersonId(who.id)
    if direction and (other := _other_party(reading, direction)):
        return "person", other
    subjects = {context.kinds[kind] for kind in reading.found_kinds}
    subject: Subject = context.subject
    if len(subjects) == 1:
        subject = subjects.pop()
    elif direction or "later" in names:
        subject = "person"
    return subject, context.person if subject == "person" else None


def _other_party(reading: Reading, direction: Direction) -> PersonId | None:
    """Find to whom or by whom a promise is made, where the line says so."""
    for person in reading.mentions:
        if not person.ours:
            return PersonId(person.id)
    first = _FIRST_WORD.match(reading.body)
    if direction == "theirs" and first:
        named = reading.people.first_named(first[0])
        if named and not named.ours:
            return PersonId(named.id)
    addressee = reading.addressee() if direction == "ours" else None
    return PersonId(addressee.id) if addressee else None


def _via(reading: Reading, who: Named | None, direction: Direction | None) -> tuple[str, str]:
    if reading.via_name:
        return (reading.via.id if reading.via else reading.via_name), reading.via_name
    if who and who.ours and direction is None:
        return who.id, who.name
    return "", ""


def _keeper(reading: Reading, who: Named | None) -> str:
    ours = [person.id for person in (who, *reading.mentions) if person and person.ours]
    return ours[0] if ours else ""


def _named(reading: Reading, present: Set[str | None]) -> tuple[str, ...]:
    """Name who else is spoken of: not whom the line is about, nor whom one talks with."""
    in_text = reading.people.named_in(reading.body)
    found = {person.id: person for person in (*reading.mentions, *in_text)}
    return tuple(p.name for p in found.values() if not p.ours and p.id not in present)


def _unknown(reading: Reading, about: _About) -> tuple[str, ...]:
    names = [about.typed] if about.new else []
    return tuple(dict.fromkeys([*names, *reading.unknown]))


def _shown(markers: tuple[Marker, ...]) -> list[Chip]:
    return [Chip(tr(LABELS[m.name]), m.start, m.end) for m in markers if LABELS[m.name]]


def _chips(
    markers: tuple[Marker, ...], about: _About, at: int, found: list[Chip], begin: int
) -> tuple[Chip, ...]:
    chips = _shown(markers)
    who = about.match.one
    if who:
        chips.append(Chip(tr("about {who}", who=who.first_name), at, about.end))
    elif about.match.ambiguous:
        chips.append(
            Chip(tr("{name}: which one?", name=about.typed), at, about.end, f"{about.typed} ")
        )
    chips += [Chip(c.label, c.start + begin, c.end + begin, c.plain) for c in found]
    return tuple(sorted(chips, key=lambda chip: (chip.start, chip.end)))
