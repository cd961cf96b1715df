"""Themes as a page to read, as a sheet per view, and as records for programs (domain.md 5.3)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from secretsmanual.domain import words
from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.handover import EXPIRY_DAYS, NOTICE, withdrawal_code
from secretsmanual.domain.ideas import WORTH, Idea, Status
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.market_tests import MarketTest, verdict
from secretsmanual.domain.market_tests import in_words as in_words_of
from secretsmanual.domain.theme_making import OTHER
from secretsmanual.domain.theme_rule import Rule, in_words, rounded
from secretsmanual.domain.themes import PublicationFields, Theme
from secretsmanual.domain.wording import mark, tr, trn

TITLE = mark("Themes: what our customers want")
LIMIT = mark(
    "At least {people} people in {accounts} accounts, and no account with more than half of "
    "them. Numbers are rounded down and change only when three people or more make the "
    "difference; until then a theme keeps its date."
)
Form = Literal["page", "sheets", "rows"]
"""A page to read, a sheet to each view, or one table that holds it all."""
_COLUMNS = (
    mark("Theme"),
    mark("People"),
    mark("Accounts"),
    mark("Said it themselves"),
    mark("Kinds of secret"),
    mark("Age, months"),
    mark("As of"),
    mark("Trend"),
    mark("Code"),
)
_WIDE = (4.0, 1.4, 1.4, 1.6, 3.0, 1.4, 1.3, 1.6, 1.9)
_IDEA_COLUMNS = (
    mark("Question to ask back"),
    mark("So we could"),
    mark("Would change"),
    mark("Being tested"),
)
_STATUSES: Mapping[Status, str] = {
    "idea": mark("idea"),
    "offered": mark("offered"),
    "proved": mark("proved"),
    "dropped": mark("dropped"),
}
NOTHING = {
    mark("Words"): mark("No word is shared by three people in three accounts yet."),
    mark("Quotes"): mark("No quote is confirmed yet."),
    mark("Ideas"): mark("No idea, question or test is written down yet."),
}


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme that leaves: its row as published, and what was published of it before."""

    theme: Theme
    row: PublicationFields
    earlier: tuple[PublicationFields, ...] = ()
    quotes: tuple["Quote", ...] = ()
    """At most two, confirmed."""
    last: PublicationFields | None = None
    """What was shown last; None for what is shown for the first time."""
    ideas: tuple[Idea, ...] = ()
    """Those that may leave: of each its title, what it changes and how far it is, no more."""
    tests: tuple[MarketTest, ...] = ()

    @property
    def trend(self) -> str:
        """How the row compares with the one that was shown last; to be said with `tr`."""
        if self.last is None:
            return mark("new")
        if self.row.people == self.last.people:
            return mark("as before")
        more, fewer = mark("more people"), mark("fewer people")
        return more if self.row.people > self.last.people else fewer


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that may be repeated."""

    secret_id: SecretId
    code: str
    """By which it can be withdrawn; it is not the code of the secret in other files."""
    text: str
    """In quotation marks, with the trade where it may be told."""


@dataclass(frozen=True, slots=True)
class ThemePack:
    """What one hand-over of themes holds."""

    today: date
    rule: Rule
    rows: tuple[ThemeRow, ...]
    below: int
    """Themes that stay behind; nothing else is told of them."""
    recipient: str = ""
    struck: tuple[str, ...] = ()
    """Codes of quotes in earlier files that may not be repeated any more."""

    @property
    def expires_on(self) -> date:
        """The day by which the file is to be destroyed."""
        return self.today + timedelta(days=EXPIRY_DAYS)


def themes_document(pack: ThemePack, form: Form = "page") -> Document:
    """Lay out themes: a story and sections for people to read, a sheet to each view, or rows."""
    body = {"page": _sections, "sheets": _sheets, "rows": _rows}[form](pack)
    title = tr(TITLE)
    front = Facts(_front(pack))
    return Document(
        title=title,
        blocks=(Heading(title, 1), Paragraph(tr(NOTICE)), *_story(pack), front, *body),
        footer=tr(
            "For marketing, {today}. No person and no customer is named; destroy by {day}.",
            today=words.day(pack.today),
            day=words.day(pack.expires_on),
        ),
        data=_data(pack),
    )


def _story(pack: ThemePack) -> Iterator[Block]:
    """Open with their words, not with numbers (domain.md 1, row 75)."""
    for row in pack.rows:
        if row.quotes:
            yield Paragraph(words.labelled(row.theme.label, row.quotes[0].text))
            return


def _front(pack: ThemePack) -> tuple[tuple[str, str], ...]:
    whom = tr("marketing")
    if pack.recipient:
        whom = tr("marketing, {recipient}", recipient=pack.recipient)
    below = trn("{n} theme below the limit", "{n} themes below the limit", pack.below)
    limit = tr(LIMIT, people=pack.rule.people, accounts=pack.rule.accounts)
    return (
        (tr("For"), whom),
        (tr("Made on"), words.day(pack.today)),
        (tr("Holds"), trn("{n} theme", "{n} themes", len(pack.rows))),
        (tr("Stays behind"), below),
        (tr("The limit"), limit),
        (tr("Destroy by"), words.day(pack.expires_on)),
        *([(tr("Strike in older files"), ", ".join(pack.struck))] if pack.struck else []),
    )


def _sections(pack: ThemePack) -> Iterator[Block]:
    yield from _chart(pack)
    for one in pack.rows:
        yield Heading(one.theme.label)
        yield Facts(tuple((name, text) for name, text in _facts(one) if text))
        if one.quotes:
            yield Items(tuple(Item(quote.text, quote.code) for quote in one.quotes))


def _facts(one: ThemeRow) -> tuple[tuple[str, str], ...]:
    row = one.row
    return (
        (tr("People"), _counts(row)),
        (tr("Said it themselves"), _said(row)),
        (tr("Kinds of secret"), words.listed(_kinds(row))),
        (tr("By trade"), words.listed(_cells(row))),
        (tr("Median age"), trn("{n} month", "{n} months", row.age_months)),
        (tr("As of"), f"{words.month(row.on)}, {tr(one.trend)}"),
        (tr("Their words"), ", ".join(row.words)),
        (tr("Question to ask back"), one.theme.ask_back),
        (tr("So we could"), words.apart(_could(one))),
        (tr("Being tested"), " ".join(_tested(one))),
        (tr("Code"), withdrawal_code(one.theme.id)),
    )


def _counts(row: PublicationFields) -> str:
    people, accounts = in_words(row.people), in_words(row.accounts)
    return tr("{people}, in {accounts} accounts", people=people, accounts=accounts)


def _said(row: PublicationFields) -> str:
    return tr("about {n} %", n=row.said)


def _kinds(row: PublicationFields) -> list[str]:
    return [words.inside(kind) for kind in row.kinds]


def _cells(row: PublicationFields) -> list[str]:
    return [
        f"{tr(name) if name == OTHER else name} {in_words(rounded(len(codes)))}"
        for name, codes in row.cells.items()
    ]


def _could(one: ThemeRow) -> list[str]:
    """Give the theme's own idea and those kept for it, each with what it changes."""
    worth = tr(WORTH[one.theme.idea_type])
    own = words.labelled(worth, one.theme.idea) if one.theme.idea and worth else one.theme.idea
    more = (words.labelled(_changes(idea), idea.title) for idea in one.ideas)
    return [text for text in (own, *more) if text]


def _changes(idea: Idea) -> str:
    return ", ".join(part for part in (tr(WORTH[idea.worth]), tr(_STATUSES[idea.status])) if part)


def _tested(one: ThemeRow) -> list[str]:
    """Give what is being tried out, with numbers and whether it could be chance."""
    own = [words.sentence(one.theme.test)] if one.theme.test else []
    return [*own, *map(in_words_of, one.tests)]


def _chart(pack: ThemePack) -> Iterator[Block]:
    if not pack.rows:
        return
    told = [words.labelled(one.theme.label, in_words(one.row.people)) for one in pack.rows]
    yield Chart(
        tr("People behind each theme, at least"),
        tuple(one.theme.label for one in pack.rows),
        tuple(float(one.row.people) for one in pack.rows),
        f"{'; '.join(told)}.",
        unit=tr("people"),
    )


def _sheets(pack: ThemePack) -> Iterator[Block]:
    """Give one table to each view: themes, words, quotes, ideas, trend."""
    rows = pack.rows
    yield from _chart(pack)
    yield Table(_headings(_COLUMNS), tuple(map(_line, rows)), tr("Themes"), _WIDE)
    yield _view(
        "Words",
        (mark("Theme"), mark("Their words, those of most people first")),
        [(one.theme.label, word) for one in rows for word in one.row.words],
        (2, 3),
    )
    yield _view(
        "Quotes",
        (mark("Theme"), mark("Quote"), mark("Code")),
        [(one.theme.label, it.text, it.code) for one in rows for it in one.quotes],
        (3, 5, 1.2),
    )
    yield _view(
        "Ideas",
        (mark("Theme"), *_IDEA_COLUMNS),
        [line for one in rows for line in _idea_lines(one)],
        (3, 4, 4, 1.3, 4),
    )
    yield Table(
        _headings(("Theme", "As of", "People", "Accounts")),
        tuple(
            (one.theme.label, _month(row.on), in_words(row.people), in_words(row.accounts))
            for one in pack.rows
            for row in (*one.earlier, one.row)
        ),
        tr("Trend"),
        (4, 1, 1, 1),
    )


def _rows(pack: ThemePack) -> Iterator[Block]:
    lines = ((*_line(one), *_ideas_joined(one)) for one in pack.rows)
    yield Table(_headings((*_COLUMNS, *_IDEA_COLUMNS)), tuple(lines), tr("Themes"))


def _view(
    title: str,
    columns: tuple[str, ...],
    rows: list[tuple[str, ...]],
    widths: tuple[float, ...],
) -> Table:
    """Make one sheet; an empty one says why."""
    found = rows or [(tr(NOTHING[title]), *("" for _ in columns[1:]))]
    return Table(_headings(columns), tuple(found), tr(title), widths)


def _headings(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(tr, columns))


def _line(one: ThemeRow) -> tuple[str | int | None, ...]:
    row, theme = one.row, one.theme
    return (
        *(theme.label, in_words(row.people), in_words(row.accounts), _said(row)),
        *(", ".join(_kinds(row)), row.age_months, _month(row.on), tr(one.trend)),
        withdrawal_code(theme.id),
    )


def _idea_lines(one: ThemeRow) -> Iterator[tuple[str, ...]]:
    """Give the sheet's lines of a theme: what is its own first, then one to each idea."""
    theme = one.theme
    worth = tr(WORTH[theme.idea_type]) if theme.idea else ""
    own = (theme.ask_back, theme.idea, worth, " ".join(_tested(one)))
    if any(own):
        yield (theme.label, *own)
    for idea in one.ideas:
        yield (theme.label, "", idea.title, _changes(idea), "")


def _ideas_joined(one: ThemeRow) -> tuple[str, ...]:
    worth = tr(WORTH[one.theme.idea_type]) if one.theme.idea else ""
    changes = (text for text in (worth, *map(_changes, one.ideas)) if text)
    titles = (text for text in (one.theme.idea, *(idea.title for idea in one.ideas)) if text)
    return (one.theme.ask_back, words.apart(titles), words.apart(changes), " ".join(_tested(one)))


def _month(on: date) -> str:
    return f"{on:%Y-%m}"


def _data(pack: ThemePack) -> dict[str, object]:
    """Give the hand-over in JSON types; `records` holds one entry to a theme."""
    return {
        "audience": "themes",
        "recipient": pack.recipient,
        "made_on": pack.today.isoformat(),
        "expires_on": pack.expires_on.isoformat(),
        "notice": tr(NOTICE),
        "rule": {"people": pack.rule.people, "accounts": pack.rule.accounts},
        "below_the_limit": pack.below,
        "struck": list(pack.struck),
        "records": [_record(one) for one in pack.rows],
    }


def _record(one: ThemeRow) -> dict[str, object]:
    """Give one theme with the fields that every outgoing line carries (domain.md 5.6)."""
    row, theme = one.row, one.theme
    return {
        "theme": theme.label,
        "people": in_words(row.people),
        "accounts": in_words(row.accounts),
        "kinds": list(row.kinds),
        "by_trade": {name: in_words(rounded(len(codes))) for name, codes in row.cells.items()},
        "said_percent": row.said,
        "age_months": row.age_months,
        "as_of": _month(row.on),
        "trend": one.trend,
        "words": list(row.words),
        "quotes": [{"text": quote.text, "code": quote.code} for quote in one.quotes],
        "ask_back": theme.ask_back,
        "idea": theme.idea,
        "idea_type": theme.idea_type,
        "test": theme.test,
        "ideas": [
            {"title": idea.title, "type": idea.worth, "status": idea.status} for idea in one.ideas
        ],
        "tests": [
            test.model_dump(mode="json", exclude={"id", "theme_id", "created_at"})
            | {"words": verdict(test).words}
            for test in one.tests
        ],
        "consent": tr("a group, nobody named"),
        "code": withdrawal_code(theme.id),
    }
