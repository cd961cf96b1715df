"""From a table's headings to what each of its columns is taken for."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from secretsmanual.formats.importers.found import FAVOURITE
from secretsmanual.formats.importers.headings import IGNORED, NAME_WORDS, key, meaning
from secretsmanual.formats.importers.profiles import ANY_TABLE, PROFILES, Profile, RowAbout

NAMES_SOMEBODY = frozenset({"name", "whole_name", "contact", "first", "last", "email", "company"})
"""Without one of these there is nobody to import."""

_PERSONAL = frozenset({"first", "last", "role", "birthday", "person_id"})
_CORPORATE = frozenset({"website", "trade", "company_phone", "company_id", "size"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns where one says what the other holds: `Phone 1 - Label`, `Phone 1 - Value`."""

    stem: str
    label: int
    value: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What to take from each row of a table."""

    profile: Profile
    about: RowAbout
    """`person` or `account`: whose row it is."""
    headings: tuple[str, ...]
    columns: tuple[tuple[int, str], ...]
    """Column number and what it is taken for."""
    pairs: tuple[Pair, ...]
    favourites: tuple[int, ...]
    source: str

    @property
    def takes_somebody(self) -> bool:
        """Say whether any column names a person or a company."""
        return any(slot in NAMES_SOMEBODY for _, slot in self.columns)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the headings whose columns are not taken."""
        taken = {index for index, _ in self.columns} | set(self.favourites)
        taken |= {index for pair in self.pairs for index in (pair.label, pair.value)}
        return tuple(h for i, h in enumerate(self.headings) if h and i not in taken)


def known_headings(cells: Sequence[str]) -> int:
    """Count the cells that could be headings."""
    return sum(1 for cell in cells if _known(key(cell[:100])))


def plan_of(headings: Sequence[str]) -> Plan:
    """Recognise the format by its headings and decide what each column is."""
    keys = [key(heading[:100]) for heading in headings]
    present = frozenset(keys)
    profile = next((p for p in PROFILES if p.fits(present)), ANY_TABLE)
    slots = [_slot(profile, k) for k in keys]
    about = _about(profile, set(slots))
    slots = [_settled(slot, k, about, slots) for slot, k in zip(slots, keys, strict=True)]
    pairs = _pairs(keys)
    paired = {index for pair in pairs for index in (pair.label, pair.value)}
    return Plan(
        profile=profile,
        about=about,
        headings=tuple(heading.strip() for heading in headings),
        columns=tuple(
            (i, slot)
            for i, slot in enumerate(slots)
            if slot not in {"", IGNORED, FAVOURITE, *_HINTS} and i not in paired
        ),
        pairs=pairs,
        favourites=tuple(i for i, slot in enumerate(slots) if slot == FAVOURITE),
        source=profile.source or _source(keys),
    )


_HINTS = {"size"}
_FAVOURITE = ("favorite", "favourite", "lieblings")


def _known(heading_key: str) -> bool:
    return bool(meaning(heading_key)) or any(
        heading_key in signature for p in PROFILES for signature in p.signatures
    )


def _slot(profile: Profile, heading_key: str) -> str:
    bare = "".join(c for c in heading_key if not c.isdigit())
    own = profile.means.get(heading_key) or profile.means.get(bare)
    if own or not heading_key:
        return own or ""
    found = meaning(heading_key)
    if not found and heading_key.startswith(_FAVOURITE):
        return FAVOURITE
    return found


def _about(profile: Profile, slots: set[str]) -> RowAbout:
    """Whose row it is, where the format does not say: a contact's column makes it a company's."""
    if profile.about != "either":
        return profile.about
    if "contact" in slots and slots & {"company", "name", *_CORPORATE}:
        return "account"
    if slots & _PERSONAL or "contact" in slots or {"name", "company"} <= slots:
        return "person"
    if "company" in slots or ("email" not in slots and slots & _CORPORATE):
        return "account"
    return "person"


def _settled(slot: str, heading_key: str, about: RowAbout, slots: list[str]) -> str:
    """Settle the words whose meaning depends on the other columns."""
    if slot == "id":
        return "company_id" if about == "account" and "company_id" not in slots else "person_id"
    if slot != "name":
        return slot
    if about == "account" and "company" not in slots:
        return "company"
    if heading_key in NAME_WORDS and ("first" in slots) != ("last" in slots):
        return "last" if "first" in slots else "first"
    return "name"


def _pairs(keys: list[str]) -> tuple[Pair, ...]:
    """Find the labelled columns of Google's exports, by their number."""
    at = {k: i for i, k in enumerate(keys)}
    found = []
    for index, k in enumerate(keys):
        for stem in ("phone", "relation", "event"):
            if k.startswith(stem) and k.endswith("value"):
                numbered = k.removesuffix("value")
                label = at.get(numbered + "label", at.get(numbered + "type"))
                if label is not None:
                    found.append(Pair(stem, label, index))
    return tuple(found)


def _source(keys: list[str]) -> str:
    """Name a table by its headings, so that ids of two unlike tables never meet."""
    return "csv-" + blake2b("|".join(keys).encode(), digest_size=4).hexdigest()
