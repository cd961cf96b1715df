"""Rehearsal: one card at a time. Space shows the answer, 1 to 4 say how well it was known."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.rehearsing import Card as Known
from secretsmanual.domain.rehearsing import Grade
from secretsmanual.domain.wording import trn
from secretsmanual.domain.words import quoted
from secretsmanual.gui.accessible import announce
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.rehearse.presenter import RehearsePresenter
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card, column, row
from secretsmanual.gui.widgets.labels import PlainLabel, Question
from secretsmanual.gui.widgets.marks import KindMark
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead

WIDEST = 680
"""Width of a card in pixels at 100 %."""
GRADES: tuple[Grade, ...] = (1, 2, 3, 4)


class FlashCard(Card):
    """What one asks oneself, and the answer."""

    def __init__(self, tools: Tools) -> None:
        theme = tools.theme
        super().__init__(theme, padding=28, gap=10)
        self.kind = KindMark(theme, "", "")
        self.ask = Question(theme)
        self.answer = PlainLabel(theme, "", "capture", wrap=True)
        self.words = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.box.addWidget(self.kind)
        self.box.addWidget(self.ask)
        self.box.addSpacing(theme.px(8))
        for part in (self.answer, self.words):
            self.box.addWidget(part)
        self.box.addStretch(1)

    def show_card(self, known: Known, family: Family, *, turned: bool) -> None:
        """Show the card, turned or not."""
        self.kind.set_kind(known.ask, family)
        self.ask.setText(known.who)
        answer = self._theme.veil(known.answer, private=known.private)
        told = turned and answer == known.answer
        self.answer.setText(answer if turned else "")
        self.words.setText(quoted(known.words) if told and known.words else "")
        announce(self.ask, answer if turned else words.labelled(known.who, known.ask))


class RehearsePage(Page):
    """A round of cards, and the sentence at its end."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._args: dict[str, str] = {}
        theme = tools.theme
        self.presenter = RehearsePresenter(tools, self)
        self.leave_button = Button(theme, self.tr("End (Esc)"), "quiet", run=self._end)
        self.head = PageHead(theme, self.tr("Rehearse"), " ", self.leave_button)
        self.card = FlashCard(tools)
        self.card.setMaximumWidth(theme.px(WIDEST))
        self.card.setMinimumHeight(theme.px(240))
        self.turn = Button(theme, self.tr("Show it (Space)"), "primary", "eye", self.presenter.turn)
        names = (self.tr("Forgot"), self.tr("Hardly"), self.tr("Knew it"), self.tr("At once"))
        self.grades = {
            grade: Button(theme, f"{grade}   {name}", run=partial(self.presenter.grade, grade))
            for grade, name in zip(GRADES, names, strict=True)
        }
        self._grades = QWidget()
        self._grades.setLayout(Flow(theme, *self.grades.values(), gap=8))
        self.empty = EmptyState(theme, "sparkles", "", action=self.tr("Back"), run=self._end)
        self._lay_out()
        tools.actions.explain(
            self,
            (
                (self.tr("Space"), self.tr("Show the answer")),
                ("1 2 3 4", self.tr("From forgotten to known at once")),
                (self.tr("Esc"), self.tr("End the round")),
            ),
        )
        self.presenter.shown.connect(self._show)
        tools.changes.follow(self, lambda _change: self._read(), "manual")
        theme.veil_changed.connect(self._show)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Rehearse"))
        self.set_title(self.tr("Rehearse"))

    @override
    def arrive(self, **args: str) -> None:
        """Begin a round."""
        self._args = args
        self._read()

    @override
    def take_focus(self) -> None:
        """Keys go to the page."""
        self.setFocus()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.card.set_active(active=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.card.set_active(active=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[str, Grade] = {"1": 1, "2": 2, "3": 3, "4": 4}
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.presenter.turn()
        elif event.text() in keys:
            self.presenter.grade(keys[event.text()])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme = self._tools.theme
        self._round = QWidget()
        below = QWidget()
        below.setLayout(column(theme, row(theme, self.turn, None), self._grades, gap=0))
        below.setMaximumWidth(theme.px(WIDEST))
        inside = QVBoxLayout()
        inside.setSpacing(theme.px(16))
        inside.addWidget(self.card)
        inside.addWidget(below)
        inside.addStretch(1)
        across = QHBoxLayout(self._round)
        across.setContentsMargins(0, theme.px(10), 0, 0)
        across.addLayout(inside, 1)
        across.addStretch(0)
        body = QWidget()
        body.setLayout(column(theme, self._round, self.empty, gap=0))
        self.setLayout(column(theme, PageBox(theme, self.head, body), gap=0))

    def _read(self) -> None:
        if self._tools.is_open():
            args = self._args
            self.presenter.read(
                args.get("account", ""), args.get("people", ""), args.get("meeting", "")
            )

    def _show(self) -> None:
        presenter = self.presenter
        known = presenter.card
        self._round.setVisible(known is not None)
        self.empty.setVisible(known is None)
        self.head.say(self._title(), self._note())
        if known is None:
            self.empty.say(*self._ending())
        else:
            family = presenter.families.get(known.kind, "")
            self.card.show_card(known, family, turned=presenter.turned)
            self.turn.setVisible(not presenter.turned)
            self._grades.setVisible(presenter.turned)
        if self.isVisible():
            self.setFocus()

    def _title(self) -> str:
        found = self.presenter.round
        if found is None or not found.people:
            return self.tr("Rehearse")
        return self.tr("Before you meet {}").format(
            words.listed(name.split(maxsplit=1)[0] for name in found.people[:3])
        )

    def _note(self) -> str:
        found = self.presenter.round
        if found is None or self.presenter.card is None:
            return ""
        return self.tr("{} of {}").format(self.presenter.done + 1, len(found.cards))

    def _ending(self) -> tuple[str, str]:
        found = self.presenter.round
        if found is None:
            return (
                self.tr("No meeting is planned."),
                self.tr("Open an account or its brief, and rehearse from there."),
            )
        if found.cards:
            return (
                self.tr("You know them."),
                trn(
                    "{n} card came back at the end.",
                    "{n} cards came back at the end.",
                    len(self.presenter.forgotten),
                )
                if self.presenter.forgotten
                else self.tr("All of it, at the first look."),
            )
        if found.sure:
            return (
                self.tr("Nothing to rehearse."),
                trn(
                    "You will still remember {n} card.",
                    "You will still remember all {n} cards.",
                    found.sure,
                ),
            )
        return (
            self.tr("Nothing is known of them yet."),
            self.tr("What they tell you becomes a card."),
        )

    def _end(self) -> None:
        navigation = self._tools.navigation
        if navigation.can_go_back:
            navigation.back()
        else:
            navigation.open("today")
