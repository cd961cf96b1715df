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
def icon(name: str, colour: str, disabled: str, size: int, gap: int = 0) -> QIcon:
    """Return an icon that is crisp at 100 and 200 %, with its own colour while disabled.

    `gap` leaves room on its right, as Qt sets a button's text close to its icon.
    """
    made = QIcon()
    for ratio in RATIOS:
        for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            made.addPixmap(_with_gap(pixmap(name, ink, size, ratio), gap, ratio), mode)
    return made


def _with_gap(picture: QPixmap, gap: int, ratio: float) -> QPixmap:
    if not gap:
        return picture
    wide = QPixmap(round(picture.width() + gap * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


def forget() -> None:
    """Drop all drawn icons; pixmaps must not outlive the application object."""
    pixmap.cache_clear()
    icon.cache_clear()
