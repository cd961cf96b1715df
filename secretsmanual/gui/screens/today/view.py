"""The day: talks to end and review, meetings with their briefs, promises, people gone quiet."""

from typing import TYPE_CHECKING

from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.wording import trn
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.today.presenter import TodayPresenter
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.waiting import ResumeBar

if TYPE_CHECKING:
    from secretsmanual.services.today import Today


class TodayPage(ReadingPage):
    """Two short lists; Enter opens what a row is about."""

    of_the_day = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = TodayPresenter(tools, self)
        theme = tools.theme
        self.head = PageHead(theme, self.tr("Today"))
        self.bar = ResumeBar(theme)
        self.ahead = RowList(theme, self.tr("Talks and meetings"))
        self.beside = RowList(theme, self.tr("Promises and people"))
        self.quiet_day = EmptyState(
            theme,
            "sun",
            self.tr("Nothing waits today."),
            self.tr("A good day to ring somebody whose hopes you do not know yet."),
            self.tr("Open the accounts"),
            self._open_accounts,
        )
        side = PageBox(theme, self.beside, margin=22)
        self._columns = TwoColumns(
            theme, PageBox(theme, self.head, self.bar, self.ahead), side, width=400
        )
        self.setLayout(column(theme, self._columns, self.quiet_day, gap=0))
        self.quiet_day.hide()
        self._connect()
        self.set_title(self.tr("Today"))

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @override
    def take_focus(self) -> None:
        """Go on in the first list."""
        (self.quiet_day.button if self.quiet_day.isVisible() else self.ahead).setFocus()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.ended.connect(lambda talk: tools.navigation.open("review", interview=talk))
        self.bar.resumed.connect(lambda talk: tools.navigation.open("talk", resume=talk))
        self.bar.reviewed.connect(presenter.end)
        self.bar.put_off.connect(presenter.put_off)
        for one in (self.ahead, self.beside):
            one.opened.connect(self._open)
        tools.actions.bind(self, "brief", self._brief)
        tools.actions.bind(self, "new_talk", self._talk)
        tools.changes.follow(self, self._changed)

    def _show(self) -> None:
        seen = self._presenter.seen
        if seen is None:
            return
        today = seen.today
        now = today.now
        day = words.full_weekday(now)
        self.head.say(day[:1].upper() + day[1:], self._sentence(today))
        talk = self._presenter.unfinished
        self.bar.show_talk(talk)
        self.ahead.show_rows(seen.ahead)
        self.beside.show_rows(seen.beside)
        nothing = not seen.goals and talk is None
        held = any(part.hasFocus() for part in (self.ahead, self.beside, self.quiet_day.button))
        self._columns.setHidden(nothing)
        self.quiet_day.setHidden(not nothing)
        if held and nothing:
            self.take_focus()

    def _sentence(self, today: "Today") -> str:
        meetings = sum(one.at.date() == today.now.date() for one in today.meetings)
        overdue = sum(one.overdue for one in today.promises)
        parts = [trn("{n} mishap", "{n} mishaps", len(today.running))] if today.running else []
        if meetings:
            parts.append(trn("{n} meeting", "{n} meetings", meetings))
        if overdue:
            parts.append(trn("{n} promise overdue", "{n} promises overdue", overdue))
        if today.waiting:
            parts.append(trn("{n} talk to review", "{n} talks to review", len(today.waiting)))
        return ", ".join(parts)

    def _open(self, row_id: str) -> None:
        goal = self._presenter.goal(row_id)
        if goal is not None:
            self._tools.navigation.open(goal.page, **goal.args)

    def _open_accounts(self) -> None:
        self._tools.navigation.open("accounts")

    def _here(self) -> str:
        return (self.beside if self.beside.hasFocus() else self.ahead).current_id()

    def _brief(self) -> None:
        goal = self._presenter.goal(self._here())
        if goal is None or not goal.args.get("account"):
            return
        args = {str(name): goal.args[name] for name in ("account", "meeting") if name in goal.args}
        if goal.args.get("person"):
            args["people"] = goal.args["person"]
        self._tools.navigation.open("brief", **args)

    def _talk(self) -> None:
        planned = self._presenter.meeting(self._here())
        if planned is not None:
            meeting = planned.meeting
            self._tools.navigation.open(
                "talk",
                account=meeting.account_id,
                people=",".join(meeting.attendees),
                meeting=meeting.id,
            )
            return
        goal = self._presenter.goal(self._here())
        if goal is not None and goal.page == "account":
            person = goal.args["person"]
            self._tools.navigation.open("talk", account=goal.args["account"], people=person)
