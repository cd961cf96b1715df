"""How much of the bonus hangs on the card: asked in place, with a reason below 25 %."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.errors import UserError
from secretsmanual.domain.report_card import Weight, checked_weight
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, NumberField
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.in_place import InPlaceField


class WeightForm(QWidget):
    """A share of the bonus and, below 25 %, why."""

    set_to = Signal(int, str)
    """Per cent and the reason."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        name = self.tr("Share of the bonus that hangs on this card")
        self.share = NumberField(theme, name, 0, 100, "%")
        self.share.setMaximumWidth(theme.px(140))
        self.why = InPlaceField(theme, self.tr("Why less than 25 %"))
        self._share_field = FormField(theme, name, self.share)
        note = self.tr("Needed below 25 %; it stands on the card.")
        self._why_field = FormField(theme, self.tr("Why less than 25 %"), self.why, note)
        save = Button(theme, self.tr("Set it"), "primary", run=self._save)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        parts = (self._share_field, self._why_field)
        self.setLayout(column(theme, *parts, row(theme, save, leave, None), gap=10))
        self.why.saved.connect(lambda _text: self._save())
        self.why.left.connect(self.left)

    def begin(self, weight: Weight) -> None:
        """Start with what holds."""
        self.share.setValue(round(100 * weight.counted))
        self.why.setText(weight.reason)
        self._why_field.set_error("")
        self.share.setFocus()
        self.share.selectAll()

    def _save(self) -> None:
        try:
            checked_weight(self.share.value() / 100, self.why.text())
        except UserError as error:
            self._why_field.set_error(error.sentence)
            self.why.setFocus()
        else:
            self.set_to.emit(self.share.value(), self.why.text())
