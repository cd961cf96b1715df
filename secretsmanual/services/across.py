"""Lists over all customers: what one account's page cannot show (rows 74, 98, 126 and 136)."""

from collections.abc import Callable
from dataclasses import dataclass

from secretsmanual.domain import words
from secretsmanual.domain.across import Which
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.wording import tr, trn
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list, and the page it stands on."""

    id: str
    text: str
    note: str
    aside: str
    account_id: str
    person_id: str = ""
    secret_id: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Across:
    """A list, and a sentence about it."""

    said: str
    entries: tuple[Entry, ...]


class AcrossService:
    """Reads lists over all customers; what is never to be mentioned stands on none."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def read(self, which: Which) -> Across:
        """Return a list as it stands today."""
        reads: dict[Which, Callable[[Unit], Across]] = {
            "benchmarks": self._benchmarks,
            "designers": self._designers,
            "gestures": self._gestures,
            "worth": self._worth,
        }
        with self._manual.read() as unit:
            return reads[which](unit)

    def _benchmarks(self, unit: Unit) -> Across:
        accounts, people = _names(unit)
        entries = tuple(
            Entry(
                one.id,
                one.text,
                _about(people.get(one.person_id or ""), accounts.get(one.account_id or "")),
                words.age_of(one.last_confirmed, self._manual.today),
                one.account_id or "",
                one.person_id or "",
                one.id,
                one.sensitivity in CONFIDED,
            )
            for one in queries.secrets(unit, kind="benchmark")
            if one.sensitivity != "never"
        )
        said = trn(
            "{n} customer measures us by it.", "{n} customers measure us by these.", _of(entries)
        )
        return Across(said if entries else "", entries)

    def _designers(self, unit: Unit) -> Across:
        accounts, _ = _names(unit)
        entries = tuple(
            Entry(
                one.id,
                one.name,
                _about(one.role, accounts.get(one.account_id or "")),
                tr("marketing may know") if one.consent_marketing else tr("not for marketing"),
                one.account_id or "",
                one.id,
            )
            for one in queries.people(unit)
            if one.would_help_design and one.status == "active"
        )
        may = sum(
            person.consent_marketing
            for person in unit.people.by_ids(e.id for e in entries).values()
        )
        said = tr("{may} of {n} agreed that marketing knows.", may=may, n=len(entries))
        return Across(said if entries else "", entries)

    def _gestures(self, unit: Unit) -> Across:
        accounts, people = _names(unit)
        told = (one for one in reversed(unit.stories.where()) if one.cost)
        entries = tuple(
            Entry(
                one.id,
                one.did or one.asked,
                _about(one.meant, people.get(one.person_id or ""), accounts.get(one.account_id)),
                one.cost,
                one.account_id,
                one.person_id or "",
            )
            for one in told
        )
        return Across(tr("As stories tell, the latest first.") if entries else "", entries)

    def _worth(self, unit: Unit) -> Across:
        valued = [one for one in queries.accounts(unit) if one.annual_value is not None]
        valued.sort(key=lambda one: -(one.annual_value or 0))
        entries = tuple(
            Entry(one.id, one.name, one.trade, f"{one.annual_value:,}", one.id, private=True)
            for one in valued
        )
        if not valued:
            return Across("", ())
        average = round(sum(one.annual_value or 0 for one in valued) / len(valued))
        said = trn(
            "{n} customer, {average} a year. Few deep ones beat many shallow ones.",
            "{n} customers, {average} a year on average. Few deep ones beat many shallow ones.",
            len(valued),
            average=f"{average:,}",
        )
        return Across(said, entries)


def _names(unit: Unit) -> tuple[dict[str, str], dict[str, str]]:
    return (
        {one.id: one.name for one in queries.accounts(unit)},
        {one.id: one.name for one in queries.people(unit)},
    )


def _about(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _of(entries: tuple[Entry, ...]) -> int:
    return len({one.account_id for one in entries})
