"""One page onto a printer, without a file in between."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter, QTextDocument

if TYPE_CHECKING:  # loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter

PIXELS_PER_INCH = 96
"""What sizes in a page's style mean (CSS)."""


def print_page(html: str, printer: "QPrinter") -> None:
    """Print a page of ours, black on white; what does not fit on one sheet is left away."""
    page = QTextDocument()
    page.setHtml(html)
    scale = printer.logicalDpiX() / PIXELS_PER_INCH
    page.setPageSize(QSizeF(printer.width(), printer.height()) / scale)
    painter = QPainter(printer)
    painter.scale(scale, scale)
    page.drawContents(painter)
    painter.end()
