"""Before the talk: who, how, what for; and the questions it would begin with (domain.md 2.2)."""

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.values import Channel, Mode
from secretsmanual.gui.models.guests import Guest
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import Choice, FormField, NumberField, TextField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card, Group, Scroll, column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.people_ticks import PeopleTicks
from secretsmanual.gui.widgets.tab_order import tab_along

if TYPE_CHECKING:
    from secretsmanual.domain.interview.model import Offer
    from secretsmanual.domain.people import Person
    from secretsmanual.services.interviews import Plan, Preparation

LONGEST_TALK = 480
"""Minutes that can be planned."""
WIDEST = 720
"""Pixels at 100 % beyond which a form reads badly."""


class PrepPane(Scroll):
    """A form that is ready as it stands: Enter starts."""

    started = Signal(object)
    """The Plan."""
    changed = Signal(object)
    """The Plan as it stands, to choose the first questions anew."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, "", padding=32)
        self._tools = tools
        self._theme = theme = tools.theme
        self._plan: Plan | None = None
        self._loading = False
        self.setAccessibleName(self.tr("Prepare the talk"))
        self._account = PlainLabel(theme, "", "body", "soft")
        self._title = Heading(theme, "", 1, wrap=True)
        self.guests = PeopleTicks(theme)
        nobody = self.tr("Nobody is known here yet: type @ and a name during the talk.")
        self._nobody = PlainLabel(theme, nobody, "body", "soft", wrap=True)
        self._hows = QButtonGroup(self)
        self.purpose = TextField(
            theme, self.tr("Purpose"), self.tr("What do you want to come away with?")
        )
        self.expects = TextField(
            theme, self.tr("What do they expect of us?"), self.tr("Asked once for each account")
        )
        self.minutes = NumberField(
            theme, self.tr("Planned minutes"), 0, LONGEST_TALK, self.tr("min")
        )
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText(self.tr("Open end"))
        self.recipe = Choice(self.tr("Questions to follow"))
        self.first = PlainLabel(theme, "", "title", wrap=True)
        self._then = [PlainLabel(theme, "", "body", "soft", wrap=True) for _ in range(2)]
        self.start = Button(theme, self.tr("Start the talk"), "primary", "phone-call", self.submit)
        self._lay_out()
        self.guests.ticked.connect(lambda *_: self._change())
        self.purpose.textEdited.connect(lambda *_: self._change())
        self.recipe.currentIndexChanged.connect(lambda *_: self._change())
        self._hows.buttonToggled.connect(lambda *_: self._change())

    def show_preparation(self, prepared: "Preparation", mode: Mode, seed: str) -> None:
        """Show what is known; everything stands as it most likely is."""
        from secretsmanual.services.interviews import Plan

        self._loading = True
        self._plan = Plan(prepared.account.id, seed=seed)
        self._account.setText(prepared.account.name)
        self._show_people(prepared.people, prepared.present)
        self.purpose.setText(prepared.purpose)
        self._show_expects(prepared.account.expects)
        self.minutes.setValue(prepared.minutes or 0)
        self.recipe.clear()
        self.recipe.addItem(self.tr("Choose for me"), "")
        for which, name in prepared.recipes:
            self.recipe.addItem(name, which)
        self._hows.button(3 if mode == "after" else 0).setChecked(True)
        self.show_offers(())
        self._loading = False
        self.verticalScrollBar().setValue(0)
        self._change()

    def show_offers(self, offers: "tuple[Offer, ...]") -> None:
        """Show the questions the talk would begin with."""
        texts = [offer.text for offer in offers]
        for label, text in zip((self.first, *self._then), [*texts, "", "", ""], strict=False):
            label.setText(text)

    def plan(self) -> "Plan | None":
        """Return the talk as it is prepared; None before anything was read."""
        if self._plan is None:
            return None
        how: list[tuple[Mode, Channel]] = [
            ("live", "call"),
            ("live", "video"),
            ("live", "visit"),
            ("after", "call"),
        ]
        mode, channel = how[max(0, self._hows.checkedId())]
        return replace(
            self._plan,
            attendees=tuple(PersonId(guest.id) for guest in self.guests.chosen),
            mode=mode,
            channel=channel,
            purpose=self.purpose.text().strip(),
            expects=self.expects.text().strip(),
            recipe=self.recipe.currentData() or "",
        )

    def submit(self) -> None:
        """Start the talk as it stands."""
        plan = self.plan()
        if plan is None:
            return
        if self.minutes.value() and plan.mode == "live":
            now = self._tools.services.manual.clock.now()
            ends_at = now.astimezone(UTC) + timedelta(minutes=self.minutes.value())
            plan = replace(plan, ends_at=ends_at.astimezone(now.tzinfo))
        self.started.emit(plan)

    def _change(self) -> None:
        plan = self.plan()
        if self._loading or plan is None:
            return
        chosen = self.guests.chosen
        self._title.setText(
            self.tr("Talk with {}").format(chosen[0].name) if chosen else self.tr("Before the talk")
        )
        self._after(after=plan.mode == "after")
        self.changed.emit(plan)

    def _show_expects(self, known: str) -> None:
        """Ask what they expect of us, or say it where it is known."""
        self.expects.clear()
        self._ask_expects.setVisible(not known)
        self._expected.setVisible(bool(known))
        self._expected.setText(self.tr("They expect of us: {}").format(known))

    def _after(self, *, after: bool) -> None:
        self._questions.setVisible(not after)
        self.minutes.setEnabled(not after)
        self.recipe.setEnabled(not after)
        self.start.set_text(self.tr("Write it down") if after else self.tr("Start the talk"))

    def _show_people(self, people: "tuple[Person, ...]", present: tuple[PersonId, ...]) -> None:
        self.guests.show_people(
            [Guest(one.id, one.name, one.role, one.id in present) for one in people]
        )
        self._nobody.setVisible(not people)
        tab_along(self, self.start)

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        hows = Flow(theme, gap=18)
        labels = (self.tr("Call"), self.tr("Video"), self.tr("Visit"), self.tr("It was earlier"))
        for number, label in enumerate(labels):
            choice = QRadioButton(label)
            self._hows.addButton(choice, number)
            hows.addWidget(choice)
        side = QHBoxLayout()
        side.setSpacing(px(16))
        top = Qt.AlignmentFlag.AlignTop
        side.addWidget(FormField(theme, self.tr("Time there is"), self.minutes), 1, top)
        side.addWidget(FormField(theme, self.tr("Questions to follow"), self.recipe), 2, top)
        self._expected = PlainLabel(theme, "", "body", "soft", wrap=True)
        self._ask_expects = FormField(theme, self.tr("What do they expect of us?"), self.expects)
        self._questions = Card(theme, padding=20, gap=8)
        self._questions.box.addWidget(Heading(theme, self.tr("It would begin with"), 3))
        for question in (self.first, *self._then):
            self._questions.box.addWidget(question)
        form = column(
            theme,
            column(theme, self._account, self._title, gap=2),
            column(
                theme,
                Heading(theme, self.tr("Who will be there"), 3),
                self.guests,
                self._nobody,
                gap=4,
            ),
            column(theme, Heading(theme, self.tr("How"), 3), Group(self.tr("How"), hows), gap=4),
            FormField(theme, self.tr("Purpose"), self.purpose),
            self._expected,
            self._ask_expects,
            side,
            self._questions,
            None,
            gap=18,
        )
        self._holder = QWidget()
        self._holder.setLayout(form)
        self.box.addWidget(self._holder)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._holder.setMaximumWidth(self._theme.px(WIDEST))
