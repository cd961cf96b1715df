"""Settings: how the program looks, who we are, and how the manual's file is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from secretsmanual.domain.ids import TeamMemberId
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.passphrases import LockPresenter
from secretsmanual.gui.screens.settings.backups_view import BackupsView
from secretsmanual.gui.screens.settings.cards import (
    AboutCard,
    LookCard,
    ManualCard,
    TeamCard,
    UsCard,
)
from secretsmanual.gui.screens.settings.clipboard_card import ClipboardCard
from secretsmanual.gui.screens.settings.folder import FolderPresenter
from secretsmanual.gui.screens.settings.folder_card import FolderCard
from secretsmanual.gui.screens.settings.language_card import LanguageCard
from secretsmanual.gui.screens.settings.leavers_card import LeaversCard
from secretsmanual.gui.screens.settings.licences import LicencesView
from secretsmanual.gui.screens.settings.lock_card import LockCard
from secretsmanual.gui.screens.settings.passphrase_card import PassphraseCard
from secretsmanual.gui.screens.settings.presenter import SettingsPresenter
from secretsmanual.gui.screens.settings.privacy_card import PrivacyCard
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.frames import Scroll, column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change
    from secretsmanual.services.settings import Ours, Setting


class SettingsPage(Page):
    """Cards under each other; the licences behind a button."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = SettingsPresenter(tools, self)
        theme = tools.theme
        self.look = LookCard(tools)
        self.language = LanguageCard(tools)
        self.us = UsCard(tools)
        self.team = TeamCard(tools)
        self.manual = ManualCard(tools)
        self.passphrase = PassphraseCard(tools)
        self.clipboard = ClipboardCard(tools)
        self.lock = LockCard(tools)
        self.privacy = PrivacyCard(tools)
        self.leavers = LeaversCard(tools)
        self.about = AboutCard(tools)
        self.licences = LicencesView(theme)
        self.backups = BackupsView(tools)
        self._locking = LockPresenter(tools, self.passphrase, self.passphrase.show_lock)
        self.folder = FolderCard(tools)
        self._folder = FolderPresenter(tools, self.folder)
        self._part = ""
        self._scroll = scroll = Scroll(theme, "", gap=14)
        cards = (self.look, self.language, self.us, self.team, self.folder)
        for card in (
            *cards,
            *(self.passphrase, self.lock, self.privacy, self.clipboard, self.leavers),
            *(self.manual, self.about),
        ):
            scroll.box.addWidget(card)
        scroll.box.addStretch(1)
        scroll.box.setContentsMargins(0, 0, theme.px(10), theme.px(20))
        self._stack = QStackedWidget()
        self._stack.addWidget(
            PageBox(theme, PageHead(theme, self.tr("Settings")), scroll, widest=680)
        )
        self._stack.addWidget(self.licences)
        self._stack.addWidget(self.backups)
        self.setLayout(column(theme, self._stack, gap=0))
        self._connect()
        self.set_title(self.tr("Settings"))

    @override
    def arrive(self, **args: str) -> None:
        """Read anew; `part` may be about, passphrase, or back_up to do so at once."""
        self._stack.setCurrentIndex(0)
        self.us.rest()
        self._part = args.get("part", "")
        if self._tools.is_open():
            self._read()
            if self._part == "back_up":
                self._back_up()

    @override
    def take_focus(self) -> None:
        """Begin at the top, or at the part that was asked for."""
        parts: dict[str, QWidget] = {
            "about": self.about.licences,
            "back_up": self.manual.back_up,
            "passphrase": self.passphrase.first,
        }
        first = self.look.choices[self._tools.theme.scheme]
        part = parts.get(self._part, first)
        part.setFocus()
        self._bring(part)
        if self._part == "passphrase":
            self._bring(self.passphrase)

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.kept.connect(self.us.kept)
        presenter.refused.connect(self._refuse)
        presenter.joined.connect(self.team.joined)
        presenter.checked.connect(lambda said, well: self.manual.say(said, well=well))
        self._locking.locked.connect(lambda locked: self.lock.show_locked(locked=locked))
        presenter.licences.connect(self._show_licences)
        for name, field in self.us.names.items():
            field.editingFinished.connect(partial(self._set, name))
        self.team.added.connect(presenter.add)
        self.team.removed.connect(lambda one, name: presenter.remove(TeamMemberId(one), name))
        self.manual.check.clicked.connect(lambda *_: self._check())
        self.about.licences.clicked.connect(lambda *_: presenter.read_licences())
        self.licences.left.connect(self._leave_licences)
        self.manual.backups.clicked.connect(lambda *_: self._show_backups())
        self.backups.left.connect(self._leave_backups)
        self.passphrase.grown.connect(lambda: self._bring(self.passphrase))
        self._locking.keychain.connect(
            lambda on, why: self.passphrase.show_keychain(on=on, refused=why)
        )
        tools.actions.bind(self, "back_up", self._back_up)
        tools.changes.follow(self, self._changed, "manual", "setting", "team_member")

    def _set(self, name: "Setting") -> None:
        self._presenter.set(name, self.us.names[name].text())

    def _changed(self, _change: "Change") -> None:
        if self._tools.is_open():
            self._read()

    def _read(self) -> None:
        self._presenter.read()
        self._locking.read()
        self._folder.read()
        self.leavers.read()

    def _show(self, ours: "Ours", path: str) -> None:
        self.us.show_names(ours)
        self.team.show_team(ours.team)
        self.manual.show_path(path)

    def _refuse(self, name: str, sentence: str) -> None:
        field = self.team.field if name == "team" else self.us.fields[name]
        field.set_error(sentence)

    def _back_up(self) -> None:
        self.manual.say(self.tr("Backing up …"))
        self._bring(self.manual)
        self._presenter.back_up()

    def _check(self) -> None:
        self.manual.say(self.tr("Checking every page of the file …"))
        self._presenter.check()

    def _show_licences(self, parts: list[object]) -> None:
        self._stack.setCurrentWidget(self.licences)
        self.licences.show_parts(parts)  # type: ignore[arg-type]

    def _leave_licences(self) -> None:
        self._stack.setCurrentIndex(0)
        self.about.licences.setFocus()

    def _bring(self, part: QWidget) -> None:
        """Scroll to a part once it has its new height."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def _show_backups(self) -> None:
        self._stack.setCurrentWidget(self.backups)
        self.backups.read()
        self.backups.list.setFocus()

    def _leave_backups(self) -> None:
        self._stack.setCurrentIndex(0)
        self.manual.backups.setFocus()
