"""The column beside the ideas: the chosen one with what can be done, or something to choose."""

from PySide6.QtWidgets import QWidget

from secretsmanual.domain.wording import tr
from secretsmanual.gui.screens.ideas.resting import Resting
from secretsmanual.gui.screens.ideas.rows import idea_told, trial_told
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.charts import PairBar, PairBars
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.form_host import FormHost
from secretsmanual.gui.widgets.page_frame import OneOf
from secretsmanual.gui.widgets.picker import Picker
from secretsmanual.services.ideas import IdeaLine
from secretsmanual.services.market_tests import TestLine


class Side(OneOf):
    """Shows one thing at a time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.panel = DetailsPanel(theme, tr("This idea"))
        self.picker = Picker(theme)
        self.resting = Resting(theme)
        self.host = FormHost(theme)
        self.bars = PairBars(
            theme,
            tr("Replies to A and to B"),
            tr("A, as before"),
            tr("B, the offer"),
            most=100,
            unit=" %",
        )
        self.edit = Chip(theme, tr("Change (Enter)"), "pen-line")
        self.whom = Chip(theme, tr("For whom (W)"), "user")
        self.rests = Chip(theme, tr("What it rests on (R)"), "link")
        self.offer = Button(theme, tr("Offered (O)"), "primary", "send")
        self.prove = Button(theme, tr("Proved (P)"), "primary", "circle-check")
        self.drop = Chip(theme, tr("Dropped (D)"), "archive")
        self.remove = Chip(theme, tr("Take away"), "trash-2")
        self._can = QWidget()
        steps = (self.offer, self.prove, self.edit, self.whom, self.rests, self.drop, self.remove)
        self._can.setLayout(Flow(theme, *steps, gap=6))
        for part in (self.bars, self._can, self.host):
            self.panel.add(part)
        for page in (self.panel, self.picker, self.resting):
            self.addWidget(page)

    @property
    def busy(self) -> bool:
        """Whether something is being typed or chosen here."""
        return self.host.form is not None or self.currentWidget() is not self.panel

    def rest(self) -> None:
        """Go back to the chosen record."""
        self.host.close_form()
        self.setCurrentWidget(self.panel)

    def show_idea(self, line: IdeaLine) -> None:
        """Show an idea and the steps that are open."""
        idea = line.idea
        self.bars.hide()
        self.panel.show_record(*idea_told(line, veiled=self._theme.veiled))
        self._can.show()
        for button in (self.edit, self.remove):
            button.show()
        self.offer.setVisible(idea.status == "idea")
        self.prove.setVisible(idea.status == "offered")
        for button in (self.whom, self.rests, self.drop):
            button.setVisible(idea.open)

    def show_trial(self, line: TestLine) -> None:
        """Show a test with its two bars."""
        title, note, facts = trial_told(line)
        self.panel.show_record(title, note, facts)
        found = line.verdict
        bar = PairBar(line.test.measure or tr("Replies"), _whole(found.a), _whole(found.b))
        self.bars.show_bars([bar], found.words)
        self.bars.show()
        self._can.show()
        for button in (self.whom, self.rests, self.offer, self.prove, self.drop):
            button.hide()

    def clear_for(self, title: str) -> None:
        """Make room for a form under a title."""
        self.panel.show_record(title, "", ())
        self.bars.hide()
        self._can.hide()


def _whole(share: float | None) -> float | None:
    return None if share is None else float(round(share))
