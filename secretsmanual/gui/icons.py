"""Lucide's line icons, drawn in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from secretsmanual.system.resources import resource_text

RATIOS = (1.0, 2.0)
"""Device pixel ratios that an icon carries a picture of its own for."""


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Draw an icon of `size` logical pixels for a screen of this device pixel ratio.

    Strokes are a little finer than Lucide's 2 px, to sit beside Inter. Raises FileNotFoundError
    for a name that is not in `resources/icons`.
    """
    svg = (
        resource_text("icons", f"{name}.svg")
        .replace("currentColor", colour)
        .replace('stroke-width="2"', 'stroke-width="1.75"')
    )
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def icon(name: str, colour: str, disabled: str, size: int) -> QIcon:
    """Return an icon that is crisp at 100 and 200 %, with its own colour while disabled."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made


def forget() -> None:
    """Drop all drawn icons; pixmaps must not outlive the application object."""
    pixmap.cache_clear()
    icon.cache_clear()
