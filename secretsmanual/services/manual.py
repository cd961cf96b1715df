"""The open manual: what every service needs of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TypeVar

from secretsmanual.domain.backups import Backup, Before, name_of
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import NotWritten, Refused, UserError
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.own_bank import laid_over
from secretsmanual.domain.wording import language, mark, tr
from secretsmanual.services.backup_places import Places, places_in, remember
from secretsmanual.store import history, looking_in, manual_file, queries
from secretsmanual.store.unit import Store, Unit
from secretsmanual.system.clock import Clock
from secretsmanual.system.files import answers
from secretsmanual.system.ids import Ids
from secretsmanual.system.languages import text_in
from secretsmanual.system.paths import SUFFIX, backup_folder
from secretsmanual.vault.locking import Locker
from secretsmanual.vault.same_file import Replaced

Done = TypeVar("Done")

_OF_THE_BANK = frozenset({"own_kind", "own_question", "own_recipe"})


class Manual:
    """One manual, opened, with the clock and the ids that everything in it is made with."""

    def __init__(self, path: Path, clock: Clock, ids: Ids, key: bytes | None = None) -> None:
        """Open it; `key` is that of a manual with a passphrase. Raises NotFound and Refused."""
        self.path = path
        self.clock = clock
        self.ids = ids
        self.files = Lock()
        """Held by whoever copies the file or encrypts it anew, so that they do not meet."""
        self.key = key or manual_file.key_of(path)
        """The database key, for what copies the file."""
        self.kept_old: Path | None = None
        """The backup of a manual of an older version, which this opening brought up to date."""
        self.store: Store = self._open()
        self._aside: Path | None = None
        with suppress(UserError):  # damage is told by whoever needs what it hit
            remember(self.backup_places)
        manual_file.settle_keys(path, self.key, self._backup_files)

    def _open(self) -> Store:
        return manual_file.open_store(
            self.path, self.ids, self.clock.now, self.key, before_migration=self._keep_old
        )

    @property
    def backup_places(self) -> Places:
        """Where its backups are kept."""
        with self.store.read() as unit:
            return places_in(self.path, queries.settings(unit))

    def backups(self) -> list[Backup]:
        """Return its backups, newest first."""
        return self.backup_places.backups()

    def unfinished_backups(self) -> list[Backup]:
        """Return backups that a kill left half done."""
        return self.backup_places.unfinished()

    def _backup_files(self) -> list[Path]:
        return [backup.path for backup in self.backups()]

    def _keep_old(self) -> None:
        kept = self._free_name(backup_folder(self.path), "update")
        with self.files:
            manual_file.copy(self.path, kept, self.key)
        self.kept_old = kept

    @property
    def changed_since_backup(self) -> bool:
        """Whether anything was written since the newest backup."""
        with self.store.read() as unit:
            state = looking_in.state_of(unit)
        now, found = self.clock.now().replace(tzinfo=None), self.backups()
        # One that seems to come from the future was made while the clock was wrong.
        newest = [*found[:1], *[one for one in found if one.at <= now][:1]]
        held = (looking_in.state_in(one.path, self.key) for one in newest)
        return any(state) and state not in held

    def back_up(self, before: Before = "") -> Path:
        """Make a backup and return it; beside the manual where the chosen folder takes none.

        Raises Refused.
        """
        places = self.backup_places
        if places.chosen and answers(places.chosen):
            with suppress(NotWritten):
                return self._back_up_in(places.chosen, before)
        return self._back_up_in(places.beside, before)

    def _back_up_in(self, folder: Path, before: Before) -> Path:
        made = self._free_name(folder, before)
        self.copy_to(made)
        return made

    def _free_name(self, folder: Path, before: Before) -> Path:
        names = (name_of(self.path.stem, self.clock.now(), before, n) for n in count(1))
        return next(path for name in names if not (path := folder / name).exists())

    def keep_before(self, what: Before) -> None:
        """Make a backup before something large, if the newest one does not hold all; Refused."""
        if self.changed_since_backup:
            self.back_up(what)

    def restore_here(self, backup: Path) -> Path:
        """Put what a backup holds in this manual's place; return the backup of what stood here.

        All of it or, at a kill, nothing. Raises Refused and Damaged.
        """
        self._require_place()
        kept = self.back_up("restore")
        with self.files:
            manual_file.restore_over(backup, self.path, self.key, self._open_other)
        with self.write(mark("Restore a backup")) as unit:
            unit.touch("manual", "restored")
        self.written_elsewhere()  # that was ourselves: it is not told once more
        return kept

    def _open_other(self, path: Path) -> Store:
        return manual_file.open_store(
            path, self.ids, self.clock.now, self.key, before_migration=lambda: None
        )

    def copy_to(self, to: Path) -> None:
        """Copy the manual, locked like itself and opened once to prove it; raises Refused."""
        self._require_place()
        with self.files:
            manual_file.copy(self.path, to, self.key)

    def locked_anew(
        self, change: Callable[[Locker], Done], key_of: Callable[[Done], bytes]
    ) -> Done:
        """Let go of the file while its passphrase is set, and open it with the new key."""
        self._require_place()
        backups = self._backup_files()
        for unfinished in self.unfinished_backups():
            manual_file.remove(unfinished.path)  # else they would go on opening with the old key
        with self.files:
            self.store.close()
            try:
                done = change(Locker(self.path, backups))
                self.key = key_of(done)
            finally:
                self.store = self._open()
        return done

    @cached_property
    def shipped_bank(self) -> Bank:
        """The question bank that comes with the program."""
        return Bank.from_toml(text_in(language(), "questions.toml"))

    @cached_property
    def bank(self) -> Bank:
        """The question bank with its kinds, and what the rep added laid over it.

        It is made anew after each change of what was added, an undone one included.
        """
        with self.read() as unit:
            own = (unit.own_kinds.where(), unit.own_questions.where(), unit.own_recipes.where())
        return laid_over(self.shipped_bank, *own) if any(own) else self.shipped_bank

    @cached_property
    def lexicon(self) -> Lexicon:
        """Cue words, care groups and due words."""
        return Lexicon.from_toml(text_in(language(), "lexicon.toml"))

    @property
    def today(self) -> date:
        """The day, by the manual's clock."""
        return self.clock.today()

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Look at the manual as it stands."""
        with self.store.read() as unit:
            yield unit

    @contextmanager
    def write(self, label: str) -> Iterator[Unit]:
        """Change the manual, all of it or nothing; raises Refused like `Store.write`."""
        self._require_place()
        with self.store.write(label) as unit:
            yield unit
        if _OF_THE_BANK.intersection(record for record, _ in unit.change.touched):
            self.__dict__.pop("bank", None)

    def _require_place(self) -> None:
        """Refuse to write where another file has taken this one's place; keep this one beside it.

        Raises Refused, and says where it was put.
        """
        try:
            self.store.place.require()
        except Replaced as error:
            if self._aside is None:
                with suppress(UserError, OSError):
                    self._aside = self._set_aside()
            if self._aside is None:
                raise
            hint = tr(
                "All that was saved in it is kept in {name}, beside it: open that.",
                name=self._aside.name,
            )
            raise Refused(error.what, hint) from None

    def _set_aside(self) -> Path:
        at = f"{self.clock.now():%Y-%m-%d %H%M%S}"
        to = self.path.with_name(f"{self.path.stem} as it was open {at}{SUFFIX}")
        with self.files:
            manual_file.set_aside(self.store, self.path, to, self.key)
        return to

    def written_elsewhere(self) -> bool:
        """Say whether another program wrote since this was last asked; the first answer is True."""
        written = self.store.written_elsewhere()
        if written:
            self.__dict__.pop("bank", None)
        return written

    def undo(self, action: int) -> Change:
        """Take one action back, whole."""
        with self.write(mark("Undo")) as unit:
            history.undo(unit, action)
        return unit.change

    def redo(self, action: int) -> Change:
        """Do an undone action again."""
        with self.write(mark("Redo")) as unit:
            history.redo(unit, action)
        return unit.change

    def close(self) -> None:
        """Write everything back and let go of the file."""
        self.store.close()
