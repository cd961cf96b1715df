"""The brief before a meeting: the page itself, who it is for, and a way to paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from secretsmanual.gui.ask import FileKind
from secretsmanual.gui.models.guests import Guest
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.brief.presenter import BriefPresenter, Seen
from secretsmanual.gui.screens.brief.side import BriefSide
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton
from secretsmanual.gui.widgets.document_view import DocumentView
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.frames import Card, column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change


class BriefPage(Page):
    """A sheet of paper and its settings."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = BriefPresenter(tools, self)
        self._args: dict[str, str] = {}
        theme, actions = tools.theme, tools.actions
        self.save = ActionButton(theme, actions["export"], text=self.tr("Save as …"))
        self.print = ActionButton(
            theme, actions["print"], "primary", "printer", self.tr("Print to PDF")
        )
        self.head = PageHead(theme, self.tr("Brief"), "", self.save, self.print)
        self.refusal = PlainLabel(theme, "", "body", "alert", wrap=True)
        self.refusal.hide()
        self.view = DocumentView(theme, self.tr("Brief"))
        self.paper = Card(theme, padding=8)
        self.nobody = EmptyState(
            theme, "users", "", action=self.tr("Open the account"), run=self._open_account
        )
        self.paper.box.addWidget(self.view)
        self.paper.box.addWidget(self.nobody)
        self.nobody.hide()
        self.side = BriefSide(tools)
        main = PageBox(theme, self.head, self.refusal, self.paper, widest=860, least=440)
        self.setLayout(column(theme, TwoColumns(theme, main, self.side, width=320), gap=0))
        self._connect()
        self.set_title(self.tr("Brief"))

    @override
    def arrive(self, **args: str) -> None:
        """Take the account, and perhaps people (ids with commas between) or a meeting."""
        self._args = args
        if self._tools.is_open():
            self._open()

    @override
    def take_focus(self) -> None:
        """Let one read and scroll at once."""
        self.view.setFocus()

    @override
    def whom(self) -> dict[str, str]:
        here = self._presenter.here
        return {"account": self._presenter.account_id, "person": here[0] if len(here) == 1 else ""}

    def _dress(self) -> None:
        px = self._tools.theme.px
        self.view.setViewportMargins(px(18), px(12), px(10), px(12))

    def _connect(self) -> None:
        tools, presenter, side = self._tools, self._presenter, self.side
        presenter.guests_known.connect(self._show_guests)
        presenter.shown.connect(self._show)
        presenter.nobody.connect(self._show_nobody)
        presenter.refused.connect(self._refuse)
        presenter.saved.connect(self._saved)
        side.guests.ticked.connect(lambda who, here: presenter.set_here(who, here=here))
        side.purpose_changed.connect(self._set_purpose)
        side.reader_changed.connect(self._set_reader)
        side.private_changed.connect(self._set_private)
        self.view.opened.connect(self._follow_link)
        bind = tools.actions.bind
        bind(self, "print", self._print)
        bind(self, "export", self._save)
        bind(self, "new_talk", self._talk)
        bind(self, "hand_over", self._hand_over)
        tools.theme.changed.connect(self._dress)
        self._dress()
        tools.changes.follow(
            self, self._changed, "manual", "account", "person", "secret", "promise", "meeting"
        )

    def _open(self) -> None:
        people = [one for one in self._args.get("people", "").split(",") if one]
        self._presenter.open(self._args["account"], people, self._args.get("meeting", ""))

    def _changed(self, change: "Change") -> None:
        if self._args and self._tools.is_open():
            if change.touches("manual") or change.touches("person"):
                self._open()
            else:
                self._presenter.make()

    def _show_guests(self, guests: list[Guest]) -> None:
        self.side.show_guests(guests)
        if guests:
            sentence = self.tr("Tick who will be there.")
            self.nobody.say(sentence, self.tr("The brief is about people; one is enough."))
        else:
            sentence = self.tr("Nobody is known here yet.")
            self.nobody.say(sentence, self.tr("A talk finds out who there is; or add a person."))
        self.nobody.button.setVisible(not guests)

    def _show(self, seen: Seen) -> None:
        self._refuse("")
        self._show_paper(shown=True)
        self.view.show_document(seen.document)
        self.side.set_never_topics(seen.never_topics)

    def _open_account(self) -> None:
        self._tools.navigation.open("account", account=self._args["account"])

    def _show_nobody(self) -> None:
        self.side.set_never_topics(0)
        self._show_paper(shown=False)

    def _show_paper(self, *, shown: bool) -> None:
        self.view.setVisible(shown)
        self.nobody.setVisible(not shown)
        for name in ("print", "export"):
            self._tools.actions.set_enabled(self, name, enabled=shown)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _set_purpose(self, text: str) -> None:
        self._presenter.purpose = text
        self._presenter.make()

    def _set_reader(self, text: str) -> None:
        self._presenter.printed_for = text
        self._presenter.make()

    def _set_private(self, on: bool) -> None:
        self._presenter.with_private = on
        self._presenter.make()

    def _print(self) -> None:
        self._ask_where([(self.tr("PDF"), ("pdf",))], "pdf")

    def _save(self) -> None:
        kinds: list[FileKind] = [
            (self.tr("Web page"), ("html",)),
            (self.tr("Text"), ("txt",)),
            (self.tr("PDF"), ("pdf",)),
        ]
        self._ask_where(kinds, "html")

    def _ask_where(self, kinds: list[FileKind], ending: str) -> None:
        title = self.tr("Save the brief")
        path = self._tools.ask.save_file(title, f"{self.tr('Brief')}.{ending}", kinds)
        if path is not None:
            self._presenter.save(path)

    def _saved(self, path: Path) -> None:
        self._tools.banner.tell(self.tr("{} is written.").format(path.name))

    def _talk(self) -> None:
        presenter = self._presenter
        self._tools.navigation.open(
            "talk",
            account=presenter.account_id,
            people=",".join(presenter.here),
            meeting=presenter.meeting_id,
        )

    def _hand_over(self) -> None:
        self._tools.navigation.open("hand_over", account=self._presenter.account_id)

    def _follow_link(self, link: str) -> None:
        if link.startswith("i-"):
            self._tools.navigation.open("review", interview=link)
            return
        goal = {"p": "person", "s": "secret"}.get(link[:1])
        more = {goal: link} if goal else {}
        self._tools.navigation.open("account", account=self._presenter.account_id, **more)
