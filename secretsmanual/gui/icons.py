"""Lucide's line icons, drawn in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from secretsmanual.system.resources import resource_text

RATIOS = (1.0, 2.0)
"""Device pixel ratios that an icon carries a picture of its own for."""


TURNED = frozenset(
    "arrow-left arrow-right chevron-left chevron-right list "
    "list-checks panel-right redo-2 send skip-forward undo-2".split()
)
"""Icons that point where one reads on or back; mirrored with the window."""


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Draw an icon of `size` logical pixels for a screen of this device pixel ratio.

    One that points forward or back points the other way where one reads from right to left.
    Raises FileNotFoundError for a name that is not in `resources/icons`.
    """
    turned = name in TURNED and QGuiApplication.isRightToLeft()
    return _drawn(name, colour, size, ratio, turned=turned)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float, *, turned: bool) -> QPixmap:
    """Strokes are a little finer than Lucide's 2 px, to sit beside Inter."""
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
    if turned:
        picture = picture.transformed(QTransform.fromScale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, disabled: str, size: int, gap: int = 0) -> QIcon:
    """Return an icon that is crisp at 100 and 200 %, with its own colour while disabled.

    `gap` leaves room behind it, as Qt sets a button's text close to its icon.
    """
    return _icon(name, colour, disabled, size, gap, back=QGuiApplication.isRightToLeft())


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, size: int, gap: int, *, back: bool) -> QIcon:
    made = QIcon()
    for ratio in RATIOS:
        for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
            made.addPixmap(_with_gap(pixmap(name, ink, size, ratio), gap, ratio, back=back), mode)
    return made


def _with_gap(picture: QPixmap, gap: int, ratio: float, *, back: bool) -> QPixmap:
    if not gap:
        return picture
    wide = QPixmap(round(picture.width() + gap * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(gap if back else 0, 0, picture)
    painter.end()
    return wide


def forget() -> None:
    """Drop all drawn icons; pixmaps must not outlive the application object."""
    _drawn.cache_clear()
    _icon.cache_clear()
