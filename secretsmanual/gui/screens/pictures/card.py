"""One picture with its title, and its words as text."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.plot_view import PlotView

if TYPE_CHECKING:
    from secretsmanual.domain.pictures import Picture


class PictureCard(QWidget):
    """A picture that is hidden while there is nothing to draw; its words say so then."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = Heading(theme, "", 2, wrap=True)
        self.view = PlotView(theme)
        self.words = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.setLayout(column(theme, self.title, self.view, self.words, gap=6))

    def show_picture(self, picture: "Picture") -> None:
        """Show this one."""
        self.title.setText(picture.plot.title)
        self.view.show_plot(picture.plot)
        self.words.setText(picture.plot.alternative)
        self.view.setVisible(not picture.empty)
