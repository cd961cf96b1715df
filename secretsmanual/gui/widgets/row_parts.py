"""How each type of row is measured and painted. One painter to a type; no widgets in rows."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from secretsmanual.domain.words import quoted
from secretsmanual.gui.fonts import TextRole
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tokens import Family, Tone
from secretsmanual.gui.widgets.coverage import KindCover, paint_ring
from secretsmanual.gui.widgets.lines import LEADING, Laid, lay_out
from secretsmanual.gui.widgets.marks import paint_avatar, paint_dot
from secretsmanual.gui.widgets.measure import Measure
from secretsmanual.gui.widgets.sides import draw_line, mirrored, runs_back

RowT = TypeVar("RowT")

CACHE = 512
"""Laid-out texts kept; a screen shows a few dozen."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A painted mark and where it is, for its tooltip."""

    box: QRectF
    word: str


class RowPainter(ABC, Generic[RowT]):
    """Measures and paints one type of row inside the box that the delegate gives it."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.measure = Measure(theme)
        self._mirror: QRectF | None = None
        """The box of the row that is painted, where the window runs from right to left."""

    def begin(self, painter: QPainter, box: QRectF) -> None:
        """Know the row's box before it is painted."""
        self._mirror = box if runs_back(painter) else None

    def placed(self, box: QRectF) -> QRectF:
        """Return where a part stands that is measured from the left."""
        return box if self._mirror is None else mirrored(box, self._mirror)

    @abstractmethod
    def height(self, row: RowT, width: float) -> float:
        """Return the height of the content at this width."""

    @abstractmethod
    def paint(self, painter: QPainter, row: RowT, box: QRectF) -> list[Spot]:
        """Paint the content; return the marks for tooltips."""

    def tooltip(self, row: RowT, width: float) -> str:  # noqa: ARG002
        """Return the whole text where some of it was left off."""
        return ""

    def forget(self) -> None:
        """Drop what was laid out: fonts or colours have changed."""
        self.measure.forget()

    def text_width(self, text: str, role: TextRole) -> float:
        """Return the width of one line of text."""
        return self.measure.width(text, role)

    def line(
        self,
        painter: QPainter,
        text: str,
        role: TextRole,
        colour: QColor,
        box: QRectF,
        *,
        right: bool = False,
    ) -> None:
        """Paint one line, elided, in the middle of the box's height."""
        painter.setFont(self.theme.font(role))
        painter.setPen(colour)
        text = self.measure.shorten(text, role, box.width())
        draw_line(painter, self.placed(box), text, end=right)

    def dot(self, painter: QPainter, family: Family, x: float, middle: float) -> float:
        """Paint a family's dot at x; return where the word begins."""
        side = self.theme.px(8)
        paint_dot(
            painter, self.theme, family, self.placed(QRectF(x, middle, side, 0)).left(), middle
        )
        return x + side + self.theme.px(7)

    def marks(
        self, painter: QPainter, marks: tuple[Mark, ...], x: float, middle: float
    ) -> tuple[list[Spot], float]:
        """Paint marks from x on; return where they are and where they end."""
        size, gap = self.theme.px(14), self.theme.px(6)
        ratio = painter.device().devicePixelRatioF()
        spots = []
        for mark in marks:
            box = self.placed(QRectF(x, middle - size / 2, size, size))
            painter.drawPixmap(box.topLeft(), self.theme.pixmap(mark.icon, mark.tone, 14, ratio))
            spots.append(Spot(box, mark.word))
            x += size + gap
        return spots, x


class SecretPainter(RowPainter[SecretRow]):
    """Text in lines, their words, then kind, person and marks, with the age at the right."""

    def __init__(self, theme: Theme, lines: int = 0) -> None:
        super().__init__(theme)
        self._most = lines
        self._laid: dict[tuple[SecretRow, float], tuple[Laid, Laid | None]] = {}

    @override
    def height(self, row: SecretRow, width: float) -> float:
        """Return the height of text, quote and last line."""
        if not row.quote and self._most in {1, 2} and self.measure.is_plain(row.text):
            one = self._most == 1 or self.measure.fits(row.text, "body", width)
            line = self.theme.font("body").pixelSize() * LEADING
            return line * (1 if one else 2) + self._foot()
        text, quote = self._texts(row, width)
        return text.height + (quote.height + self.theme.px(2) if quote else 0) + self._foot()

    @override
    def paint(self, painter: QPainter, row: SecretRow, box: QRectF) -> list[Spot]:
        """Paint the secret."""
        theme = self.theme
        text, quote = self._texts(row, box.width())
        y = box.top()
        text.draw(painter, box.left(), y, theme.colour(row.tone))
        y += text.height
        if quote:
            y += theme.px(2)
            quote.draw(painter, box.left(), y, theme.colour("soft"))
            y += quote.height
        foot = QRectF(box.left(), y + theme.px(4), box.width(), theme.px(20))
        return self._last_line(painter, row, foot)

    @override
    def tooltip(self, row: SecretRow, width: float) -> str:
        """Return the whole text where it was cut."""
        text, quote = self._texts(row, width)
        if text.cut or (quote and quote.cut):
            return f"{row.text}\n{quoted(row.quote)}" if row.quote else row.text
        return ""

    @override
    def forget(self) -> None:
        """Drop laid-out texts."""
        super().forget()
        self._laid.clear()

    def _foot(self) -> float:
        return self.theme.px(24)

    def _last_line(self, painter: QPainter, row: SecretRow, box: QRectF) -> list[Spot]:
        theme = self.theme
        middle = box.center().y()
        age_width = self.text_width(row.age, "small") + 2 if row.age else 0.0
        marks_width = len(row.marks) * theme.px(20)
        right = box.right() - age_width - (theme.px(10) if row.age else 0)
        x = box.left()
        if row.kind:
            x = self.dot(painter, row.family, x, middle)
            x = self._word(painter, row.kind, x, right - marks_width, box)
        if row.who:
            x += theme.px(10)
            x = self._word(painter, row.who, x, right - marks_width, box, "faint")
        spots, _ = self.marks(painter, row.marks, x + theme.px(10), middle)
        if row.age:
            at = QRectF(box.right() - age_width, box.top(), age_width, box.height())
            self.line(painter, row.age, "small", theme.colour("faint"), at, right=True)
        return spots

    def _word(
        self,
        painter: QPainter,
        word: str,
        x: float,
        right: float,
        box: QRectF,
        tone: Tone = "soft",
    ) -> float:
        width = min(self.text_width(word, "small_strong") + 1, max(0.0, right - x))
        at = QRectF(x, box.top(), width, box.height())
        self.line(painter, word, "small_strong", self.theme.colour(tone), at)
        return x + width

    def _texts(self, row: SecretRow, width: float) -> tuple[Laid, Laid | None]:
        key = (row, width)
        if (found := self._laid.get(key)) is None:
            if len(self._laid) >= CACHE:
                self._laid.clear()
            text = lay_out(
                row.text, self.theme.font("body"), width, most=self._most, marked=row.hits
            )
            quote = None
            if row.quote:
                words = quoted(row.quote)
                quote = lay_out(words, self.theme.quote_font(), width, most=self._most, leading=1.3)
            found = self._laid[key] = (text, quote)
        return found


class ItemPainter(RowPainter[ItemRow]):
    """A picture in front, a title over a note, a few words and marks at the right."""

    LEAD = 36

    @override
    def height(self, row: ItemRow, width: float) -> float:
        """Return one or two lines, or the picture's height."""
        px = self.theme.px
        text = px(22) + (px(19) if row.note else 0)
        return max(text, px(self.LEAD) if row.avatar or row.kinds else text)

    @override
    def paint(self, painter: QPainter, row: ItemRow, box: QRectF) -> list[Spot]:
        """Paint the item."""
        theme, px = self.theme, self.theme.px
        left = self._lead(painter, row, box)
        aside_width = self.text_width(row.aside, "small") + 2 if row.aside else 0.0
        aside_width = min(aside_width, box.width() * 0.4)
        right = box.right() - aside_width - (px(12) if row.aside else 0)
        marks_width = len(row.marks) * px(20)
        top = box.top() + max(0.0, (box.height() - self._text_height(row)) / 2)
        room = max(px(20), right - left - marks_width)
        width = min(self.text_width(row.title, "strong") + 2, room)
        title = QRectF(left, top, width, px(22))
        self._title(painter, row, title)
        spots, _ = self.marks(painter, row.marks, left + width + px(6), title.center().y())
        if row.note:
            note = QRectF(left, title.bottom(), max(1.0, box.right() - left), px(19))
            self.line(painter, row.note, "small", theme.colour("soft"), note)
        if row.aside:
            at = QRectF(box.right() - aside_width, top, aside_width, px(22))
            self.line(painter, row.aside, "small", theme.colour(row.aside_tone), at, right=True)
        return spots

    @override
    def tooltip(self, row: ItemRow, width: float) -> str:
        """Return title and note where either is too long."""
        room = width - self.theme.px(self.LEAD + 12)
        wide = max(self.text_width(row.title, "strong"), self.text_width(row.note, "small"))
        if wide + self.text_width(row.aside, "small") > room:
            return "\n".join(part for part in (row.title, row.note) if part)
        return ""

    def _title(self, painter: QPainter, row: ItemRow, box: QRectF) -> None:
        colour = self.theme.colour(row.tone)
        self.line(painter, row.title, "strong", colour, box)

    def _text_height(self, row: ItemRow) -> float:
        return self.theme.px(22) + (self.theme.px(19) if row.note else 0)

    def _lead(self, painter: QPainter, row: ItemRow, box: QRectF) -> float:
        px = self.theme.px
        side = px(self.LEAD)
        square = QRectF(box.left(), box.center().y() - side / 2, side, side)
        if row.kinds:
            kinds = [KindCover(*kind) for kind in row.kinds]
            paint_ring(painter, self.theme, kinds, row.title, self.placed(square))
        elif row.avatar:
            paint_avatar(painter, self.theme, row.title, self.placed(square))
        elif row.icon:
            ratio = painter.device().devicePixelRatioF()
            picture = self.theme.pixmap(row.icon, "soft", 18, ratio)
            middle = box.top() + (box.height() - self._text_height(row)) / 2 + px(11)
            at = self.placed(QRectF(box.left(), middle - px(9), px(18), px(18)))
            painter.drawPixmap(at.topLeft(), picture)
            return box.left() + px(30)
        elif row.dot:
            middle = box.top() + (box.height() - self._text_height(row)) / 2 + px(11)
            return self.dot(painter, row.dot, box.left(), middle) + px(4)
        else:
            return box.left()
        return square.right() + px(12)


class SectionPainter(RowPainter[SectionRow]):
    """A small title with a thin line behind it."""

    @override
    def height(self, row: SectionRow, width: float) -> float:
        """Return the height of the title."""
        return self.theme.px(22)

    @override
    def paint(self, painter: QPainter, row: SectionRow, box: QRectF) -> list[Spot]:
        """Paint title, note and line."""
        theme, px = self.theme, self.theme.px
        width = min(self.text_width(row.title, "small_strong") + 2, box.width())
        self.line(
            painter,
            row.title,
            "small_strong",
            theme.colour("soft"),
            QRectF(box.left(), box.top(), width, box.height()),
        )
        x = box.left() + width + px(8)
        if row.note and x < box.right():
            wide = min(self.text_width(row.note, "small") + 2, box.right() - x)
            at = QRectF(x, box.top(), wide, box.height())
            self.line(painter, row.note, "small", theme.colour("faint"), at)
            x += wide + px(8)
        if x < box.right():
            line = QRectF(round(x), round(box.center().y()), round(box.right() - x), 1)
            painter.fillRect(self.placed(line), theme.paint(theme.tokens.line))
        return []


def painters(theme: Theme, lines: int) -> dict[type[Any], RowPainter[Any]]:
    """Return the painters of the rows in `models.rows`."""
    return {
        SecretRow: SecretPainter(theme, lines),
        ItemRow: ItemPainter(theme),
        SectionRow: SectionPainter(theme),
    }
