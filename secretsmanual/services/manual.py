"""The open manual: what every service needs of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

from secretsmanual.domain.changes import Change
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.own_bank import laid_over
from secretsmanual.store import history, manual_file
from secretsmanual.store.unit import Store, Unit
from secretsmanual.system.clock import Clock
from secretsmanual.system.ids import Ids
from secretsmanual.system.resources import resource_text

_OF_THE_BANK = frozenset({"own_kind", "own_question", "own_recipe"})


class Manual:
    """One manual, opened, with the clock and the ids that everything in it is made with."""

    def __init__(self, path: Path, clock: Clock, ids: Ids) -> None:
        self.path = path
        self.clock = clock
        self.ids = ids
        self.store: Store = manual_file.open_store(
            path, ids, clock.now, before_migration=self._keep_old
        )

    def _keep_old(self) -> None:
        stamp = self.clock.now().strftime("%Y-%m-%d %H%M%S")
        folder = self.path.parent / f"{self.path.stem} backups"
        manual_file.copy(self.path, folder / f"{self.path.stem} before update {stamp}.secrets")

    @cached_property
    def shipped_bank(self) -> Bank:
        """The question bank that comes with the program."""
        return Bank.from_toml(resource_text("questions.toml"))

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
        return Lexicon.from_toml(resource_text("lexicon.toml"))

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
        """Change the manual, all of it or nothing."""
        with self.store.write(label) as unit:
            yield unit
        if _OF_THE_BANK.intersection(record for record, _ in unit.change.touched):
            self.__dict__.pop("bank", None)

    def undo(self, action: int) -> Change:
        """Take one action back, whole."""
        with self.write("Undo") as unit:
            history.undo(unit, action)
        return unit.change

    def redo(self, action: int) -> Change:
        """Do an undone action again."""
        with self.write("Redo") as unit:
            history.redo(unit, action)
        return unit.change

    def close(self) -> None:
        """Write everything back and let go of the file."""
        self.store.close()
