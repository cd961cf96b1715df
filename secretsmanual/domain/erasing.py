"""Erasing a person: what to know them again by, what stays of a text, what is reported.

Nothing of them is kept but marks: salted hashes of their id, their addresses and their name with
the account's, so that a file or a colleague's bundle does not bring them back unnoticed.
Source: GDPR 17 and 19; trust.md rows 35 and 36.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal

from secretsmanual.domain.names import company_key, folded, is_shared_box, person_key
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import mark, tr

SOMEBODY = mark("somebody")
"""What stands in the place of a name that was taken out."""
LEAST_LETTERS = 3
"""Of a part of a name, to be looked for by itself."""

Fate = Literal["rewritten", "clean", "failed"]
"""rewritten: they are not in it any more; clean: they never were; failed: they may be in it."""


def mark_of(salt: str, what: str) -> str:
    """Return the mark of an id, an address or a name."""
    return blake2b(
        what.encode("utf-8", "surrogatepass"), key=salt.encode(), digest_size=16
    ).hexdigest()


def marks_of(
    salt: str, name: str, emails: Iterable[str], account: str, record_id: str = ""
) -> set[str]:
    """Return all that somebody can be known again by; an office's address is nobody's."""
    known = {folded(email.strip()) for email in emails if not is_shared_box(email.strip())}
    known.add(f"{person_key(name)}\n{company_key(account)}")
    return {mark_of(salt, one) for one in {record_id, *known} - {""}}


@dataclass(frozen=True)
class Names:
    """How somebody is called: the whole name anywhere, parts of it where nobody shares them."""

    whole: str
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, person: Person, others: Iterable[Person]) -> "Names":
        """Take the parts of the name that none of `others`, of the same account, has as well."""
        taken = {part for other in others for part in _parts(other.name)}
        return cls(person.name, tuple(p for p in _parts(person.name) if p not in taken))

    def stand_in(self, text: str, *, near: bool) -> bool:
        """Whether a text names them; `near` for one of their account, where a part is enough."""
        return bool(text) and self._pattern(near=near).search(text) is not None

    def taken_out(self, text: str, *, near: bool) -> str:
        """Put `somebody` in the place of the name."""
        return self._pattern(near=near).sub(lambda _: tr(SOMEBODY), text)

    def taken_out_of(self, value: Any, *, near: bool) -> Any:
        """Do the same in a value of JSON types."""
        if isinstance(value, str):
            return self.taken_out(value, near=near)
        if isinstance(value, list):
            return [self.taken_out_of(one, near=near) for one in value]
        if isinstance(value, Mapping):
            return {key: self.taken_out_of(one, near=near) for key, one in value.items()}
        return value

    def _pattern(self, *, near: bool) -> "re.Pattern[str]":
        return _pattern_of((self.whole, *self.parts) if near else (self.whole,))


@lru_cache(maxsize=64)
def _pattern_of(names: tuple[str, ...]) -> "re.Pattern[str]":
    wanted = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{wanted})(?!\w)", re.IGNORECASE)


def _parts(name: str) -> list[str]:
    found = re.findall(r"[^\W\d_]+", name)
    return [part.casefold() for part in found if len(part) >= LEAST_LETTERS]


@dataclass(frozen=True, slots=True)
class Mention:
    """A text about somebody else that names the person."""

    record: str
    id: str
    field: str
    whose: str
    """The account or person it stands with."""
    text: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A file that left and holds something of the person."""

    receipt: str
    on: date
    audience: str
    recipient: str
    file_name: str
    destroy_by: date
    lines: int
    """How many secrets of theirs; 0 where only their name and role may be in it."""


@dataclass(frozen=True, slots=True)
class BackupFate:
    """What became of one backup."""

    path: Path
    fate: Fate
    why: str = ""
    """Where it failed."""


@dataclass(frozen=True)
class Erasure:
    """What goes, or went, with a person."""

    name: str
    account: str
    counts: Mapping[str, int]
    """Records by their type; `history` for entries of the history."""
    mentions: tuple[Mention, ...] = ()
    """Texts about others that still name them."""
    holders: tuple[Holder, ...] = ()
    """Whom to tell."""
    imports: tuple[str, ...] = ()
    """Names of the files they came from, which may still lie somewhere."""
    backups: tuple[BackupFate, ...] = field(default=())

    @property
    def failed(self) -> tuple[BackupFate, ...]:
        """Backups that may still hold them."""
        return tuple(one for one in self.backups if one.fate == "failed")

    @property
    def data(self) -> dict[str, Any]:
        """The same for programs: JSON types only."""
        return {
            "name": self.name,
            "account": self.account,
            "erased": dict(self.counts),
            "still_named_in": [asdict(one) for one in self.mentions],
            "held_by": [
                {
                    **asdict(one),
                    "on": one.on.isoformat(),
                    "destroy_by": one.destroy_by.isoformat(),
                }
                for one in self.holders
            ],
            "backups": [
                {"file": str(one.path), "fate": one.fate, "why": one.why} for one in self.backups
            ],
            "imported_from": list(self.imports),
        }
