"""How the account page is laid out: people, what is known, and the chosen record beside it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from secretsmanual.domain.pages import ManualPage
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.screens.account.columns import Columns, Halves
from secretsmanual.gui.screens.account.promise_panel import PromisePanel, TalkPanel
from secretsmanual.gui.screens.account.record_panels import (
    AccountPanel,
    PersonPanel,
    RecordPanel,
)
from secretsmanual.gui.screens.account.secret_panel import SecretPanel
from secretsmanual.gui.screens.account.writer import Writer
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton
from secretsmanual.gui.widgets.coverage import CoverageRow
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead
from secretsmanual.gui.widgets.picker import Picker
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable


class Parts:
    """The widgets of the page, by what they are for."""

    def __init__(self, tools: Tools, add_secret: "Callable[[], None]") -> None:
        theme, actions = tools.theme, tools.actions
        self.head = PageHead(theme, " ")
        talk = ActionButton(theme, actions["new_talk"], "primary", "phone-call")
        buttons = [
            ActionButton(theme, actions[name]) for name in ("brief", "bought", "who", "hand_over")
        ]
        add = ActionButton(theme, actions["add_secret"], "quiet", "plus")
        self._doing = QWidget()
        oops = ActionButton(theme, actions["oops"], "quiet", "life-buoy", tr("OOPS"))
        self._doing.setLayout(Flow(theme, talk, *buttons, add, oops, gap=8))
        self.people = RowList(theme, tr("People"))
        self.new_person = ActionButton(theme, actions["new_person"], "quiet", "user-plus")
        self.name = InPlaceField(theme, tr("Name of the new person"))
        self.name.setPlaceholderText(tr("Name, then Enter"))
        self.name.hide()
        self.who = Heading(theme, "", 2)
        self.coverage = CoverageRow(theme)
        self.learn = PlainLabel(theme, "", "small", "soft")
        self.find = SearchField(theme, tr("Find on this page"))
        self.find.hide()
        self.nothing = EmptyState(theme, "book-open", "", "", tr("Add a secret"), add_secret)
        self.list = RowList(theme, tr("What we know"), "card", 4, self.nothing)
        self.person = PersonPanel(theme, actions)
        self.organisation = AccountPanel(theme, actions)
        self.secret = SecretPanel(theme, actions)
        self.promise = PromisePanel(theme, actions)
        self.talk = TalkPanel(theme)
        self.writer = Writer(theme)
        self.picker = Picker(theme)
        self.panel = QStackedWidget()
        for part in (
            self.person,
            self.organisation,
            self.secret,
            self.promise,
            self.talk,
            self.writer,
            self.picker,
        ):
            self.panel.addWidget(part)

    def laid_out(self, theme: Theme) -> QWidget:
        """Return the whole page."""
        people = QWidget()
        below = row(theme, self.new_person, None)
        people.setLayout(column(theme, self.people, self.name, below, gap=4))
        known = QWidget()
        known.setLayout(
            column(theme, self.who, self.coverage, self.learn, self.find, self.list, gap=5)
        )
        for label in (self.who, self.learn):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        halves = Halves(theme, people, known)
        main = PageBox(theme, self.head, self._doing, halves, widest=1600)
        self.columns = Columns(theme, main, self.panel)
        return self.columns

    @property
    def typing(self) -> bool:
        """Whether something is being typed or picked beside the list."""
        front = self.panel.currentWidget()
        if isinstance(front, RecordPanel):
            return front.editing
        if front is self.secret:
            return self.secret.editing
        return front in (self.writer, self.picker)

    def say_head(self, page: ManualPage) -> None:
        """Say whose page it is: a mishap that is to be put right before everything else."""
        account = page.account
        told = (
            page.mishap,
            account.trade,
            trn("{n} secret", "{n} secrets", page.secrets),
            tr("talked {}").format(page.talks[0].when) if page.talks else "",
            tr("high value") if account.high_value else "",
        )
        self.head.say(account.name, " · ".join(part for part in told if part))

    def bring(self, part: QWidget) -> None:
        """Show this part beside the list; in its place where there is little room."""
        self.panel.setCurrentWidget(part)
        self.columns.turn(to_record=True)
