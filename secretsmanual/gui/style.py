"""The palette and the one style sheet, built from the tokens. Look.md; Fusion underneath."""

import re
from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QPalette

from secretsmanual.gui.tokens import Tokens
from secretsmanual.system.resources import resource, resource_text

_LENGTHS = re.compile(r"\b(\d+)\*")


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for everything that the style sheet leaves to Fusion."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.ink),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.PlaceholderText, tokens.faint),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.ToolTipBase, tokens.ink),
        (role.ToolTipText, tokens.window),
        (role.Link, tokens.accent_ink),
        (role.LinkVisited, tokens.accent_ink),
        (role.Accent, tokens.accent),
        (role.Mid, tokens.line),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.off))
    return made


@lru_cache(maxsize=4)
def sheet(tokens: Tokens, scale: float) -> str:
    """Return the style sheet at the user's scale (1.0 to 2.0).

    Its source, `resources/styles/window.qss`, writes colours as `$ink` and lengths that grow
    with the scale as `12*`.
    """
    names = {name: getattr(tokens, name) for name in tokens.__slots__}
    names["set"] = tokens.name
    names["styles"] = resource("styles").as_posix()
    text = Template(resource_text("styles", "window.qss")).substitute(names)
    return _LENGTHS.sub(lambda found: f"{round(int(found[1]) * scale)}px", text)
