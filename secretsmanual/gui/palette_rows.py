"""What a search found, in groups and in words, ready to be painted."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from secretsmanual.domain import searching, words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.interview.endings import stem
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.families import kind_of
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.interview.bank import Bank
    from secretsmanual.services.search import Hit

GROUPS = {
    "account": mark("Accounts"),
    "person": mark("People"),
    "secret": mark("Secrets"),
    "line": mark("Lines"),
    "promise": mark("Promises"),
    "ask_later": mark("To ask next time"),
    "interview": mark("Talks"),
    "meeting": mark("Meetings"),
    "oops": mark("When something went wrong"),
    "referral": mark("Referrals"),
    "rating": mark("Their judgements"),
    "story": mark("Stories"),
    "idea": mark("Ideas"),
    "market_test": mark("Marketing tests"),
    "relation": mark("Relations"),
    "secret_use": mark("How a secret was used"),
}
"""Record type to the title of its group, in the order they are shown."""

_ICONS = {
    "line": "notebook-pen",
    "promise": "handshake",
    "ask_later": "message-circle-question-mark",
    "interview": "messages-square",
    "meeting": "calendar-days",
    "oops": "life-buoy",
    "referral": "user-plus",
    "rating": "target",
    "story": "book-open",
    "idea": "lightbulb",
    "market_test": "chart-column",
    "relation": "users",
    "secret_use": "gift",
}
_WORD = re.compile(r"[^\W_]+")


class Place(NamedTuple):
    """Where a row leads: a page and what it is opened with."""

    page: str
    args: dict[str, str]


class Answer(NamedTuple):
    """What was found, to be shown at once."""

    rows: list[Row]
    places: dict[str, Place]
    """By the row's id."""


def ask(services: "Services", text: str, *, veiled: bool = False) -> Answer:
    """Search and put what was found into rows; in the worker.

    Where a name fits, what we know about them comes with it. `veiled` also looks up which lines
    and promises were told in confidence, for the privacy view.
    """
    manual = services.manual
    hits = services.search.ask(text)
    if veiled:
        hits = services.search.with_confided(hits)
    wanted = [stem(searching.plain(word)) for word in searching.words(text)]
    return answer(hits, wanted, manual.bank, manual.today)


def answer(hits: Iterable["Hit"], wanted: Sequence[str], bank: "Bank", today: date) -> Answer:
    """Group what was found, best first within a group; mark the words that begin as `wanted`."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.type, []).append(hit)
    rows: list[Row] = []
    places: dict[str, Place] = {}
    for group, title in GROUPS.items():
        found = groups.get(group, [])
        if found:
            rows.append(SectionRow(tr(title), str(len(found)), id=f"group {group}"))
        for hit in found:
            rows.append(_row(hit, wanted, bank, today))
            places[hit.id] = place(hit)
    return Answer(rows, places)


def place(hit: "Hit") -> Place:
    """Say where one goes from a hit: its talk while that waits for review, else its account."""
    if hit.waits:
        return Place("review", {"interview": hit.talk})
    if hit.type in ("idea", "market_test"):
        return Place("ideas", {"idea": hit.id})
    args = {"account": hit.account_id, "person": hit.person_id}
    if hit.type == "secret":
        args["secret"] = hit.id
    return Place("account", {name: value for name, value in args.items() if value})


def marked(text: str, wanted: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return (start, length) of the words that begin with one of `wanted`, in UTF-16 units."""
    return tuple(
        (_units(text[: word.start()]), _units(word[0]))
        for word in _WORD.finditer(text)
        if any(searching.plain(word[0]).startswith(begin) for begin in wanted)
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _row(hit: "Hit", wanted: Sequence[str], bank: "Bank", today: date) -> Row:
    when = words.age_of(hit.day, today) if hit.day and hit.day <= today else ""
    if hit.type == "secret":
        return _secret(hit, wanted, bank, when)
    if hit.type == "account":
        return ItemRow(hit.id, hit.text, avatar=True, hits=marked(hit.text, wanted))
    if hit.type == "person":
        return ItemRow(hit.id, hit.text, hit.account, avatar=True, hits=marked(hit.text, wanted))
    if hit.type == "promise" and hit.day and not when:
        when = words.weekday(hit.day)
    whose = ", ".join(name for name in (hit.person, hit.account) if name)
    text = " ".join(hit.text.split())
    found = marked(text, wanted)
    private = hit.sensitivity in CONFIDED
    return ItemRow(hit.id, text, whose, when, _ICONS[hit.type], hits=found, private=private)


def _secret(hit: "Hit", wanted: Sequence[str], bank: "Bank", age: str) -> SecretRow:
    label, family = kind_of(bank, hit.kind)
    whose = hit.person or hit.account
    if hit.sensitivity == "never":
        hidden = tr("Never to be mentioned. Its page shows it while a key is held.")
        return SecretRow(hit.id, hidden, label, family, age, whose, tone="soft")
    marks = []
    if hit.gold:
        marks.append(Mark("star", tr("gold"), "warm"))
    if hit.sensitivity == "private":
        marks.append(Mark("eye-off", tr("private")))
    if hit.status == "superseded":
        marks.append(Mark("history", tr("replaced by something newer")))
    return SecretRow(
        id=hit.id,
        text=hit.text,
        kind=label,
        family=family,
        age=age,
        who=whose,
        marks=tuple(marks),
        tone="ink" if hit.status == "active" else "soft",
        hits=marked(hit.text, wanted),
        private=hit.sensitivity in CONFIDED,
    )
