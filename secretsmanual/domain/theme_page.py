"""Themes as a page to read, as a sheet per view, and as records for programs (domain.md 5.3)."""

from collections.abc import Iterator
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
from secretsmanual.domain.ideas import WORTH, Idea
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.market_tests import MarketTest, verdict
from secretsmanual.domain.market_tests import in_words as in_words_of
from secretsmanual.domain.theme_rule import Rule, in_words, rounded
from secretsmanual.domain.themes import PublicationFields, Theme

TITLE = "Themes: what our customers want"
LIMIT = (
    "At least {} people in {} accounts, and no account with more than half of them. Numbers are "
    "rounded down and change only when three people or more make the difference; until then a "
    "theme keeps its date."
)
Form = Literal["page", "sheets", "rows"]
"""A page to read, a sheet to each view, or one table that holds it all."""
_COLUMNS = (
    *("Theme", "People", "Accounts", "Said it themselves", "Kinds of secret", "Age, months"),
    *("As of", "Trend", "Code"),
)
_WIDE = (4.0, 1.4, 1.4, 1.6, 3.0, 1.4, 1.3, 1.6, 1.9)
_IDEA_COLUMNS = ("Question to ask back", "So we could", "Would change", "Being tested")
NOTHING = {
    "Words": "No word is shared by three people in three accounts yet.",
    "Quotes": "No quote is confirmed yet.",
    "Ideas": "No idea, question or test is written down yet.",
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
        """Say how the row compares with the one that was shown last."""
        if self.last is None:
            return "new"
        if self.row.people == self.last.people:
            return "as before"
        return "more people" if self.row.people > self.last.people else "fewer people"


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
    return Document(
        title=TITLE,
        blocks=(Heading(TITLE, 1), Paragraph(NOTICE), *_story(pack), Facts(_front(pack)), *body),
        footer=f"For marketing, {words.day(pack.today)}. No person and no customer is named; "
        f"destroy by {words.day(pack.expires_on)}.",
        data=_data(pack),
    )


def _story(pack: ThemePack) -> Iterator[Block]:
    """Open with their words, not with numbers (domain.md 1, row 75)."""
    for row in pack.rows:
        if row.quotes:
            yield Paragraph(f"{row.theme.label}: {row.quotes[0].text}")
            return


def _front(pack: ThemePack) -> tuple[tuple[str, str], ...]:
    rule = pack.rule
    return (
        ("For", f"marketing, {pack.recipient}" if pack.recipient else "marketing"),
        ("Made on", words.day(pack.today)),
        ("Holds", words.count(len(pack.rows), "theme")),
        ("Stays behind", f"{words.count(pack.below, 'theme')} below the limit"),
        (
            "The limit",
            LIMIT.format(rule.people, rule.accounts),
        ),
        ("Destroy by", words.day(pack.expires_on)),
        *([("Strike in older files", ", ".join(pack.struck))] if pack.struck else []),
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
        ("People", f"{in_words(row.people)}, in {in_words(row.accounts)} accounts"),
        ("Said it themselves", f"about {row.said} %"),
        ("Kinds of secret", words.listed(_kinds(row)) if row.kinds else ""),
        ("By trade", words.listed(_cells(row)) if row.cells else ""),
        ("Median age", words.count(row.age_months, "month")),
        ("As of", f"{words.month(row.on)}, {one.trend}"),
        ("Their words", ", ".join(row.words)),
        ("Question to ask back", one.theme.ask_back),
        ("So we could", "; ".join(_could(one))),
        ("Being tested", " ".join(_tested(one))),
        ("Code", withdrawal_code(one.theme.id)),
    )


def _kinds(row: PublicationFields) -> list[str]:
    return [kind.lower() for kind in row.kinds]


def _cells(row: PublicationFields) -> list[str]:
    return [f"{name} {in_words(rounded(len(codes)))}" for name, codes in row.cells.items()]


def _could(one: ThemeRow) -> list[str]:
    """Give the theme's own idea and those kept for it, each with what it changes."""
    worth = WORTH[one.theme.idea_type]
    own = f"{worth}: {one.theme.idea}" if one.theme.idea and worth else one.theme.idea
    more = (f"{_changes(idea)}: {idea.title}" for idea in one.ideas)
    return [text for text in (own, *more) if text]


def _changes(idea: Idea) -> str:
    return ", ".join(part for part in (WORTH[idea.worth], idea.status) if part)


def _tested(one: ThemeRow) -> list[str]:
    """Give what is being tried out, with numbers and whether it could be chance."""
    return [text for text in (one.theme.test, *map(in_words_of, one.tests)) if text]


def _chart(pack: ThemePack) -> Iterator[Block]:
    if not pack.rows:
        return
    told = [f"{one.theme.label}: {in_words(one.row.people)}" for one in pack.rows]
    yield Chart(
        "People behind each theme, at least",
        tuple(one.theme.label for one in pack.rows),
        tuple(float(one.row.people) for one in pack.rows),
        f"{'; '.join(told)}.",
        unit="people",
    )


def _sheets(pack: ThemePack) -> Iterator[Block]:
    """Give one table to each view: themes, words, quotes, ideas, trend."""
    rows = pack.rows
    yield from _chart(pack)
    yield Table(_COLUMNS, tuple(map(_line, rows)), "Themes", _WIDE)
    yield _view(
        "Words",
        ("Theme", "Their words, those of most people first"),
        [(one.theme.label, word) for one in rows for word in one.row.words],
        (2, 3),
    )
    yield _view(
        "Quotes",
        ("Theme", "Quote", "Code"),
        [(one.theme.label, it.text, it.code) for one in rows for it in one.quotes],
        (3, 5, 1.2),
    )
    yield _view(
        "Ideas",
        ("Theme", *_IDEA_COLUMNS),
        [line for one in rows for line in _idea_lines(one)],
        (3, 4, 4, 1.3, 4),
    )
    yield Table(
        ("Theme", "As of", "People", "Accounts"),
        tuple(
            (one.theme.label, _month(row.on), in_words(row.people), in_words(row.accounts))
            for one in pack.rows
            for row in (*one.earlier, one.row)
        ),
        "Trend",
        (4, 1, 1, 1),
    )


def _rows(pack: ThemePack) -> Iterator[Block]:
    lines = ((*_line(one), *_ideas_joined(one)) for one in pack.rows)
    yield Table((*_COLUMNS, *_IDEA_COLUMNS), tuple(lines), "Themes")


def _view(
    title: str,
    columns: tuple[str, ...],
    rows: list[tuple[str, ...]],
    widths: tuple[float, ...],
) -> Table:
    """Make one sheet; an empty one says why."""
    found = rows or [(NOTHING[title], *("" for _ in columns[1:]))]
    return Table(columns, tuple(found), title, widths)


def _line(one: ThemeRow) -> tuple[str | int | None, ...]:
    row, theme = one.row, one.theme
    return (
        *(theme.label, in_words(row.people), in_words(row.accounts), f"about {row.said} %"),
        *(", ".join(_kinds(row)), row.age_months, _month(row.on), one.trend),
        withdrawal_code(theme.id),
    )


def _idea_lines(one: ThemeRow) -> Iterator[tuple[str, ...]]:
    """Give the sheet's lines of a theme: what is its own first, then one to each idea."""
    theme = one.theme
    worth = WORTH[theme.idea_type] if theme.idea else ""
    own = (theme.ask_back, theme.idea, worth, " ".join(_tested(one)))
    if any(own):
        yield (theme.label, *own)
    for idea in one.ideas:
        yield (theme.label, "", idea.title, _changes(idea), "")


def _ideas_joined(one: ThemeRow) -> tuple[str, ...]:
    worth = WORTH[one.theme.idea_type] if one.theme.idea else ""
    changes = (text for text in (worth, *map(_changes, one.ideas)) if text)
    titles = (text for text in (one.theme.idea, *(idea.title for idea in one.ideas)) if text)
    return (one.theme.ask_back, "; ".join(titles), "; ".join(changes), " ".join(_tested(one)))


def _month(on: date) -> str:
    return f"{on:%Y-%m}"


def _data(pack: ThemePack) -> dict[str, object]:
    """Give the hand-over in JSON types; `records` holds one entry to a theme."""
    return {
        "audience": "themes",
        "recipient": pack.recipient,
        "made_on": pack.today.isoformat(),
        "expires_on": pack.expires_on.isoformat(),
        "notice": NOTICE,
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
        "consent": "a group, nobody named",
        "code": withdrawal_code(theme.id),
    }
