"""What can be chosen in place: kinds, people, accounts."""

from collections.abc import Iterable, Sequence

from secretsmanual.domain.interview.bank import Bank, Kind
from secretsmanual.domain.interview.names import fold
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.families import family_of
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.screens.review.rows import family_title
from secretsmanual.services.accounts import AccountCount

FAMILY = "family:"
"""Before the id of a family among the kinds."""
NEW = "new:"
"""Before a name as typed that nobody has."""
NOBODY = "nobody"


def kinds(bank: Bank, aliases: dict[str, str], typed: str, family: str = "") -> list[ItemRow]:
    """List kinds by what is typed; with nothing typed the six families, or the kinds of one."""
    if family:
        return [_kind(kind) for kind in bank.kinds if kind.family == family and _fits(kind, typed)]
    if not typed.strip():
        return [_family(bank, one) for one in bank.families]
    wanted = fold(typed)
    first = [kind for kind in bank.kinds if _begins(kind.label, wanted)]
    short = {aliases[alias] for alias in aliases if alias.startswith(wanted)}
    more = [kind for kind in bank.kinds if kind.id in short or _fits(kind, typed)]
    return [_kind(kind) for kind in dict.fromkeys((*first, *more))]


def people(known: Sequence[Person], present: int, typed: str) -> list[ItemRow]:
    """List people, those who were there first; a name that nobody has makes somebody new."""
    wanted = fold(typed)
    rows = [
        ItemRow(
            person.id,
            person.name,
            _joined([person.role, tr("was there") if at < present else ""]),
            avatar=True,
        )
        for at, person in enumerate(known)
        if _begins(person.name, wanted)
    ]
    return [*rows, *_new(typed, known, tr("New person: {}"), "user-plus")]


def callers(known: Sequence[Person], typed: str) -> list[ItemRow]:
    """List who a caller may have been; nobody need be named."""
    nobody = ItemRow(NOBODY, tr("Nobody I can name"), icon="phone")
    rows = people(known, 0, typed)
    return rows if typed.strip() else [*rows, nobody]


def tellers(known: Sequence[Person], typed: str) -> list[ItemRow]:
    """List through whom something may have been heard; any name will do."""
    wanted = fold(typed)
    rows = [ItemRow(one.name, one.name, one.role, avatar=True) for one in known]
    found = [row for row in rows if _begins(row.title, wanted)]
    return [*found, *_new(typed, known, "{}", "ear")]


def accounts(known: Sequence[AccountCount], typed: str) -> list[ItemRow]:
    """List accounts; a name that none has makes a new one."""
    wanted = fold(typed)
    rows = [
        ItemRow(one.account.id, one.account.name, one.account.trade, icon="building-2")
        for one in known
        if _begins(one.account.name, wanted)
    ]
    names = [one.account for one in known]
    return [*rows, *_new(typed, names, tr("New account: {}"), "plus")]


def _new(typed: str, known: Iterable[object], words: str, icon: str) -> list[ItemRow]:
    name = " ".join(typed.split())
    taken = {fold(str(getattr(one, "name", ""))) for one in known}
    if not name or fold(name) in taken:
        return []
    name = name[:1].upper() + name[1:]
    return [ItemRow(f"{NEW}{name}", words.format(name), icon=icon)]


def _kind(kind: Kind) -> ItemRow:
    return ItemRow(kind.id, kind.label, kind.means, dot=family_of(kind.family))


def _family(bank: Bank, family: str) -> ItemRow:
    labels = ", ".join(kind.label for kind in bank.kinds if kind.family == family)
    return ItemRow(f"{FAMILY}{family}", family_title(family), labels, dot=family_of(family))


def _begins(text: str, wanted: str) -> bool:
    """Tell whether each word that is typed begins a word of the text."""
    words = fold(text).replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _fits(kind: Kind, typed: str) -> bool:
    return _begins(f"{kind.label} {kind.id} {kind.means}", fold(typed))


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
