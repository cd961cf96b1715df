"""The chapter of all keys, made from the table of actions: it cannot go stale."""

from secretsmanual.domain.wording import tr
from secretsmanual.gui.action_table import ACTIONS, MENUS
from secretsmanual.gui.actions import Actions
from secretsmanual.services.guide import Chapter

KEYS = "keys"
"""The name of the chapter."""


def keys_chapter(actions: Actions) -> Chapter:
    """Write the keys menu by menu, as they are called on this system."""
    title = tr("All keys")
    lines = [f"# {title}", "", tr("Ctrl+/ shows the keys of the page you are on."), ""]
    for menu in MENUS:
        rows = [
            f"| {tr(spec.text)} | {actions.key_text(name)} |"
            for name, spec in ACTIONS.items()
            if spec.menu == menu and spec.key
        ]
        lines += [f"## {tr(menu)}", "", f"| {tr('What')} | {tr('Key')} |", "|---|---|", *rows, ""]
    return Chapter(KEYS, title, "\n".join(lines))
