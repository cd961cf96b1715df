"""One account's manual on the page: the person first, then promises, secrets, facts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.coverage import Coverage
from secretsmanual.domain.names import folded
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.account.coming_back import ComingBack
from secretsmanual.gui.screens.account.doing import Doing
from secretsmanual.gui.screens.account.parts import Parts
from secretsmanual.gui.screens.account.presenter import AccountPresenter
from secretsmanual.gui.screens.account.record_panels import RecordPanel
from secretsmanual.gui.screens.account.rows import Seen, peeked, ring
from secretsmanual.gui.screens.account.secret_panel import SecretPanel
from secretsmanual.gui.screens.account.writer import Writer
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.coverage import KindCover
from secretsmanual.gui.widgets.frames import column

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change

RECORDS = (
    *("manual", "account", "person", "secret", "secret_use"),
    *("promise", "ask_later", "interview", "oops"),
)


class AccountPage(Page):
    """People at the left, what is known of the one chosen, and one record beside it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = AccountPresenter(tools, self)
        self._stale = True
        self._wanted = ""
        self._wanted_person = ""
        self._new = ""
        self.parts = Parts(tools, tools.actions["add_secret"].trigger)
        self.setLayout(column(tools.theme, self.parts.laid_out(tools.theme), gap=0))
        self._doing = Doing(tools, self.parts, self._presenter, self)
        self._coming_back = ComingBack(self.parts)
        self._connect()
        self._bind()

    @override
    def arrive(self, account: str = "", person: str = "", secret: str = "", **args: str) -> None:
        presenter = self._presenter
        another = account != presenter.account_id
        presenter.open(account)
        self._wanted, self._wanted_person = secret, person
        if another:
            self._forget()
        if (another or self._stale) and self._tools.is_open():
            self._read()
        elif presenter.seen:
            self._show()

    @override
    def leave(self) -> None:
        """Keep what is half typed."""
        self._stop_typing()

    @override
    def where(self) -> dict[str, str]:
        return self._coming_back.where(self._presenter.subject)

    @override
    def go_on(self, where: Mapping[str, str]) -> None:
        self._wanted_person, self._wanted = where["subject"], where["record"]
        self._show()
        self._coming_back.open_form(where)

    @override
    def take_focus(self) -> None:
        """Go on where the chosen record is: in the list, else among the people."""
        parts = self.parts
        (parts.list if self._wanted or parts.list.current_id() else parts.people).setFocus()

    @override
    def whom(self) -> dict[str, str]:
        return {"account": self._presenter.account_id, "person": self._presenter.person_id}

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what must never be mentioned while Space is held in the list."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            line = self._presenter.secret(self.parts.list.current_id())
            if line is not None and line.secret.sensitivity == "never":
                if not event.isAutoRepeat():
                    self._peek(event.type() == QEvent.Type.KeyPress)
                return True
        if event.type() == QEvent.Type.FocusOut:
            self._peek(False)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        parts, presenter, tools = self.parts, self._presenter, self._tools
        presenter.shown.connect(self._show)
        presenter.gone.connect(self._leave)
        presenter.made.connect(self._want)
        parts.people.chosen.connect(self._turn_to)
        parts.people.opened.connect(lambda _: self._go_to_list())
        parts.name.saved.connect(self._add_person)
        parts.name.left.connect(self._stop_adding)
        parts.list.chosen.connect(self._choose)
        parts.list.opened.connect(lambda _: self._open())
        parts.list.installEventFilter(self)
        parts.find.textChanged.connect(lambda _: self._fill())
        parts.find.down.connect(parts.list.setFocus)
        parts.secret.reworded.connect(presenter.edit)
        parts.secret.topic_named.connect(presenter.set_topic)
        parts.secret.peeked.connect(self._peek)
        parts.person.changed.connect(self._change_person)
        parts.organisation.changed.connect(presenter.change_account)
        parts.promise.keep_wanted.connect(self._doing.keep_promise)
        parts.promise.move_wanted.connect(self._coming_back.noted("move", self._doing.move_promise))
        parts.promise.drop_wanted.connect(self._doing.drop_promise)
        parts.talk.opened.connect(self._open)
        self._doing.rested.connect(self._rest)
        parts.columns.back.connect(self._rest)
        for part in (parts.secret, parts.person, parts.organisation, parts.writer, parts.picker):
            part.left.connect(self._rest)
        tools.changes.follow(self, self._changed, *RECORDS)
        tools.theme.veil_changed.connect(self._show_panel)

    def _bind(self) -> None:
        bind = self._tools.actions.bind
        for name, run in self._doing.table().items():
            bind(self, name, self._coming_back.noted(name, run))
        bind(self, "next_person", lambda: self._walk(1))
        bind(self, "previous_person", lambda: self._walk(-1))
        bind(self, "find", self._coming_back.noted("find", self._find))
        self._doing.enable()

    def _changed(self, _change: "Change") -> None:
        self._stale = True
        if self.isVisible() and self._tools.is_open():
            self._read()

    def _read(self) -> None:
        if self._presenter.account_id:
            self._stale = False
            self._presenter.read()

    def _leave(self, sentence: str) -> None:
        """Go back to the list: the account was taken back, merged or deleted."""
        self._tools.banner.tell(sentence, "info")
        self._tools.navigation.open("accounts")

    def _forget(self) -> None:
        """Show nothing of the account before."""
        self.set_title("")
        parts = self.parts
        for rows in (parts.people, parts.list):
            rows.show_rows([])
        parts.head.say(" ")
        parts.find.clear()
        parts.find.hide()

    def _show(self) -> None:
        seen, presenter, parts = self._presenter.seen, self._presenter, self.parts
        if seen is None:
            return
        self._follow_wishes(seen)
        self._say_head(seen)
        parts.people.blockSignals(True)
        parts.people.show_rows(seen.people)
        parts.people.choose(presenter.subject)
        parts.people.blockSignals(False)
        at = parts.list.records.row_of(parts.list.current_id())
        chosen = parts.list.current_id()
        self._fill()
        if self._wanted:
            parts.list.choose(self._wanted)
            self._wanted = ""
        elif chosen and not parts.list.current_id():
            self._choose_near(at)
        self._show_panel()
        new = presenter.secret(self._new)
        self._new = ""
        if new is not None and not new.secret.kind:
            self._doing.choose_kind()

    def _follow_wishes(self, seen: Seen) -> None:
        presenter = self._presenter
        if self._wanted_person:
            presenter.choose(self._wanted_person)
            self._wanted_person = ""
        line = seen.secrets.get(self._wanted)
        if line is not None:
            presenter.choose(line.secret.person_id or presenter.account_id)
        elif self._wanted in seen.lists:
            presenter.choose(self._wanted)

    def _say_head(self, seen: Seen) -> None:
        self.parts.say_head(seen.page)
        self.set_title(seen.page.account.name)

    def _fill(self) -> None:
        """Show the rows of the one chosen, or those that hold what is typed."""
        presenter, parts = self._presenter, self.parts
        seen = presenter.seen
        if seen is None:
            return
        one = seen.person(presenter.subject)
        name = one.person.name if one else seen.page.account.name
        parts.who.setText(name)
        self._cover(one.coverage if one else seen.page.organisation_coverage, name)
        parts.nothing.say(*self._nothing(name))
        parts.list.show_rows(_holding(seen.lists[presenter.subject], parts.find.text()))

    def _nothing(self, name: str) -> tuple[str, str]:
        if self.parts.find.text().strip():
            return self.tr("Nothing here holds that."), ""
        first = name.split(maxsplit=1)[0] if self._presenter.person_id else name
        return (
            self.tr("Nothing known of {} yet.").format(first),
            self.tr("Start a talk, or write down the one thing you remember."),
        )

    def _cover(self, coverage: Coverage, name: str) -> None:
        parts = self.parts
        parts.coverage.set_kinds([KindCover(*kind) for kind in ring(coverage)], name)
        missing = words.listed(coverage.missing)
        parts.learn.setText(self.tr("Still to learn: {}").format(missing) if missing else "")
        parts.learn.setVisible(bool(missing))

    def _show_panel(self) -> None:
        """Show the chosen record beside the list, unless something is being typed there."""
        parts, presenter = self.parts, self._presenter
        self._doing.enable()
        if parts.typing or presenter.seen is None:
            return
        chosen = parts.list.current_id()
        if line := presenter.secret(chosen):
            kind = presenter.seen.kinds.get(line.secret.kind)
            parts.secret.show_secret(line, kind, parts.who.text())
            parts.panel.setCurrentWidget(parts.secret)
        elif promise := presenter.promise(chosen):
            parts.promise.show_promise(promise)
            parts.panel.setCurrentWidget(parts.promise)
        elif talk := presenter.talk(chosen):
            parts.talk.show_talk(talk)
            parts.panel.setCurrentWidget(parts.talk)
        elif ask := presenter.seen.ask_later.get(chosen):
            parts.talk.show_ask(ask, private=ask.id in presenter.seen.page.confided)
            parts.panel.setCurrentWidget(parts.talk)
        elif one := presenter.seen.person(presenter.subject):
            parts.person.show_person(one)
            parts.panel.setCurrentWidget(parts.person)
        else:
            parts.organisation.show_account(presenter.seen.page)
            parts.panel.setCurrentWidget(parts.organisation)

    def _turn_to(self, subject: str) -> None:
        presenter, parts = self._presenter, self.parts
        if not subject or subject == presenter.subject or presenter.seen is None:
            return
        self._stop_typing()
        presenter.choose(subject)
        parts.list.setCurrentIndex(parts.list.records.index(-1))
        self._fill()
        parts.list.scrollToTop()
        self._show_panel()

    def _walk(self, step: int) -> None:
        self.parts.people.choose(self._presenter.neighbour(step))

    def _choose(self, _record_id: str) -> None:
        self._stop_typing()
        self._show_panel()

    def _choose_near(self, at: int) -> None:
        """Go on with what stood after a row that is gone."""
        rows = self.parts.list.records.rows
        near = [*rows[max(0, at) :], *reversed(rows[: max(0, at)])]
        found = next((row.id for row in near if not isinstance(row, SectionRow)), "")
        self.parts.list.choose(found)

    def _open(self) -> None:
        """Enter: a talk opens its lines, a secret becomes a field, a promise can be kept."""
        parts, presenter = self.parts, self._presenter
        chosen = parts.list.current_id()
        if presenter.talk(chosen):
            self._tools.navigation.open("review", interview=chosen)
        elif line := presenter.secret(chosen):
            if line.secret.sensitivity == "never":
                parts.bring(parts.secret)
                parts.secret.hold.setFocus()
            else:
                self._doing.edit()
        elif presenter.promise(chosen):
            parts.bring(parts.promise)
            parts.promise.keep.setFocus()

    def _go_to_list(self) -> None:
        if self.parts.list.records.rows:
            self.parts.list.setFocus()

    def _step_back(self) -> None:
        """Escape: from a record to its list, from the list to the person."""
        parts = self.parts
        if parts.columns.turned:
            self._rest()
        elif not parts.find.isHidden():
            parts.find.clear()
            parts.find.hide()
            parts.list.setFocus()
        elif parts.list.hasFocus() or parts.list.current_id():
            parts.list.setCurrentIndex(parts.list.records.index(-1))
            parts.people.setFocus()

    def _rest(self) -> None:
        """Show again what is chosen; the focus goes back to where it was chosen."""
        self._drop_typing()
        parts = self.parts
        parts.columns.turn(to_record=False)
        (parts.list if parts.list.current_id() else parts.people).setFocus()
        self._show_panel()

    def _stop_typing(self) -> None:
        """Save what is being typed beside the list: turning elsewhere loses nothing."""
        front = self.parts.panel.currentWidget()
        if isinstance(front, RecordPanel | SecretPanel | Writer):
            front.keep()
        self._drop_typing()

    def _drop_typing(self) -> None:
        if self.parts.panel.currentWidget() in (self.parts.writer, self.parts.picker):
            self.parts.panel.setCurrentWidget(self.parts.person)

    def _find(self) -> None:
        self.parts.find.show()
        self.parts.find.setFocus()

    def _peek(self, shown: bool) -> None:
        parts, presenter = self.parts, self._presenter
        line = presenter.secret(parts.list.current_id())
        if line is None or presenter.seen is None or line.secret.sensitivity != "never":
            return
        parts.secret.show_words(shown=shown)
        rows = _holding(presenter.seen.lists[presenter.subject], parts.find.text())
        kind = presenter.seen.kinds.get(line.secret.kind)
        parts.list.show_rows(peeked(rows, line, kind) if shown else rows)

    def _want(self, record_id: str) -> None:
        self._wanted = self._new = record_id

    def _add_person(self, name: str) -> None:
        self._stop_adding()
        if name.strip():
            self._presenter.add_person(name)

    def _stop_adding(self) -> None:
        self.parts.name.hide()
        self.parts.people.setFocus()

    def _change_person(self, values: dict[str, object]) -> None:
        presenter = self._presenter
        if presenter.seen and {"consent_service", "consent_marketing"} & values.keys():
            values = {"consent_asked_on": presenter.seen.today, **values}
        presenter.change_person(presenter.person_id, values)


def _holding(rows: list[Row], typed: str) -> list[Row]:
    wanted = folded(typed).split()
    if not wanted:
        return rows
    return [
        row
        for row in rows
        if not isinstance(row, SectionRow) and all(word in folded(row.spoken) for word in wanted)
    ]
