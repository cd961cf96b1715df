"""What the page of awards knows and does."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.ids import NominationId, SecretId
from secretsmanual.gui.tools import Tools
from secretsmanual.services.awards import AwardMonth, AwardYear


class Seen(NamedTuple):
    """All that the page shows."""

    months: list[str]
    month: AwardMonth
    year: AwardYear


class AwardsPresenter(QObject):
    """Reads the month that is chosen and its year; nominates, votes, writes certificates."""

    shown = Signal()
    """There is something new in `seen`."""
    saved = Signal(object)
    """The path of a certificate that was written."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.month = ""
        """Empty for the one we are in."""
        self.seen: Seen | None = None

    def read(self) -> None:
        """Read anew."""
        opened, month = self._tools.opened, self.month

        def call() -> Seen:
            service = opened().awards
            found = service.month(month)
            return Seen(service.months(), found, service.year(int(found.month[:4])))

        self._tools.work.run(self, call, self._take, latest="awards")

    def choose(self, month: str) -> None:
        """Show another month, and its year."""
        self.month = month
        self.read()

    def nominate(self, secret_id: str, *, with_words: bool) -> None:
        """Nominate a secret for the month that is shown."""
        service, month = self._tools.services.awards, self.month
        self._tools.write(
            self,
            lambda: service.nominate(SecretId(secret_id), month, with_words=with_words)[1],
            self.tr("Nominated. Bundles carry it to the team."),
        )

    def vote(self, nomination_id: str) -> None:
        """Give our vote of the month."""
        service = self._tools.services.awards
        said = self.tr("Your vote is given. It moves if you vote again.")
        self._tools.write(self, lambda: service.vote(NominationId(nomination_id)), said)

    def take_back(self, nomination_id: str) -> None:
        """Take our nomination back."""
        service = self._tools.services.awards
        self._tools.write(
            self, lambda: service.take_back(NominationId(nomination_id)), self.tr("Taken back.")
        )

    def write_month(self, path: Path, *, with_words: bool) -> None:
        """Write the certificate of the month's winner."""
        service, month = self._tools.services.awards, self.month
        self._save(path, lambda: service.write_month(path, month, with_words=with_words))

    def write_year(self, path: Path) -> None:
        """Write the certificate of the year's winner."""
        if self.seen is not None:
            service, year = self._tools.services.awards, self.seen.year.year
            self._save(path, lambda: service.write_year(path, year))

    def _save(self, path: Path, call: Callable[[], None]) -> None:
        self._tools.work.run(self, call, lambda _none: self.saved.emit(path))

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.shown.emit()
