"""What a hand-over looks like to people: one section to an account, those who decide first.

Sources: domain.md 5.5, 5.6.
"""

from collections.abc import Iterator, Mapping

from secretsmanual.domain import words
from secretsmanual.domain.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
)
from secretsmanual.domain.freshness import is_past
from secretsmanual.domain.handover import (
    NOTICE,
    Pack,
    What,
    as_read,
    counts_of,
    ending_of,
    idea_line_of,
    line_of,
    withdrawal_code,
)
from secretsmanual.domain.handover_groups import Group, groups_of
from secretsmanual.domain.handover_tables import data_of, tables_of
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.runs import said_recipient
from secretsmanual.domain.said import said
from secretsmanual.domain.sharing import Outgoing, kind_label
from secretsmanual.domain.topics import DO_NOT_RAISE, NOT_FOR_THEM
from secretsmanual.domain.wording import mark, tr, trn

_FIRST_FOR_SERVICE = {
    "habit": mark("How to reach"),
    "stakes": mark("What an outage does"),
    "delight": mark("What pleases"),
}
"""What a service colleague looks for first, by kind."""


def handover_document(pack: Pack, *, tables: bool = False) -> Document:
    """Lay out a hand-over: sections for people to read, or tables to sort and search."""
    title = title_of(pack)
    fresh = (tr("Fresh until"), words.day(pack.fresh_until))
    body: Iterator[Block] = tables_of(pack) if tables else _sections(pack)
    return Document(
        title=title,
        blocks=(Heading(title, 1), Paragraph(tr(NOTICE)), Facts((*front_of(pack), fresh)), *body),
        footer=tr(
            "For {audience}, {made_on}. Told to us in confidence; destroy by {day}.",
            audience=said(pack.audience),
            made_on=words.day(pack.today),
            day=words.day(pack.expires_on),
        ),
        data=data_of(pack),
    )


def title_of(pack: Pack) -> str:
    """Say for whom it is and what of."""
    return tr("For {audience}: what we know of our customers", audience=said(pack.audience))


def front_of(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Say for whom it is, when it was made, what it holds, and until when it may be kept."""
    counts = counts_of(pack)
    holds = words.listed(
        [
            trn("{n} secret", "{n} secrets", counts["secrets"]),
            trn("{n} person", "{n} people", counts["people"]),
            trn("{n} account", "{n} accounts", counts["accounts"]),
        ]
    )
    whom = said(pack.audience)
    front = [
        (tr("For"), f"{whom}, {said_recipient(pack.recipient)}" if pack.recipient else whom),
        (tr("Made on"), words.day(pack.today)),
    ]
    if pack.since:
        new = tr("{day}: what is new since", day=words.day(pack.since))
        front.append((tr("Goes on from"), new))
    front += [(tr("Holds"), holds), (tr("Destroy by"), words.day(pack.expires_on))]
    if pack.withdrawals:
        front.append((tr("Strike in older files"), _struck(pack)))
    return tuple(front)


def _struck(pack: Pack) -> str:
    """Name the codes of lines that do not hold any more."""
    codes: dict[What, list[str]] = {"withdrawn": [], "corrected": []}
    for one in pack.withdrawals:
        codes[one.what].append(one.code)
    told = []
    if codes["withdrawn"]:
        told.append(tr("{codes} (withdrawn)", codes=", ".join(codes["withdrawn"])))
    if codes["corrected"]:
        here = ", ".join(codes["corrected"])
        told.append(tr("{codes} (what holds now stands here)", codes=here))
    return words.apart(told)


def _sections(pack: Pack) -> Iterator[Block]:
    for account, groups in groups_of(pack):
        yield Heading(account.name)
        for group in groups:
            if group.person:
                yield from _name(group.person, pack)
            yield Items(tuple(_items(group, pack)))
    yield from _ideas(pack)


def _ideas(pack: Pack) -> Iterator[Block]:
    if pack.ideas:
        yield Heading(tr("So we could"))
        yield Items(tuple(_idea_item(as_read(idea_line_of(out, pack))) for out in pack.ideas))


def _idea_item(line: Mapping[str, str]) -> Item:
    rests = tr("rests on {codes}", codes=line["rests_on"])
    notes = (line["worth"], line["status"], line["code"], rests)
    text = words.labelled(f"{line['account']}, {line['subject']}", line["text"])
    return Item(text, ", ".join(note for note in notes if note), quote=line["value"])


def _name(person: Person, pack: Pack) -> Iterator[Block]:
    decides = [tr("decides")] if person.decision_maker else []
    yield Heading(", ".join([person.name, *([person.role] if person.role else []), *decides]), 3)
    if person.say and pack.audience == "service":
        yield Facts(((tr("How to say the name"), person.say),))


def _items(group: Group, pack: Pack) -> Iterator[Item]:
    yield from map(_topic_item, group.topics)
    yield from (
        Item(words.labelled(tr(DO_NOT_RAISE), one), tr(NOT_FOR_THEM)) for one in group.not_these
    )
    for out in sorted(group.secrets, key=lambda one: _place(one, pack)):
        yield _item(out, pack)
    yield from map(_promise_item, group.promises)
    yield from map(_mishap_item, group.mishaps)


def _place(out: Outgoing, pack: Pack) -> tuple[int, str]:
    """Give the place of a line: what service looks for first, standing before once."""
    order = list(_FIRST_FOR_SERVICE) if pack.audience == "service" else []
    kind = out.secret.kind
    place = order.index(kind) if kind in order else len(order)
    return (place + 10 * (out.secret.standing == "one-off"), kind)


def _label(out: Outgoing, pack: Pack) -> str:
    secret = out.secret
    if secret.standing == "one-off" and pack.audience == "service":
        return tr("Once, and past") if past(out, pack) else tr("Once")
    kind = kind_label(secret.kind, pack.bank)
    if pack.audience == "service":
        first = _FIRST_FOR_SERVICE.get(secret.kind)
        return tr(first) if first else kind
    return kind


def past(out: Outgoing, pack: Pack) -> bool:
    """Whether it was to happen once, and its day has passed."""
    return is_past(out.secret, pack.today)


def _item(out: Outgoing, pack: Pack) -> Item:
    row = line_of(out, pack)
    label = _label(out, pack)
    notes = [
        *([] if label == row["kind"] else [row["kind"]]),
        *sources_of(out, row),
        *([tr("changed")] if out.secret.id in pack.changed else []),
        row["code"],
    ]
    return Item(words.labelled(label, out.secret.text), ", ".join(notes), quote=row["quote"])


def sources_of(out: Outgoing, row: Mapping[str, str]) -> list[str]:
    """Say how sure it is, where it came from, when, and on what ground it leaves.

    `row` holds the fields of its line (`line_of`).
    """
    inferred = out.secret.confidence == "inferred"
    sure = tr("? inferred") if inferred else said(row["confidence"])
    return [sure, said(row["source"]), _when(out), out.basis]


def _when(out: Outgoing) -> str:
    heard = words.month(out.secret.heard_on)
    confirmed = words.month(out.secret.last_confirmed)
    if heard == confirmed:
        return tr("heard and confirmed {month}", month=heard)
    return tr("heard {month}, confirmed {later}", month=heard, later=confirmed)


def _topic_item(out: Outgoing) -> Item:
    return Item(words.labelled(tr(DO_NOT_RAISE), out.secret.text), withdrawal_code(out.secret.id))


def _promise_item(promise: Promise) -> Item:
    ours, theirs = mark("We promised: {promise}"), mark("They promised: {promise}")
    told = tr(ours if promise.direction == "ours" else theirs, promise=promise.text)
    due = tr("due {day}", day=words.day(promise.due)) if promise.due else tr("no day set")
    return Item(told, due)


def _mishap_item(mishap: Oops) -> Item:
    return Item(tr("OOPS: {what}", what=mishap.what), how_it_went(mishap))


def how_it_went(mishap: Oops) -> str:
    """Say when a mishap was learned of, how it ended, and how they felt then.

    `answer` is A to F: did we blow them away with what we did to recover?
    """
    told = [words.day(mishap.learned_at.date()), ending_of(mishap)]
    if mishap.feeling_after:
        told.append(tr("then felt “{words}”", words=mishap.feeling_after))
    if mishap.answer:
        told.append(tr("answer {grade}", grade=mishap.answer))
    return ", ".join(told)
