"""What the page of a person's rights knows and does: report, preview of erasing, erasing."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.document import Document, Heading, Paragraph
from secretsmanual.domain.erasing import Erasure
from secretsmanual.domain.erasure_page import erasure_document
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import PersonId
from secretsmanual.gui.tools import Tools


class Seen(NamedTuple):
    """A person's report, and what erasing them would take."""

    name: str
    account_id: str
    report: Document
    would_go: Erasure | None
    """None where they cannot be erased now."""
    why_not: str = ""


class PersonPresenter(QObject):
    """Makes the report, writes it, erases."""

    shown = Signal(object)
    """A Seen."""
    gone = Signal(str)
    """There is nobody to show any more: a sentence."""
    refused = Signal(str)
    saved = Signal(object)
    """The Path of a file that was written."""
    erased = Signal(object)
    """The Document that tells what was done."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.person_id = ""
        self.document: Document | None = None
        tools.theme.veil_changed.connect(self._read_again)

    def open(self, person_id: str) -> None:
        """Read a person's report."""
        self.person_id, self.document = person_id, None
        self.read()

    def read(self) -> None:
        """Read it anew."""
        services, person_id = self._tools.services, PersonId(self.person_id)

        def call() -> Seen:
            report = services.person_reports.report(person_id)
            person = services.people.find(person_id)
            account = person.account_id or ""
            try:
                return Seen(person.name, account, report, services.erasing.preview(person_id))
            except UserError as error:
                return Seen(person.name, account, report, None, error.sentence)

        self._tools.work.run(
            self, call, self._take, lambda error: self.gone.emit(error.sentence), latest="person"
        )

    def save(self, path: Path) -> None:
        """Write what is shown; the path's ending says how."""
        document, service = self.document, self._tools.services.person_reports
        if document is not None:
            self._tools.work.run(
                self,
                lambda: service.write(document, path),
                lambda _none: self.saved.emit(path),
                self._refuse,
            )

    def erase(self, *, names: bool) -> None:
        """Erase the person for good; undo forgets what it knew of them."""
        tools, person_id = self._tools, PersonId(self.person_id)
        service, today = tools.services.erasing, tools.services.manual.today

        def done(result: tuple[Erasure, Change]) -> None:
            told, change = result
            self.person_id = ""
            self.document = erasure_document(told, today)
            tools.undoing.forget()
            tools.putting_back.forget()
            tools.changes.announce(change)
            self.erased.emit(self.document)

        tools.work.run(self, lambda: service.erase(person_id, names=names), done, self._refuse)

    def _take(self, seen: Seen) -> None:
        self.document = seen.report
        veiled = self._tools.theme.veiled
        self.shown.emit(seen._replace(report=self._hidden()) if veiled else seen)

    def _hidden(self) -> Document:
        said = self.tr("It holds what was told in confidence, and is hidden in privacy view.")
        title = self.tr("The report")
        return Document(title, (Heading(title, 1), Paragraph(said)))

    def _read_again(self) -> None:
        if self.person_id:
            self.read()

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error.sentence)
