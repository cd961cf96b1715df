"""Words on a page: always plain text, never clipped (trust.md 30, look.md)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.gui.accessible import Role
from secretsmanual.gui.fonts import TextRole
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.lines import (
    LEADING,
    Laid,
    lay_out,
    one_line,
    set_tooltip,
)
from secretsmanual.gui.widgets.sides import draw_line, isolated, way_of

READABLE = 68
"""Characters of a comfortable line: what a wrapping label asks for."""


class PlainLabel(QLabel):
    """A line that is elided with a tooltip, or, with `wrap`, lines that break anywhere needed.

    Paints its text itself, so nothing in it is ever read as markup or as a shortcut. Screen
    readers get the whole text, behind what it is a value `of`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: TextRole = "body",
        tone: Tone = "ink",
        *,
        wrap: bool = False,
        of: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._of = of
        self._role: TextRole = role
        self._tone: Tone = tone
        self._wrap = wrap
        self._leading = 1.2 if role in {"question", "title"} else LEADING
        self._laid: tuple[int, Laid] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum if wrap else across)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)
        theme.veil_changed.connect(self._show_again)
        self._dress()
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Say this, or that it is hidden where it repeats what was told in confidence."""
        self._given = text
        super().setText(self._theme.veil(text))
        if self._of:
            self.setAccessibleName(words.labelled(self._of, self.text()))
        self._laid = None
        self._hint()
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: Tone) -> None:
        """Colour the text differently."""
        self._tone = tone
        self.update()

    def set_role(self, role: TextRole) -> None:
        """Write in another size, as where there is little room."""
        if role != self._role:
            self._role = role
            self._dress()

    def set_centred(self) -> None:
        """Centre the lines."""
        self._laid = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wrap

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._lines(width).height + 0.5) if self._wrap else self._line_height()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._face)
        natural = max(
            (metrics.horizontalAdvance(part) for part in self.text().split("\n")), default=0
        )
        width = int(natural) + 2
        if self._wrap:
            width = min(width, int(metrics.averageCharWidth() * READABLE))
            return QSize(width, self.heightForWidth(max(width, 1)))
        return QSize(width, self._line_height())

    @override
    def minimumSizeHint(self) -> QSize:
        narrow = int(QFontMetricsF(self._face).averageCharWidth() * (8 if self._wrap else 3))
        return QSize(min(narrow, self.sizeHint().width()), self._line_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self._theme.colour(self._tone)
        if not self.isEnabled():
            colour = self._theme.paint(self._theme.tokens.off)
        if self._wrap:
            laid = self._lines(self.width())
            laid.draw(painter, 0, self._top(laid.height), colour)
            return
        painter.setFont(self._face)
        painter.setPen(colour)
        text = one_line(self.text(), self._face, self.width())
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            painter.setLayoutDirection(way_of(text, self.layoutDirection()))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, isolated(text))
        else:
            draw_line(painter, QRectF(self.rect()), text)

    def _top(self, height: float) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            return max(0.0, (self.height() - height) / 2)
        return 0.0

    def _line_height(self) -> int:
        return round(self._face.pixelSize() * self._leading + 0.5)

    def _lines(self, width: int) -> Laid:
        if self._laid is None or self._laid[0] != width:
            option = QTextOption()
            option.setTextDirection(way_of(self.text(), self.layoutDirection()))
            if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
                option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._laid = (
                width,
                lay_out(
                    isolated(self.text()), self._face, width, leading=self._leading, option=option
                ),
            )
        return self._laid[1]

    def _show_again(self) -> None:
        if self._theme.veil(self._given) != self.text():
            self.setText(self._given)

    def _hint(self) -> None:
        cut = (
            not self._wrap
            and QFontMetricsF(self._face).horizontalAdvance(self.text()) > self.width()
        )
        set_tooltip(self, self.text() if cut and self.width() > 0 else "")

    def _dress(self) -> None:
        self._face: QFont = self._theme.font(self._role)
        self.setFont(self._face)
        self._laid = None
        self.updateGeometry()
        self.update()


class _Title(PlainLabel):
    """Words that screen readers go to by a key."""

    accessible_role = Role.Heading

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(self.text())


class Heading(_Title):
    """The title of a page (level 1), of a part (2), or a small title over a group (3)."""

    ROLES: tuple[TextRole, TextRole, TextRole] = ("title", "heading", "small_strong")

    def __init__(self, theme: Theme, text: str = "", level: int = 1, *, wrap: bool = False) -> None:
        tone: Tone = "soft" if level == 3 else "ink"
        super().__init__(theme, text, self.ROLES[level - 1], tone, wrap=wrap)


class Question(_Title):
    """The question to ask: large, serif, with open lines."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(theme, text, "question", wrap=True)
