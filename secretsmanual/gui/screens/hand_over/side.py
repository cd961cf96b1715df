"""Beside the preview: for whom, as what kind of file, of which accounts, and who gets it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from secretsmanual.domain.values import Audience
from secretsmanual.gui.screens.hand_over.kinds import kinds_for
from secretsmanual.gui.screens.hand_over.presenter import HandOverPresenter, Which
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.fields import Choice, FormField, SearchField, TextField
from secretsmanual.gui.widgets.frames import Group, Scroll, column
from secretsmanual.gui.widgets.labels import Heading
from secretsmanual.gui.widgets.passphrase import PassphraseField
from secretsmanual.gui.widgets.row_list import RowList


class HandOverSide(Scroll):
    """Choices; each changes the preview at once."""

    audience_chosen = Signal(str)
    kind_chosen = Signal(str)
    """The ending of a file."""
    everything_chosen = Signal(bool)
    which_chosen = Signal(str)
    toggled = Signal(str)
    """The id of an account."""
    recipient_changed = Signal(str)
    passphrase_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("For whom and of whom"), padding=22, gap=8)
        self._theme = theme
        self._groups: list[QButtonGroup] = []
        self._offered: Audience | None = None
        self._make_receiver()
        self._make_accounts()
        self.box.addStretch()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def show_choices(self, presenter: HandOverPresenter) -> None:
        """Show what is chosen."""
        self.audiences[presenter.audience].setChecked(True)
        self._show_kinds(presenter)
        self.everything.setVisible(presenter.is_stream)
        self.everything.setChecked(presenter.everything)
        self.lock.setVisible(presenter.can_be_locked)
        if presenter.passphrase != self.passphrase.words:
            self.passphrase.clear()
        self.which[presenter.which].setChecked(True)
        self._name(self.which["high"], self.tr("High value ({})").format(presenter.high_value))
        self._name(self.which["all"], self.tr("All ({})").format(presenter.count))
        self._name(self.which["chosen"], self.tr("Chosen ({})").format(len(presenter.chosen)))
        self.which["high"].setEnabled(presenter.high_value > 0)
        self._accounts.setVisible(presenter.audience != "themes")
        choosing = presenter.which == "chosen"
        self.search.setVisible(choosing)
        self.list.setVisible(choosing)
        self.box.setStretchFactor(self._accounts, 1 if choosing else 0)
        self.list.show_rows(presenter.account_rows(self.search.text()))

    def _make_receiver(self) -> None:
        theme = self._theme
        self.box.addWidget(Heading(theme, self.tr("For whom"), 3))
        names: dict[Audience, str] = {
            "service": self.tr("Service"),
            "marketing": self.tr("Marketing, with names"),
            "themes": self.tr("Marketing, themes without names"),
            "colleague": self.tr("A colleague’s manual"),
        }
        self.audiences = {name: QRadioButton(text) for name, text in names.items()}
        self.box.addWidget(self._group(self.tr("For whom"), [*self.audiences.values()]))
        self.recipient = TextField(theme, self.tr("Who gets it"), self.tr("A name"))
        self.kind = Choice(self.tr("As what kind of file"))
        self.everything = QCheckBox(self.tr("Send everything again"))
        self.everything.setToolTip(self.tr("Not only what is new since their last file"))
        self.passphrase = PassphraseField(theme, self.tr("Passphrase"))
        self.lock = FormField(
            theme,
            self.tr("Lock it with a passphrase"),
            self.passphrase,
            self.tr(
                "Only who has these words can open the file; tell them by phone. "
                "If they are lost, so is the file. Empty: not locked."
            ),
        )
        self.box.addSpacing(theme.px(6))
        self.box.addWidget(FormField(theme, self.tr("Who gets it"), self.recipient))
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(FormField(theme, self.tr("As"), self.kind))
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(self.everything)
        self.box.addWidget(self.lock)

    def _make_accounts(self) -> None:
        theme = self._theme
        inner = column(theme, Heading(theme, self.tr("Of which accounts"), 3))
        self.which: dict[Which, QRadioButton] = {
            name: QRadioButton() for name in ("high", "all", "chosen")
        }
        inner.addWidget(self._group(self.tr("Of which accounts"), [*self.which.values()]))
        self.search = SearchField(theme, self.tr("Find an account"))
        self.list = RowList(theme, self.tr("Accounts: Enter chooses"))
        self.list.setMinimumHeight(theme.px(180))
        inner.addWidget(self.search)
        inner.addWidget(self.list, 1)
        inner.addStretch()
        self._accounts = QWidget()
        self._accounts.setLayout(inner)
        self.box.addSpacing(theme.px(10))
        self.box.addWidget(self._accounts)

    def _show_kinds(self, presenter: HandOverPresenter) -> None:
        if self._offered != presenter.audience:
            self._offered = presenter.audience
            self.kind.clear()
            for one in kinds_for(presenter.audience):
                self.kind.addItem(one.name, one.ending)
        self.kind.setCurrentIndex(self.kind.findData(presenter.ending))
        self.kind.setEnabled(self.kind.count() > 1)

    def _connect(self) -> None:
        for name, button in self.audiences.items():
            self._name(button, button.text())
            button.clicked.connect(lambda *_, own=name: self.audience_chosen.emit(own))
        for which, button in self.which.items():
            button.clicked.connect(lambda *_, own=which: self.which_chosen.emit(own))
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(self.kind.currentData()))
        self.everything.clicked.connect(self.everything_chosen)
        self.recipient.textChanged.connect(self.recipient_changed)
        self.passphrase.field.textChanged.connect(self.passphrase_changed)
        self.list.opened.connect(self.toggled)
        self.search.down.connect(self.list.setFocus)

    def _group(self, name: str, buttons: list[QRadioButton]) -> Group:
        group = QButtonGroup(self)
        self._groups.append(group)
        for button in buttons:
            group.addButton(button)
        return Group(name, column(self._theme, *buttons, gap=8))

    def _name(self, button: QRadioButton, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)

    def _dress(self) -> None:
        font = self._theme.font("body")
        self.kind.setFont(font)
        self.everything.setFont(font)
        for group in self._groups:
            for button in group.buttons():
                button.setFont(font)
