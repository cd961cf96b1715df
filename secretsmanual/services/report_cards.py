"""Report cards: of one customer, of what was recorded here, of what a colleague shared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from secretsmanual.domain.chain import Chain
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.ids import AccountId, PersonId, SecretId
from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.report_card import (
    LEAST_WEIGHT,
    Behind,
    ReportCard,
    Weight,
    checked_weight,
)
from secretsmanual.domain.report_card_page import card_document
from secretsmanual.domain.report_card_parts import report_card, tells_how
from secretsmanual.domain.report_card_scoring import Records
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.values import SecretStatus
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.account_records import AccountRecords
from secretsmanual.services.confided import made_of_confided
from secretsmanual.services.knowledge import person_facts
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import ending_of, write_document
from secretsmanual.store import chain, queries, report_queries
from secretsmanual.store.unit import Unit

R = TypeVar("R")
FORMATS = ("pdf", "xlsx", "html", "docx", "csv", "json", "txt")
HERE = mark("Everything recorded here")
"""Whose the card of no one customer and no colleague is."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Of what there can be a card."""

    accounts: tuple[tuple[AccountId, str], ...]
    """By name; never by points."""
    colleagues: tuple[str, ...]
    """Whose bundles were merged."""
    quarters: tuple[Quarter, ...]
    """In which anything was heard, newest first."""
    first: str = ""
    """The colleague whose card a leader looks at first; empty where something was recorded here."""


class ReportCardService:
    """Makes report cards, and keeps how much of the bonus hangs on them."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def card(
        self,
        account_id: AccountId | None = None,
        quarter: Quarter | None = None,
        colleague: str = "",
    ) -> ReportCard:
        """Return the card of a customer, of a colleague's share, or of what was recorded here.

        Of this quarter where none is named. Raises NotFound.
        """
        quarter = quarter or Quarter.of(self._manual.today)
        with self._manual.read() as unit:
            weight = _weight(queries.settings(unit))
            gathered = _Gathered(self._manual, unit, quarter)
            if account_id is not None:
                account = unit.accounts.get(account_id)
                return report_card(gathered.of_account(account_id), account.name, weight)
            if not colleague:
                return report_card(gathered.of_origin(), tr(HERE), weight)
            manual, name = _colleague(colleague, report_queries.colleagues(unit))
            return report_card(gathered.of_origin(manual), name, weight)

    def choices(self) -> Choices:
        """Return of what there can be a card."""
        today = self._manual.today
        with self._manual.read() as unit:
            accounts = sorted(queries.accounts(unit), key=lambda one: one.name.casefold())
            colleagues = sorted(report_queries.colleagues(unit).values())
            leads = bool(colleagues) and not report_queries.recorded_here(unit)
            first = report_queries.first_heard(unit) or today
        quarters = [Quarter.of(today)]
        while quarters[-1].first > first:
            quarters.append(quarters[-1].before)
        return Choices(
            tuple((one.id, one.name) for one in accounts),
            tuple(colleagues),
            tuple(quarters),
            colleagues[0] if leads else "",
        )

    def place(self, row: Behind) -> dict[str, str]:
        """Return the account, person and secret with whose page a row opens; raises NotFound."""
        with self._manual.read() as unit:
            record = unit.records(row.type).get(row.id)
        place = {
            "account": record.id if row.type == "account" else record.account_id,
            "person": record.id if row.type == "person" else getattr(record, "person_id", None),
            "secret": record.id if row.type == "secret" else None,
        }
        return {name: one for name, one in place.items() if one}

    def write(self, card: ReportCard, path: Path) -> None:
        """Write a card into a file: numbers alone, no words of any secret.

        Raises BadInput for an ending that is not one of `FORMATS`, and Refused.
        """
        ending_of(path, FORMATS)
        write_document(path, card_document(card))

    def weight(self) -> Weight:
        """Return how much of the bonus hangs on the card."""
        with self._manual.read() as unit:
            return _weight(queries.settings(unit))

    def set_weight(self, share: float, reason: str = "") -> Change:
        """Set the share of the bonus, 0 to 1; BadInput below 25 % without a reason."""
        share, reason = checked_weight(share, reason)
        with self._manual.write(mark("Set the weight of the report card")) as unit:
            queries.set_setting(unit, "bonus_weight", repr(share))
            queries.set_setting(unit, "bonus_reason", reason)
        return unit.change

    def set_watch_only(self, on: bool) -> Change:
        """Look at the card without a bonus, or let one hang on it."""
        with self._manual.write(
            mark("Watch the report card") if on else mark("Count the report card")
        ) as unit:
            queries.set_setting(unit, "bonus_watch_only", "yes" if on else "")
        return unit.change


def _weight(settings: Mapping[str, str]) -> Weight:
    return Weight(
        float(settings.get("bonus_weight") or LEAST_WEIGHT),
        settings.get("bonus_reason", ""),
        watch_only=bool(settings.get("bonus_watch_only")),
    )


class _Gathered:
    """Everything that cards are made of, read once."""

    def __init__(self, manual: Manual, unit: Unit, quarter: Quarter) -> None:
        self._manual = manual
        self._unit = unit
        self._quarter = quarter
        self._now = manual.clock.now()
        self._origins = report_queries.origins(unit)

    def of_account(self, account_id: AccountId) -> Records:
        """Return the records of a customer, whoever recorded them."""
        unit = self._unit
        return self._records(
            accounts=[unit.accounts.get(account_id)],
            people=queries.people(unit, account_id),
            secrets=queries.secrets(unit, account_id, statuses=_EVERY),
            talks=queries.interviews(unit, account_id),
            promises=queries.promises(unit, account_id),
            mishaps=queries.mishaps(unit, account_id),
            referrals=queries.referrals(unit, account_id),
        )

    def of_origin(self, manual: str = "") -> Records:
        """Return what a colleague's bundles brought; without a manual, what was recorded here."""
        unit = self._unit
        secrets = self._from(manual, queries.secrets(unit, statuses=_EVERY))
        told_of = {one.account_id for one in secrets}
        accounts = [
            one
            for one in queries.accounts(unit)
            if self._origins.get(one.id, "") == manual or one.id in told_of
        ]
        return self._records(
            accounts=accounts,
            people=[p for p in queries.people(unit) if p.account_id in {a.id for a in accounts}],
            secrets=secrets,
            talks=self._from(manual, unit.interviews.where()),
            promises=self._from(manual, queries.promises(unit)),
            mishaps=self._from(manual, queries.mishaps(unit)),
            referrals=self._from(manual, queries.referrals(unit)),
            shared_only=bool(manual),
        )

    def _from(self, manual: str, records: Iterable[R]) -> list[R]:
        return [one for one in records if self._origins.get(_id(one), "") == manual]

    def _records(self, **found: Any) -> Records:
        uses, colleagues = self._used(found["secrets"])
        return Records(
            quarter=self._quarter,
            now=self._now,
            bank=self._manual.bank,
            lexicon=self._manual.lexicon,
            uses=uses,
            colleagues=colleagues,
            chain=self._chain(),
            reached=report_queries.first_left(self._unit, self._now.tzinfo),
            rapport=_rapport(self._now, found),
            confided=made_of_confided(self._unit, found["promises"]),
            **found,
        )

    def _chain(self) -> Chain:
        zone = self._now.tzinfo
        first, after = (
            datetime.combine(day, time(), zone)
            for day in (self._quarter.first, self._quarter.next.first)
        )
        return chain.read(self._unit.connection, first, after)

    def _used(
        self, secrets: Sequence[Secret]
    ) -> tuple[dict[SecretId, list[SecretUse]], dict[SecretId, date]]:
        """Return the uses by those who recorded the secrets, and the last ones by others."""
        whose = {one.id: self._origins.get(one.id, "") for one in secrets}
        own: dict[SecretId, list[SecretUse]] = defaultdict(list)
        others: dict[SecretId, date] = {}
        for use in self._unit.secret_uses.where():
            if use.secret_id not in whose:
                continue
            if self._origins.get(use.id, "") == whose[use.secret_id]:
                own[use.secret_id].append(use)
            elif tells_how(use):
                others[use.secret_id] = max(use.on, others.get(use.secret_id, use.on))
        for one in report_queries.confirmed_by_colleagues(self._unit):
            if one.secret_id in whose and whose[one.secret_id] != one.manual:
                day = one.at.astimezone(self._now.tzinfo).date()
                others[one.secret_id] = max(day, others.get(one.secret_id, day))
        return own, others


_EVERY: tuple[SecretStatus, ...] = ("active", "superseded", "withdrawn", "unsorted")


def _colleague(name: str, colleagues: Mapping[str, str]) -> tuple[str, str]:
    for manual, known in colleagues.items():
        if known.casefold() == name.casefold():
            return manual, known
    raise NotFound(
        tr("There is no bundle of {name} in this manual.", name=name),
        tr("Merged were: {names}.", names=", ".join(sorted(colleagues.values())))
        if colleagues
        else tr("Merged were: none."),
    )


def _id(record: Any) -> str:
    return str(record.id)


def _rapport(now: datetime, found: Mapping[str, Any]) -> dict[PersonId, int]:
    """Return how warm it is between us and each person, today."""
    people, secrets, talks, promises, mishaps = (
        _by_account(found[name]) for name in ("people", "secrets", "talks", "promises", "mishaps")
    )
    levels: dict[PersonId, int] = {}
    for account in found["accounts"]:
        records = AccountRecords(
            now,
            account,
            people[account.id],
            secrets=secrets[account.id],
            talks=talks[account.id],
            promises=promises[account.id],
            mishaps=mishaps[account.id],
        )
        for person in records.people:
            facts = person_facts(person, records)
            levels[person.id] = warmth.level(facts, records.today, Progress(seed="")).level
    return levels


def _by_account(records: Iterable[Any]) -> dict[AccountId, list[Any]]:
    rows: dict[AccountId, list[Any]] = defaultdict(list)
    for one in records:
        rows[one.account_id].append(one)
    return rows
