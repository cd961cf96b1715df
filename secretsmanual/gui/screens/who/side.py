"""Beside the map: everybody as a list, the chosen one, and what is asked about them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from secretsmanual.domain import words
from secretsmanual.domain.who_is_who import Difference, Node, WhoIsWho, influence, stance
from secretsmanual.gui.screens.who import forms
from secretsmanual.gui.screens.who.rows import (
    Rows,
    difference_rows,
    people_rows,
    relation_rows,
)
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.form_host import FormHost, Values
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.record_form import FieldSpec
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.widgets.sides import around


class WhoSide(QWidget):
    """Two parts under each other: the list, and one of person, comparison and form."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.people = RowList(theme, self.tr("People on the map"))
        self.people.setMinimumHeight(theme.px(110))
        self.panel = DetailsPanel(theme, self.tr("Who is chosen"))
        self.relations = RowList(theme, self.tr("How they stand to others"))
        self.differ = RowList(theme, self.tr("Side by side"))
        self.stand = Button(theme, self.tr("How they stand"), "primary", "pen-line")
        self.relate = Button(theme, self.tr("Relation  R"), icon="plus")
        self.beside = Button(theme, self.tr("Compare  C"), icon="users")
        self.host = FormHost(theme)
        self._can = QWidget()
        self._can.setLayout(Flow(theme, self.stand, self.relate, self.beside, gap=6))
        for part in (self._can, self.relations, self.differ, self.host):
            self.panel.add(part)
        people = column(theme, self.people)
        people.setContentsMargins(around(theme.px(20), 0, theme.px(8), 0))
        box = column(theme, people, self.panel, gap=0)
        box.setContentsMargins(0, theme.px(12), 0, 0)
        box.setStretch(0, 2)
        box.setStretch(1, 3)
        self.setLayout(box)
        self.differ.hide()

    @property
    def lists(self) -> tuple[RowList, ...]:
        """The lists, from top to bottom."""
        return (self.people, self.relations, self.differ)

    @property
    def is_busy(self) -> bool:
        """Whether something else than the chosen person is shown."""
        return self.host.form is not None or not self.differ.isHidden()

    def show_people(self, map_: WhoIsWho) -> None:
        """Show everybody on the map."""
        self.people.show_rows(people_rows(map_))

    def show_person(self, map_: WhoIsWho, node: Node) -> None:
        """Show how somebody stands."""
        person = node.person
        why = words.listed(node.warmth.reasons)
        level = self.tr("{} of 5").format(node.warmth.level)
        facts = [
            (self.tr("Their word"), words.listed(influence(person))),
            (self.tr("Stands"), words.listed(stance(person)) or self.tr("We do not know.")),
            (self.tr("Warmth"), words.labelled(level, why) if why else level),
        ]
        self.panel.show_record(person.name, node.elsewhere or person.role, facts)
        _show_whole(self.relations, relation_rows(map_, person.id))
        self.relate.setEnabled(forms.can_relate(map_, node))
        self.beside.setEnabled(len(map_.nodes) > 1)
        self._can.show()

    def show_differences(self, differences: tuple[Difference, ...], one: Node, other: Node) -> None:
        """Show two people side by side."""
        names = words.listed((one.person.first_name, other.person.first_name))
        self._clear(names, self.tr("How these two differ. Escape goes back."))
        _show_whole(self.differ, difference_rows(differences, one, other))
        self.differ.choose_first()
        self.differ.setFocus()

    def ask(
        self,
        title: str,
        note: str,
        specs: tuple[FieldSpec, ...],
        start: Values,
        save: Callable[[Values], None],
    ) -> None:
        """Ask for fields; `save` is given all of them."""
        self._clear(title, note)
        self.host.ask(specs, start, save)

    def rest(self) -> None:
        """Take form and comparison away."""
        self.host.close_form()
        self.differ.hide()

    def _clear(self, title: str, note: str) -> None:
        self.rest()
        self.panel.show_record(title, note, [])
        for part in (self._can, self.relations):
            part.hide()


def _show_whole(rows_list: RowList, rows: Rows) -> None:
    """Show a list as high as all its rows: what is around it scrolls."""
    rows_list.show_rows(rows)
    rows_list.setVisible(bool(rows))
    high = sum(rows_list.sizeHintForRow(at) for at in range(len(rows)))
    rows_list.setFixedHeight(high + 4)
