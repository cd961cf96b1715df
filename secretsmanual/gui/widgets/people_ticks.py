"""Who will be there: people to tick, those who are expected first, many of them folded away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton
from typing_extensions import override

from secretsmanual.domain.wording import trn
from secretsmanual.gui.models.guests import Guest
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Group, column, row
from secretsmanual.gui.widgets.lines import literal, one_line, set_tooltip

SEEN = 8
"""People who are shown at once; whoever is ticked is among them."""


class PersonTick(QCheckBox):
    """One person to tick; a long name is elided with a tooltip."""

    def __init__(self, theme: Theme, guest: Guest) -> None:
        super().__init__()
        self.guest = guest
        self._theme = theme
        self._name = f"{guest.name}, {guest.role}" if guest.role else guest.name
        self.setChecked(guest.here)
        self.setAccessibleName(self._name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(80), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        line = one_line(self._name, self.font(), room.width())
        self.setText(literal(line))
        set_tooltip(self, self._name if line != self._name else "")


class PeopleTicks(Group):
    """Ticks, and a button that brings those who are folded away."""

    ticked = Signal(str, bool)
    """The id of a person, and whether they will be there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Who will be there"))
        self._theme = theme
        self._ticks: list[PersonTick] = []
        self.more = Button(theme, "", "link", run=self._unfold)
        self.more.hide()
        self._box = column(theme, row(theme, self.more, None), gap=2)
        self.setLayout(self._box)

    @property
    def ticks(self) -> list[PersonTick]:
        """The boxes to tick, in their order; also those that are folded away."""
        return list(self._ticks)

    @property
    def chosen(self) -> list[Guest]:
        """Those who will be there."""
        return [tick.guest for tick in self._ticks if tick.isChecked()]

    def show_people(self, guests: Sequence[Guest]) -> None:
        """Show whom one may tick, those who are expected first."""
        for tick in self._ticks:
            tick.hide()
            self._box.removeWidget(tick)
            tick.deleteLater()
        ordered = sorted(guests, key=lambda one: not one.here)
        self._ticks = [PersonTick(self._theme, guest) for guest in ordered]
        expected = sum(guest.here for guest in guests)
        seen = max(SEEN, expected)
        # One alone is not worth a button of its own.
        folded = len(guests) - seen if len(guests) > seen + 1 else 0
        for at, tick in enumerate(self._ticks):
            tick.toggled.connect(lambda on, who=tick.guest.id: self.ticked.emit(who, on))
            self._box.insertWidget(at, tick)
            tick.setVisible(at < len(guests) - folded)
        self.more.set_text(trn("{n} more person", "{n} more people", folded))
        self.more.setVisible(folded > 0)

    def _unfold(self) -> None:
        folded = [tick for tick in self._ticks if tick.isHidden()]
        self.more.hide()
        for tick in folded:
            tick.show()
        if folded:
            folded[0].setFocus()
