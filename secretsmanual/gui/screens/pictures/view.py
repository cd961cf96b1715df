"""Pictures of one account or of all, under each other, each with its words."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.pictures.card import PictureCard
from secretsmanual.gui.screens.pictures.presenter import PicturesPresenter
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.fields import Choice
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead

_READS = (
    *("account", "person", "secret", "secret_use", "promise", "interview", "rating"),
    *("import", "setting"),
)
PICTURES = 6


class PicturesPage(ReadingPage):
    """Whose pictures on top, then each of them; Tab goes from one to the next."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = PicturesPresenter(tools, self)
        theme = tools.theme
        self.save = Button(theme, self.tr("Write a file"), icon="file-up", run=self._save)
        note = self.tr(
            "Counts, never words. Tab goes from picture to picture, arrow keys from value to value."
        )
        self.head = PageHead(theme, self.tr("Pictures"), note, self.save)
        self.whose = Choice(self.tr("Whose pictures"), 21)
        self.card = Chip(theme, self.tr("Report card"), "chart-column", run=self._to_card)
        chosen = QWidget()
        chosen.setLayout(Flow(theme, self.whose, self.card, gap=8))
        self.cards = tuple(PictureCard(theme) for _ in range(PICTURES))
        all_cards = QWidget()
        all_cards.setLayout(column(theme, *self.cards, None, gap=26))
        self._box = PageBox(theme, self.head, chosen, all_cards)
        self.setLayout(column(theme, self._box, gap=0))
        self._connect()
        self.set_title(self.tr("Pictures"))

    @override
    def arrive(self, **args: str) -> None:
        """Show an account's pictures where one is named, else those shown last."""
        account_id = args.get("account", "")
        if account_id and account_id != self._presenter.account_id:
            self._presenter.choose(account_id)
        super().arrive(**args)

    @override
    def take_focus(self) -> None:
        """Begin with whose they are."""
        self.whose.setFocus()

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.saved.connect(self._saved)
        self.whose.activated.connect(lambda at: presenter.choose(self.whose.itemData(at)))
        for card in self.cards:
            card.view.stepped.connect(partial(self._follow_step, card))
        tools.actions.bind(self, "export", self._save)
        arrows = self.tr("To the next value of a picture")
        tools.actions.explain(self, [("↑ ↓ ← →", arrows), ("Home, End", self.tr("First, last"))])
        tools.theme.changed.connect(self._dress)
        self._dress()
        self.follow(*_READS)

    def _dress(self) -> None:
        self.whose.setFont(self._tools.theme.font("body"))

    def _show(self) -> None:
        seen = self._presenter.seen
        if seen is None:
            return
        self.whose.clear()
        self.whose.addItem(self.tr("All customers"), "")
        for account_id, name in seen.accounts:
            self.whose.addItem(name, account_id)
        self.whose.setCurrentIndex(max(0, self.whose.findData(self._presenter.account_id or "")))
        for card, picture in zip(self.cards, seen.found.pictures, strict=True):
            card.show_picture(picture)

    def _follow_step(self, card: PictureCard, _words: str) -> None:
        """Keep the value that one is at in sight."""
        here = card.view.mapTo(self._box, card.view.place.center().toPoint())
        scrolled = self._box.verticalScrollBar().value()
        self._box.ensureVisible(here.x(), here.y() + scrolled, 0, self._tools.theme.px(60))

    def _to_card(self) -> None:
        self._tools.navigation.open("insight")

    def _save(self) -> None:
        kinds = [(ending.upper(), (ending,)) for ending in ("pdf", "xlsx", "html", "docx", "txt")]
        title = self.tr("Write the pictures for whoever leads")
        path = self._tools.ask.save_file(title, f"{self.tr('Pictures')}.pdf", kinds)
        if path is not None:
            self._presenter.save(path)

    def _saved(self, path: Path) -> None:
        self._tools.banner.tell(
            self.tr("{} is written: counts alone, nobody is named.").format(path.name)
        )
