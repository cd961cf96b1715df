"""A hand-over as tables to sort and search, and as data for programs."""

from collections.abc import Iterable, Iterator, Mapping

from secretsmanual.domain.document import Table
from secretsmanual.domain.handover import (
    LINE_FIELDS,
    NOTICE,
    Pack,
    as_read,
    counts_of,
    ending_of,
    idea_line_of,
    lines_of,
    records_of,
)
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.said import said
from secretsmanual.domain.wording import mark, tr

_COLUMNS = (
    *(mark("Account"), mark("About"), mark("Kind"), mark("Secret"), mark("In their words")),
    *(mark("Source"), mark("Confidence"), mark("Heard"), mark("Last confirmed")),
    *(mark("Consent"), mark("Code")),
)
_WIDE = (2.0, 2.0, 1.5, 5.0, 3.0, 1.0, 1.0, 1.0, 1.0, 1.5, 1.5)


def tables_of(pack: Pack) -> Iterator[Table]:
    """Give one table to each view, the secrets first."""
    rows = tuple(_row(line, LINE_FIELDS) for line in lines_of(pack))
    yield Table(tuple(map(tr, _COLUMNS)), rows, tr("Secrets"), _WIDE)
    people = _people(pack)
    yield Table(
        (tr("Account"), tr("Person"), tr("Role"), tr("Decides"), tr("How to say the name")),
        _cells(people),
        tr("People"),
    )
    if pack.withdrawals:
        yield Table(
            (tr("Code"), tr("What"), tr("Handed over on")),
            tuple((one.code, said(one.what), one.left_on.isoformat()) for one in pack.withdrawals),
            tr("Strike in older files"),
        )
    if pack.ideas:
        names = ("account", "subject", "text", "worth", "status", "value", "rests_on", "code")
        yield Table(
            (
                tr("Account"),
                tr("For"),
                tr("So we could"),
                tr("Changes"),
                tr("Status"),
                tr("Worth to them"),
                tr("Rests on"),
                tr("Code"),
            ),
            tuple(_row(idea_line_of(out, pack), names) for out in pack.ideas),
            tr("Ideas"),
            (2, 2, 5, 1, 1, 3, 2, 1.5),
        )
    if pack.audience == "service":
        yield Table(
            (tr("Account"), tr("Person"), tr("Whose"), tr("Promise"), tr("Due")),
            _cells(_promises(pack)),
            tr("Open promises"),
            (2, 2, 1, 5, 1),
        )
        yield Table(
            (
                tr("Account"),
                tr("Person"),
                tr("On"),
                tr("What went wrong"),
                tr("How it ended"),
                tr("Felt then"),
                tr("A to F"),
            ),
            _cells(_mishaps(pack)),
            tr("OOPS history"),
            (2, 2, 1, 5, 2, 2, 1),
        )


def _cells(records: Iterable[Mapping[str, str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(one, one) for one in records)


def _row(record: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    line = as_read(record)
    return tuple(line[name] for name in names)


def _withdrawn(pack: Pack) -> list[dict[str, str]]:
    return [
        {"code": one.code, "what": one.what, "left_on": one.left_on.isoformat()}
        for one in pack.withdrawals
    ]


def _people(pack: Pack) -> list[dict[str, str]]:
    """List the people of whom something leaves."""
    told = (*pack.selection.leaves, *pack.selection.topics)
    meant = {out.secret.person_id for out in told}
    meant |= {promise.person_id for promise in pack.promises}
    meant |= {mishap.person_id for mishap in pack.mishaps}
    meant |= {person.id for person in pack.people if person.not_these}
    accounts = {account.id: account.name for account in pack.accounts}
    return [
        {
            "account": accounts.get(person.account_id, "") if person.account_id else "",
            "name": person.name,
            "role": person.role,
            "decides": "yes" if person.decision_maker else "",
            "say": person.say if pack.audience == "service" else "",
        }
        for person in pack.people
        if person.id in meant
    ]


def _names(pack: Pack) -> dict[str, str]:
    names: dict[str, str] = {account.id: account.name for account in pack.accounts}
    names.update((person.id, person.name) for person in pack.people)
    return names


def _who(
    account_id: AccountId | None, person_id: PersonId | None, names: dict[str, str]
) -> dict[str, str]:
    return {"account": names.get(account_id or "", ""), "person": names.get(person_id or "", "")}


def _promises(pack: Pack) -> list[dict[str, str]]:
    names = _names(pack)
    return [
        {
            **_who(promise.account_id, promise.person_id, names),
            "whose": promise.direction,
            "text": promise.text,
            "due": promise.due.isoformat() if promise.due else "",
        }
        for promise in pack.promises
    ]


def _mishaps(pack: Pack) -> list[dict[str, str]]:
    names = _names(pack)
    return [
        {
            **_who(mishap.account_id, mishap.person_id, names),
            "on": mishap.learned_at.date().isoformat(),
            "what": mishap.what,
            "how": ending_of(mishap),
            "felt": mishap.feeling_after,
            "answer": mishap.answer,
        }
        for mishap in pack.mishaps
    ]


def data_of(pack: Pack) -> dict[str, object]:
    """Give the whole hand-over in JSON types; `records` holds one entry to a secret."""
    data: dict[str, object] = {
        "audience": pack.audience,
        "recipient": pack.recipient,
        "made_on": pack.today.isoformat(),
        "expires_on": pack.expires_on.isoformat(),
        "notice": tr(NOTICE),
        "counts": counts_of(pack),
        "people": _people(pack),
        "withdrawals": _withdrawn(pack),
        "since": pack.since.isoformat() if pack.since else None,
        "ideas": [idea_line_of(out, pack) for out in pack.ideas],
        "records": records_of(pack),
    }
    if pack.audience == "service":
        data |= {"open_promises": _promises(pack), "mishaps": _mishaps(pack)}
    return data
