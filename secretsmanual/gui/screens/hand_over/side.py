"""Beside the preview: for whom, of which accounts, and who gets it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from secretsmanual.domain.values import Audience
from secretsmanual.gui.screens.hand_over.presenter import HandOverPresenter, Which
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.fields import FormField, SearchField, TextField
from secretsmanual.gui.widgets.frames import Scroll
from secretsmanual.gui.widgets.labels import Heading
from secretsmanual.gui.widgets.row_list import RowList


class HandOverSide(Scroll):
    """Choices; each changes the preview at once."""

    audience_chosen = Signal(str)
    which_chosen = Signal(str)
    toggled = Signal(str)
    """The id of an account."""
    recipient_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("For whom and of whom"), padding=22, gap=8)
        self._theme = theme
        self._groups: list[QButtonGroup] = []
        self.box.addWidget(Heading(theme, self.tr("For whom"), 3))
        names: dict[Audience, str] = {
            "service": self.tr("Service"),
            "marketing": self.tr("Marketing, with names"),
        }
        self.audiences = {name: QRadioButton(text) for name, text in names.items()}
        self._group([*self.audiences.values()])
        self.recipient = TextField(theme, self.tr("Who gets it"), self.tr("A name"))
        self.box.addSpacing(theme.px(6))
        self.box.addWidget(FormField(theme, self.tr("Who gets it"), self.recipient))
        self.box.addSpacing(theme.px(10))
        self.box.addWidget(Heading(theme, self.tr("Of which accounts"), 3))
        self.which: dict[Which, QRadioButton] = {
            name: QRadioButton() for name in ("high", "all", "chosen")
        }
        self._group([*self.which.values()])
        self.search = SearchField(theme, self.tr("Find an account"))
        self.list = RowList(theme, self.tr("Accounts: Enter chooses"))
        self.list.setMinimumHeight(theme.px(180))
        inner = QVBoxLayout()
        inner.addWidget(self.search)
        inner.addWidget(self.list, 1)
        self.box.addLayout(inner, 1)
        self.box.addStretch()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def show_choices(self, presenter: HandOverPresenter) -> None:
        """Show what is chosen."""
        self.audiences[presenter.audience].setChecked(True)
        self.which[presenter.which].setChecked(True)
        self._name(self.which["high"], self.tr("High value ({})").format(presenter.high_value))
        self._name(self.which["all"], self.tr("All ({})").format(presenter.count))
        self._name(self.which["chosen"], self.tr("Chosen ({})").format(len(presenter.chosen)))
        self.which["high"].setEnabled(presenter.high_value > 0)
        choosing = presenter.which == "chosen"
        self.search.setVisible(choosing)
        self.list.setVisible(choosing)
        self.list.show_rows(presenter.account_rows(self.search.text()))

    def _connect(self) -> None:
        for name, button in self.audiences.items():
            self._name(button, button.text())
            button.clicked.connect(lambda *_, own=name: self.audience_chosen.emit(own))
        for which, button in self.which.items():
            button.clicked.connect(lambda *_, own=which: self.which_chosen.emit(own))
        self.recipient.textChanged.connect(self.recipient_changed)
        self.list.opened.connect(self.toggled)
        self.search.down.connect(self.list.setFocus)

    def _group(self, buttons: list[QRadioButton]) -> None:
        group = QButtonGroup(self)
        self._groups.append(group)
        for button in buttons:
            group.addButton(button)
            self.box.addWidget(button)

    def _name(self, button: QRadioButton, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)

    def _dress(self) -> None:
        for group in self._groups:
            for button in group.buttons():
                button.setFont(self._theme.font("body"))
