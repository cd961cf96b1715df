"""What stands in a line after its marks: quotes, names, tags and dates (domain.md 2.8).

Text in quote marks is never read for anything else, and a token counts only at the start or
after a space. Every part of a text is looked at a fixed number of times, so that even a pasted
page is read at once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from secretsmanual.domain import words
from secretsmanual.domain.interview.dates import FoundDate, dates
from secretsmanual.domain.interview.names import NOBODY, Directory, Match, Named, whose
from secretsmanual.domain.interview.syntax import DateWords
from secretsmanual.domain.interview.understanding import understood
from secretsmanual.domain.values import Subject
from secretsmanual.domain.wording import tr

_SPECIAL = r"""(?P<quote>(?<![\w"”])["“„«])
      | (?<!\S)(?:(?P<via>via[ ]+@) | (?P<at>@) | (?P<tag>\#) | (?P<date>\^)
                | (?P<unsure>\(\?\)(?!\w)) | (?P<due>(?:{due})[ ]))"""
_CLOSERS = {
    '"': re.compile(r'"(?!\w)'),
    "“": re.compile('[”"]'),
    "„": re.compile('[“”"]'),
    "«": re.compile('[»"]'),
}
_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»"}
_TAG = re.compile(r"[^\W\d_][\w-]*")
_NAME = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f]|['’-](?=[^\W\d_]))*")
_NO_NAME_AFTER = re.compile(r"\.\w|@")
_MORE_NAME = re.compile(r"[ ](?=[^\W\d_])")
_LONGEST_NAME = 80


@cache
def _special(its: DateWords) -> re.Pattern[str]:
    due = "|".join(map(re.escape, (*its.firm, *its.loose, *its.within)))
    return re.compile(_SPECIAL.replace("{due}", due), re.VERBOSE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chip:
    """What the program understood, shown under the line, and where that stands in the line."""

    label: str
    start: int
    end: int
    plain: str = ""
    """What remains of it when the chip is taken away."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of the body that reads differently in the text."""

    start: int
    end: int
    instead: str = ""


@dataclass(slots=True)
class Reading:
    """What has been found so far in one body; positions count from its start."""

    body: str
    today: date
    people: Directory
    kinds: Mapping[str, Subject]
    aliases: Mapping[str, str]
    labels: Mapping[str, str]
    promise: bool
    edits: list[Edit] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    found_kinds: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    mentions: list[Named] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    via: Named | None = None
    via_name: str = ""
    need: bool = False
    unsure: bool = False
    due: date | None = None
    _phrases: list[FoundDate] = field(default_factory=list)

    def read(self, begin: int = 0) -> None:
        """Go through the body once, from `begin` on."""
        at = begin
        special = _special(understood().dates)
        while m := special.search(self.body, at):
            at = max(m.start() + 1, self._one(m))
        if self.promise and self.due is None:
            self._choose_due()

    def addressee(self) -> Named | None:
        """Find whom of theirs a promise of ours is for, where a first name in the text says so."""
        for who, start, end in self.people.addressed_in(self.body):
            read = any(chip.start < end and start < chip.end for chip in self.chips)
            if not who.ours and not read:
                said = tr("to {who}", who=who.first_name)
                self.chips.append(Chip(said, start, end, self.body[start:end]))
                return who
        return None

    def _one(self, m: re.Match[str]) -> int:
        """Read what begins here; give the position after it."""
        match m.lastgroup:
            case "quote":
                return self._quote(m.start())
            case "via" | "at":
                return self._name(m.start(), m.end(), via=m.lastgroup == "via")
            case "tag":
                return self._tag(m.start(), m.end())
            case "date":
                return self._date(m.start(), m.end())
            case "unsure":
                self.unsure = True
                return self._token(tr("unsure"), m.start(), m.end())
            case _:
                return self._due_phrase(m.start())

    def _token(self, label: str, start: int, end: int) -> int:
        self.edits.append(Edit(start, end))
        self.chips.append(Chip(label, start, end))
        return end

    def _quote(self, start: int) -> int:
        mark = self.body[start]
        closing = _CLOSERS[mark].search(self.body, start + 1)
        end = closing.start() if closing else len(self.body)
        quoted = self.body[start + 1 : end].strip()
        after = closing.end() if closing else end
        if not quoted:
            return after
        if closing is None:
            kept = len(self.body.rstrip())
            self.edits.append(Edit(kept, len(self.body), _CLOSING[mark]))
        self.quotes.append(quoted)
        self.chips.append(Chip(tr("their words"), start, after, self.body[start + 1 : end]))
        return after

    def _tag(self, start: int, after: int) -> int:
        m = _TAG.match(self.body, after)
        if m is None:
            return after
        word = m[0].casefold()
        kind = self.aliases.get(word, word)
        if kind in self.kinds:
            self.found_kinds[kind] = None
            return self._token(self.labels.get(kind, kind), start, m.end())
        if word in understood().need:
            self.need = True
            return self._token(tr("need"), start, m.end())
        self.tags[m[0]] = None
        self.chips.append(Chip(tr("tag {tag}", tag=m[0]), start, m.end(), m[0]))
        return m.end()

    def _date(self, start: int, after: int) -> int:
        found = dates().at(self.body, after, self.today)
        if found is None or self.due is not None:
            return after
        self._set_due(found.day, start, found.end)
        self.edits.append(Edit(start, found.end))
        return found.end

    def _set_due(self, day: date, start: int, end: int) -> None:
        self.due = day
        said = words.short_day(day) if day.year == self.today.year else words.day(day)
        self.chips.append(Chip(tr("due {day}", day=said), start, end))

    def _due_phrase(self, start: int) -> int:
        found = dates().due_at(self.body, start, self.today) if self.promise else None
        if found is None:
            return start + 1
        self._phrases.append(found)
        return found.end

    def _choose_due(self) -> None:
        """Take the first `by` or `before`, else the first `on` or `in`, else a last `tomorrow`."""
        firm = [phrase for phrase in self._phrases if phrase.firm]
        phrase = next(iter(firm or self._phrases), None) or self._at_once()
        if phrase is None:
            return
        self._set_due(phrase.day, phrase.start, phrase.end)
        if self._at_an_end(phrase):
            self.edits.append(Edit(phrase.start, phrase.end))

    def _at_once(self) -> FoundDate | None:
        last = dates().at_once_in(self.body, self.today)
        if last is None or any(last.start < chip.end for chip in self.chips):
            return None
        return last

    def _at_an_end(self, phrase: FoundDate) -> bool:
        """Whether no word of the text stands before the phrase, or none after it."""
        left = list(self.body)
        for edit in self.edits:
            if not edit.instead:
                left[edit.start : edit.end] = " " * (edit.end - edit.start)
        before, after = left[: phrase.start], left[phrase.end :]
        return not (any(c.isalnum() for c in before) and any(c.isalnum() for c in after))

    def _name(self, start: int, after: int, *, via: bool) -> int:
        m = _NAME.match(self.body, after)
        if m is None or _NO_NAME_AFTER.match(self.body, m.end()):
            return after
        match, typed, end = self._longest_match(m)
        who = match.one
        if match.ambiguous:
            self.ambiguous.append(typed)
            self.chips.append(Chip(tr("{name}: which one?", name=typed), start, end, typed))
            return end
        if who is None:
            self.unknown.append(typed)
        if via:
            self.via, self.via_name = who, who.name if who else typed
            called = who.first_name if who else typed
            return self._token(tr("via {who}", who=called), start, end)
        if who is None:
            self.chips.append(Chip(tr("new person: {name}?", name=typed), start, end, typed))
            return end
        self.mentions.append(who)
        self.edits.append(Edit(start, end, who.first_name))
        self.chips.append(Chip(who.first_name, start, end, typed))
        return end

    def _longest_match(self, first: re.Match[str]) -> tuple[Match, str, int]:
        """Read a whole name of several words if it is one, else one word, else it without 's."""
        start, end = first.start(), first.end()
        best: tuple[Match, str, int] | None = None
        for _ in range(4):
            space = _MORE_NAME.match(self.body, end)
            word = space and _NAME.match(self.body, space.end())
            if not word or word.end() - start > _LONGEST_NAME:
                break
            end = word.end()
            if (whole := self.people.whole(self.body[start:end])) != NOBODY:
                best = whole, self.body[start:end], end
        if best:
            return best
        found = self.people.match(first[0], marked=True)
        bare = whose(first[0])
        if found == NOBODY and bare != first[0]:
            known = self.people.match(bare, marked=True)
            if known != NOBODY or not first[0][len(bare)].isalpha():  # Thomas may be no Thoma
                return known, bare, start + len(bare)
        return found, first[0], first.end()


def apply_edits(body: str, edits: list[Edit]) -> str:
    """Make the text: edits carried out, the gaps they leave closed, nothing else changed."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: e.start):
        out.append(body[at : edit.start])
        at = edit.end
        if edit.instead:
            out.append(edit.instead)
            continue
        rest = body[at : at + 1]
        if rest.isspace() and (not out[-1] or out[-1][-1:].isspace()):
            at += 1
        elif rest in {",", ".", ";", ":", "!"}:
            while len(out) > 1 and not out[-1].strip():
                out.pop()
            out[-1] = out[-1].rstrip()
    out.append(body[at:])
    text = "".join(out).strip()
    first = min(edits, key=lambda e: e.start, default=None)
    if first and not first.instead and not body[: first.start].strip():
        text = text.lstrip(" ,;:")
    last = max(edits, key=lambda e: e.end, default=None)
    if last and not last.instead and not body[last.end :].strip(" .,;!"):
        return text.rstrip(" ,;–-")
    return text
