"""Hand over: see exactly what leaves and what stays, then one file and its receipt."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import Audience
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.screens.hand_over.kinds import file_name
from secretsmanual.gui.screens.hand_over.presenter import Done, HandOverPresenter, Which
from secretsmanual.gui.screens.hand_over.rows import NOTHING, Rows, Seen, in_words, receipt_in_words
from secretsmanual.gui.screens.hand_over.settling import SettleCard
from secretsmanual.gui.screens.hand_over.side import HandOverSide
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button, Chip
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.filter_chips import FilterChips
from secretsmanual.gui.widgets.frames import Card, column, row
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns, beside_bar
from secretsmanual.gui.widgets.progress import Progress
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from secretsmanual.domain.changes import Change

Show = Literal["all", "settle", "stay"]


class HandOverPage(Page):
    """The preview, and beside it for whom it is."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._presenter = HandOverPresenter(tools, self)
        self._args: dict[str, str] = {}
        self._path: Path | None = None
        self._seen = NOTHING
        self._show_only: Show = "all"
        self._next = ""
        """The row to go to once the one at hand is settled."""
        self._rewording = ""
        """The row whose rewording goes on once its words are read: after a lock."""
        self._anew = True
        """Whether the list begins from its top again: something else is handed over."""
        theme, actions = tools.theme, tools.actions
        self.save = ActionButton(theme, actions["export"], "primary", "send", self.tr("Hand over"))
        self.head = PageHead(theme, self.tr("Hand over"), "", self.save)
        self.refusal = StatusLabel(theme)
        self.progress = Progress(theme)
        self._make_receipt()
        self._make_chips()
        nothing = EmptyState(
            theme,
            "send",
            self.tr("Nothing to hand over yet."),
            self.tr("Choose other accounts, or record what they want for colleagues to act on."),
        )
        self.list = RowList(theme, self.tr("What leaves and what stays"), lines=3, empty=nothing)
        self.card = SettleCard(theme)
        self.side = HandOverSide(theme)
        top, below = QWidget(), QWidget()
        parts = (self.head, self.chips, self.refusal, self.progress, self.receipt)
        top.setLayout(beside_bar(theme, *parts))
        below.setLayout(column(theme, self.list, beside_bar(theme, self.card)))
        self.list.setMinimumHeight(theme.px(150))
        self._main = PageBox(theme, top, below)
        columns = TwoColumns(theme, self._main, self.side, width=320)
        self.setLayout(column(theme, columns, gap=0))
        self._connect()
        self.set_title(self.tr("Hand over"))

    @override
    def arrive(self, **args: str) -> None:
        """Take an account or an audience, where given."""
        self._args = args
        self._begin_anew()
        if self._tools.is_open():
            self._presenter.open(args.get("account", ""), args.get("audience", ""))

    @override
    def where(self) -> dict[str, str]:
        """Say which accounts were chosen one by one, and what is being reworded."""
        presenter, rewording = self._presenter, self.card.isVisibleTo(self) and self.card.writing
        chosen = {"chosen": ",".join(sorted(presenter.chosen))}
        return {
            **(chosen if presenter.which == "chosen" else {}),
            **({"reword": self.list.current_id()} if rewording else {}),
        }

    @override
    def go_on(self, where: Mapping[str, str]) -> None:
        """Choose those accounts again, and go on rewording once the words are read."""
        self._next = self._rewording = where.get("reword", "")
        chosen = set(filter(None, where.get("chosen", "").split(",")))
        if "chosen" in where and (self._presenter.which, self._presenter.chosen) != (
            "chosen",
            chosen,
        ):
            self._presenter.chosen = chosen
            self._set_which("chosen")
        self._anew = not self._next
        self._show_rows()

    @override
    def take_focus(self) -> None:
        """Let one look through what leaves."""
        self.list.setFocus()

    def _make_receipt(self) -> None:
        theme = self._tools.theme
        self.receipt = Card(theme, padding=16, gap=10)
        self.told = PlainLabel(theme, "", "body", wrap=True)
        self.folder = Button(
            theme, self.tr("Show in its folder"), icon="folder-open", run=self._show_folder
        )
        self.receipts = Button(theme, self.tr("All hand-overs"), "quiet", run=self._open_receipts)
        self.receipt.box.addWidget(self.told)
        self.receipt.box.addLayout(row(theme, self.folder, self.receipts, None))
        self.receipt.hide()

    def _make_chips(self) -> None:
        theme = self._tools.theme
        names: dict[Show, tuple[str, str]] = {
            "all": (self.tr("All"), ""),
            "settle": (self.tr("To settle"), self.tr("Only what needs care (S)")),
            "stay": (self.tr("Stays here"), self.tr("Only what stays here, by reason (H)")),
        }
        self.themes = Chip(theme, self.tr("Look after themes"), "layers", run=self._open_themes)
        shown = {show: name for show, (name, _) in names.items()}
        self.chips = FilterChips(theme, shown, self._filter, self.themes)
        for show, (_, tip) in names.items():
            self.chips.of(show).setAccessibleDescription(tip)

    def _connect(self) -> None:
        tools, presenter, side = self._tools, self._presenter, self.side
        presenter.accounts_known.connect(self._show_choices)
        presenter.shown.connect(self._show)
        presenter.working.connect(self._work)
        presenter.stepped.connect(self.progress.step)
        presenter.handed_over.connect(self._done)
        presenter.stopped.connect(self._rest)
        presenter.refused.connect(self._refuse)
        presenter.found.connect(self._open_secret)
        self.progress.cancelled.connect(presenter.stop)
        self.list.opened.connect(presenter.find)
        self.list.chosen.connect(self._choose)
        self._connect_settling()
        side.everything_chosen.connect(self._set_everything)
        side.kind_chosen.connect(self._set_kind)
        side.passphrase_changed.connect(self._set_passphrase)
        side.audience_chosen.connect(self._set_audience)
        side.which_chosen.connect(self._set_which)
        side.toggled.connect(presenter.toggle)
        side.recipient_changed.connect(self._set_recipient)
        side.search.textChanged.connect(lambda _text: self._show_choices())
        tools.actions.bind(self, "export", self._save)
        tools.changes.follow(
            self,
            self._changed,
            *("manual", "account", "person", "secret", "promise", "oops", "theme", "theme_quote"),
        )

    def _connect_settling(self) -> None:
        presenter, card = self._presenter, self.card
        presenter.to_settle.connect(self._show_card)
        presenter.settled.connect(self._settled)
        presenter.not_settled.connect(card.refuse)
        card.kept.connect(self._keep)
        card.reworded.connect(self._reword)
        card.left.connect(self.list.setFocus)
        keys = (
            ("K", self._keep, self.tr("Keep it to yourself")),
            ("R", self._begin_reword, self.tr("Reword it")),
            ("S", partial(self._toggle, "settle"), self.tr("Only what needs care")),
            ("H", partial(self._toggle, "stay"), self.tr("Only what stays here, by reason")),
        )
        answer_keys(self._tools.actions, self, keys, self.list)

    def _changed(self, change: "Change") -> None:
        if not self._tools.is_open():
            return
        if change.touches("manual"):
            self._presenter.open(self._args.get("account", ""), self._args.get("audience", ""))
        elif self.isVisible():
            self._presenter.read()

    def _show_choices(self) -> None:
        self.side.show_choices(self._presenter)

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        if not self._rows():
            self._show_only = "all"
        presenter = self._presenter
        told = in_words(seen, presenter.audience, only_new=presenter.only_new)
        self.head.say(self.tr("Hand over"), told)
        # With nothing new there may still be something to call back.
        some = bool(seen.leave) or (presenter.only_new and seen.stay > 0)
        self._tools.actions.set_enabled(self, "export", enabled=some)
        self.refusal.hide()
        self._show_rows()

    def _show_rows(self) -> None:
        seen = self._seen
        counts: dict[Show, int] = {
            "all": seen.leave + seen.stay,
            "settle": len(seen.settle),
            "stay": seen.stay,
        }
        self.chips.show_counts(self._show_only, counts)
        for show, count in counts.items():
            self.chips.of(show).setVisible(show == "all" or count > 0)
        self.chips.setVisible(counts["all"] > 0 or self._presenter.audience == "themes")
        self.themes.setVisible(self._presenter.audience == "themes")
        self.list.show_rows(self._rows())
        if self._next:
            self.list.choose(self._next)
            self._next = ""
        if self._anew or not self.list.current_id():
            self._anew = False
            self.list.choose_first()
            self.list.scrollToTop()
        if not self.card.writing:
            self._choose(self.list.current_id())

    def _rows(self) -> Rows:
        seen = self._seen
        if self._show_only == "settle":
            return seen.settle_rows
        if self._show_only == "stay":
            return [*seen.settle_rows, *seen.stay_rows]
        return seen.all_rows

    def _toggle(self, show: Show) -> None:
        """Show only these, or everything again."""
        if not self.chips.of(show).isHidden():
            self._filter("all" if self._show_only == show else show)

    def _filter(self, show: Show) -> None:
        self._show_only = show
        self._anew = True
        self._show_rows()
        self.list.setFocus()

    def _choose(self, row_id: str) -> None:
        if row_id in self._seen.settle:
            self._presenter.read_secret(row_id)
        else:
            self.card.hide()

    def _show_card(self, row_id: str, secret: Secret) -> None:
        if row_id == self.list.current_id() and row_id in self._seen.settle:
            self.card.show_secret(secret, self._seen.settle[row_id])
            if row_id == self._rewording:
                self._rewording = ""
                self.card.begin()
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Keep row and card in sight: the card takes room of the list, or lies below the window."""
        self.list.scrollTo(self.list.currentIndex())
        if self.card.isVisible():
            self._main.ensureWidgetVisible(self.card, 0, 0)

    def _keep(self) -> None:
        row_id = self.list.current_id()
        if row_id in self._seen.settle:
            self._presenter.settle(row_id, "keep")

    def _begin_reword(self) -> None:
        if self.card.isVisible() and self.list.current_id() in self._seen.settle:
            self.card.begin()
            QTimer.singleShot(0, self, self._bring_into_view)

    def _reword(self, text: str) -> None:
        self._presenter.settle(self.list.current_id(), "reword", text)

    def _settled(self) -> None:
        ids = [*self._seen.settle]
        here = self.list.current_id()
        at = ids.index(here) if here in ids else 0
        self._next = next((one for one in (*ids[at + 1 :], *ids[:at]) if one != here), "")
        self.card.hide()
        self.list.setFocus()

    def _set_audience(self, name: Audience) -> None:
        self._presenter.set_audience(name)
        self._show_only = "all"
        self._begin_anew()
        self._show_choices()
        self._presenter.preview()

    def _set_kind(self, ending: str) -> None:
        self._presenter.ending = ending
        self._begin_anew()
        self._show_choices()
        self._presenter.preview()

    def _set_everything(self, everything: bool) -> None:
        self._presenter.everything = everything
        self._begin_anew()
        self._presenter.preview()

    def _set_which(self, which: Which) -> None:
        self._presenter.which = which
        self._begin_anew()
        self._show_choices()
        self._presenter.preview()
        if which == "chosen":
            self.side.search.setFocus()

    def _begin_anew(self) -> None:
        self._anew = True
        self.receipt.hide()

    def _set_recipient(self, name: str) -> None:
        self._presenter.recipient = name
        if self._presenter.only_new:
            self._presenter.preview()

    def _set_passphrase(self, words: str) -> None:
        self._presenter.passphrase = words

    def _save(self) -> None:
        presenter, kind = self._presenter, self.side.kind
        name = file_name(presenter.audience, presenter.ending)
        path = self._tools.ask.save_file(
            self.tr("Hand over"), name, [(kind.currentText(), (presenter.ending,))]
        )
        if path is not None:
            presenter.hand_over(path)

    def _work(self) -> None:
        self.refusal.hide()
        self.receipt.hide()
        self.progress.start(self.tr("Writing the file"))
        self._tools.actions.set_enabled(self, "export", enabled=False)

    def _rest(self) -> None:
        self.progress.finish()
        self._tools.actions.set_enabled(self, "export", enabled=True)

    def _done(self, done: Done) -> None:
        self._rest()
        self._path = done.path
        self.told.setText(receipt_in_words(done.receipt))
        self.receipt.setAccessibleName(self.told.text())
        self.receipt.show()
        self._show_choices()
        self.folder.setFocus()
        if self._presenter.only_new:
            self._presenter.preview()

    def _refuse(self, sentence: str) -> None:
        self._rest()
        self.refusal.say(sentence, well=False)

    def _show_folder(self) -> None:
        if self._path is not None:
            self._tools.ask.show_folder(self._path.parent)

    def _open_receipts(self) -> None:
        self._tools.navigation.open("handovers")

    def _open_themes(self) -> None:
        self._tools.navigation.open("themes")

    def _open_secret(self, account: str, secret: str) -> None:
        self._tools.navigation.open("account", account=account, secret=secret)
