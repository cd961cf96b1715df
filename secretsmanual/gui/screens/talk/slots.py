"""Three offers at the right, each with a fixed meaning: stay on it, new subject, lighter."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.screens.talk.words import short_reason
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Tone
from secretsmanual.gui.widgets.lines import lay_out, one_line, set_tooltip
from secretsmanual.gui.widgets.sides import draw_line

if TYPE_CHECKING:
    from secretsmanual.domain.interview.model import Offer
    from secretsmanual.gui.screens.talk.wrapping import WrapOffer

MOST_LINES = 4


class Slot(QAbstractButton):
    """One offer: what it is for, why, and its words."""

    def __init__(self, theme: Theme, number: int, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._title = title
        self._reason = ""
        self._words = ""
        self._frozen = False
        self._narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._policy()
        theme.changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What it offers; empty for nothing."""
        return self._words

    def offer(self, words: str, reason: str, title: str = "") -> None:
        """Show an offer, or with empty words that there is none."""
        if title:
            self._title = title
        self._words, self._reason = words, reason
        self.setEnabled(bool(words))
        self.setAccessibleName(f"{self._title}, {reason}" if reason else self._title)
        set_tooltip(self, words)
        self.updateGeometry()
        self.update()

    def set_frozen(self, *, frozen: bool) -> None:
        """Grey it while an answer is being typed."""
        if frozen != self._frozen:
            self._frozen = frozen
            self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the words to the tooltip: there is room for the title only."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._policy()

    @override
    def hasHeightForWidth(self) -> bool:
        return not self._narrow

    @override
    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        if self._narrow:
            return px(54)
        if not self._words:
            return px(38)
        inner = width - 2 * px(12) - 3
        laid = lay_out(self._words, self._theme.font("body"), inner, most=MOST_LINES)
        return px(46) + round(laid.height)

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(150 if self._narrow else 240)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(70), self._theme.px(38))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px, tokens = self._theme, self._theme.px, self._theme.tokens
        box = self.rect().adjusted(1, 1, -2, -2)
        live = self.isEnabled() and not self._frozen
        hover = live and self.underMouse()
        edge = tokens.focus if self.hasFocus() else tokens.edge if hover else tokens.line
        pen = painter.pen()
        pen.setColor(theme.paint(edge))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.setBrush(theme.paint(tokens.surface) if live else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(10), px(10))
        inner = box.adjusted(px(12), px(9), -px(12), -px(8))
        top: Tone = "accent" if live else "faint"
        font = theme.font("small_strong")
        painter.setFont(font)
        painter.setPen(theme.colour(top))
        title = one_line(f"{self._number}\u2002{self._title}", font, inner.width())
        line = inner.adjusted(0, 0, 0, 0)
        line.setHeight(px(18))
        draw_line(painter, QRectF(line), title)
        self._paint_reason(painter, line)
        if self._words and not self._narrow:
            laid = lay_out(self._words, theme.font("body"), inner.width(), most=MOST_LINES)
            laid.draw(
                painter,
                inner.left(),
                inner.top() + px(24),
                theme.colour("ink" if live else "faint"),
            )

    def _paint_reason(self, painter: QPainter, line: QRect) -> None:
        theme, px = self._theme, self._theme.px
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour("faint"))
        if self._narrow:
            line.translate(0, px(19))
            text = one_line(self._reason, font, line.width())
            draw_line(painter, QRectF(line), text)
            return
        text = one_line(self._reason, font, line.width() * 0.5)
        draw_line(painter, QRectF(line), text, end=True)

    def _policy(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(not self._narrow)
        self.setSizePolicy(policy)
        self.updateGeometry()


class Slots(QWidget):
    """The three of them, under each other or, where it is narrow, side by side."""

    chosen = Signal(int)
    """1, 2 or 3"""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._titles = [self.tr("Stay on it"), self.tr("New subject"), self.tr("Lighter")]
        self.slots = [Slot(theme, n, title) for n, title in enumerate(self._titles, start=1)]
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(10))
        for number, slot in enumerate(self.slots, start=1):
            self._box.addWidget(slot)
            slot.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))

    @property
    def empty(self) -> bool:
        """Whether none of them offers anything."""
        return not any(slot.words for slot in self.slots)

    def show_offers(self, offers: "Sequence[Offer | None]") -> None:
        """Show what may be asked next."""
        for slot, offer, title in zip(self.slots, offers, self._titles, strict=True):
            words, reason = (offer.text, short_reason(offer)) if offer else ("", "")
            slot.offer(words, reason, title)

    def show_answers(self, answers: "Sequence[WrapOffer]") -> None:
        """Show what may be answered in wrap-up; nothing where there is nothing to choose."""
        for slot, title, answer in zip_longest(self.slots, self._titles, answers):
            if answer:
                slot.offer(answer.words, "", answer.title)
            else:
                slot.offer("", "", title)

    def set_frozen(self, *, frozen: bool) -> None:
        """Grey them while an answer is being typed."""
        for slot in self.slots:
            slot.set_frozen(frozen=frozen)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand side by side, with titles and reasons only."""
        across = QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across)
        for slot in self.slots:
            slot.set_narrow(narrow=narrow)
