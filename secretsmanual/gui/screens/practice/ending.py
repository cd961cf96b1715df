"""What there was to find, what was found, and what slipped by."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from secretsmanual.domain.wording import trn
from secretsmanual.gui.models.rows import ItemRow, SectionRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.services.practice import PracticeResult

SHOWN = 6
"""Kinds that are named of what nobody asked for."""


class EndPane(QWidget):
    """The card at the end of a practice."""

    def __init__(
        self, theme: Theme, again: Callable[[], None], somebody_else: Callable[[], None]
    ) -> None:
        super().__init__()
        self.head = PageHead(theme, "", " ")
        self.advice = PlainLabel(theme, "", "body", wrap=True)
        self.list = RowList(theme, self.tr("What was told and what was not"))
        self.again = Button(theme, self.tr("The same customer again"), run=again)
        self.other = Button(theme, self.tr("Somebody else"), "primary", run=somebody_else)
        buttons = QWidget()
        buttons.setLayout(row(theme, self.other, self.again, None))
        self.setLayout(
            column(theme, PageBox(theme, self.head, self.advice, buttons, self.list), gap=0)
        )

    def show_result(self, found: PracticeResult, name: str) -> None:
        """Show what it came to."""
        self.head.say(
            self.tr("{} of {} found").format(found.kept, found.hidden),
            self._told(name, found),
        )
        self.advice.setText(self._advice(found))
        rows: list[ItemRow | SectionRow] = []
        if found.missed:
            rows.append(SectionRow(self.tr("Told, and not written down under its kind")))
            rows += [
                ItemRow(f"missed {at}", said, kind) for at, (kind, said) in enumerate(found.missed)
            ]
        if found.untold:
            rows.append(SectionRow(self.tr("Still hidden")))
            rows += [
                ItemRow(f"untold {kind}", kind, aside=f"{count}", tone="soft")
                for kind, count in found.untold[:SHOWN]
            ]
        self.list.show_rows(rows)

    def _told(self, name: str, found: PracticeResult) -> str:
        if not found.kept:
            return trn(
                "{name} told you {n} thing; you wrote down none.",
                "{name} told you {n} things; you wrote down none.",
                found.told,
                name=name,
            )
        return trn(
            "{name} told you {n} thing; you wrote down {kept}.",
            "{name} told you {n} things; you wrote down {kept}.",
            found.told,
            name=name,
            kept=found.kept,
        )

    def _advice(self, found: PracticeResult) -> str:
        if found.told == 0:
            return self.tr("Begin mild, and stay on it: the second question finds most.")
        if found.missed:
            return self.tr(
                "Write first, sort later: shorthand is enough, review makes a sentence of it."
            )
        if found.trust < 2.0:
            return self.tr("They hardly opened up. Ask about their day before their dreams.")
        return self.tr("All that was told is there. Next time stay on each subject once more.")
