"""A hand-over for the tools people have: address book, calendar, HubSpot (formats.md).

Each tool takes less than a page does; what it does not take stays behind and is told as such, so
that the receipt names what is in the file and nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from secretsmanual.domain import words
from secretsmanual.domain.document import Block, Document, Heading, Paragraph, Table
from secretsmanual.domain.freshness import half_life, once_on
from secretsmanual.domain.handover import NOTICE, Pack, line_of, withdrawal_code
from secretsmanual.domain.handover_page import title_of
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.said import said
from secretsmanual.domain.sharing import Held, HeldBack, Outgoing, Selection, kind_label
from secretsmanual.domain.wording import mark, tr

TOOLS = ("vcf", "ics", "hubspot.csv")
"""Endings of the files that tools read."""
HUBSPOT = ("Email", "First Name", "Last Name", "Company name", "Activity date", "Note body")
"""What HubSpot matches notes to people by (formats.md)."""

_PROPERTY = {
    "recreation": "hobbies",
    "entertainment": "interests",
    "skill": "expertise",
    "competency": "expertise",
}
"""What a kind is in an address book (RFC 6715); other kinds stand in the card's note."""


def for_tool(pack: Pack, ending: str) -> Pack:
    """Narrow a hand-over to what a tool's file holds.

    An address book and HubSpot take open secrets about people, HubSpot of those with an e-mail
    address; a calendar takes promises, days to ask again, and what happens once and is to come.
    """
    takes = _TAKES[ending]
    leaves = [out for out in pack.selection.leaves if takes(out, pack)]
    stays = [out for out in pack.selection.leaves if not takes(out, pack)]
    promises = pack.promises if ending == "ics" else ()
    held = [_held(out, pack) for out in (*stays, *pack.selection.topics)]
    held += _held_records(pack, () if promises else pack.promises)
    return replace(
        pack,
        selection=Selection(tuple(leaves), (*pack.selection.held_back, *held)),
        promises=promises,
        mishaps=(),
        withdrawals=(),
    )


def tool_document(pack: Pack, ending: str) -> Document:
    """Lay out a narrowed hand-over for a tool: a table for HubSpot, else data."""
    title = title_of(pack)
    body: tuple[Block, ...] = (Heading(title, 1), Paragraph(tr(NOTICE)))
    data: dict[str, object] = {"made_on": pack.today.isoformat()}
    if ending == "hubspot.csv":
        body = (*body, Table(HUBSPOT, tuple(_notes(pack))))
    elif ending == "vcf":
        data["cards"] = list(_cards(pack))
    else:
        data["entries"] = [*_promised(pack), *_to_come(pack)]
    return Document(title, body, footer=_footer(pack), data=data)


def _footer(pack: Pack) -> str:
    day = words.day(pack.expires_on)
    return tr(
        "Told to us in confidence, for {audience}; destroy by {day}.",
        audience=said(pack.audience),
        day=day,
    )


def _open_about_somebody(out: Outgoing, _pack: Pack) -> bool:
    return out.person is not None and out.secret.sensitivity == "open"


def _with_mail(out: Outgoing, pack: Pack) -> bool:
    return _open_about_somebody(out, pack) and bool(out.person and out.person.emails)


def _has_day(out: Outgoing, pack: Pack) -> bool:
    return _day(out, pack) is not None


_TAKES: Mapping[str, Callable[[Outgoing, Pack], bool]] = {
    "vcf": _open_about_somebody,
    "hubspot.csv": _with_mail,
    "ics": _has_day,
}


def _held(out: Outgoing, pack: Pack) -> Held:
    person = out.person.name if out.person else ""
    kind = kind_label(out.secret.kind, pack.bank)
    return HeldBack("form").of(out.secret.id, out.account.name, person, kind)


def _held_records(pack: Pack, promises: Iterable[Promise]) -> Iterator[Held]:
    names = pack.names
    for kind, records in ((mark("promise"), promises), (mark("mishap"), pack.mishaps)):
        for one in records:
            account = names.get(one.account_id or "", "")
            person = names.get(one.person_id or "", "")
            yield HeldBack("form").of(one.id, account, person, tr(kind))


def _by_person(pack: Pack) -> dict[str, list[Outgoing]]:
    found: dict[str, list[Outgoing]] = {}
    for out in pack.selection.leaves:
        if out.person is not None:
            found.setdefault(out.person.id, []).append(out)
    return found


def _cards(pack: Pack) -> Iterator[dict[str, object]]:
    of_person = _by_person(pack)
    for person in pack.people:
        if outs := of_person.get(person.id):
            yield _card(person, outs, pack)


def _card(person: Person, outs: list[Outgoing], pack: Pack) -> dict[str, object]:
    lists: dict[str, list[str]] = {"hobbies": [], "interests": [], "expertise": [], "notes": []}
    for out in outs:
        text, place = out.secret.text, _PROPERTY.get(out.secret.kind, "notes")
        kind = kind_label(out.secret.kind, pack.bank)
        lists[place].append(words.labelled(kind, text) if place == "notes" else text)
    lists["notes"].append(_footer(pack))
    first, last = _halves(person.name)
    return {
        "uid": _uid(person),
        "name": person.name,
        "first": first,
        "last": last,
        "company": outs[0].account.name,
        "role": person.role,
        "emails": list(person.emails),
        "phones": list(person.phones) if pack.audience == "service" else [],
        **lists,
    }


def _uid(person: Person) -> str:
    """Give the id of the card that a person came from, so that the address book knows them."""
    source, _, theirs = person.external_id.partition(":")
    return theirs if source == "vcard" and theirs else withdrawal_code(person.id)


def _halves(name: str) -> tuple[str, str]:
    first, _, last = name.rpartition(" ")
    return (first, last) if first else (name, "")


def _notes(pack: Pack) -> Iterator[tuple[str, ...]]:
    """Give one note to each secret; HubSpot takes ISO days."""
    for out in pack.selection.leaves:
        if out.person is None:
            continue
        line = line_of(out, pack)
        quote = tr("In their words: “{quote}”", quote=line["quote"]) if line["quote"] else ""
        told = words.labelled(line["kind"], f"{line['text']} {quote}".rstrip())
        body = f"{told} ({line['code']}) {_footer(pack)}"
        first, last = _halves(out.person.name)
        day = out.secret.heard_on.isoformat()
        yield out.person.emails[0], first, last, out.account.name, day, body


def _promised(pack: Pack) -> Iterator[dict[str, str]]:
    names = pack.names
    for promise in pack.promises:
        whom, firm = names.get(promise.person_id or "", ""), names.get(promise.account_id or "", "")
        yield _promise(promise, whom, firm, pack)


def _promise(promise: Promise, whom: str, firm: str, pack: Pack) -> dict[str, str]:
    ours, theirs = mark("Our promise: {promise}"), mark("Their promise: {promise}")
    about = ", ".join(part for part in (whom, firm) if part)
    return {
        "uid": withdrawal_code(promise.id),
        "day": promise.due.isoformat() if promise.due else "",
        "summary": tr(ours if promise.direction == "ours" else theirs, promise=promise.text),
        "description": f"{about}. {_footer(pack)}" if about else _footer(pack),
    }


def _day(out: Outgoing, pack: Pack) -> date | None:
    """Tell when to look at a secret: the day it happens, or fades and is to be asked again.

    What has faded is to be asked today; what happened once and is past, never.
    """
    secret = out.secret
    if secret.standing == "one-off":
        day = once_on(secret)
        return day if day and day >= pack.today else None
    fades = secret.last_confirmed + timedelta(days=half_life(secret, pack.bank))
    return max(fades, pack.today)


def _to_come(pack: Pack) -> Iterator[dict[str, str]]:
    for out in pack.selection.leaves:
        day = _day(out, pack)
        if day is None:
            continue
        who = out.person.name if out.person else out.account.name
        once = out.secret.standing == "one-off"
        kind = kind_label(out.secret.kind, pack.bank)
        about = f"{out.person.name}, {out.account.name}" if out.person else out.account.name
        yield {
            "uid": withdrawal_code(out.secret.id),
            "day": day.isoformat(),
            "summary": words.labelled(who, out.secret.text)
            if once
            else tr("Ask {who}: still so?", who=who),
            "description": f"{words.labelled(kind, out.secret.text)} ({about}) {_footer(pack)}",
        }
