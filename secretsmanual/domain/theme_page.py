"""Themes as a page to read, as a sheet per view, and as records for programs (domain.md 5.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

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
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.theme_rule import Rule, in_words, rounded
from secretsmanual.domain.themes import PublicationFields, Theme

TITLE = "Themes: what our customers want"
LIMIT = (
    "At least {} people in {} accounts, and no account with more than half of them. Numbers are "
    "rounded down and change only when three people or more make the difference; until then a "
    "theme keeps its date."
)
WORTH = {"": "", "product": "Product", "service": "Service", "package": "Package", "offer": "Offer"}
_COLUMNS = (
    *("Theme", "People", "Accounts", "Said it themselves", "Kinds of secret", "Median age, months"),
    *("As of", "Trend", "Question to ask back", "So we could", "Being tested", "Code"),
)
_WIDE = (3.0, 1.2, 1.2, 1.2, 2.4, 1.2, 1.3, 1.2, 3.2, 3.2, 2.4, 1.5)


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


def themes_document(pack: ThemePack, *, tables: bool = False) -> Document:
    """Lay out themes: a story and sections for people to read, or a sheet to each view."""
    body = _sheets(pack) if tables else _sections(pack)
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
            yield Paragraph(f"{row.quotes[0].text} {row.theme.label}.")
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
        ("So we could", _idea(one.theme)),
        ("Being tested", one.theme.test),
        ("Code", withdrawal_code(one.theme.id)),
    )


def _kinds(row: PublicationFields) -> list[str]:
    return [kind.lower() for kind in row.kinds]


def _cells(row: PublicationFields) -> list[str]:
    return [f"{name} {in_words(rounded(len(codes)))}" for name, codes in row.cells.items()]


def _idea(theme: Theme) -> str:
    worth = WORTH[theme.idea_type]
    return f"{worth}: {theme.idea}" if theme.idea and worth else theme.idea


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
    yield Table(_COLUMNS, tuple(map(_line, pack.rows)), "Themes", _WIDE)
    yield from _chart(pack)
    yield Table(
        ("Theme", "Their words, those of most people first"),
        tuple(
            (one.theme.label, word, _month(one.row.on))
            for one in pack.rows
            for word in one.row.words
        ),
        "Words",
        (2, 3),
    )
    yield Table(
        ("Theme", "Quote", "Code"),
        tuple((one.theme.label, it.text, it.code) for one in pack.rows for it in one.quotes),
        "Quotes",
        (3, 6, 1),
    )
    yield Table(
        ("Theme", "So we could", "Would change", "Question to ask back", "Being tested"),
        tuple(_idea_line(one.theme) for one in pack.rows if _has_ideas(one.theme)),
        "Ideas",
        (3, 4, 1, 4, 3),
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


def _line(one: ThemeRow) -> tuple[str | int | None, ...]:
    row, theme = one.row, one.theme
    return (
        *(theme.label, in_words(row.people), in_words(row.accounts), f"about {row.said} %"),
        *(", ".join(_kinds(row)), row.age_months, _month(row.on), one.trend),
        *(theme.ask_back, _idea(theme), theme.test, withdrawal_code(theme.id)),
    )


def _idea_line(theme: Theme) -> tuple[str, ...]:
    return (theme.label, theme.idea, WORTH[theme.idea_type], theme.ask_back, theme.test)


def _has_ideas(theme: Theme) -> bool:
    return bool(theme.idea or theme.ask_back or theme.test)


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
        "consent": "a group, nobody named",
        "code": withdrawal_code(theme.id),
    }
