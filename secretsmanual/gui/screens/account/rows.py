"""An account's manual as rows, made off the UI thread: a list a person, one for the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.coverage import Coverage
from secretsmanual.domain.interview.bank import Bank, Kind
from secretsmanual.domain.pages import ManualPage, PersonOnPage, PromiseLine, SecretLine, TalkLine
from secretsmanual.domain.talks import AskLater
from secretsmanual.domain.wording import mark, tr, trn
from secretsmanual.gui.models.families import FAMILIES, family_of
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.gui.tokens import Family

TITLES: Mapping[Family, str] = {**FAMILIES, "": mark("Unsorted")}
HIDDEN = mark("Never to be mentioned. Hold Space to see it.")
_CHANNELS = {"call": "phone", "video": "video", "visit": "users"}


@dataclass(frozen=True)
class Seen:
    """All that the page shows, ready to be painted."""

    page: ManualPage
    today: date
    people: list[ItemRow]
    """The organisation last, under the account's id."""
    lists: Mapping[str, list[Row]]
    """By the id of a person, or the account's for the organisation."""
    secrets: Mapping[str, SecretLine]
    kinds: Mapping[str, Kind]
    promises: Mapping[str, PromiseLine] = field(default_factory=dict)
    talks: Mapping[str, TalkLine] = field(default_factory=dict)
    ask_later: Mapping[str, AskLater] = field(default_factory=dict)

    def person(self, person_id: str) -> PersonOnPage | None:
        """Return a person of this account; None for the organisation or somebody gone."""
        return next((one for one in self.page.people if one.person.id == person_id), None)


def seen(page: ManualPage, unsorted: Sequence[SecretLine], bank: Bank, today: date) -> Seen:
    """Make the rows of an account."""
    return _Maker(page, unsorted, bank, today).made()


def secret_row(line: SecretLine, kind: Kind | None, *, shown: bool = False) -> SecretRow:
    """Put a secret into a row; what must never be mentioned shows its words only if `shown`."""
    secret = line.secret
    hidden = secret.sensitivity == "never" and not shown
    stale = tr("{} · still true?").format(line.age) if line.fading else line.age
    return SecretRow(
        id=secret.id,
        text=tr(HIDDEN) if hidden else secret.text,
        kind=kind.label if kind else tr(TITLES[""]),
        family=family_of(kind.family) if kind else "",
        age=stale,
        quote="" if hidden else secret.verbatim,
        marks=tuple(_marks(line)),
        tone="soft" if hidden or secret.layer == "need" else "ink",
        private=secret.sensitivity in CONFIDED,
    )


def _marks(line: SecretLine) -> Iterable[Mark]:
    secret = line.secret
    if secret.gold:
        yield Mark("star", tr("gold"), "warm")
    if secret.sensitivity == "private":
        yield Mark("eye-off", tr("private"))
    if secret.sensitivity == "never":
        yield Mark("shield", tr("never to be mentioned"))
    if secret.confidence != "said":
        heard = secret.confidence == "heard"
        word = mark("heard from others") if heard else mark("concluded")
        yield Mark("ear" if heard else "lightbulb", tr(word))
    if secret.layer == "need":
        yield Mark("circle", tr("a need"))
    if secret.standing == "one-off":
        yield Mark("calendar-days", tr("happens once"))
    if line.used:
        used = tr("used {} times").format(line.used)
        yield Mark("gift", tr("used once") if line.used == 1 else used, "accent")


def promise_row(line: PromiseLine) -> ItemRow:
    """Put a promise into a row: overdue ones in the warm tone."""
    promise = line.promise
    ours = promise.direction == "ours"
    who = line.person or tr("the organisation")
    whose = mark("we promised {}") if ours else mark("promised by {}")
    return ItemRow(
        id=promise.id,
        title=" ".join(promise.text.split()),
        note=tr(whose).format(who),
        aside=line.when,
        icon="handshake",
        aside_tone="warm" if line.overdue else "faint",
        tone="soft" if promise.kept_on else "ink",
        private=line.private,
    )


def talk_row(talk: TalkLine) -> ItemRow:
    """Put a talk into a row."""
    names = words.listed(name.split()[0] for name in talk.people)
    parts = [names, trn("{n} line", "{n} lines", talk.lines)]
    if talk.review == "pending":
        parts.append(tr("waits for review"))
    return ItemRow(
        id=talk.id,
        title=talk.summary or tr("A talk"),
        note=" · ".join(part for part in parts if part),
        aside=talk.when,
        icon=_CHANNELS.get(talk.channel, "messages-square"),
    )


class _Maker:
    def __init__(
        self, page: ManualPage, unsorted: Sequence[SecretLine], bank: Bank, today: date
    ) -> None:
        self._page = page
        self._today = today
        self._bank = bank
        self._secrets: dict[str, SecretLine] = {}
        self._unsorted = unsorted
        self._kinds = {kind.id: kind for kind in bank.kinds}

    def made(self) -> Seen:
        page = self._page
        lists: dict[str, list[Row]] = {one.person.id: self._of_person(one) for one in page.people}
        lists[page.account.id] = self._of_organisation()
        promises = (*page.ours, *page.theirs, *page.kept)
        return Seen(
            page=page,
            today=self._today,
            people=[*map(self._person, page.people), self._organisation()],
            lists=lists,
            secrets=self._secrets,
            kinds=self._kinds,
            promises={line.promise.id: line for line in promises},
            talks={talk.id: talk for talk in page.talks},
            ask_later={one.id: one for one in page.ask_later},
        )

    def _person(self, one: PersonOnPage) -> ItemRow:
        person = one.person
        marks = []
        if person.decision_maker:
            marks.append(Mark("key-round", tr("decides"), "accent"))
        if any(line.overdue and line.promise.person_id == person.id for line in self._page.ours):
            marks.append(Mark("handshake", tr("waits for a promise of ours"), "warm"))
        left = person.status == "left"
        role = tr("left · {}").format(person.role) if left else person.role
        return ItemRow(
            id=person.id,
            title=person.name,
            note=role or trn("{n} secret", "{n} secrets", one.secrets),
            marks=tuple(marks),
            kinds=ring(one.coverage),
            avatar=True,
            tone="soft" if left else "ink",
        )

    def _organisation(self) -> ItemRow:
        page = self._page
        count = sum(len(group.lines) for group in page.organisation)
        return ItemRow(
            id=page.account.id,
            title=page.account.name,
            note=trn("The organisation · {n} secret", "The organisation · {n} secrets", count),
            kinds=ring(page.organisation_coverage),
            avatar=True,
        )

    def _of_person(self, one: PersonOnPage) -> list[Row]:
        own = one.person.id
        page = self._page
        return [
            *self._promises(own),
            *self._of_kinds([line for group in one.groups for line in group.lines], own),
            *self._kept(own),
            *self._asks([ask for ask in page.ask_later if ask.person_id == own]),
            *self._talks([talk for talk in page.talks if one.person.name in talk.people]),
        ]

    def _of_organisation(self) -> list[Row]:
        page = self._page
        return [
            *self._promises(None),
            *self._of_kinds([line for group in page.organisation for line in group.lines], None),
            *self._kept(None),
            *self._asks([ask for ask in page.ask_later if ask.person_id is None]),
            *self._talks(page.talks),
        ]

    def _promises(self, person: str | None) -> list[Row]:
        lines = (*self._page.ours, *self._page.theirs)
        return _section("promises", tr("Promises"), _with(person, lines))

    def _kept(self, person: str | None) -> list[Row]:
        return _section("kept", tr("Kept lately"), _with(person, self._page.kept))

    def _of_kinds(self, lines: Iterable[SecretLine], person: str | None) -> list[Row]:
        families: dict[Family, list[Row]] = {}
        own = (line for line in self._unsorted if line.secret.person_id == person)
        for line in (*lines, *own):
            kind = self._kinds.get(line.secret.kind)
            self._secrets[line.secret.id] = line
            row = secret_row(line, kind)
            families.setdefault(row.family, []).append(row)
        return [
            row
            for family, title in TITLES.items()
            for row in _section(f"family {family}", tr(title), families.get(family, []))
        ]

    def _asks(self, asks: Sequence[AskLater]) -> list[Row]:
        icon = "message-circle-question-mark"
        confided = self._page.confided
        rows: list[Row] = [
            ItemRow(ask.id, ask.text, icon=icon, private=ask.id in confided) for ask in asks
        ]
        return _section("ask", tr("To ask next time"), rows)

    def _talks(self, talks: Iterable[TalkLine]) -> list[Row]:
        rows: list[Row] = [talk_row(talk) for talk in talks]
        return _section("talks", tr("Talks"), rows)


def _with(person: str | None, lines: Iterable[PromiseLine]) -> list[Row]:
    return [promise_row(line) for line in lines if line.promise.person_id == person]


def _section(name: str, title: str, rows: list[Row]) -> list[Row]:
    if not rows:
        return []
    return [SectionRow(title, str(len(rows)), id=f"section {name}"), *rows]


def ring(coverage: Coverage) -> tuple[tuple[str, Family, float], ...]:
    """Return the parts of a coverage ring."""
    return tuple((one.kind.label, family_of(one.kind.family), one.share) for one in coverage.kinds)


def peeked(rows: Sequence[Row], line: SecretLine, kind: Kind | None) -> list[Row]:
    """Return the rows with one secret's words shown."""
    shown = replace(secret_row(line, kind, shown=True), tone="soft")
    return [shown if row.id == line.secret.id else row for row in rows]
