"""What goes into one hand-over, and the fields that every outgoing line carries.

Sources: domain.md 5.2, 5.4 (identified stream), 5.5, 5.6.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.idea_sharing import IdeaOut
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.recovery import State, state_of
from secretsmanual.domain.said import said
from secretsmanual.domain.sharing import Outgoing, Selection, kind_label, quote_of
from secretsmanual.domain.topics import DO_NOT_RAISE
from secretsmanual.domain.values import Audience
from secretsmanual.domain.wording import mark, tr

NOTICE = mark("This file holds facts that people told us in confidence.")
EXPIRY_DAYS = 90
FRESH_DAYS = 7
"""Days after which a hand-over is stale (domain.md 5.5)."""
LINE_FIELDS = (
    *("account", "subject", "kind", "text", "quote", "source", "confidence"),
    *("heard", "last_confirmed", "consent", "code"),
)
"""What every line carries (domain.md 5.6)."""
_HOW_FAR: Mapping[State, str] = {
    "open": mark("still open"),
    "told": mark("still open, told"),
    "fixed": mark("still open, fixed"),
    "verified": mark("still open, verified"),
    "surprised": mark("still open, surprised"),
    "closed recovered": mark("put right within a day"),
    "closed late": mark("put right late"),
    "closed not ours": mark("not ours"),
}

_CLOSED = frozenset(
    ("subject", "kind", "source", "confidence", "worth", "status", "whose", "decides")
)
"""Fields of lines that hold a word of a closed list, or no more than a name beside it."""

What = Literal["corrected", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A secret in earlier files that is not to be used any more as it stands there."""

    secret_id: SecretId
    what: What
    left_on: date
    """When it left first."""

    @property
    def code(self) -> str:
        """The code that stands at its line."""
        return withdrawal_code(self.secret_id)


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes into one hand-over: everything in it has passed the gate."""

    audience: Audience
    today: date
    bank: Bank
    selection: Selection
    recipient: str = ""
    accounts: tuple[Account, ...] = ()
    """In the order in which they stand."""
    people: tuple[Person, ...] = ()
    """Those who decide first."""
    promises: tuple[Promise, ...] = ()
    """Open ones; none for marketing."""
    mishaps: tuple[Oops, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    """Lines of earlier files that are not to be used any more."""
    since: date | None = None
    """The day of the last file of a stream, which this one goes on from; None for everything."""
    changed: frozenset[SecretId] = frozenset()
    """Secrets that were in earlier files of the stream and read otherwise now."""
    ideas: tuple[IdeaOut, ...] = ()
    """For marketing: what we could do for these customers."""

    @property
    def expires_on(self) -> date:
        """The day by which the file is to be destroyed."""
        return self.today + timedelta(days=EXPIRY_DAYS)

    @property
    def fresh_until(self) -> date:
        """The last day on which the file counts as fresh."""
        return self.today + timedelta(days=FRESH_DAYS)

    @property
    def names(self) -> dict[str, str]:
        """Names of accounts and people by their ids."""
        names: dict[str, str] = {account.id: account.name for account in self.accounts}
        names.update((person.id, person.name) for person in self.people)
        return names

    @property
    def empty(self) -> bool:
        """Whether there is nothing to hand over."""
        told = self.selection.leaves or self.selection.topics
        return not (told or self.promises or self.mishaps or self.withdrawals)


def withdrawal_code(record_id: str) -> str:
    """Give the code by which a line can be withdrawn; it tells nothing of the record."""
    return hashlib.blake2b(record_id.encode(), digest_size=6).hexdigest()


def line_of(out: Outgoing, pack: Pack) -> dict[str, str]:
    """Give the fields that every outgoing line carries (domain.md 5.6); months as 2026-11."""
    secret = out.secret
    return {
        "audience": pack.audience,
        "account": out.account.name,
        "subject": out.person.name if out.person else "organisation",
        "kind": kind_label(secret.kind, pack.bank),
        "text": secret.text,
        "quote": quote_of(secret),
        "source": "talk" if secret.source == "interview" else secret.source,
        "confidence": secret.confidence,
        "heard": f"{secret.heard_on:%Y-%m}",
        "last_confirmed": f"{secret.last_confirmed:%Y-%m}",
        "consent": out.basis,
        "code": withdrawal_code(secret.id),
        "expires_on": pack.expires_on.isoformat(),
    }


def topic_line_of(out: Outgoing, pack: Pack) -> dict[str, str]:
    """Give the same fields of what is not to be raised: the topic and with whom, and no more."""
    nothing = dict.fromkeys(("source", "confidence", "heard", "last_confirmed", "consent"), "")
    return {**line_of(out, pack), "kind": DO_NOT_RAISE, **nothing}


def _not_these_lines(pack: Pack) -> Iterator[dict[str, str]]:
    """Give the same fields of what is not for a person."""
    accounts = {account.id: account.name for account in pack.accounts}
    for person in pack.people:
        for topic in person.not_these:
            yield {
                **dict.fromkeys(LINE_FIELDS, ""),
                "audience": pack.audience,
                "account": accounts.get(person.account_id, "") if person.account_id else "",
                "subject": person.name,
                "kind": DO_NOT_RAISE,
                "text": topic,
                "code": withdrawal_code(f"{person.id} {topic}"),
                "expires_on": pack.expires_on.isoformat(),
            }


def lines_of(pack: Pack) -> list[dict[str, str]]:
    """Give the fields of every line, first what is not to be raised."""
    return [
        *(topic_line_of(out, pack) for out in pack.selection.topics),
        *_not_these_lines(pack),
        *(line_of(out, pack) for out in pack.selection.leaves),
    ]


def records_of(pack: Pack) -> list[dict[str, str]]:
    """Give one record to a line. For marketing each says what it is to earlier files of theirs.

    `new`, `changed` (it takes the place of the line with its code) or `withdrawn`, a line with a
    code alone (domain.md 5.4, identified stream).
    """
    if pack.audience != "marketing":
        return lines_of(pack)
    lines = [
        {"change": "changed" if out.secret.id in pack.changed else "new", **line_of(out, pack)}
        for out in pack.selection.leaves
    ]
    stands = {line["code"] for line in lines}
    gone = (one for one in pack.withdrawals if one.code not in stands)
    return [
        *lines,
        *({"change": "withdrawn", "audience": pack.audience, "code": one.code} for one in gone),
        *({"change": "idea", **idea_line_of(out, pack)} for out in pack.ideas),
    ]


def idea_line_of(out: IdeaOut, pack: Pack) -> dict[str, str]:
    """Give the fields of an idea; it holds only as long as all the lines it rests on do."""
    idea = out.idea
    return {
        "audience": pack.audience,
        "account": out.account,
        "subject": out.person or "organisation",
        "kind": "Idea",
        "text": idea.title,
        "worth": idea.worth,
        "status": idea.status,
        "value": idea.value,
        "rests_on": " ".join(map(withdrawal_code, idea.secrets)),
        "code": withdrawal_code(idea.id),
        "expires_on": pack.expires_on.isoformat(),
    }


def as_read(line: Mapping[str, str]) -> dict[str, str]:
    """Return a line for people: what is said in closed words, in the language spoken."""
    return {name: said(value) if name in _CLOSED else value for name, value in line.items()}


def counts_of(pack: Pack) -> dict[str, int]:
    """Count what leaves."""
    leaves = pack.selection.leaves
    counts = {
        "secrets": len(leaves),
        "people": len({out.person.id for out in leaves if out.person}),
        "accounts": len({out.account.id for out in leaves}),
    }
    if pack.audience == "service":
        counts |= {"open_promises": len(pack.promises), "mishaps": len(pack.mishaps)}
        topics = len(pack.selection.topics)
        counts["do_not_raise"] = topics + sum(len(one.not_these) for one in pack.people)
    return counts


def ending_of(mishap: Oops) -> str:
    """Say how a mishap ended, or how far it is."""
    return tr(_HOW_FAR[state_of(mishap)])
