"""The road map of training: eight habits, one after the other, as one's own talks show them."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.training import Step
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.training.presenter import TrainingPresenter
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList

_ICONS = {"reached": "circle-check", "open": "circle-dot", "locked": "lock"}
_STATES = {
    "reached": mark("it shows"),
    "open": mark("next"),
    "locked": mark("opens with the one before"),
}


class TrainingPage(ReadingPage):
    """A list of units, and what the chosen one teaches."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = TrainingPresenter(tools, self)
        theme = tools.theme
        self.head = PageHead(
            theme,
            self.tr("Road map"),
            self.tr("Eight habits, as your talks of the last 90 days show them. Nobody else sees."),
        )
        self.list = RowList(theme, self.tr("Units of the road map"))
        self.panel = DetailsPanel(theme, self.tr("This unit"))
        self.do = PlainLabel(theme, "", "body", wrap=True)
        self.practise = Button(
            theme, self.tr("Practise  P"), "primary", "graduation-cap", self._practise
        )
        self.talk = Button(theme, self.tr("Start a talk  T"), icon="phone-call", run=self._talk)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.practise, self.talk, gap=8))
        for part in (self.do, buttons):
            self.panel.add(part)
        main = PageBox(theme, self.head, self.list)
        self.setLayout(column(theme, TwoColumns(theme, main, self.panel), gap=0))
        self._connect()
        self.set_title(self.tr("Road map"))

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _id: self._practise())
        keys = (
            ("P", self._practise, self.tr("Practise on somebody invented")),
            ("T", self._talk, self.tr("Start a talk")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        self.follow("interview", "line", "asked", "promise", "secret_use")

    def _show(self) -> None:
        presenter, fresh = self._presenter, not self.list.current_id()
        self.list.show_rows([_row(one) for one in presenter.steps])
        if fresh and presenter.next:
            self.list.choose(presenter.next)
        self._choose(self.list.current_id())

    def _choose(self, name: str) -> None:
        step = self._presenter.step(name)
        if step is None:
            return
        lesson = step.lesson
        self.panel.show_record(tr(lesson.title), tr(lesson.why), [(tr("So far"), step.measured)])
        self.do.setText(tr(lesson.do))

    def _practise(self) -> None:
        self._tools.navigation.open("practice")

    def _talk(self) -> None:
        self._tools.navigation.open("talk")


def _row(step: Step) -> ItemRow:
    return ItemRow(
        step.id,
        tr(step.lesson.title),
        step.measured,
        tr(_STATES[step.state]),
        _ICONS[step.state],
        tone="soft" if step.state == "locked" else "ink",
        aside_tone="warm" if step.state == "open" else "faint",
    )
