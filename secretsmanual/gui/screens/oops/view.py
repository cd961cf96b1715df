"""A mishap: the clock, the next step one Enter away, and what we know of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain import recovery
from secretsmanual.domain.recovery_card import RecoveryCard
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.ask import FileKind
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.oops.clock import ClockLabel
from secretsmanual.gui.screens.oops.forms import (
    ClosedNote,
    CloseForm,
    Form,
    OpenForm,
    StepForm,
    SurpriseForm,
)
from secretsmanual.gui.screens.oops.presenter import OopsPresenter
from secretsmanual.gui.screens.oops.room import LIST, MARGIN, Forms, Room
from secretsmanual.gui.screens.oops.rows import ASKED
from secretsmanual.gui.screens.oops.side import OopsSide
from secretsmanual.gui.screens.oops.strip import ASK, Steps
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.frames import Card, Surface, column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from datetime import datetime

RECORDS = ("oops", "secret", "secret_use", "person", "account", "setting")


class OopsPage(ReadingPage):
    """One screen for a case, from the moment we learn of it to how it felt."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.presenter = OopsPresenter(tools, self)
        theme = tools.theme
        self._opened: dict[str, str] = {}
        self._wanted = ""
        """The step that was chosen by hand; empty for the next one."""
        self._fresh = True
        self.name = Heading(theme, " ", 1)
        self.clock = ClockLabel(theme, lambda: self.presenter.now)
        self.warning = PlainLabel(theme, "", "strong", "alert", wrap=True)
        self.steps = Steps(theme)
        self.refusal = StatusLabel(theme)
        self.opening = OpenForm(theme)
        self.step = StepForm(theme)
        self.surprise = SurpriseForm(theme)
        self.closing = CloseForm(theme)
        self.closed = ClosedNote(theme)
        self.forms = Forms(self.opening, self.step, self.surprise, self.closing, self.closed)
        self.card = Card(theme, padding=18)
        self.card.box.addWidget(self.warning)
        self.card.box.addWidget(self.refusal)
        self.card.box.addWidget(self.forms)
        self.asked = Heading(theme, tr(ASKED), 3)
        nothing = EmptyState(theme, "gift", self.tr("Nothing known of them yet."))
        self.list = RowList(theme, tr(ASKED), "card", 3, nothing)
        self.side = OopsSide(tools)
        self._lay_out()
        self._connect()
        self.set_title(self.tr("OOPS"))

    @override
    def arrive(self, account: str = "", person: str = "", case: str = "", **args: str) -> None:
        """Show the card of a case, else the one that runs for a person or account."""
        opened = {"account": account, "person": person, "case": case}
        self._opened = opened
        self._wanted, self._fresh = "", True
        self._refuse("")
        self.presenter.open(account, person, case)
        self._stale = True
        self._read_if_stale()

    @override
    def leave(self) -> None:
        """Keep what is half typed."""
        self.side.keep()

    @property
    @override
    def form_open(self) -> bool:
        """Whether another moment is being typed."""
        return not self.side.moment_form.isHidden()

    @override
    def where(self) -> dict[str, str]:
        """Say as well which step was chosen by hand."""
        return {**super().where(), **({"step": self._wanted} if self._wanted else {})}

    @override
    def go_on(self, where: Mapping[str, str]) -> None:
        """Choose that step again."""
        if "step" in where:
            self._choose_step(where["step"])
        super().go_on(where)

    @override
    def take_focus(self) -> None:
        """Go on with the next step, with all of its form in view."""
        self._form().begin()
        QTimer.singleShot(0, self, self._bring)

    @override
    def whom(self) -> dict[str, str]:
        seen = self.presenter.seen
        if seen is None:
            return {}
        known = seen.card.known
        return {"account": known.account.id, "person": known.person.id if known.person else ""}

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self.presenter.read()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._form().begin()
        else:
            super().keyPressEvent(event)

    def _bring(self) -> None:
        self.room.bring(self.card)

    def _to_list(self) -> None:
        """Go on among the secrets, which a long form leaves below the window."""
        self.list.setFocus()
        self.room.bring(self.asked)

    def _lay_out(self) -> None:
        theme = self._tools.theme
        self.warning.hide()
        top, main = Surface("bar"), QWidget()
        self._top = column(theme, self.name, self.clock, gap=2)
        self._main = column(theme, self.steps, self.card, self.asked, self.list, gap=12)
        top.setLayout(self._top)
        main.setLayout(self._main)
        self.room = Room(theme, main, self.side)
        self.setLayout(column(theme, top, self.room, gap=0))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._tools.theme.px
        self._top.setContentsMargins(px(MARGIN), px(18), px(MARGIN), px(10))
        self._main.setContentsMargins(px(MARGIN), px(14), px(18), px(14))
        self.list.setMinimumHeight(px(LIST))

    def _connect(self) -> None:
        tools, presenter = self._tools, self.presenter
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.gone.connect(self._gone)
        self.steps.wanted.connect(self._choose_step)
        self.opening.done.connect(self._start)
        self.step.done.connect(self._do_step)
        self.surprise.done.connect(self._do_surprise)
        self.surprise.planned.connect(self._plan)
        self.closing.done.connect(self._close)
        self.closed.done.connect(self._again)
        for form in (self.opening, self.step, self.surprise, self.closing):
            form.typed.connect(self.clock.hold)
            form.down.connect(self._to_list)
        side = self.side
        side.typed.connect(self.clock.hold)
        side.reworded.connect(presenter.set_what)
        side.felt.connect(presenter.set_feeling)
        side.worded.connect(presenter.set_apology)
        side.copied.connect(lambda: tools.banner.tell(self.tr("The apology is copied.")))
        side.not_ours.connect(lambda: presenter.not_ours(""))
        side.moment_wanted.connect(self._ask_moment)
        side.moment_form.changed.connect(self._set_moment)
        side.moment_form.left.connect(side.moment.setFocus)
        self.list.opened.connect(self._choose_secret)
        tools.actions.bind(self, "print", self._print)
        tools.actions.bind(self, "export", self._print)
        tools.theme.veil_changed.connect(self._show)
        self.follow(*RECORDS)

    def _card(self) -> RecoveryCard | None:
        return self.presenter.seen.card if self.presenter.seen else None

    def _form(self) -> Form:
        form = self.forms.front
        return form if isinstance(form, Form) else self.opening

    def _show(self) -> None:
        seen = self.presenter.seen
        if seen is None:
            return
        card = seen.card
        before = self.forms.front, self.step.step
        self._say_head(card)
        self.list.show_rows(seen.rows)
        self.side.show_card(card)
        self._show_form(card)
        self.steps.show_steps(card.todos if card.running else (), self._here(), card.known.now)
        moved = before != (self.forms.front, self.step.step)
        if self.isVisible() and (moved or self._fresh):
            self.take_focus()
        self._fresh = False
        for name in ("print", "export"):
            self._tools.actions.set_enabled(self, name, enabled=card.case is not None)

    def _say_head(self, card: RecoveryCard) -> None:
        known = card.known
        account = known.account.name if known.person else self.tr("the organisation")
        self.name.setText(f"{card.name}, {account}")
        self.set_title(self.tr("OOPS"))
        self.clock.show_case(card.case)
        self.clock.setVisible(card.running)
        warning = recovery.AGAIN if card.second and card.running else ""
        self.warning.setText(tr(warning))
        self.warning.setVisible(bool(warning))

    def _show_form(self, card: RecoveryCard) -> None:
        self.surprise.show_plan(card)
        self.closing.show_card(card)
        todo = next((one for one in card.todos if one.step == self._wanted), None)
        if todo is None or todo.done_at or todo.locked:
            self._wanted = ASK if self._wanted == ASK else ""
            todo = card.next
        if card.case is None:
            self.forms.bring(self.opening)
        elif not card.running:
            self.closed.show_card(card, _ended(card))
            self.forms.bring(self.closed)
        elif self._wanted == ASK or todo is None:
            self.forms.bring(self.closing)
        elif todo.step == "surprise":
            self.forms.bring(self.surprise)
        else:
            self.step.show_step(todo)
            self.forms.bring(self.step)

    def _here(self) -> str:
        form = self.forms.front
        if form is self.closing:
            return ASK
        if form is self.surprise:
            return "surprise"
        return self.step.step.step if form is self.step and self.step.step else ""

    def _choose_step(self, step: str) -> None:
        self._wanted = step
        self._refuse("")
        self._show()
        self.take_focus()

    def _start(self) -> None:
        form = self.opening
        self._refuse("")
        self.presenter.start(form.what.text(), form.feeling.text())
        if form.what.text().strip():
            form.what.clear()
            form.feeling.clear()
            self.closing.forget()

    def _do_step(self) -> None:
        todo = self.step.step
        if todo is not None and not self.presenter.busy:
            self._wanted = ""
            self._refuse("")
            self.presenter.step(todo.step, self.step.note.text())

    def _do_surprise(self) -> None:
        found = self.surprise.surprising()
        if found is not None:
            self._refuse("")
            self.presenter.surprise(found)

    def _plan(self) -> None:
        found = self.surprise.surprising()
        if found is not None:
            self.presenter.plan(found)

    def _close(self) -> None:
        if self.closing.button.isEnabled():
            self._refuse("")
            self.presenter.close(self.closing.closing())

    def _again(self) -> None:
        whom = self.whom()
        self._tools.navigation.open("oops", account=whom["account"], person=whom["person"])

    def _choose_secret(self, secret_id: str) -> None:
        card = self._card()
        if card is None or not card.running:
            return
        refused = {str(one.secret.id): one.why for one in card.refused}
        if why := refused.get(secret_id):
            self._refuse(self.tr("Not as a surprise. {}").format(why))
        elif any(one.secret.id == secret_id for one in card.surprises):
            self._wanted = "surprise"
            self._refuse("")
            self._fresh = True
            self.presenter.plan(self.surprise.resting_on(secret_id))

    @opens_form
    def _ask_moment(self) -> None:
        card = self._card()
        if card is not None and card.case is not None:
            self.side.moment_form.begin(card.case.learned_at, self.presenter.now)

    def _set_moment(self, at: "datetime", why: str) -> None:
        self.side.moment_form.hide()
        self.presenter.set_learned(at, why)
        self.take_focus()

    def _print(self) -> None:
        kinds: list[FileKind] = [
            (self.tr("PDF"), ("pdf",)),
            (self.tr("Web page"), ("html",)),
            (self.tr("Text"), ("txt",)),
        ]
        title = self.tr("Save the page for service")
        path = self._tools.ask.save_file(title, self.tr("OOPS") + ".pdf", kinds)
        if path is not None:
            self.presenter.print(path)

    def _refuse(self, sentence: str) -> None:
        self.refusal.say(sentence, well=False)

    def _gone(self, sentence: str) -> None:
        self._tools.banner.tell(sentence, "info")
        self._tools.navigation.open("today")


def _ended(card: RecoveryCard) -> list[str]:
    case = card.case
    if case is None:
        return []
    answer = tr("“{}” {}").format(tr(recovery.QUESTION), case.answer) if case.answer else ""
    felt = {
        tr("Felt before: “{}”"): case.feeling_before,
        tr("Felt after: “{}”"): case.feeling_after,
    }
    return [
        case.what,
        answer,
        *(said.format(feeling) for said, feeling in felt.items() if feeling),
        quoted(case.after_words),
        tr("Learned: {}").format(case.learned) if case.learned else "",
    ]
