"""The questions that services ask of the records, one function each."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, and_, cast, desc, false, func, select

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.ids import AccountId, ImportId, InterviewId, PersonId, SecretId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.rehearsing import Rehearsed
from secretsmanual.domain.runs import Handover, ImportRun
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.talks import Asked, AskLater, Interview, Line, Meeting
from secretsmanual.domain.themes import Publication
from secretsmanual.domain.values import SecretStatus
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.setting_records import SettingRecords
from secretsmanual.store.unit import Unit

_ACCOUNT = kinds.ACCOUNT.table.c
_PERSON = kinds.PERSON.table.c
_SECRET = kinds.SECRET.table.c
_USE = kinds.SECRET_USE.table.c
_INTERVIEW = kinds.INTERVIEW.table.c
_LINE = kinds.LINE.table.c
_ASKED = kinds.ASKED.table.c
_PROMISE = kinds.PROMISE.table.c
_ASK_LATER = kinds.ASK_LATER.table.c
_MEETING = kinds.MEETING.table.c
_OOPS = kinds.OOPS.table.c
_REFERRAL = kinds.REFERRAL.table.c
_RELATION = kinds.RELATION.table.c
_MUTED = kinds.MUTED_QUESTION.table.c
_REHEARSED = kinds.REHEARSED.table.c
_HANDOVER = kinds.HANDOVER.table.c
_IMPORT = kinds.IMPORT_RUN.table.c
_SETTING = tables.SettingRow.__table__  # type: ignore[attr-defined]
_NOT_SAME = tables.NotSameRow.__table__  # type: ignore[attr-defined]


class AccountCount(NamedTuple):
    """An account with what the list of accounts shows beside it."""

    account: Account
    people: int
    secrets: int
    last_talk: str
    """ISO date of the last talk in UTC, or empty."""


def accounts(unit: Unit) -> list[Account]:
    """Return all accounts, high-value ones first, then by name."""
    return unit.accounts.where(order=(desc(_ACCOUNT.high_value), func.lower(_ACCOUNT.name)))


def account_counts(unit: Unit) -> list[AccountCount]:
    """Return all accounts with their counts."""
    people = _counts(unit, _PERSON.account_id)
    secrets = _counts(unit, _SECRET.account_id, _SECRET.status == "active")
    talks = _latest(unit)
    return [
        AccountCount(
            account,
            people.get(account.id, 0),
            secrets.get(account.id, 0),
            talks.get(account.id, ""),
        )
        for account in accounts(unit)
    ]


def _counts(unit: Unit, column: Any, *conditions: ColumnElement[bool]) -> dict[str, int]:
    query = select(column, func.count()).where(*conditions).group_by(column)
    return {row[0]: row[1] for row in unit.connection.execute(query)}


def _latest(unit: Unit) -> dict[str, str]:
    started = func.substr(func.max(_INTERVIEW.started), 1, 10)
    query = select(_INTERVIEW.account_id, started).group_by(_INTERVIEW.account_id)
    return {row[0]: row[1] for row in unit.connection.execute(query)}


def people(unit: Unit, account_id: AccountId | None = None) -> list[Person]:
    """Return people, those who decide first, then by name."""
    conditions = () if account_id is None else (_PERSON.account_id == account_id,)
    return unit.people.where(
        *conditions, order=(desc(_PERSON.decision_maker), func.lower(_PERSON.name))
    )


def secrets(
    unit: Unit,
    account_id: AccountId | None = None,
    person_id: PersonId | None = None,
    kind: str = "",
    statuses: Sequence[SecretStatus] = ("active",),
) -> list[Secret]:
    """Return secrets in the order they were recorded."""
    conditions: list[ColumnElement[bool]] = [_SECRET.status.in_(statuses)]
    if account_id is not None:
        conditions.append(_SECRET.account_id == account_id)
    if person_id is not None:
        conditions.append(_SECRET.person_id == person_id)
    if kind:
        conditions.append(_SECRET.kind == kind)
    return unit.secrets.where(*conditions)


def secrets_of_kind(unit: Unit, kind: str) -> int:
    """Count the secrets of a kind, withdrawn ones included."""
    return unit.secrets.count(_SECRET.kind == kind)


def secrets_confirmed(
    unit: Unit, kind: str, since: date, until: date, most: int | None = None
) -> list[Secret]:
    """Return active secrets of a kind by when they were last confirmed, the latest first."""
    confirmed = _SECRET.last_confirmed
    between = (confirmed >= since, confirmed <= until)
    return unit.secrets.where(
        _SECRET.kind == kind,
        *between,
        _SECRET.status == "active",
        order=(desc(confirmed),),
        limit=most,
    )


def secrets_of_person(unit: Unit, person_id: PersonId) -> list[Secret]:
    """Return everything recorded about a person, whatever its status."""
    return unit.secrets.where(_SECRET.person_id == person_id)


def rehearsed(unit: Unit, secret_ids: Sequence[SecretId]) -> dict[SecretId, Rehearsed]:
    """Return how well these secrets are remembered, as far as they were ever rehearsed."""
    found = unit.rehearsed.where(_REHEARSED.secret_id.in_(secret_ids))
    return {one.secret_id: one for one in found}


def uses(unit: Unit, account_id: AccountId) -> dict[str, list[SecretUse]]:
    """Return the uses of an account's secrets, by secret."""
    of_account = select(_SECRET.id).where(_SECRET.account_id == account_id)
    found: dict[str, list[SecretUse]] = {}
    for use in unit.secret_uses.where(_USE.secret_id.in_(of_account)):
        found.setdefault(use.secret_id, []).append(use)
    return found


def uses_of(unit: Unit, secret_id: SecretId) -> list[SecretUse]:
    """Return the uses of one secret, newest first."""
    return unit.secret_uses.where(
        _USE.secret_id == secret_id, order=(desc(_USE.on), desc(_USE.seq))
    )


def secrets_in_themes(unit: Unit) -> list[Secret]:
    """Return every secret that carries a theme, whatever its status."""
    return unit.secrets.where(_SECRET.themes != [])


def publications(unit: Unit) -> dict[str, list[Publication]]:
    """Return what was published, by theme, oldest first."""
    found: dict[str, list[Publication]] = {}
    for row in unit.publications.where():
        found.setdefault(row.theme_id, []).append(row)
    return found


def interviews(unit: Unit, account_id: AccountId, limit: int | None = None) -> list[Interview]:
    """Return an account's talks, newest first."""
    return unit.interviews.where(
        _INTERVIEW.account_id == account_id, order=(desc(_INTERVIEW.started),), limit=limit
    )


def talk_days(unit: Unit) -> Iterator[tuple[AccountId | None, datetime, list[PersonId]]]:
    """Give account, begin and attendees of every talk, without the rest of it."""
    query = select(_INTERVIEW.account_id, _INTERVIEW.started, _INTERVIEW.attendees)
    for row in unit.connection.execute(query):
        yield row.account_id, row.started, row.attendees


def interviews_waiting(unit: Unit) -> list[Interview]:
    """Return talks that wait for their review, oldest first."""
    return unit.interviews.where(_INTERVIEW.review == "pending", order=(_INTERVIEW.started,))


def interviews_unfinished(unit: Unit) -> list[Interview]:
    """Return talks that were never ended: the program was killed, or they are parked."""
    return unit.interviews.where(
        _INTERVIEW.ended.is_(None), _INTERVIEW.mode == "live", order=(desc(_INTERVIEW.started),)
    )


def lines(unit: Unit, interview_id: InterviewId) -> list[Line]:
    """Return a talk's raw lines in the order they were typed."""
    return unit.lines.where(_LINE.interview_id == interview_id, order=(_LINE.n,))


def asked(unit: Unit, account_id: AccountId) -> list[Asked]:
    """Return the questions put in an account."""
    return unit.asked.where(_ASKED.account_id == account_id)


def promises(
    unit: Unit, account_id: AccountId | None = None, person_id: PersonId | None = None
) -> list[Promise]:
    """Return promises by due day, those without one last."""
    conditions = []
    if account_id is not None:
        conditions.append(_PROMISE.account_id == account_id)
    if person_id is not None:
        conditions.append(_PROMISE.person_id == person_id)
    return unit.promises.where(*conditions, order=(_PROMISE.due.is_(None), _PROMISE.due))


def open_promises(unit: Unit) -> list[Promise]:
    """Return every promise that is neither kept nor dropped, by due day."""
    return unit.promises.where(
        _PROMISE.kept_on.is_(None),
        _PROMISE.dropped == false(),
        order=(_PROMISE.due.is_(None), _PROMISE.due),
    )


def ask_later(unit: Unit, account_id: AccountId) -> list[AskLater]:
    """Return what is still to be asked in an account."""
    return unit.ask_later.where(_ASK_LATER.account_id == account_id, _ASK_LATER.status == "open")


def meetings(unit: Unit, account_id: AccountId | None = None) -> list[Meeting]:
    """Return meetings by time."""
    conditions = () if account_id is None else (_MEETING.account_id == account_id,)
    return unit.meetings.where(*conditions, order=(_MEETING.at,))


def mishaps(unit: Unit, account_id: AccountId | None = None) -> list[Oops]:
    """Return mishaps, newest first."""
    conditions = () if account_id is None else (_OOPS.account_id == account_id,)
    return unit.oops.where(*conditions, order=(desc(_OOPS.learned_at),))


def referrals(unit: Unit, account_id: AccountId | None = None) -> list[Referral]:
    """Return referrals, newest first."""
    conditions = () if account_id is None else (_REFERRAL.account_id == account_id,)
    return unit.referrals.where(*conditions, order=(desc(_REFERRAL.on),))


def handovers(unit: Unit) -> list[Handover]:
    """Return receipts, newest first."""
    return unit.handovers.where(order=(desc(_HANDOVER.at),))


def imports(unit: Unit) -> list[ImportRun]:
    """Return imports, newest first."""
    return unit.imports.where(order=(desc(_IMPORT.at),))


def added_by_import(unit: Unit, import_id: ImportId) -> tuple[list[str], list[str], list[str]]:
    """Return the ids of the accounts, people and secrets that an import added."""

    def ids(columns: Any) -> list[str]:
        query = select(columns.id).where(columns.import_id == import_id)
        return list(unit.connection.execute(query).scalars())

    return ids(_ACCOUNT), ids(_PERSON), ids(_SECRET)


def people_with_talk(unit: Unit, ids: Sequence[str]) -> set[str]:
    """Return which of these people have secrets, promises or questions of their own."""
    found: set[str] = set()
    wanted = set(ids)
    for column in (
        _SECRET.person_id,
        _SECRET.said_by,
        _PROMISE.person_id,
        _ASKED.person_id,
        _ASK_LATER.person_id,
        _OOPS.person_id,
        _REFERRAL.person_id,
        _RELATION.from_id,
        _RELATION.to_id,
        _MUTED.person_id,
    ):
        query = select(column).where(column.is_not(None)).distinct()
        found.update(wanted.intersection(unit.connection.execute(query).scalars()))
    for attendees in unit.connection.execute(select(_INTERVIEW.attendees)).scalars():
        found.update(wanted.intersection(attendees))
    return found


def settings(unit: Unit) -> dict[str, str]:
    """Return the manual's own settings."""
    return {row.name: row.value for row in unit.connection.execute(select(_SETTING))}


def set_setting(unit: Unit, name: str, value: str) -> None:
    """Set one of the manual's own settings; undo turns it back."""
    records = SettingRecords(unit)
    old = records.columns(name)["value"]
    if old == value:
        return
    if old is None:
        records.put_back({"name": name, "value": value})
        unit.log("setting", name, "add", None, None)
    else:
        records.write(name, {}, {"value": value})
        unit.log("setting", name, "change", {"value": old}, {"value": value})


def set_setting_quietly(unit: Unit, name: str, value: str) -> None:
    """Set one that undo has no business with: how something stands, not what was chosen."""
    unit.connection.execute(_SETTING.delete().where(_SETTING.c.name == name))
    unit.connection.execute(_SETTING.insert(), {"name": name, "value": value})
    unit.touch("setting", name)


def not_same(unit: Unit) -> set[tuple[str, str]]:
    """Return the pairs that the user said are not the same."""
    rows = unit.connection.execute(select(_NOT_SAME.c.one, _NOT_SAME.c.other))
    return {(row.one, row.other) for row in rows}


def remember_not_same(unit: Unit, one: str, other: str) -> None:
    """Remember that two records are not the same."""
    unit.connection.execute(_NOT_SAME.insert(), {"one": one, "other": other})


def referring(unit: Unit, old: str) -> list[tuple[str, str, str]]:
    """Return what points at a record: (record type, id, column), for merging two into one."""
    found: list[tuple[str, str, str]] = []
    for kind in kinds.ALL:
        for column in kind.table.columns:
            if any(True for _ in column.foreign_keys):
                query = select(kind.table.c.id).where(column == old)
                found.extend(
                    (kind.name, row_id, column.name)
                    for row_id in unit.connection.execute(query).scalars()
                )
    return found


def pointers(unit: Unit) -> Iterator[tuple[str, str]]:
    """Give which record points at which, as two ids, attendance included."""
    for kind in kinds.ALL:
        for column in kind.table.columns:
            if column.foreign_keys:
                query = select(kind.table.c.id, column).where(column.is_not(None))
                yield from (tuple(row) for row in unit.connection.execute(query))
    for kind in (kinds.INTERVIEW, kinds.MEETING):
        for one, attendees in unit.connection.execute(
            select(kind.table.c.id, kind.table.c.attendees)
        ):
            yield from ((one, who) for who in attendees)


def attending(unit: Unit, person_id: str) -> list[tuple[str, str]]:
    """Return the talks and meetings that a person attends: (record type, id)."""
    found: list[tuple[str, str]] = []
    for kind in (kinds.INTERVIEW, kinds.MEETING):
        columns = kind.table.c
        query = select(columns.id).where(cast(columns.attendees, String).contains(person_id))
        found.extend((kind.name, row_id) for row_id in unit.connection.execute(query).scalars())
    return found


def matching_secrets(unit: Unit, account_id: AccountId, person_id: PersonId | None) -> list[Secret]:
    """Return active secrets of the same subject, to find duplicates among."""
    subject = _SECRET.person_id.is_(None) if person_id is None else _SECRET.person_id == person_id
    return unit.secrets.where(
        and_(_SECRET.account_id == account_id, subject, _SECRET.status == "active")
    )


def external(unit: Unit) -> tuple[dict[str, str], dict[str, str]]:
    """Return accounts and people by their id in the file they came from."""
    accounts_found = select(_ACCOUNT.external_id, _ACCOUNT.id).where(_ACCOUNT.external_id != "")
    people_found = select(_PERSON.external_id, _PERSON.id).where(_PERSON.external_id != "")
    execute = unit.connection.execute
    return (
        {row[0]: row[1] for row in execute(accounts_found)},
        {row[0]: row[1] for row in execute(people_found)},
    )
