"""Pictures of all widgets, to look at: `python -m tests.gui.gallery OUTDIR`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QRadioButton, QWidget

from secretsmanual.domain.errors import Refused
from secretsmanual.gui.action_table import ACTIONS
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.crash import describe
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.banner import Banner
from secretsmanual.gui.widgets.buttons import Button, Chip, IconButton
from secretsmanual.gui.widgets.coverage import CoverageRing, CoverageRow
from secretsmanual.gui.widgets.crash_page import CrashPage
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.document_view import DocumentView
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import FormField, SearchField, TextArea, TextField
from secretsmanual.gui.widgets.frames import Card, Rule, Surface, column, row
from secretsmanual.gui.widgets.keys_overlay import KeysOverlay
from secretsmanual.gui.widgets.labels import Heading, PlainLabel, Question
from secretsmanual.gui.widgets.marks import KindMark, PersonAvatar
from secretsmanual.gui.widgets.progress import Progress
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui.samples import DOCUMENT, EMOJI, ITEMS, KINDS, LONG, RTL, SECRETS


def words(theme: Theme) -> QWidget:
    page = Surface()
    asked = "Before the first pallet leaves, what would Thornquay want to hear from you?"
    box = column(
        theme,
        Heading(theme, "Thornquay Chilled Foods"),
        Question(theme, asked),
        PlainLabel(
            theme, "They said last time that the line starts at six.", tone="soft", wrap=True
        ),
        Heading(theme, "What we know", 2),
        PlainLabel(theme, EMOJI, wrap=True),
        PlainLabel(theme, RTL, wrap=True),
        PlainLabel(theme, LONG.replace(" ", "") * 3, wrap=True),
        PlainLabel(theme, LONG + " " + LONG, "strong"),
        PlainLabel(theme, "Due Friday, 27 November", "small_strong", "warm"),
        PlainLabel(theme, "Small and faint", "small", "faint"),
        Rule(),
        row(
            theme,
            KindMark(theme, "Habit", "work"),
            KindMark(theme, "Dream", "heading"),
            KindMark(theme, "Recreation preference", "life"),
            KindMark(theme, "If we fail", "us"),
            KindMark(theme, "Product quality", "pressure"),
            KindMark(theme, "Outcome", "want"),
            KindMark(theme, "Unsorted"),
            None,
            gap=16,
        ),
        row(
            theme,
            *(PersonAvatar(theme, n) for n in ("Hester Vaughn-Abara", RTL, EMOJI, LONG, "Ob")),
            None,
        ),
        row(theme, ring(theme), dots(theme), None, gap=20),
        None,
    )
    page.setLayout(box)
    box.setContentsMargins(32, 28, 32, 28)
    return page


def ring(theme):
    made = CoverageRing(theme, "Hester Vaughn-Abara", 72)
    made.set_kinds(KINDS)
    return made


def dots(theme):
    made = CoverageRow(theme)
    made.set_kinds(KINDS, "Hester Vaughn-Abara")
    return made


def controls(theme: Theme) -> QWidget:
    page = Surface()
    card = Card(theme)
    name = FormField(theme, "Name", TextField(theme, "Name", "First and last name"))
    wrong = FormField(theme, "Birthday", TextField(theme, "Birthday"), "A day, or a day and year")
    wrong.field.setText("the 40th")
    wrong.set_error("There is no 40th day in a month. Write it as 3 April or 3 April 1980.")
    combo = QComboBox()
    combo.addItems(["Sales", "Service", "Marketing"])
    checked = QCheckBox("Decides")
    checked.setChecked(True)
    chosen = QRadioButton("Follow the system")
    chosen.setChecked(True)
    off = Button(theme, "Not now")
    off.setEnabled(False)
    for item in (name, wrong, TextArea(theme, "Notes", "What else is worth keeping"), combo):
        card.box.addWidget(item)
    card.box.addLayout(
        row(theme, checked, QCheckBox("High value"), chosen, QRadioButton("Dark"), None)
    )
    chips = row(
        theme,
        Chip(theme, "Hester Vaughn-Abara", "user", "accent"),
        Chip(theme, "by Friday, 27 November", "calendar-days", "warm"),
        Chip(theme, LONG, "user"),
        Chip(theme, "R&D", "tag"),
        None,
    )
    told, offer, refused = Banner(theme), Banner(theme), Banner(theme)
    told.tell("Handed over to Bea Lanyon.")
    offer.offer("Deleted “Wants to be rung before seven”.", "Undo", lambda: None)
    refused.refuse(
        Refused("This manual was written by a newer version.", "Install version 0.4 or later."),
        "Choose another",
        lambda: None,
    )
    box = column(
        theme,
        told,
        offer,
        refused,
        card,
        chips,
        row(
            theme,
            Button(theme, "Record", "primary", "check"),
            Button(theme, "Ask me later", icon="bookmark"),
            Button(theme, "Nothing to tell", "quiet"),
            Button(theme, "Show all", "link"),
            off,
            IconButton(theme, "moon", "Light or dark"),
            None,
        ),
        SearchField(theme, "Find a person, an account or a secret"),
        None,
        gap=12,
    )
    page.setLayout(box)
    box.setContentsMargins(32, 28, 32, 28)
    return page


def lists(theme: Theme) -> QWidget:
    page = Surface()
    cards = RowList(theme, "Recorded so far", "card", lines=4)
    flat = RowList(theme, "Secrets", lines=2)
    items = RowList(theme, "Accounts and people")
    none = EmptyState(
        theme,
        "notebook-pen",
        "Nothing recorded with Thornquay yet",
        "A first talk of ten minutes usually brings four secrets.",
        "Start a talk",
    )
    empty = RowList(theme, "Empty", empty=none)
    cards.show_rows(SECRETS)
    flat.show_rows(SECRETS)
    items.show_rows(ITEMS)
    empty.show_rows([])
    items.choose("p-1")
    cards.choose("s-2")
    side = Surface("side", "left")
    side.setLayout(column(theme, Heading(theme, "Recorded so far", 2), cards, gap=12))
    side.layout().setContentsMargins(20, 20, 12, 0)
    box = row(theme, column(theme, items, empty), flat, side, gap=20)
    box.setContentsMargins(16, 16, 0, 0)
    page.setLayout(box)
    return page


def document(theme: Theme) -> QWidget:
    page = Surface()
    view = DocumentView(theme, "Brief")
    view.show_document(DOCUMENT)
    details = DetailsPanel(theme, "Secret")
    details.show_record(
        "Wants to be rung before seven, while the line is still cold",
        "Habit, said by Hester, 3 months ago",
        (("Kind", "Habit"), ("Heard on", "20 August 2026"), ("Empty", ""), ("Via", LONG)),
    )
    bar = Progress(theme)
    bar.start("Reading the file")
    bar.step(4_120, 10_000)
    details.add(bar)
    details.setFixedWidth(theme.px(330))
    box = row(theme, view, details, gap=16)
    box.setContentsMargins(28, 24, 0, 24)
    page.setLayout(box)
    return page


def overlays(theme: Theme) -> QWidget:
    page = Surface()
    actions = Actions(theme, page)
    for name in ACTIONS:
        if ACTIONS[name].menu in {"Talk", "Record", "Go"}:
            actions.bind(page, name, lambda: None)
    keys = KeysOverlay(theme, actions, page)
    page.resize(1000, 700)
    keys.toggle()
    return page


def crash(theme: Theme) -> QWidget:
    page = Surface()
    over = CrashPage(theme, page)
    try:
        int("Hester")
    except ValueError as error:
        text = describe(error).text
    over.show_report(text)
    return page


PAGES = {
    "document": (document, 1180, 980),
    "overlays": (overlays, 1000, 700),
    "crash": (crash, 900, 600),
    "words": (words, 760, 980),
    "controls": (controls, 900, 900),
    "lists": (lists, 1280, 860),
}


def picture(theme: Theme, name: str, file: Path) -> None:
    make, width, height = PAGES[name]
    page = make(theme)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(int(width * (1 + (theme.scale - 1) * 0.7)), int(height * theme.scale))
    page.show()
    QApplication.processEvents()
    page.grab().save(str(file))
    page.close()
    page.deleteLater()


def main(folder: Path) -> None:
    app = QApplication([])
    theme = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for scale in (1.0, 2.0):
            theme.choose(scheme)
            theme.set_scale(scale)
            for name in PAGES:
                picture(theme, name, folder / f"{name}-{scheme}-{int(scale * 100)}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
