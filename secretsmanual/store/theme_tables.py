"""The tables of themes.

What left stays remembered whatever becomes of the theme or the secret: no foreign keys.
"""

from datetime import datetime

from secretsmanual.domain.ids import SecretId, ThemeId
from secretsmanual.domain.themes import (
    IdeaType,
    PublicationFields,
    QuoteAnswer,
    ThemeFields,
    ThemeQuoteFields,
    ThemeStatus,
)
from secretsmanual.store.columns import Keyed, json, moment, pointer, word


class ThemeRow(Keyed, ThemeFields, table=True):
    """A theme."""

    __tablename__ = "theme"
    label: str
    ask_back: str = ""
    idea: str = ""
    idea_type: IdeaType = word("")
    test: str = ""
    status: ThemeStatus = word("proposed")
    created_at: datetime = moment()


class PublicationRow(Keyed, PublicationFields, table=True):
    """A theme's row as it left."""

    __tablename__ = "publication"
    theme_id: ThemeId = pointer()
    members: list[str] = json()
    cells: dict[str, list[str]] = json(dict)
    kinds: list[str] = json()
    words: list[str] = json()


class ThemeQuoteRow(Keyed, ThemeQuoteFields, table=True):
    """Whether a quote may be repeated in a theme."""

    __tablename__ = "theme_quote"
    theme_id: ThemeId = pointer()
    secret_id: SecretId = pointer()
    answer: QuoteAnswer = word("refused")
