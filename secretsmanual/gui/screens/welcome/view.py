"""Ways in: lock the manual, type the first account, bring a file, look at the demo."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.errors import UserError
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.passphrases import LockPresenter
from secretsmanual.gui.screens.welcome.lock_offer import LockOffer
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Card, Scroll, column, row
from secretsmanual.gui.widgets.icon_label import IconLabel
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

if TYPE_CHECKING:
    from secretsmanual.domain.accounts import Account
    from secretsmanual.domain.changes import Change

WIDEST = 720
"""Pixels at 100 %."""
AROUND = 100
"""Pixels at 100 % that stay in sight above and below what has the focus."""


class WelcomePage(Page):
    """An empty manual, and what to do about it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        theme = tools.theme
        self.name = InPlaceField(theme, self.tr("Name of the first account"))
        self.name.setPlaceholderText(self.tr("Whom do you want to know better?"))
        self.add = Button(theme, self.tr("Begin"), run=self._add)
        self.wrong = PlainLabel(theme, "", "small", "alert", wrap=True)
        self.wrong.hide()
        self.bring = Button(theme, self.tr("Choose a file"), run=self._bring)
        self.demo = Button(theme, self.tr("Open the demo"), run=self._demo)
        self.lock = LockOffer(theme)
        self._locking = LockPresenter(tools, self.lock, self.lock.show_lock)
        self._lay_out()
        self.lock.declined.connect(self._locking.decline)
        self.lock.settled.connect(self._go_on)
        self.lock.grown.connect(self._scroll_to_focus)
        self.name.saved.connect(lambda _: self._add())
        self.name.textChanged.connect(lambda _: self._say(""))
        self.set_title(self.tr("Welcome"))

    @override
    def arrive(self, **args: str) -> None:
        """Ask for a passphrase, unless there is one or somebody declined."""
        if self._tools.is_open():
            self._locking.read()

    @override
    def take_focus(self) -> None:
        """Let one type at once: a passphrase while it is asked for, else the first account."""
        if self.lock.open:
            self.lock.form.take_focus()
        else:
            self.name.setFocus()
        self._scroll_to_focus()

    def _go_on(self) -> None:
        inside = cast("QWidget | None", self.window().focusWidget())
        if inside is None or not inside.isVisible() or self.lock.isAncestorOf(inside):
            self.name.setFocus()
            self._scroll_to_focus()

    def _scroll_to_focus(self) -> None:
        """Scroll to what has the focus once everything has its new height."""
        around = self._tools.theme.px(AROUND)

        def bring() -> None:
            part = cast("QWidget | None", self._scroll.focusWidget())
            if part is not None:
                self._scroll.ensureWidgetVisible(part, 0, around)

        QTimer.singleShot(0, self, bring)

    def _lay_out(self) -> None:
        theme, px = self._tools.theme, self._tools.theme.px
        heading = Heading(theme, self.tr("What do your customers really want?"), wrap=True)
        reason = PlainLabel(
            theme,
            self.tr(
                "Keep a manual for each customer who matters: what they hope for, what they "
                "avoid, what would delight them. It stays on this computer."
            ),
            "body",
            "soft",
            wrap=True,
        )
        inside = QWidget()
        inside.setMaximumWidth(px(WIDEST))
        box = column(theme, heading, reason, gap=10)
        box.addSpacing(px(14))
        for card in self._cards():
            box.addWidget(card)
        inside.setLayout(box)
        self._scroll = scroll = Scroll(theme, self.tr("Ways to begin"), padding=36)
        scroll.box.addStretch(1)
        across = row(theme, None, inside, None)
        across.setStretchFactor(inside, 20)
        scroll.box.addLayout(across)
        scroll.box.addStretch(2)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _cards(self) -> tuple[QWidget, ...]:
        theme = self._tools.theme
        first = _Way(
            theme,
            "pen-line",
            self.tr("Type the first account"),
            self.tr("Five to ten customers are enough to begin with."),
        )
        first.words.addLayout(row(theme, self.name, self.add))
        first.words.addWidget(self.wrong)
        file = _Way(
            theme,
            "file-down",
            self.tr("Bring the people you know"),
            self.tr("From an address book or a spreadsheet. You see all of it before it is kept."),
            self.bring,
        )
        demo = _Way(
            theme,
            "book-open",
            self.tr("Look at the demo"),
            self.tr("Six invented accounts, in a window of their own. Nothing mixes with yours."),
            self.demo,
        )
        return self.lock, first, file, demo

    def _add(self) -> None:
        tools, name = self._tools, self.name.text()
        if not tools.is_open():
            self._say(self.tr("The manual is still opening. Press Enter again."))
            return
        tools.work.run(self, lambda: tools.services.accounts.add(name), self._added, self._refused)

    def _added(self, made: "tuple[Account, Change]") -> None:
        account, change = made
        self.name.clear()
        self._tools.wrote(change)
        self._tools.navigation.open("account", account=account.id)

    def _refused(self, error: UserError) -> None:
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if sentence:
            announce(self.name, sentence)

    def _bring(self) -> None:
        found = self._tools.ask.people_file()
        if found is not None:
            self._tools.navigation.open("import", files=str(found))

    def _demo(self) -> None:
        banner = self._tools.banner
        if self._tools.ask.start_again("demo"):
            banner.tell(self.tr("The demo opens in a window of its own."), "info")
        else:
            banner.tell(self.tr("The demo could not be started on this computer."), "care")


class _Way(Card):
    """One way in: picture, title, reason, and a button at the right."""

    def __init__(
        self, theme: Theme, icon: str, title: str, reason: str, button: Button | None = None
    ) -> None:
        super().__init__(theme, padding=18)
        picture = IconLabel(theme, icon, "accent", 22)
        self.words = column(
            theme,
            Heading(theme, title, 2, wrap=True),
            PlainLabel(theme, reason, "body", "soft", wrap=True),
            gap=5,
        )
        across = row(theme, picture, gap=16)
        across.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self.words, 1)
        if button is not None:
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box.addLayout(across)
