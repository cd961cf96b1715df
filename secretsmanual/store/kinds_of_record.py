"""What each type of record is: its table, its frozen form, and the words that search finds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Insert, Select, Table, Update, bindparam, insert, select, update
from sqlmodel import SQLModel

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.awards import Nomination, Vote
from secretsmanual.domain.bundles import Brought, Conflict
from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.ids import PREFIX
from secretsmanual.domain.market_tests import MarketTest
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.own_bank import MutedQuestion, OwnKind, OwnQuestion, OwnRecipe
from secretsmanual.domain.own_cards import OwnCard
from secretsmanual.domain.people import Person, TeamMember
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.ratings import Rating
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.rehearsing import Rehearsed
from secretsmanual.domain.relations import Relation
from secretsmanual.domain.runs import Handover, ImportRun
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.stories import Story
from secretsmanual.domain.talks import Asked, AskLater, Interview, Line, Meeting
from secretsmanual.domain.themes import Publication, Theme, ThemeQuote
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import mark, tr
from secretsmanual.store import (
    award_tables,
    customer_tables,
    idea_tables,
    merge_tables,
    own_card_tables,
    referral_tables,
    relation_tables,
    tables,
    theme_tables,
)

R = TypeVar("R", bound=Fields)

_SAID = {
    "account": mark("account"),
    "person": mark("person"),
    "secret": mark("secret"),
    "secret_use": mark("secret use"),
    "interview": mark("interview"),
    "line": mark("line"),
    "asked": mark("asked"),
    "promise": mark("promise"),
    "ask_later": mark("ask later"),
    "meeting": mark("meeting"),
    "oops": mark("oops"),
    "team_member": mark("team member"),
    "import": mark("import"),
    "handover": mark("handover"),
    "own_kind": mark("own kind"),
    "own_question": mark("own question"),
    "own_recipe": mark("own recipe"),
    "muted_question": mark("muted question"),
    "rehearsed": mark("rehearsed"),
    "theme": mark("theme"),
    "publication": mark("publication"),
    "theme_quote": mark("theme quote"),
    "conflict": mark("conflict"),
    "brought": mark("brought"),
    "referral": mark("referral"),
    "rating": mark("rating"),
    "story": mark("story"),
    "idea": mark("idea"),
    "market_test": mark("market test"),
    "relation": mark("relation"),
    "own_card": mark("own card"),
    "nomination": mark("nomination"),
    "vote": mark("vote"),
}
"""What people read of a type of record, where one is not there."""


class Words(NamedTuple):
    """What search finds of a record: names count more than text."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True)
class RecordKind(Generic[R]):
    """One type of record."""

    name: str
    row: type[SQLModel]
    record: type[R]
    words: Callable[[dict[str, Any]], Words] | None = None
    """From the record's columns to what search finds; None where nobody types anything."""
    additions_in_history: bool = True
    """Raw lines and questions asked are never taken back by undo, so they need no entry."""

    @cached_property
    def table(self) -> Table:
        """The table that keeps it."""
        table: Table = self.row.__table__  # type: ignore[attr-defined]
        return table

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, without SQLite's own key."""
        return tuple(column.name for column in self.table.c if column.name != "seq")

    @cached_property
    def select(self) -> Select[Any]:
        """The statement that reads its columns; made once, as making it costs more than it."""
        return select(*(self.table.c[name] for name in self.names))

    @cached_property
    def insert(self) -> Insert:
        """The statement that writes a new one."""
        return insert(self.table)

    @cache  # noqa: B019 - kinds live as long as the program
    def update(self, names: tuple[str, ...]) -> Update:
        """Return the statement that writes these columns of the one with the id `its_id`."""
        values: dict[str, Any] = {name: bindparam(name) for name in names}
        return update(self.table).where(self.table.c.id == bindparam("its_id")).values(values)

    @property
    def said(self) -> str:
        """What people call it."""
        return tr(_SAID[self.name])

    @property
    def prefix(self) -> str:
        """The letter its ids begin with."""
        return PREFIX[self.name]


def _join(*names: str) -> Callable[[dict[str, Any]], Words]:
    def words(columns: dict[str, Any]) -> Words:
        return Words(text=" \n".join(_texts(columns, names)))

    return words


def _named(*names: str) -> Callable[[dict[str, Any]], Words]:
    def words(columns: dict[str, Any]) -> Words:
        return Words(name=columns["name"], text=" \n".join(_texts(columns, names)))

    return words


def _texts(columns: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    texts: list[str] = []
    for name in names:
        value = columns.get(name)
        if isinstance(value, list):
            texts.extend(str(part) for part in value)
        elif value:
            texts.append(str(value))
    return texts


ACCOUNT = RecordKind(
    "account",
    tables.AccountRow,
    Account,
    _named(
        *("trade", "site", "city", "country", "website", "notes", "what_we_sold"),
        *("what_they_bought", "quality_in_their_words", "last_remarkable"),
        *("knew_before", "expects"),
    ),
)
PERSON = RecordKind(
    "person", tables.PersonRow, Person, _named("role", "emails", "phones", "notes", "address")
)
SECRET = RecordKind(
    "secret", tables.SecretRow, Secret, _join("text", "verbatim", "idea", "why_it_matters")
)
SECRET_USE = RecordKind("secret_use", tables.SecretUseRow, SecretUse, _join("how", "landed"))
INTERVIEW = RecordKind(
    "interview",
    tables.InterviewRow,
    Interview,
    _join("summary", "purpose"),
    additions_in_history=False,
)
LINE = RecordKind("line", tables.LineRow, Line, _join("raw"), additions_in_history=False)
ASKED = RecordKind("asked", tables.AskedRow, Asked, additions_in_history=False)
PROMISE = RecordKind("promise", tables.PromiseRow, Promise, _join("text", "test_of_done"))
ASK_LATER = RecordKind("ask_later", tables.AskLaterRow, AskLater, _join("text"))
MEETING = RecordKind("meeting", tables.MeetingRow, Meeting, _join("purpose"))
OOPS = RecordKind(
    "oops",
    tables.OopsRow,
    Oops,
    _join("what", "feeling_before", "feeling_after", "after_words", "learned", "surprise"),
)
TEAM_MEMBER = RecordKind("team_member", tables.TeamMemberRow, TeamMember)
IMPORT_RUN = RecordKind("import", tables.ImportRunRow, ImportRun, additions_in_history=False)
HANDOVER = RecordKind("handover", tables.HandoverRow, Handover, additions_in_history=False)
OWN_KIND = RecordKind("own_kind", tables.OwnKindRow, OwnKind)
OWN_QUESTION = RecordKind("own_question", tables.OwnQuestionRow, OwnQuestion)
OWN_RECIPE = RecordKind("own_recipe", tables.OwnRecipeRow, OwnRecipe)
MUTED_QUESTION = RecordKind("muted_question", tables.MutedQuestionRow, MutedQuestion)
REHEARSED = RecordKind("rehearsed", tables.RehearsedRow, Rehearsed, additions_in_history=False)
THEME = RecordKind("theme", theme_tables.ThemeRow, Theme)
PUBLICATION = RecordKind(
    "publication", theme_tables.PublicationRow, Publication, additions_in_history=False
)
THEME_QUOTE = RecordKind("theme_quote", theme_tables.ThemeQuoteRow, ThemeQuote)
CONFLICT = RecordKind("conflict", merge_tables.ConflictRow, Conflict)
BROUGHT = RecordKind("brought", merge_tables.BroughtRow, Brought, additions_in_history=False)
REFERRAL = RecordKind(
    "referral", referral_tables.ReferralRow, Referral, _join("to", "why", "result")
)
RATING = RecordKind("rating", customer_tables.RatingRow, Rating, _join("quote"))
STORY = RecordKind(
    "story", customer_tables.StoryRow, Story, _join("asked", "feared", "did", "meant", "cost")
)
IDEA = RecordKind(
    "idea",
    idea_tables.IdeaRow,
    Idea,
    _join("title", "value", "quote", "reason", "next_step"),
)
MARKET_TEST = RecordKind(
    "market_test",
    idea_tables.MarketTestRow,
    MarketTest,
    _join("hypothesis", "offer", "measure", "result"),
)
RELATION = RecordKind("relation", relation_tables.RelationRow, Relation, _join("note"))
OWN_CARD = RecordKind("own_card", own_card_tables.OwnCardRow, OwnCard)
NOMINATION = RecordKind("nomination", award_tables.NominationRow, Nomination)
VOTE = RecordKind("vote", award_tables.VoteRow, Vote)

ALL: tuple[RecordKind[Any], ...] = (
    *(ACCOUNT, PERSON, SECRET, SECRET_USE, INTERVIEW, LINE, ASKED, PROMISE, ASK_LATER),
    *(MEETING, OOPS, TEAM_MEMBER, IMPORT_RUN, HANDOVER),
    *(OWN_KIND, OWN_QUESTION, OWN_RECIPE, MUTED_QUESTION, REHEARSED),
    *(THEME, PUBLICATION, THEME_QUOTE, CONFLICT, BROUGHT, REFERRAL, RATING, STORY),
    *(IDEA, MARKET_TEST, RELATION, OWN_CARD, NOMINATION, VOTE),
)
BY_NAME = {kind.name: kind for kind in ALL}
