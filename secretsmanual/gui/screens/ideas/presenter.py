"""What the page of ideas knows and does."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import IdeaId, MarketTestId, PersonId, SecretId, ThemeId
from secretsmanual.domain.secrets import Secret
from secretsmanual.gui.screens.ideas.rows import Whom, whoms_of
from secretsmanual.gui.tools import Tools
from secretsmanual.services.ideas import IdeaLine
from secretsmanual.services.market_tests import TestLine

Read = tuple[list[IdeaLine], list[TestLine], date]


class IdeasPresenter(QObject):
    """Reads ideas and tests, and keeps what is done with them."""

    shown = Signal()
    """There is something new in `ideas` and `tests`."""
    whoms = Signal(list)
    """Whom an idea could be for: `Whom` each."""
    secrets = Signal(list)
    """What it could rest on."""
    made = Signal(str)
    """The id of what was just added."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.ideas: dict[str, IdeaLine] = {}
        self.tests: dict[str, TestLine] = {}
        self.today = date.min

    def read(self) -> None:
        """Read anew."""
        services = self._tools.services

        def found() -> Read:
            return services.ideas.all(), services.market_tests.all(), services.manual.today

        self._tools.work.run(self, found, self._take, latest="ideas")

    def read_whoms(self, only: str = "") -> None:
        """Read whom an idea could be for; `only` people, or themes, by the field's name."""
        services = self._tools.services

        def found() -> list[Whom]:
            themes = [state.theme for state in services.themes.all()]
            accounts = [one.account for one in services.accounts.all()]
            whoms = whoms_of(services.people.all(), accounts, themes)
            return [one for one in whoms if only in ("", one.field)]

        self._tools.work.run(self, found, self.whoms.emit)

    def read_secrets(self, **whom: Any) -> None:
        """Read what an idea for these could rest on."""
        service = self._tools.services.ideas
        self._tools.work.run(self, lambda: service.could_rest_on(**whom), self._take_secrets)

    def add(self, values: dict[str, Any]) -> None:
        """Note an idea."""
        service = self._tools.services.ideas
        self._add(lambda: service.add(**values), self.tr("The idea is noted."))

    def package(self, person_id: str, title: str, secrets: list[str]) -> None:
        """Make a package."""
        service = self._tools.services.ideas
        ids = [SecretId(one) for one in secrets]
        self._add(
            lambda: service.package(PersonId(person_id), title, ids),
            self.tr("The package is noted."),
        )

    def change(self, idea_id: str, values: dict[str, Any]) -> None:
        """Change an idea."""
        service = self._tools.services.ideas
        self._tools.write(self, lambda: service.change(IdeaId(idea_id), **values), self.tr("Kept."))

    def offer(self, idea_id: str) -> None:
        """Say that it was offered."""
        service = self._tools.services.ideas
        self._tools.write(self, lambda: service.offer(IdeaId(idea_id)), self.tr("Offered today."))

    def prove(self, idea_id: str, values: dict[str, Any]) -> None:
        """Say that it is proved."""
        service, quote = self._tools.services.ideas, values["quote"]
        self._tools.write(self, lambda: service.prove(IdeaId(idea_id), quote), self.tr("Proved."))

    def drop(self, idea_id: str, values: dict[str, Any]) -> None:
        """Drop it."""
        service, reason = self._tools.services.ideas, values["reason"]
        self._tools.write(self, lambda: service.drop(IdeaId(idea_id), reason), self.tr("Dropped."))

    def remove(self, record_id: str) -> None:
        """Take an idea or a test away."""
        services = self._tools.services
        run = (
            partial(services.ideas.remove, IdeaId(record_id))
            if record_id in self.ideas
            else partial(services.market_tests.remove, MarketTestId(record_id))
        )
        self._tools.write(self, run, self.tr("Taken away."))

    def add_test(self, theme_id: str, values: dict[str, Any]) -> None:
        """Begin a test under a theme."""
        service = self._tools.services.market_tests
        self._add(lambda: service.add(ThemeId(theme_id), **values), self.tr("The test has begun."))

    def change_test(self, test_id: str, values: dict[str, Any]) -> None:
        """Change a test."""
        service = self._tools.services.market_tests
        self._tools.write(
            self, lambda: service.change(MarketTestId(test_id), **values), self.tr("Kept.")
        )

    def _add(self, call: Callable[[], tuple[Any, Change]], said: str) -> None:
        def take(found: tuple[Any, Change]) -> None:
            self.made.emit(found[0].id)
            self._tools.wrote(found[1], said)

        self._tools.work.run(self, call, take)

    def _take_secrets(self, secrets: list[Secret]) -> None:
        self.secrets.emit([one for one in secrets if one.sensitivity != "never"])

    def _take(self, found: Read) -> None:
        ideas, tests, self.today = found
        self.ideas = {one.idea.id: one for one in ideas}
        self.tests = {one.test.id: one for one in tests}
        self.shown.emit()
