"""Secrets to be ticked: what an idea rests on, or what makes a package."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from secretsmanual.domain.ideas import PACKAGE
from secretsmanual.domain.secrets import Secret
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.screens.ideas.rows import secret_row
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Leavable, column, row
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.tick_list import TickList

Save = Callable[[str, list[str]], None]


class Resting(Leavable):
    """A title, a list to tick in, and Save. Escape leaves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._run: Save | None = None
        self.heading = Heading(theme, "", 2, wrap=True)
        self.note = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.field = InPlaceField(theme, self.tr("What the package is"))
        self.field.setPlaceholderText(self.tr("So we could ..."))
        self.list = TickList(theme, self.tr("Secrets to choose: Space ticks"))
        self.save = Button(theme, self.tr("Save"), "primary", run=self._save)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        box = column(
            theme,
            self.heading,
            self.note,
            self.field,
            self.list,
            row(theme, self.save, leave, None),
        )
        side = theme.px(20)
        box.setContentsMargins(side, side, theme.px(14), theme.px(12))
        self.setLayout(box)
        self.field.saved.connect(lambda _: self.list.setFocus())
        self.list.opened.connect(lambda _id: self._save())
        self.field.left.connect(self.left)

    def ask(
        self,
        title: str,
        note: str,
        secrets: Sequence[Secret],
        ticks: Iterable[str],
        run: Save,
        *,
        named: bool,
    ) -> None:
        """Let secrets be ticked; `run` is given a title, where one is `named`, and their ids."""
        self._run = run
        self.heading.setText(title)
        self.note.setText(note)
        self.note.set_tone("soft")
        self.note.setVisible(bool(note))
        self.field.clear()
        self.field.setVisible(named)
        self.list.offer([secret_row(one) for one in secrets], ticks)
        (self.field if named else self.list).setFocus()

    def _save(self) -> None:
        named, title = not self.field.isHidden(), self.field.text().strip()
        if named and not title:
            self._wrong(self.tr("Say first what the package is."), self.field)
        elif named and len(self.list.ticks) < PACKAGE:
            self._wrong(self.tr("A package rests on two secrets or more."), self.list)
        elif self._run is not None:
            self._run(title, self.list.ticks)

    def _wrong(self, sentence: str, where: QWidget) -> None:
        self.note.setText(sentence)
        self.note.set_tone("alert")
        self.note.show()
        announce(self.note, sentence)
        where.setFocus()
