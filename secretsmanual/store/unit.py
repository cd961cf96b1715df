"""One unit of work on the manual: all of it or nothing, and what it changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert
from sqlalchemy.exc import DBAPIError

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.awards import Nomination, Vote
from secretsmanual.domain.bundles import Brought, Conflict
from secretsmanual.domain.chain import NOTED, noted
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import NotFound, NotWritten, Refused, Unreadable, UserError
from secretsmanual.domain.ideas import Idea
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
from secretsmanual.domain.wording import tr
from secretsmanual.store import chain, tables
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.moments import at_its_offset, to_text
from secretsmanual.store.records import Records
from secretsmanual.store.setting_records import SettingRecords
from secretsmanual.system.ids import Ids
from secretsmanual.vault.driver import Connection as DriverConnection
from secretsmanual.vault.driver import DriverError
from secretsmanual.vault.same_file import SameFile

_ACTION = insert(tables.ActionRow.__table__)  # type: ignore[attr-defined]
_HISTORY = insert(tables.HistoryRow.__table__)  # type: ignore[attr-defined]

CHANGED_AT = "changed_at"
"""The setting that keeps the stamp: a backup is due where it is younger than the last one."""
_TIMED = frozenset({"line", "asked"})


class Unit:
    """The records of one open transaction."""

    from_file = False
    """Whether what is written comes out of a file: set once an import is added."""
    _action: int | None = None

    def __init__(self, connection: Connection, ids: Ids, label: str, at: datetime) -> None:
        self.connection = connection
        self.ids = ids
        self.at = at_its_offset(at)
        self._label = label
        self._touched: set[tuple[str, str]] = set()
        self.accounts: Records[Account] = Records(self, kinds.ACCOUNT)
        self.people: Records[Person] = Records(self, kinds.PERSON)
        self.secrets: Records[Secret] = Records(self, kinds.SECRET)
        self.secret_uses: Records[SecretUse] = Records(self, kinds.SECRET_USE)
        self.interviews: Records[Interview] = Records(self, kinds.INTERVIEW)
        self.lines: Records[Line] = Records(self, kinds.LINE)
        self.asked: Records[Asked] = Records(self, kinds.ASKED)
        self.promises: Records[Promise] = Records(self, kinds.PROMISE)
        self.ask_later: Records[AskLater] = Records(self, kinds.ASK_LATER)
        self.meetings: Records[Meeting] = Records(self, kinds.MEETING)
        self.oops: Records[Oops] = Records(self, kinds.OOPS)
        self.team: Records[TeamMember] = Records(self, kinds.TEAM_MEMBER)
        self.imports: Records[ImportRun] = Records(self, kinds.IMPORT_RUN)
        self.handovers: Records[Handover] = Records(self, kinds.HANDOVER)
        self.own_kinds: Records[OwnKind] = Records(self, kinds.OWN_KIND)
        self.own_questions: Records[OwnQuestion] = Records(self, kinds.OWN_QUESTION)
        self.own_recipes: Records[OwnRecipe] = Records(self, kinds.OWN_RECIPE)
        self.muted_questions: Records[MutedQuestion] = Records(self, kinds.MUTED_QUESTION)
        self.rehearsed: Records[Rehearsed] = Records(self, kinds.REHEARSED)
        self.themes: Records[Theme] = Records(self, kinds.THEME)
        self.publications: Records[Publication] = Records(self, kinds.PUBLICATION)
        self.theme_quotes: Records[ThemeQuote] = Records(self, kinds.THEME_QUOTE)
        self.conflicts: Records[Conflict] = Records(self, kinds.CONFLICT)
        self.brought: Records[Brought] = Records(self, kinds.BROUGHT)
        self.referrals: Records[Referral] = Records(self, kinds.REFERRAL)
        self.ratings: Records[Rating] = Records(self, kinds.RATING)
        self.stories: Records[Story] = Records(self, kinds.STORY)
        self.ideas: Records[Idea] = Records(self, kinds.IDEA)
        self.market_tests: Records[MarketTest] = Records(self, kinds.MARKET_TEST)
        self.relations: Records[Relation] = Records(self, kinds.RELATION)
        self.own_cards: Records[OwnCard] = Records(self, kinds.OWN_CARD)
        self.nominations: Records[Nomination] = Records(self, kinds.NOMINATION)
        self.votes: Records[Vote] = Records(self, kinds.VOTE)

    def records(self, name: str) -> Records[Any]:
        """Return the records of a type by its name, for undo and history."""
        return Records(self, kinds.BY_NAME[name])

    def undoable(self, name: str) -> Records[Any] | SettingRecords:
        """Return what undo turns back of a type of record."""
        return SettingRecords(self) if name == "setting" else self.records(name)

    def touch(self, record: str, record_id: str) -> None:
        """Note that a record was touched."""
        self._touched.add((record, record_id))

    def log(
        self,
        record: str,
        record_id: str,
        op: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> None:
        """Write an entry of the history under this unit's action."""
        if self._action is None:
            row = {"at": self.at, "label": self._label, "undone": False, "erased": False}
            result = self.connection.execute(_ACTION, row)
            self._action = int(result.lastrowid)
        entry = {"action_n": self._action, "record": record, "record_id": record_id, "op": op}
        self.connection.execute(_HISTORY, {**entry, "before": before, "after": after})

    def note(self, record: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
        """Seal what of a write is scored to the chain: its digest, no word of it."""
        if record not in NOTED:
            return
        self.from_file = self.from_file or record == "import"
        told = noted(record, before, after, from_file=self.from_file)
        if told is not None:
            chain.append(self.connection, self.ids, self.at, record, after["id"], told)

    def stamp(self) -> None:
        """Keep when something was written that neither history nor talk tells the moment of."""
        if (
            self._touched
            and self._action is None
            and not _TIMED.intersection(kind for kind, _ in self._touched)
        ):
            row = (CHANGED_AT, to_text(self.at))
            self.connection.exec_driver_sql(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                row,
            )

    @property
    def change(self) -> Change:
        """What this unit has changed so far; final once the block has ended."""
        return Change(self._label, frozenset(self._touched), self._action)


class Store:
    """The open manual's records."""

    def __init__(
        self, engine: Engine, ids: Ids, now: Callable[[], datetime], place: SameFile
    ) -> None:
        self._engine = engine
        self._reader = engine.execution_options(readonly=True)
        self._ids = ids
        self._now = now
        self.place = place
        """Knows whether the file is still where it was opened."""
        place.hold()
        self._closed = False

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Look at the manual as it stands at one moment."""
        self._require_open()
        with _plain_refusals(), self._reader.begin() as connection:
            yield Unit(connection, self._ids, "", self._now())

    @contextmanager
    def write(self, label: str) -> Iterator[Unit]:
        """Commit at the end of the block, or leave the manual as it was.

        `label` completes "Undo: ...". When the block has ended without an error, everything in
        it is on the disk (synchronous=FULL).

        Raises:
            Replaced: another file, or none, stands in the manual's place.
            Refused: the disk is full, the manual is read-only or in use, or was closed.
            NotFound: a record that is named was merged or deleted meanwhile.
        """
        self._require_open()
        self.place.require()
        with _plain_refusals(), self._engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            unit = Unit(connection, self._ids, label, self._now())
            yield unit
            unit.stamp()

    def written_elsewhere(self) -> bool:
        """Say whether another program wrote since this was last asked; the first answer is True.

        SQLite tells each connection of writes through any other. Where two of ours are in use
        at once (a backup beside a page) it may be said once too often, never too rarely.
        """
        with _plain_refusals(), self._reader.begin() as connection:
            now = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
            seen = connection.info.get("data_version")
            connection.info["data_version"] = now
        return bool(seen != now)

    @contextmanager
    def connection(self) -> Iterator[DriverConnection]:
        """Lend a connection as the driver has it, for what is done to the whole file."""
        with self._engine.connect() as connection:
            yield connection.connection.driver_connection

    def write_back(self) -> None:
        """Bring what stands in the WAL into the file.

        On a full disk, or where the file is gone, the WAL stays: the next opening reads it.
        """
        with suppress(DriverError, UserError), self.connection() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Write the WAL back and let go of the file; whoever still reads it opens it no more."""
        self.write_back()
        self._closed = True
        self._engine.dispose()
        self.place.leave()

    def _require_open(self) -> None:
        if self._closed:  # a backup may go on while the manual is locked
            raise Refused(tr("The manual was closed meanwhile."), tr("Open it and do it again."))


@contextmanager
def _plain_refusals() -> Iterator[None]:
    try:
        yield
    except MemoryError:  # SQLCipher's word for a page that could not be read as well
        raise Unreadable(
            tr("The manual's file could not be read or written: the disk or the memory failed."),
            tr("Close other programs and do it again; if it stays so, run `secretsmanual check`."),
        ) from None
    except (DBAPIError, DriverError) as error:
        reason = str(getattr(error, "orig", error)).lower()
        if "full" in reason:
            raise NotWritten(
                tr("The disk is full; nothing of this step was saved."),
                tr("Free some space and do it again."),
            ) from None
        if "foreign key" in reason:
            raise NotFound(
                tr("What this names is not there any more: it was merged or deleted meanwhile."),
                tr("Look again and choose anew."),
            ) from None
        if "readonly" in reason or "read-only" in reason:
            raise NotWritten(
                tr("The manual cannot be written: its file or folder is read-only."),
                tr("Allow writing there, or open a copy elsewhere."),
            ) from None
        if "locked" in reason or "busy" in reason:
            raise NotWritten(
                tr("Another program is writing to the manual."),
                tr("Wait a moment and do it again."),
            ) from None
        if "disk i/o" in reason or "malformed" in reason or "not a database" in reason:
            raise Unreadable(
                tr("The manual's file could not be read or written."),
                tr("Run `secretsmanual check`; restore the newest good backup if it is damaged."),
            ) from None
        raise
