"""Pages and actions by their names, beside what is found of customers: “awards”, “print”."""

from PySide6.QtCore import QCoreApplication

from secretsmanual.domain import searching
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.models.record_list import Row
from secretsmanual.gui.models.rows import ItemRow, SectionRow

DO = "do "
"""Before the id of an action, in the id of its row."""
LEAST = 3
"""Letters from which on actions are offered."""


def with_doing(actions: Actions, text: str, found: list[Row]) -> list[Row]:
    """Add the actions whose names fit, below what was found; on top where one is named whole."""
    wanted = searching.words(text)
    if len(text.strip()) < LEAST or not wanted:
        return found
    rows: list[Row] = []
    whole = False
    for spec in actions.offered():
        name = actions[spec.id].text()
        if spec.id != "jump" and len(searching.named(wanted, name)) == len(set(wanted)):
            whole = whole or name.casefold() == text.strip().casefold()
            rows.append(ItemRow(f"{DO}{spec.id}", name, "", actions.key_text(spec.id), spec.icon))
    if not rows:
        return found
    title = SectionRow(QCoreApplication.translate("Palette", "Do"), str(len(rows)), id="group do")
    return [title, *rows, *found] if whole else [*found, title, *rows]
